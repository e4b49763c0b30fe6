"""A page of choices with a letter each: one key opens it, one chooses. Nothing private stands here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Key, Resize

from screens.room import Room
from screens.widgets.plain import one_line
from screens.widgets.rows import Row, RowList

R = TypeVar("R")

LETTERS = ascii_letters + digits
"""What stands before the choices; every keyboard has them on a key of its own."""


@dataclass(frozen=True)
class Choice:
    """One choice, or a heading between choices (no `id`): its words, and what stands at the right."""

    words: str
    id: str = ""
    after: str = ""


class PickRoom(Room[R]):
    """A list to choose from, by letter or with the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self._by_letter: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """The choices."""
        yield RowList(id="choices", pointer=True)

    def choices(self) -> Sequence[Choice]:
        """What there is to choose from."""
        raise NotImplementedError

    def choose(self, choice_id: str) -> None:
        """Take a choice."""
        raise NotImplementedError

    def show_choices(self, marked: str) -> None:
        """Draw the choices, with `marked` under the cursor."""
        found = self.choices()
        letters = dict(zip((one.id for one in found if one.id), LETTERS, strict=False))
        self._by_letter = {letter: choice for choice, letter in letters.items()}
        rows = self.query_one("#choices", RowList)
        rows.show([self._row(one, letters.get(one.id, " ")) for one in found], marked)
        if not rows.current:
            rows.select_first()

    def _row(self, one: Choice, letter: str) -> Row:
        width = max(self.app.size.width - 3, 40)
        if not one.id:
            heading = Text(f" {one_line(one.words)}", "bold")
            heading.truncate(width, overflow="ellipsis")
            return Row(heading)
        after = Text(f"  {one_line(one.after)}" if one.after else "", "dim")
        words = Text(one_line(one.words))
        words.truncate(max(width - 5 - after.cell_len, 10), overflow="ellipsis", pad=bool(one.after))
        return Row(Text.assemble("  ", (letter, "bold"), "  ", words, after), one.id)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        if self._by_letter:
            self.show_choices(self.query_one("#choices", RowList).current)

    def on_key(self, event: Key) -> None:
        """A letter takes its choice."""
        if event.character and event.character in self._by_letter:
            event.stop()
            self.choose(self._by_letter[event.character])

    def action_move(self, steps: int) -> None:
        """Mark another choice."""
        self.query_one("#choices", RowList).move(steps)

    def action_choose(self) -> None:
        """Take the marked choice."""
        if current := self.query_one("#choices", RowList).current:
            self.choose(current)

    def action_back(self) -> None:
        """Back; nothing is chosen."""
        self.dismiss(None)
