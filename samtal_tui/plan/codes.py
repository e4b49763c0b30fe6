"""Two letters for each of several texts, to pick it with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase


def codes(texts: Iterable[str]) -> dict[str, str]:
    """Each text under two letters of its own: the beginnings of its words where they are free.

    The same texts in the same order always have the same letters.
    """
    found: dict[str, str] = {}
    for text in texts:
        code = next((code for code in _candidates(text) if code not in found), "")
        if code:
            found[code] = text
    return found


def _candidates(text: str) -> Iterator[str]:
    words = ["".join(sign for sign in word if sign.isalpha()) for word in text.casefold().split()]
    words = [word for word in words if word]
    if len(words) > 1:
        yield words[0][0] + words[1][0]
    for word in words:
        if len(word) > 1:
            yield word[:2]
    letters = "".join(words) or ascii_lowercase
    for first in letters:
        for second in letters:
            yield first + second
    for first in ascii_lowercase:
        for second in ascii_lowercase:
            yield first + second
