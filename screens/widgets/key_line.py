"""The footer: the keys of this screen, in the same place on every screen, made from the table of keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

MARGINS, GAP, NARROWEST = 2, 3, 20
"""Cells left and right of the footer, between two pairs, and for the pairs in the narrowest window."""


def in_rows(pairs: Sequence[tuple[str, str]], width: int) -> list[list[tuple[str, str]]]:
    """The (key, word) pairs of each row of a footer `width` cells wide; a pair is never broken."""
    rows: list[list[tuple[str, str]]] = []
    used = 0
    for key, word in pairs:
        needed = cell_len(key) + 1 + cell_len(word)
        if not rows or used + GAP + needed > max(width, NARROWEST):
            rows.append([])
            used = needed
        else:
            used += GAP + needed
        rows[-1].append((key, word))
    return rows


def on_one_line(pairs: Sequence[tuple[str, str]], width: int) -> Text:
    """The pairs on one line: closer together where that makes them fit, and never one of them cut."""
    whole = sum(cell_len(key) + 1 + cell_len(word) for key, word in pairs)
    gap = 2 if whole + 2 * (len(pairs) - 1) <= width else 1
    text = Text(no_wrap=True)
    for place, (key, word) in enumerate(pairs):
        if text.cell_len + gap * bool(place) + cell_len(key) + 1 + cell_len(word) > width:
            break
        text.append(" " * gap * bool(place))
        text.append(key, "bold")
        text.append(f" {word}")
    return text


class KeyLine(Static):
    """Shows (key, word) pairs, wrapped at whole pairs to the width."""

    DEFAULT_CSS = """
    KeyLine { height: auto; padding: 0 1; color: $text-muted; background: transparent; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._pairs: tuple[tuple[str, str], ...] = ()

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these keys."""
        self._pairs = tuple(pairs)
        self._draw()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_region.width or self.app.size.width - MARGINS
        text = Text()
        for place, row in enumerate(in_rows(self._pairs, width)):
            text.append("\n" if place else "")
            for at, (key, word) in enumerate(row):
                text.append(" " * GAP if at else "")
                text.append(key, "bold")
                text.append(f" {word}")
        self.update(text)
