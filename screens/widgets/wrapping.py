"""Wrap what somebody wrote to a width, at blanks, counting the cells each character takes."""

from __future__ import annotations

import re

from rich.cells import cell_len

_BEYOND_LATIN = re.compile("[\u0300-\U0010ffff]")


def wrapped(text: str, width: int) -> list[str]:
    """The rows of `text`, at most `width` cells each; a word longer than a row is cut."""
    width = max(width, 4)
    return [row for line in text.split("\n") for row in _fold(line, width)]


def _fold(line: str, width: int) -> list[str]:
    # Nearly all lines are Latin text, one cell a character: they need no measuring of each. Beyond it a mark
    # without a cell could make up for a character of two.
    if line.isascii() or (not _BEYOND_LATIN.search(line) and cell_len(line) == len(line)):
        return _fold_narrow(line, width)
    return _fold_wide(line, width)


def _fold_narrow(line: str, width: int) -> list[str]:
    rows = []
    start = 0
    while len(line) - start > width:
        at = line.rfind(" ", start, start + width + 1)
        end = at if at > start else start + width
        rows.append(line[start:end])
        start = end + 1 if at > start else end
    rows.append(line[start:])
    return rows


def _fold_wide(line: str, width: int) -> list[str]:
    rows = []
    start, used, blank = 0, 0, 0
    for place, character in enumerate(line):
        cells = cell_len(character)
        while used + cells > width:
            at_blank = place if character == " " else blank
            end = at_blank if at_blank > start else place
            rows.append(line[start:end])
            start = end + 1 if at_blank > start else end
            used = cell_len(line[start:place])
            blank = 0
        if place < start:
            continue
        if character == " ":
            blank = place
        used += cells
    rows.append(line[start:])
    return rows
