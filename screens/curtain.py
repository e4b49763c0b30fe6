"""The empty page between the turned screen and her own: turn it back first, then go on."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from samtal_tui.own_secret import is_passphrase
from samtal_tui.refusals import sentence
from screens.room import Room
from screens.turn_room import at_once
from screens.widgets.field import Field
from vault.errors import VaultError

_MAY_LIE_BENEATH = frozenset({"people", "person"})
"""The rooms with no line of any talk in them. Every other one is gone while the screen is turned."""


class Curtain(Room[object], inherit_bindings=False):
    """Nothing but one sentence; the passphrase is asked for here when the settings say so."""

    SCOPE = "curtain"
    BINDINGS: ClassVar[list[BindingType]] = at_once("curtain")
    CSS_PATH = "curtain.tcss"
    ALLOW_SELECT = False

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id

    def compose_body(self) -> ComposeResult:
        """The sentence, and a field for the passphrase."""
        yield Static("", id="turn-back", markup=False)
        yield Field(password=True, id="passphrase")

    async def fill(self) -> None:
        """Say it."""
        self.head("")
        told = Text(self.t("Turn the screen back"), "bold")
        if self._asks:
            told.append(f"\n\n{self.t('Your passphrase, then Enter')}", "not bold")
        self.query_one("#turn-back", Static).update(told)
        field = self.query_one(Input)
        field.display = self._asks
        if self._asks:
            self.set_focus(field)

    @property
    def _asks(self) -> bool:
        return self.samtal.config.curtain_passphrase and not self.samtal.start.demo

    async def action_leave(self) -> None:
        """Back to her own screen."""
        if self._asks and not await self._is_right():
            self.say(self.t("That is not the passphrase: type it again."))
            return
        from screens.talk import TalkRoom

        try:
            await replace_rooms(self.app, TalkRoom(self._talk_id))
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        self.samtal.progress("screen turned back")

    async def _is_right(self) -> bool:
        field = self.query_one(Input)
        typed, field.value = field.value, ""
        return await self.vault(is_passphrase, typed)

    def action_again(self) -> None:
        """Back to what both read."""
        self.app.pop_screen()


async def replace_rooms(app: App[object], room: Screen[object]) -> None:
    """Put `room` in place of every room that holds lines of a talk, with nothing painted in between.

    Raises `VaultError` when what is typed in one of them cannot be kept; then every room stays.
    """
    for screen in app.screen_stack:
        if isinstance(screen, Room) and screen.SCOPE not in _MAY_LIE_BENEATH:
            await screen.put_away()
    with app.batch_update():
        leaving = []
        while isinstance(app.screen, Room) and app.screen.SCOPE not in _MAY_LIE_BENEATH:
            leaving.append(app.pop_screen())
        await app.push_screen(room)
        await asyncio.gather(*leaving)
