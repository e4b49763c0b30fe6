"""Lay out labelled texts and table rows to a width: plain functions that make rich text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text

from screens.widgets.plain import harmless


def wrapped(text: str, width: int) -> list[str]:
    """`text`, made harmless, in lines of at most `width` cells; broken between words where there are any."""
    width = max(width, 1)
    lines: list[str] = []
    for paragraph in harmless(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if cell_len(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, width) or [""]
            lines.extend(full)
        lines.append(line)
    return lines


def labelled(label: str, value: str, width: int, *, indent: int = 0, label_width: int = 22) -> Text:
    """A label and its value, the value's lines under one another."""
    lines = wrapped(value, width - indent - label_width)
    text = Text(" " * indent)
    text.append(set_cell_size(label, label_width - 1) + " ", "dim")
    return text.append(("\n" + " " * (indent + label_width)).join(lines))


def apart(left: str, right: str, width: int, *, indent: int = 0) -> Text:
    """`left` from the left and `right` against the right edge; under each other where they do not fit."""
    room, left = width - indent, harmless(left)
    if cell_len(left) + cell_len(right) + 2 <= room and "\n" not in left:
        return Text(" " * indent + set_cell_size(left, room - cell_len(right)) + right)
    lines = wrapped(left, room)
    if right:
        lines.append(" " * max(room - cell_len(right), 0) + right)
    return Text("\n".join(" " * indent + line for line in lines))


def columns(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Text:
    """One row of a table: every cell wrapped to its column, two cells between columns."""
    blocks = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, blocks))
    lines = []
    for place in range(height):
        parts = [
            set_cell_size(block[place] if place < len(block) else "", width)
            for block, width in zip(blocks, widths, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return Text.assemble(("\n".join(lines), style))


def shares(width: int, least: Sequence[int], weights: Sequence[int]) -> list[int]:
    """`width` cells, less two between columns: each its `least`, and what is over shared out by weight."""
    free = width - 2 * (len(least) - 1) - sum(least)
    widths = [few + free * weight // sum(weights) for few, weight in zip(least, weights, strict=True)]
    widths[-1] += width - 2 * (len(least) - 1) - sum(widths)
    return widths
