"""What rooms with one-line fields have in common: the next field, the previous one, what is typed."""

from __future__ import annotations

from textual.widgets import Input

from screens.room import R, Room


class FieldRoom(Room[R]):
    """A room with several `Input`s. Down and Tab go on, Up and Shift+Tab go back; Enter is the room's own."""

    def fields(self) -> list[Input]:
        """The fields that can be typed in now, in order."""
        return [field for field in self.query(Input) if field.display and not field.disabled]

    def value(self, field_id: str) -> str:
        """What is typed in a field."""
        return self.query_one(f"#{field_id}", Input).value

    def action_next_field(self) -> None:
        """Go to the next field."""
        self._step(1)

    def action_previous_field(self) -> None:
        """Go to the previous field."""
        self._step(-1)

    def _step(self, steps: int) -> None:
        fields = self.fields()
        at = next((index for index, field in enumerate(fields) if field is self.focused), -1)
        if fields:
            self.set_focus(fields[max(0, min(at + steps, len(fields) - 1))])
