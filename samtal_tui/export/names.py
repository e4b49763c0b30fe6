"""File names that stay in their folder, on any system, whatever the people and the talk are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 160
"""Bytes of UTF-8 before the suffix; the usual limit of file systems is 255."""

_BREAKING = re.compile(r'[\s<>:"/\\|?*%~$;&\'`!]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(parts: Iterable[str], suffix: str) -> str:
    """The name of a file made of `parts`, joined by underscores.

    Kept are letters, digits and plain punctuation. Gone are path separators, control and direction
    characters, dots and hyphens at either end, and names that Windows reserves.
    """
    stem = "_".join(filter(None, map(_plain, parts)))
    while len(stem.encode()) > LONGEST:
        stem = stem[:-1]
    stem = stem.strip("._- ")
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"samtal_{stem}".rstrip("_")
    return stem + suffix


def _plain(part: str) -> str:
    text = unicodedata.normalize("NFC", part)
    visible = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in text)
    return _BREAKING.sub("_", visible).strip("._- ")
