"""The lines under a question, drawn on demand: who may read, what it is, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.widgets.plain import harmless
from screens.widgets.strip_view import StripView
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


class _Look(NamedTuple):
    """The styles that lines are drawn in."""

    base: Style
    marked: Style
    quiet: Style
    who: Style


class Lines(StripView):
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
        self._words: list[list[str]] = []
        self._rows: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._drawn: dict[tuple[str, int, int], tuple[Line, Strip]] = {}
        self._look: _Look | None = None

    def show(self, lines: Sequence[Line], marked: str = "") -> None:
        """Show these lines, the one with id `marked` in view, or else the last one.

        What changes is mostly at the end: lines that are the same as before are not laid out anew. Nothing is
        kept of a line that is no longer shown.
        """
        same = 0
        for before, after in zip(self._lines, lines, strict=False):
            if before is not after and before != after:
                break
            same += 1
        shown = {line.id: line for line in lines}
        touched = {marked, self._marked}
        self._drawn = {
            key: (line, strip)
            for key, (line, strip) in self._drawn.items()
            if shown.get(line.id) == line and line.id not in touched
        }
        rows, moved = len(self._rows), marked != self._marked
        self._lines = tuple(lines)
        self._marked = marked
        self._lay_out(same)
        if moved:
            self.refresh()
        else:
            # Only what comes after the lines that are the same; scrolling draws everything by itself.
            first = self._starts[same] if same < len(self._starts) else len(self._rows)
            self.refresh_lines(first, max(rows, len(self._rows)) - first)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Wrap anew."""
        self._drawn.clear()
        self._lay_out()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: nothing drawn before counts."""
        self._look = None
        self._drawn.clear()
        super().notify_style_update()

    @property
    def _width(self) -> int:
        # A column is always left for the scroll bar, so that its coming and going moves no words.
        return max(self.size.width - GUTTER - 1, 10)

    def _rows_of(self, line: Line) -> list[str]:
        """The words row by row; the last one has room for the quiet word after them."""
        rows = wrapped(harmless(line.text), self._width)
        if line.after and cell_len(rows[-1]) + 2 + cell_len(line.after) > self._width:
            rows.append("")
        return rows

    def _lay_out(self, same: int = 0) -> None:
        """Lay out the lines; the first `same` of them lie as they did. Nothing before there is a width."""
        if not self.size.width:
            return
        same = min(same, len(self._words))
        height = self._starts[same] if same < len(self._starts) else len(self._rows) if same else 0
        del self._words[same:], self._starts[same:], self._rows[height:]
        for index in range(same, len(self._lines)):
            rows = self._rows_of(self._lines[index])
            self._words.append(rows)
            self._starts.append(len(self._rows))
            self._rows.extend((index, row) for row in range(len(rows)))
        self.grow(Size(self.size.width, len(self._rows)))
        self._scroll_to_mark()

    def _scroll_to_mark(self) -> None:
        index = next((at for at, line in enumerate(self._lines) if line.id == self._marked), None)
        if self._marked and index is not None:
            region = Region(0, self._starts[index], 1, len(self._words[index]))
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        else:
            bottom = max(len(self._rows) - self.size.height, 0)
            # By force: before the next layout a list that has just outgrown its place has no scroll bar yet.
            self.scroll_to(y=bottom, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One row of the visible part."""
        if self._look is None:
            parts = ("lines--marked", "lines--quiet", "lines--who")
            styles = (self.get_component_rich_style(part, partial=True) for part in parts)
            self._look = _Look(self.rich_style, *styles)
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self._rows):
            return Strip.blank(width, self._look.base)
        index, row = self._rows[at]
        line, words = self._lines[index], self._words[index]
        key = line.id, row, width
        if key not in self._drawn:
            self._drawn[key] = line, self._draw(self._look, line, words, row, width)
        return self._drawn[key][1]

    def _draw(self, look: _Look, line: Line, rows: list[str], row: int, width: int) -> Strip:
        marked = line.id == self._marked
        base = look.base + look.marked if marked else look.base
        who, quiet = base + look.who, base + look.quiet
        gutter = [Segment("▌" if marked else " ", who)]
        if row:
            gutter.append(Segment(" " * (GUTTER - 1), base))
        else:
            gutter.append(Segment(f"{line.who} ", who if line.who in "=>" else base))
            gutter.append(Segment(f"{line.what} ", base + Style(bold=True)))
        segments = [*gutter, Segment(rows[row], quiet if line.quiet else base)]
        if line.after and row == len(rows) - 1:
            segments.append(Segment(f"  {line.after}" if rows[row] else line.after, quiet))
        return Strip(segments).adjust_cell_length(width, base)
