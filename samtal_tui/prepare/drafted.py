"""The rows of a table to draft in, whether it came back as a table or as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samtal_tui.prepare.standing import words_of

Labels = list[tuple[str, ...]]
"""The headings of a table, in each language."""

_EDGE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]*")


def row_text(cells: Sequence[str], columns: Sequence[str]) -> str:
    """A row as text: each filled cell with its heading, as far as there are headings."""
    named = [*columns, *[""] * (len(cells) - len(columns))]
    if len(cells) > len(columns):
        named = [""] * len(cells)
    return "\n".join(
        f"{column}: {cell}" if column else cell for column, cell in zip(named, cells, strict=False) if cell
    )


def rows_in(lines: Sequence[str], labels: Labels) -> Iterator[str]:
    """The rows among the lines under a table's heading: those of a Markdown table, and labelled lines.

    A label that nothing follows is left out, once for every time it stood there to be filled in.
    """
    loose: list[str] = []
    for line in lines:
        if line.startswith("|"):
            if _RULE.fullmatch(line):
                continue
            cells = [cell.strip().replace("\\|", "|") for cell in _EDGE.split(line.strip().strip("|"))]
            if any(cells):
                yield row_text(cells, labels[0])
        else:
            loose.append(line)
    yield from _labelled(loose, labels)


def _labelled(lines: Sequence[str], labels: Labels) -> Iterator[str]:
    """A new row begins where a heading comes that the row has already had."""
    row: list[str] = []
    had: set[int] = set()
    waiting = ""
    for line in lines:
        column, rest = _column(line, labels)
        if column is None:
            row += [waiting, line] if waiting else [line]
            waiting = ""
            continue
        if column in had or (row and column < max(had, default=-1)):
            if row:
                yield "\n".join(row)
            row, had = [], set()
        had.add(column)
        waiting = "" if rest else line
        if rest:
            row.append(line)
    if row:
        yield "\n".join(row)


def _column(line: str, labels: Labels) -> tuple[int | None, bool]:
    """Which heading a line begins with, if any, and whether something stands after it."""
    before, colon, after = line.partition(":")
    if colon:
        for columns in labels:
            for place, column in enumerate(columns):
                if words_of(before) == words_of(column):
                    return place, bool(after.strip())
    return None, False
