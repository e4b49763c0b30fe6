"""Swedish alphabetical order: å, ä and ö come last, and are letters of their own."""

from __future__ import annotations

import unicodedata

_LAST = {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"}
"""`{` follows z in ASCII, so what is written with it sorts after every other letter."""

_LIKE = {"ü": "y", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "œ": "{3"}


def swedish_key(text: str) -> tuple[str, str]:
    """The sort key of `text`: letters first, accents and case only to break a tie.

    Follows the order of Svenska Akademiens ordlista: w after v, é as e, ü as y, æ as ä, ø as ö; a blank or a
    punctuation mark comes before every letter.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(_weight(letter) for letter in composed.casefold()), composed


def _weight(letter: str) -> str:
    if letter in _LAST:
        return _LAST[letter]
    if letter in _LIKE:
        return _LIKE[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isalnum() else " "
