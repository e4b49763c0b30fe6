"""Search in memory, the Swedish way: å is not a, but case and double blanks make no difference.

No text is ever in an index on disk (vault.md). The first hits among 90,000 folded lines are found in a few
milliseconds, however many or few there are; counting all of them takes a few more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, compress, islice, repeat
from operator import contains

from samtal_tui.sharing.forbidden import CODED, CODES
from vault.records import FIELDS, Audience, Item

DATES = frozenset({"do_by", "follow_up"})
"""What is no text, and is searched for all the same."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line in which the words stand: where it is, who may read it, and the texts somebody wrote in it."""

    id: str
    person: str
    talk: str
    question: str
    audience: Audience
    words: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """How many lines hold the words: of those that may be shown to anybody, and of the private ones."""

    open: int
    private: int


def folded(text: str) -> str:
    """`text` as it is compared: NFC, casefolded, every run of blanks one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_in(item: Item) -> list[str]:
    """What somebody wrote in `item`, each text once: the steps of feedback stand in its sentence."""
    written = {name: text for name, text in item.fields.items() if name not in CODED - DATES}
    texts = ((name, written[name]) for name in (*FIELDS[item.kind], "reaction") if name in written)
    return [text for name, text in texts if text not in CODES.get(name, ())]


class _Lines:
    """Folded lines of one sort, and the place of each in its slice.

    All of them in one text tell at once when a word is in none; made from that text, the lines lie side by
    side in memory and are looked through in half the time.
    """

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        listed = list(lines)
        self._places = [place for place, _ in listed]
        self._whole = "\n".join(line for _, line in listed)
        self._lines = self._whole.split("\n") if listed else []

    def holding(self, needle: str) -> Iterator[int]:
        """The places of the lines that hold `needle`."""
        return compress(self._places, self._look(needle))

    def count(self, needle: str) -> int:
        """How many lines hold `needle`."""
        return sum(self._look(needle))

    def _look(self, needle: str) -> Iterator[bool]:
        return map(contains, self._lines, repeat(needle)) if needle in self._whole else iter(())


class _Slice:
    """Lines that were added together.

    Kept in columns of plain texts: an object for each of 90,000 lines would have to be looked through every
    time Python looks for cycles. Lines that may be shown and lines that are only counted are apart.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        kept = [item for item in items if item.audience is not Audience.SENSITIVE]
        self._ids = [item.id for item in kept]
        self._persons = [item.person for item in kept]
        self._talks = [item.talk for item in kept]
        self._questions = [item.question for item in kept]
        self._audiences = [item.audience for item in kept]
        self._words = [tuple(words_in(item)) for item in kept]
        lines = [(at, folded(" ".join(words))) for at, words in enumerate(self._words)]
        self.open = _Lines(line for line in lines if kept[line[0]].audience.shareable)
        self.private = _Lines(line for line in lines if not kept[line[0]].audience.shareable)

    def hits(self, needle: str, *, private: bool) -> Iterator[Hit]:
        """The lines that hold `needle`, in the order they were added."""
        found = self.open.holding(needle)
        places = sorted(chain(found, self.private.holding(needle))) if private else found
        return map(self._hit, places)

    def _hit(self, at: int) -> Hit:
        return Hit(
            self._ids[at],
            self._persons[at],
            self._talks[at],
            self._questions[at],
            self._audiences[at],
            self._words[at],
        )


class Haystack:
    """Everything that can be searched, in the order it was added. Sensitive lines are never in it."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._slices = [_Slice(items)]

    def add(self, other: Haystack) -> None:
        """Put what is in `other` behind what is there."""
        self._slices += other._slices

    def first(self, wanted: str, *, private: bool, most: int = 100) -> tuple[Hit, ...]:
        """The first lines holding `wanted`; private ones are among them only when `private`."""
        needle = folded(wanted)
        if not needle:
            return ()
        every = (part.hits(needle, private=private) for part in self._slices)
        return tuple(islice(chain.from_iterable(every), most))

    def count(self, wanted: str) -> Count:
        """How many lines hold `wanted`."""
        needle = folded(wanted)
        if not needle:
            return Count(0, 0)
        return Count(
            sum(part.open.count(needle) for part in self._slices),
            sum(part.private.count(needle) for part in self._slices),
        )
