"""Ctrl+P: find a command of this screen by its name. It lists keys and nothing anybody has written."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.fuzzy import Matcher
from textual.widgets import Input

from samtal_tui.keys import Key, keys_of, shown_key
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.field import Field
from screens.widgets.rows import Row, RowList


class Palette(Room[object]):
    """Type a few letters, Enter does it."""

    SCOPE = "palette"
    BINDINGS = bindings("palette")
    CSS_PATH = "palette.tcss"

    def __init__(self, room: Room[object]) -> None:
        super().__init__()
        self._room = room

    def compose_body(self) -> ComposeResult:
        """A field and the commands."""
        yield Field(id="wanted")
        yield RowList(id="commands", pointer=True)

    async def fill(self) -> None:
        """Show every command."""
        self.head(self.t("Commands"))
        self.query_one(Input).focus()
        self._show("")

    def _commands(self) -> list[Key]:
        return [key for key in keys_of(self._room.SCOPE, self.samtal.config.keys) if key.help]

    def _show(self, wanted: str) -> None:
        matcher = Matcher(wanted)
        found = [(matcher.match(self.t(key.help)) if wanted else 1.0, key) for key in self._commands()]
        best = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: -pair[0])
        rows = [
            Row(Text(f" {self.t(key.help):<52}").append(shown_key(key.keys, self.t), "dim"), id=key.id)
            for _, key in best
        ]
        rows_list = self.query_one(RowList)
        rows_list.show(rows or [Row(Text(f" {self.t('No command is called that.')}"))])
        rows_list.select_first()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down."""
        self._show(event.value.strip())

    def action_move(self, steps: int) -> None:
        """Mark another command."""
        self.query_one(RowList).move(steps)

    async def action_go(self) -> None:
        """Do the marked command, in the room it belongs to."""
        chosen = next((key for key in self._commands() if key.id == self.query_one(RowList).current), None)
        await self.app.pop_screen()
        if chosen is not None:
            where = self.app if chosen.id.startswith("everywhere.") else self._room
            await self.app.run_action(chosen.action, where)

    def action_back(self) -> None:
        """Back without doing anything."""
        self.app.pop_screen()
