"""A list of rows drawn on demand: never one widget a line, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from screens.widgets.strip_view import StripView

LEAST_BODY = 4
"""Columns for the wrapped part of a row, before a list has its width and in the narrowest window."""


@dataclass(frozen=True)
class Row:
    """One row: its text (wrapped with `indent` blanks under its first line) and what it stands for.

    A row without an id is a heading or a blank: the cursor passes it by.
    """

    text: Text
    id: str = ""
    indent: int = 0

    @cached_property
    def cells(self) -> int:
        """The width of the row; 0 when it has line breaks or tabs, so that its width tells nothing."""
        plain = self.text.plain
        return 0 if "\n" in plain or "\t" in plain else cell_len(plain)


class _Look(NamedTuple):
    """What a row is drawn in, besides its own styles."""

    base: Style
    cursor: Style
    width: int


class RowList(StripView):
    """Rows with a cursor. Wraps to its own width; nothing is ever scrolled sideways to be read.

    With `pointer` a ">" takes the first blank of the marked row, so that it is not told by its look alone.
    """

    DEFAULT_CSS = """
    RowList { background: transparent; height: 1fr; scrollbar-size: 1 1; overflow-x: hidden; }
    RowList > .rows--cursor { background: $boost; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    can_focus = False

    cursor: reactive[int] = reactive(-1, init=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, row_id: str) -> None:
            self.row_id = row_id
            super().__init__()

    def __init__(self, *, id: str | None = None, pointer: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._pointer = pointer
        self.rows: tuple[Row, ...] = ()
        self._starts: list[int] = []
        self._lines: list[tuple[int, int]] = []
        self._wrapped: dict[int, list[Text]] = {}
        self._laid_for = 0
        self._look: _Look | None = None
        self._strips: dict[tuple[int, int, bool], Strip] = {}

    def show(self, rows: Sequence[Row], cursor: str | None = None) -> None:
        """Replace the rows; the cursor goes to the row with id `cursor`, or stays on the row it was on.

        A row that was shown before, the very same object, is not drawn anew.
        """
        wanted = cursor if cursor is not None else self.current
        kept = {id(row) for row in self.rows} & {id(row) for row in rows}
        self._strips = {key: strip for key, strip in self._strips.items() if key[0] in kept}
        self.rows = tuple(rows)
        self._layout()
        self.set_reactive(RowList.cursor, -1)
        if wanted:
            self.select(wanted)
        self.refresh()

    @property
    def current(self) -> str:
        """The id of the row under the cursor, or an empty string."""
        return self.rows[self.cursor].id if 0 <= self.cursor < len(self.rows) else ""

    def select(self, row_id: str) -> bool:
        """Put the cursor on the row with this id; False when there is none."""
        for index, row in enumerate(self.rows):
            if row.id == row_id and row_id:
                self.cursor = index
                return True
        return False

    def select_first(self) -> None:
        """Put the cursor on the first row that can be chosen."""
        for index, row in enumerate(self.rows):
            if row.id:
                self.cursor = index
                return

    def move(self, steps: int) -> bool:
        """Move the cursor over rows that can be chosen, with end stops; False when it did not move."""
        choosable = [index for index, row in enumerate(self.rows) if row.id]
        if not choosable:
            return False
        if self.cursor not in choosable:
            target = choosable[0 if steps > 0 else -1]
        else:
            place = choosable.index(self.cursor) + steps
            target = choosable[max(0, min(place, len(choosable) - 1))]
        moved = target != self.cursor
        self.cursor = target
        return moved

    def clear_cursor(self) -> None:
        """No row is marked."""
        self.cursor = -1

    def watch_cursor(self) -> None:
        """Keep the marked row in view and say which it is."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self.current))

    def _keep_in_view(self) -> None:
        if 0 <= self.cursor < len(self._starts):
            above_all = not any(row.id for row in self.rows[: self.cursor])
            top = 0 if above_all else self._starts[self.cursor]
            height = self._starts[self.cursor] - top + len(self._wrap(self.cursor))
            region = Region(0, top, self.size.width or 1, height)
            self.scroll_to_region(region, animate=False, force=True)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Wrap anew; the marked row stays in view when something opens below the list."""
        self._strips.clear()
        self._layout()
        self._keep_in_view()
        self.refresh()

    def _layout(self) -> None:
        self._lay_rows()
        self.grow(Size(self._text_width, len(self._lines)))

    def _lay_rows(self) -> None:
        self._laid_for = self._text_width
        self._wrapped.clear()
        self._starts = []
        self._lines = []
        for index in range(len(self.rows)):
            self._starts.append(len(self._lines))
            self._lines.extend((index, part) for part in range(self._height(index)))

    @property
    def _text_width(self) -> int:
        # Before the first layout the window is the best guess: a narrow one would show a scroll bar.
        return max(self.scrollable_content_region.width or self.app.size.width, 10)

    def _fits(self, index: int) -> bool:
        return 0 < self.rows[index].cells <= self._text_width

    def _height(self, index: int) -> int:
        # Most rows need no real wrapping to know their height.
        return 1 if self._fits(index) else len(self._wrap(index))

    def _wrap(self, index: int) -> list[Text]:
        if self._fits(index):
            return [self.rows[index].text]
        if index not in self._wrapped:
            row = self.rows[index]
            console = self.app.console
            first, *rest = row.text.wrap(console, self._text_width, overflow="fold") or [Text()]
            if rest and row.indent:
                gutter, body = row.text[: row.indent], row.text[row.indent :]
                parts = body.wrap(console, max(self._text_width - row.indent, LEAST_BODY), overflow="fold")
                first, rest = gutter + parts[0], [Text(" " * row.indent) + part for part in parts[1:]]
            self._wrapped[index] = [first, *rest]
        return self._wrapped[index]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`; in another look or for another width they are drawn anew."""
        cursor = self.get_component_rich_style("rows--cursor")
        look = _Look(self.rich_style, cursor, self.scrollable_content_region.width)
        if look != self._look:
            self._look = look
            self._strips.clear()
        if self._laid_for != self._text_width:
            # A new screen is painted before its lists are told how wide they have become.
            self._lay_rows()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part, in the look that was found last."""
        line, look = y + self.scroll_offset.y, self._look or _Look(Style(), Style(), self.size.width)
        if line >= len(self._lines):
            return Strip.blank(look.width, look.base)
        index, part = self._lines[line]
        key = id(self.rows[index]), part, index == self.cursor
        if key not in self._strips:
            self._strips[key] = self._draw(look, index, part)
        return self._strips[key]

    def _draw(self, look: _Look, index: int, part: int) -> Strip:
        wrapped = self._wrap(index)
        text = wrapped[part] if part < len(wrapped) else Text()
        style = Style()
        if index == self.cursor:
            style = look.cursor
            if self._pointer and part == 0 and text.plain.startswith(" "):
                text = Text(">", text.style) + text[1:]
        segments = [
            Segment(segment.text, look.base + (segment.style or Style()) + style)
            for segment in text.render(self.app.console, end="")
            if isinstance(segment.style, Style) or segment.style is None
        ]
        return Strip(segments).adjust_cell_length(look.width, look.base + style)
