"""A scroll bar that is drawn anew only when it looks another way."""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

EIGHTHS = 8
"""The steps in a cell in which Textual draws where the thumb begins and ends."""


class QuietBar(ScrollBar):
    """With each line that is written below hundreds of others the thumb hardly ever moves."""

    _drawn_as: Hashable = None
    _strips: list[Strip]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`."""
        look = self._looks()
        if look != self._drawn_as:
            self._strips = super().render_lines(self.size.region)
            self._drawn_as = look
        return [self._strips[y].crop(*crop.column_span) for y in crop.line_range]

    def _looks(self) -> Hashable:
        """Everything that changes what is drawn: size, thumb and colours."""
        size, whole, shown = self.size, self.window_virtual_size, self.window_size
        thumb: tuple[int, int] | None = None
        if 0 < shown < whole and size.height:
            length = max(1, shown * size.height / whole)
            start = int((size.height - length) * self.position / (whole - shown) * EIGHTHS)
            thumb = start, start + ceil(length * EIGHTHS)
        held = self.mouse_over, self.grabbed is not None
        return size, thumb, held, self.app.theme, self.app.ansi_color, self.background_colors
