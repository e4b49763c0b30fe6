"""What came back, whatever kind of file it was: lines in their order, each with the hidden id that stood
there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

MOST_CHARACTERS = 500_000
"""What is written in a form is never longer; what is, is no form."""

ASIDE = "-"
"""The code of a line that begins what belongs to no question: comments, footnotes, page heads."""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    `code`: from this line on the text belongs to that question. `room` is None in the open; in the box for an
    answer it is the box's code, or empty when the box has lost it. `row` and `column` tell the place in a
    table to draft in, `row` being unlike in unlike tables.
    """

    text: str
    code: str = ""
    room: str | None = None
    row: int = -1
    column: int = -1


class Left(Enum):
    """What stood in a file and is not taken in."""

    MACROS = "macros"
    OBJECTS = "objects"
    LINKS = "links"
    PICTURES = "pictures"


@dataclass(frozen=True)
class Incoming:
    """All that was read: the lines, whose form it says it is (empty: it does not say), what is left out.

    `labelled` is true for a kind of form that has a label before the room for each answer.
    """

    lines: tuple[Line, ...]
    mark: str = ""
    left: frozenset[Left] = frozenset()
    labelled: bool = False


def plain(text: str) -> str:
    """`text` composed (NFC), without invisible characters that would part a word."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
