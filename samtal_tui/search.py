"""Search in memory, the Swedish way: å is not a, but case and double blanks make no difference.

No text is ever in an index on disk (vault.md). 90,000 folded lines are looked through in a few milliseconds,
however many of them are hits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress, islice, repeat
from operator import contains

from vault.records import FIELDS, Audience, Item


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
class Found:
    """The first hits that may be shown, how many there are, and how many private ones are kept back."""

    hits: tuple[Hit, ...]
    shown: int
    private: int


@dataclass(frozen=True)
class _Held:
    """The lines that held a needle: their places, their texts, and how many of them may be shown."""

    needle: str
    places: Sequence[int]
    texts: Sequence[str]
    open: int


def folded(text: str) -> str:
    """`text` as it is compared: NFC, casefolded, every run of blanks one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_in(item: Item) -> list[str]:
    """What somebody wrote in `item`, each text once: the steps of feedback stand in its sentence."""
    names = (*(name for name in FIELDS[item.kind] if name != "voice"), "reaction")
    return [item.fields[name] for name in names if name in item.fields]


class Haystack:
    """Everything that can be searched, in the order it was added. Sensitive lines are never in it.

    Kept in columns of plain texts: an object for each of 90,000 lines would have to be looked through every
    time Python looks for cycles.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._places: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
        self._audiences: list[Audience] = []
        self._words: list[tuple[str, ...]] = []
        self._texts: list[str] = []
        self._open: list[bool] = []
        self._last: _Held | None = None
        for item in items:
            if item.audience is Audience.SENSITIVE:
                continue
            place = (item.id, item.person, item.talk, item.question)
            for column, part in zip(self._places, place, strict=True):
                column.append(part)
            words = tuple(words_in(item))
            self._audiences.append(item.audience)
            self._words.append(words)
            self._texts.append(folded(" ".join(words)))
            self._open.append(item.audience.shareable)

    def add(self, other: Haystack) -> None:
        """Put what is in `other` behind what is there."""
        for column, more in zip(self._places, other._places, strict=True):
            column.extend(more)
        self._audiences += other._audiences
        self._words += other._words
        self._texts += other._texts
        self._open += other._open
        self._last = None

    def find(self, wanted: str, *, private: bool, most: int = 100) -> Found:
        """The first items holding `wanted`; private ones are only counted unless `private`."""
        needle = folded(wanted)
        if not needle:
            return Found((), 0, 0)
        last = self._last if self._last and self._last.needle in needle else self._all()
        self._last = held = self._narrowed(last, needle)
        every = len(held.places)
        shown = (at for at in held.places if private or self._open[at])
        hits = tuple(self._hit(at) for at in islice(shown, most))
        return Found(hits, every if private else held.open, every - held.open)

    def _all(self) -> _Held:
        return _Held("", range(len(self._texts)), self._texts, sum(self._open))

    def _narrowed(self, last: _Held, needle: str) -> _Held:
        """Those of the lines found last that hold a longer needle too: often all of them do."""
        holds = list(map(contains, last.texts, repeat(needle)))
        if all(holds):
            return replace(last, needle=needle)
        places = list(compress(last.places, holds))
        among = sum(map(self._open.__getitem__, places))
        return _Held(needle, places, list(compress(last.texts, holds)), among)

    def _hit(self, at: int) -> Hit:
        identity, person, talk, question = (column[at] for column in self._places)
        return Hit(identity, person, talk, question, self._audiences[at], self._words[at])
