"""A field of one line that shows what is pasted in it without letting it do anything to the terminal."""

from __future__ import annotations

from textual.events import Paste

from screens.widgets.field import Field
from screens.widgets.plain import one_line


class PlainInput(Field):
    """A `Field` that holds only what can be shown. Several pasted lines become one: no word is lost."""

    def validate_value(self, value: str) -> str:
        """Whatever is put in it, by hand or by paste, is harmless before it is drawn."""
        return one_line(value)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *self.selection)
