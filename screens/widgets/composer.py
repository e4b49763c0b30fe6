"""The line being written: a few rows that grow with the text, and keys that act in the order of pressing.

Textual runs bindings and text through different queues, so that a fast Enter could overtake the letters
before it. Here every key is taken in one place: the room is asked first, then the text is edited.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from rich.text import Text
from textual.events import Key, Paste, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from screens.widgets.disguise import disguised, pictured, revealed

_EDITING: Mapping[str, Callable[[TextArea], None]] = {
    "left": lambda area: area.action_cursor_left(),
    "right": lambda area: area.action_cursor_right(),
    "up": lambda area: area.action_cursor_up(),
    "down": lambda area: area.action_cursor_down(),
    "shift+left": lambda area: area.action_cursor_left(select=True),
    "shift+right": lambda area: area.action_cursor_right(select=True),
    "shift+up": lambda area: area.action_cursor_up(select=True),
    "shift+down": lambda area: area.action_cursor_down(select=True),
    "ctrl+left": lambda area: area.action_cursor_word_left(),
    "ctrl+right": lambda area: area.action_cursor_word_right(),
    "ctrl+shift+left": lambda area: area.action_cursor_word_left(select=True),
    "ctrl+shift+right": lambda area: area.action_cursor_word_right(select=True),
    "home": lambda area: area.action_cursor_line_start(),
    "ctrl+a": lambda area: area.action_cursor_line_start(),
    "end": lambda area: area.action_cursor_line_end(),
    "ctrl+e": lambda area: area.action_cursor_line_end(),
    "ctrl+home": lambda area: area.move_cursor((0, 0)),
    "ctrl+end": lambda area: area.move_cursor(area.document.end),
    "shift+home": lambda area: area.action_cursor_line_start(select=True),
    "shift+end": lambda area: area.action_cursor_line_end(select=True),
    "backspace": lambda area: area.action_delete_left(),
    "ctrl+w": lambda area: area.action_delete_word_left(),
    "ctrl+backspace": lambda area: area.action_delete_word_left(),
    "alt+backspace": lambda area: area.action_delete_word_left(),
    "delete": lambda area: area.action_delete_right(),
    "ctrl+d": lambda area: area.action_delete_right(),
    "alt+delete": lambda area: area.action_delete_word_right(),
    "ctrl+u": lambda area: area.action_delete_to_start_of_line(),
    "ctrl+k": lambda area: area.action_delete_to_end_of_line(),
    "ctrl+z": lambda area: area.action_undo(),
    "ctrl+y": lambda area: area.action_redo(),
    "f6": lambda area: area.action_select_line(),
    "f7": lambda area: area.action_select_all(),
}
"""What a key does to the text. Nothing copies or cuts: private text must not reach a clipboard."""

LEAST_ROWS, MOST_ROWS = 2, 5
"""A long text may take more rows than `MOST_ROWS` in a high window: all but `OTHERS` of them."""
OTHERS = 16


class Composer(TextArea, inherit_bindings=False):
    """A text area that asks `room_key` before it takes a key, and `room_paste` before it takes a paste."""

    DEFAULT_CSS = """
    Composer, Composer:focus {
        border: none; padding: 0; background: transparent; height: 2; scrollbar-size: 1 1;
    }
    """

    keeps_order = True
    """It does a bound key itself, in its turn; no key need wait for one before it."""

    class Drain(Message, bubble=False):
        """Comes after every key pressed so far."""

    def __init__(
        self,
        room_key: Callable[[Key], Awaitable[bool]],
        room_paste: Callable[[str], bool],
        *,
        least_rows: int = LEAST_ROWS,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id, highlight_cursor_line=False, show_line_numbers=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._room_key = room_key
        self._room_paste = room_paste
        self._least_rows = least_rows
        self._masked = False
        self._concealed = False
        self._pasted_start = ""
        self._drained = asyncio.Event()

    @property
    def words(self) -> str:
        """What is written, exactly as typed or pasted."""
        return revealed(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return self.document.end == (0, 0)

    @property
    def begins_pasted(self) -> bool:
        """Whether the line begins with something pasted, in which no sign is read."""
        return bool(self._pasted_start) and self.text.startswith(self._pasted_start)

    @property
    def at_top(self) -> bool:
        """Whether the cursor is on the first row, as wrapped."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y == 0

    @property
    def at_bottom(self) -> bool:
        """Whether the cursor is on the last row, as wrapped."""
        at = self.wrapped_document.location_to_offset(self.cursor_location).y
        return at == self.wrapped_document.height - 1

    def load(self, words: str) -> None:
        """Write `words` in place of what is there; the cursor goes to their end."""
        self._pasted_start = ""
        self.load_text(disguised(words))
        self.move_cursor(self.document.end)
        self.forget_edits()
        self._fit()

    def break_row(self) -> None:
        """Begin a new row where the cursor is."""
        self.replace("\n", *self.selection, maintain_selection_offset=False)
        self._fit()

    def forget_edits(self) -> None:
        """What was typed and erased before can no longer be undone here."""
        self.history.clear()

    @property
    def has_edits(self) -> bool:
        """Whether there is something to undo in the text."""
        return bool(self.history.undo_stack)

    @property
    def has_undone(self) -> bool:
        """Whether there is something to do again in the text."""
        return bool(self.history.redo_stack)

    def show_as(self, *, masked: bool, concealed: bool) -> None:
        """Draw an asterisk for each character, or nothing at all; what is typed lands here all the same."""
        if (masked, concealed) != (self._masked, self._concealed):
            self._masked, self._concealed = masked, concealed
            self.notify_style_update()
            self.refresh()

    async def on_key(self, event: Key) -> None:
        """Take a key: the room first, then the text. What is neither bubbles on."""
        if await self._room_key(event):
            _taken(event)
        elif event.key in _EDITING:
            _taken(event)
            _EDITING[event.key](self)
            self._fit()
        elif event.is_printable and event.character:
            _taken(event)
            self.replace(event.character, *self.selection, maintain_selection_offset=False)
            self._fit()

    def on_paste(self, event: Paste) -> None:
        """Several lines are the room's; one goes in where the cursor is."""
        _taken(event)
        if self._room_paste(event.text):
            return
        line = disguised(event.text.strip("\r\n"))
        if self.cursor_location == (0, 0):
            self._pasted_start = line[:2]
        self.replace(line, *self.selection, maintain_selection_offset=False)
        self._fit()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another width may need another height."""
        self.call_after_refresh(self._fit)

    def on_composer_drain(self) -> None:
        """Everything before this is taken."""
        self._drained.set()

    async def drain(self) -> None:
        """Wait until every key pressed so far is taken; at most a second."""
        if self.is_running:
            self._drained.clear()
            self.post_message(self.Drain())
            try:
                await asyncio.wait_for(self._drained.wait(), timeout=1)
            except TimeoutError:
                return

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        line = self.document.get_line(line_index)
        return Text("*" * len(line) if self._masked else pictured(line), end="", no_wrap=True)

    def render_line(self, y: int) -> Strip:
        """A row as it is drawn; a blank while concealed."""
        if self._concealed:
            return Strip.blank(self.size.width, self.rich_style)
        return super().render_line(y)

    def _fit(self) -> None:
        if self.is_empty:
            self._pasted_start = ""
        most = max(MOST_ROWS, self.app.size.height - OTHERS)
        rows = max(self._least_rows, min(self.wrapped_document.height, most))
        if self.styles.height is None or self.styles.height.value != rows:
            self.styles.height = rows


def _taken(event: Key | Paste) -> None:
    event.stop()
    event.prevent_default()
