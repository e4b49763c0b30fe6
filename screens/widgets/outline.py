"""The side of the talk screen: the sections of the guide, and what waits to be taken up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.plain import harmless

_HERE, _EMPTY = Style(bold=True), Style(dim=True)


@dataclass(frozen=True)
class Side:
    """One row at the side: a title, what stands after it, and whether she is there."""

    title: str
    after: str = ""
    here: bool = False
    number: str = ""


class Outline(Widget):
    """Sections above, what waits below; she sees where she is by a sign, not by colour.

    A count changes with nearly every line that is written: only the rows that say something new are drawn.
    """

    DEFAULT_CSS = """
    Outline { width: 27; height: 1fr; border-right: solid $foreground 25%; }
    """

    def __init__(self) -> None:
        super().__init__(id="outline")
        self._sections: tuple[Side, ...] = ()
        self._waiting: tuple[Side, ...] = ()
        self._rows: list[Side | None] = []

    def show(self, sections: Sequence[Side], waiting: Sequence[Side]) -> None:
        """Show the guide's sections and what waits."""
        shown = (tuple(sections), tuple(waiting))
        if shown != (self._sections, self._waiting):
            self._sections, self._waiting = shown
            self._lay_out()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another height has room for other sections."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.content_size
        room = max(height - len(self._waiting) - 1, 1)
        here = next((index for index, side in enumerate(self._sections) if side.here), 0)
        first = max(0, min(here - room // 2, len(self._sections) - room))
        before, self._rows = self._rows, [*self._sections[first : first + room], None, *self._waiting]
        for y in range(max(len(before), len(self._rows))):
            if before[y : y + 1] != self._rows[y : y + 1]:
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, base = self.content_size.width, self.rich_style
        side = self._rows[y] if y < len(self._rows) else None
        if side is None:
            return Strip.blank(width, base)
        look = _HERE if side.here else Style() if side.after else _EMPTY
        return Strip([Segment(_told(side, width), base + look)]).adjust_cell_length(width, base)


def _told(side: Side, width: int) -> str:
    mark = ">" if side.here else " "
    lead = f"{mark}{side.number:>2} " if side.number else f"{mark}"
    title, room = harmless(side.title), max(width - len(lead) - 4, 4)
    if cell_len(title) > room:
        title = f"{set_cell_size(title, room - 1)}…"
    return f"{lead}{set_cell_size(title, room)}{side.after:>3}"
