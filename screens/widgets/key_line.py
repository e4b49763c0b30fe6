"""The footer: the keys of this screen, in the same place on every screen, made from the table of keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static


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
        width = max(self.content_region.width or self.app.size.width - 2, 20)
        text, used = Text(), 0
        for key, word in self._pairs:
            needed = cell_len(key) + 1 + cell_len(word)
            if used and used + 3 + needed > width:
                text.append("\n")
                used = 0
            elif used:
                text.append("   ")
                used += 3
            text.append(key, "bold")
            text.append(f" {word}")
            used += needed
        self.update(text)
