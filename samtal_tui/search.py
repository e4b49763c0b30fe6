"""Search in memory, the Swedish way: å is not a, but case and double blanks make no difference.

No text is ever in an index on disk (vault.md). 90,000 folded lines are looked through in a few milliseconds,
however many of them are hits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress, islice

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


def folded(text: str) -> str:
    """`text` as it is compared: NFC, casefolded, every run of blanks one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_in(item: Item) -> list[str]:
    """What somebody wrote in `item`, each text once: the steps of feedback stand in its sentence."""
    names = (*(name for name in FIELDS[item.kind] if name != "voice"), "reaction")
    return [item.fields[name] for name in names if name in item.fields]


class Haystack:
    """Everything that can be searched, in the order it was added. Sensitive lines are never in it."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._lines: list[Hit] = []
        self._texts: list[str] = []
        self._open: list[bool] = []
        for item in items:
            if item.audience is Audience.SENSITIVE:
                continue
            words = tuple(words_in(item))
            line = Hit(item.id, item.person, item.talk, item.question, item.audience, words)
            self._lines.append(line)
            self._texts.append(folded(" ".join(words)))
            self._open.append(item.audience.shareable)

    def add(self, other: Haystack) -> None:
        """Put what is in `other` behind what is there."""
        self._lines += other._lines
        self._texts += other._texts
        self._open += other._open

    def find(self, wanted: str, *, private: bool, most: int = 100) -> Found:
        """The first items holding `wanted`; private ones are only counted unless `private`."""
        needle = folded(wanted)
        if not needle:
            return Found((), 0, 0)
        holds = [needle in text for text in self._texts]
        among = sum(compress(self._open, holds))
        every = sum(holds)
        hits = (line for line in compress(self._lines, holds) if private or line.audience.shareable)
        return Found(tuple(islice(hits, most)), every if private else among, every - among)
