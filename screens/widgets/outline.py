"""The side of the talk screen: the sections of the guide, and what waits to be taken up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from screens.widgets.plain import harmless


@dataclass(frozen=True)
class Side:
    """One row at the side: a title, what stands after it, and whether she is there."""

    title: str
    after: str = ""
    here: bool = False
    number: str = ""


class Outline(Static):
    """Sections above, what waits below; she sees where she is by a sign, not by colour."""

    DEFAULT_CSS = """
    Outline { width: 27; height: 1fr; border-right: solid $foreground 25%; }
    """

    def __init__(self) -> None:
        super().__init__("", id="outline", markup=False)
        self._sections: tuple[Side, ...] = ()
        self._waiting: tuple[Side, ...] = ()

    def show(self, sections: Sequence[Side], waiting: Sequence[Side]) -> None:
        """Show the guide's sections and what waits."""
        shown = (tuple(sections), tuple(waiting))
        if shown != (self._sections, self._waiting):
            self._sections, self._waiting = shown
            self._draw()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another height has room for other sections."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        room = max(height - len(self._waiting) - 1, 1)
        here = next((index for index, side in enumerate(self._sections) if side.here), 0)
        first = max(0, min(here - room // 2, len(self._sections) - room))
        text = Text(no_wrap=True, overflow="crop")
        for side in self._sections[first : first + room]:
            text.append(_row(side, width))
        text.append("\n")
        for side in self._waiting:
            text.append(_row(side, width))
        self.update(text, layout=False)


def _row(side: Side, width: int) -> Text:
    mark = ">" if side.here else " "
    lead = f"{mark}{side.number:>2} " if side.number else f"{mark}"
    title = Text(harmless(side.title))
    title.truncate(max(width - len(lead) - 4, 4), overflow="ellipsis", pad=True)
    row = Text.assemble(lead, title, f"{side.after:>3}", "\n")
    if side.here:
        row.stylize("bold")
    elif not side.after:
        row.stylize("dim")
    return row
