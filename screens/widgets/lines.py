"""The lines under a question, drawn on demand: who may read, what it is, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.plain import harmless
from screens.widgets.wrapping import wrapped

GUTTER = 5
"""Cells before the words: the mark, who, a blank, what, a blank."""


@dataclass(frozen=True)
class Line:
    """One line: the signs for who may read it and what it is, the words, and a quiet word after them."""

    id: str
    who: str
    what: str
    text: str
    after: str = ""
    quiet: bool = False


class Lines(ScrollView):
    """Lines with a mark. Wrapped to the width; only what is visible is ever drawn."""

    DEFAULT_CSS = """
    Lines { background: transparent; height: 1fr; scrollbar-size: 1 1; overflow-x: hidden; }
    Lines > .lines--marked { background: $boost; }
    Lines > .lines--quiet { color: $text-muted; }
    Lines > .lines--who { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--marked", "lines--quiet", "lines--who"}
    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._marked = ""
        self._rows: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._wrapped: dict[tuple[str, str], list[str]] = {}

    def show(self, lines: Sequence[Line], marked: str = "") -> None:
        """Show these lines, the one with id `marked` in view, or else the last one."""
        keys = [(line.text, line.after) for line in lines]
        self._wrapped = {key: self._wrapped[key] for key in keys if key in self._wrapped}
        self._lines = tuple(lines)
        self._marked = marked
        self._lay_out()
        self.refresh()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Wrap anew."""
        self._wrapped.clear()
        self._lay_out()
        self.refresh()

    @property
    def _width(self) -> int:
        # A column is always left for the scroll bar, so that its coming and going moves no words.
        return max(self.size.width - GUTTER - 1, 10)

    def _rows_of(self, line: Line) -> list[str]:
        """The words row by row; the last one has room for the quiet word after them."""
        key = (line.text, line.after)
        if key not in self._wrapped:
            rows = wrapped(harmless(line.text), self._width)
            if line.after and cell_len(rows[-1]) + 2 + cell_len(line.after) > self._width:
                rows.append("")
            self._wrapped[key] = rows
        return self._wrapped[key]

    def _lay_out(self) -> None:
        self._rows, self._starts = [], []
        for index, line in enumerate(self._lines):
            self._starts.append(len(self._rows))
            self._rows.extend((index, row) for row in range(len(self._rows_of(line))))
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._scroll_to_mark()

    def _scroll_to_mark(self) -> None:
        ids = [line.id for line in self._lines]
        if self._marked in ids:
            index = ids.index(self._marked)
            region = Region(0, self._starts[index], 1, len(self._rows_of(self._lines[index])))
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        else:
            self.scroll_to(y=max(len(self._rows) - self.size.height, 0), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One row of the visible part."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if at >= len(self._rows):
            return Strip.blank(width, base)
        index, row = self._rows[at]
        line = self._lines[index]
        marked = line.id == self._marked
        if marked:
            base += self.get_component_rich_style("lines--marked", partial=True)
        rows = self._rows_of(line)
        quiet = base + self.get_component_rich_style("lines--quiet", partial=True)
        words = Segment(rows[row], quiet if line.quiet else base)
        segments = [*self._gutter(line, row, base, marked=marked), words]
        if line.after and row == len(rows) - 1:
            segments.append(Segment(f"  {line.after}" if rows[row] else line.after, quiet))
        return Strip(segments).adjust_cell_length(width, base)

    def _gutter(self, line: Line, row: int, base: Style, *, marked: bool) -> list[Segment]:
        mark = "▌" if marked else " "
        who_style = base + self.get_component_rich_style("lines--who", partial=True)
        if row:
            return [Segment(mark, who_style), Segment(" " * (GUTTER - 1), base)]
        return [
            Segment(mark, who_style),
            Segment(f"{line.who} ", who_style if line.who in "=>" else base),
            Segment(f"{line.what} ", base + Style(bold=True)),
        ]
