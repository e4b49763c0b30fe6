"""The hidden ids of a form: a few consonants for each question, and a mark for whose form it is.

Consonants, so that no word of an answer looks like one. They are hashes: they tell nothing by themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

_LETTERS = "bcdfghjkmnpqrtvwxz"
LENGTH = 4
"""Letters of a code, unless two questions would share it."""

TALK_LETTERS, GUIDE_LETTERS = 12, 6


@dataclass(frozen=True)
class Mark:
    """Whose form it is: the talk, and the guide with its version, each as letters."""

    talk: str
    guide: str

    def __str__(self) -> str:
        return f"{self.talk}-{self.guide}"


def codes_of(names: Iterable[str]) -> dict[str, str]:
    """A code for each name, always the same for the same names in the same order; no two alike."""
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        length = LENGTH
        while (code := _letters(f"question|{name}", length)) in taken:
            length += 1
        codes[name] = code
        taken.add(code)
    return codes


def mark_of(vault_id: str, talk_id: str, guide_id: str, guide_version: str) -> Mark:
    """The mark of the form for a talk."""
    return Mark(
        _letters(f"talk|{vault_id}|{talk_id}", TALK_LETTERS),
        _letters(f"guide|{guide_id}|{guide_version}", GUIDE_LETTERS),
    )


def _letters(seed: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(f"samtal-form-1|{seed}".encode()).digest())
    letters = ""
    for _ in range(length):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters
