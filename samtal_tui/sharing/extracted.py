"""What reading a document back gives: its texts, apart from the names its format uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_BYTES = 64 * 1024 * 1024
"""No document is larger unpacked; what is, is not one of ours."""

_STRUCTURE = re.compile(r"(http://|application/)[!-~]*|[!-~]*( [!-~]+){0,2}")


class NotADocument(ValueError):
    """The bytes are not a document of the named format. Names no text."""


@dataclass(frozen=True)
class Extracted:
    """The texts of a document: what is read in it, piece by piece, and the names its file format uses.

    A piece is a paragraph, a cell, a line or a property. `structure` are names and attribute values, which
    are no text but could hide some; of their single words only `names`, folded, are the format's own.
    `noise` is what bytes that are no text look like as text.
    """

    pieces: tuple[str, ...]
    structure: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


def is_structure(text: str) -> bool:
    """Whether it is an address, or at most three words of plain signs: judged as a name, not as a text."""
    return _STRUCTURE.fullmatch(text) is not None
