"""Search in memory, the Swedish way: å is not a, but case and double blanks make no difference.

No text is ever in an index on disk (vault.md). The haystack is one casefolded string: 90,000 lines are
looked through in milliseconds.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from vault.records import FIELDS, Audience, Item

_END = "\n"


@dataclass(frozen=True)
class Hit:
    """One item in which the words stand."""

    item: Item


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
    """Everything that can be searched. Sensitive items are never in it: they are never drawn."""

    def __init__(self, items: Iterable[Item]) -> None:
        kept = [item for item in items if item.audience is not Audience.SENSITIVE]
        self._items = sorted(kept, key=lambda item: -item.sequence)
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for item in self._items:
            text = folded(" ".join(words_in(item))) + _END
            self._starts.append(length)
            parts.append(text)
            length += len(text)
        self._text = "".join(parts)

    def find(self, wanted: str, *, private: bool, most: int = 200) -> Found:
        """The newest items holding `wanted`; private ones are only counted unless `private`."""
        needle = folded(wanted)
        if not needle:
            return Found((), 0, 0)
        found = list(self._places(needle))
        open_ = [item for item in found if item.audience.shareable]
        visible = found if private else open_
        return Found(
            tuple(Hit(item) for item in islice(visible, most)), len(visible), len(found) - len(open_)
        )

    def _places(self, needle: str) -> Iterable[Item]:
        at = self._text.find(needle)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            yield self._items[index]
            if index + 1 >= len(self._starts):
                return
            at = self._text.find(needle, self._starts[index + 1])
