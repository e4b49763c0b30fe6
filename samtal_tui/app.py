"""The composition root: puts the screens, the keys, the look and the vault together."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen

from samtal_tui.coach import Coach
from samtal_tui.config import Config, remember_language
from samtal_tui.lockable import LockableApp
from samtal_tui.showing.place import demo_socket, vault_socket
from samtal_tui.texts import Texts
from screens.bindings import bindings
from screens.program import Start
from screens.room import Room
from screens.themes import STYLE, wear

if TYPE_CHECKING:
    from samtal_tui.showing.broadcast import Broadcast
    from samtal_tui.showing.page import ShownPage
    from vault.store import OpenVault


class SamtalApp(LockableApp, inherit_bindings=False):
    """The full-screen program."""

    CSS_PATH: ClassVar[str] = str(STYLE)
    BINDINGS: ClassVar = [*bindings("everywhere"), Binding("ctrl+c", "stay", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 0

    def __init__(self, config: Config, start: Start, texts: Texts | None = None) -> None:
        super().__init__()
        wear(self, config.theme)
        self.config = config
        self.start = start
        self.texts = texts or Texts(config.language)
        self.coach: Coach | None = None
        self.resume_talk = ""
        self._broadcast: Broadcast | None = None

    async def on_mount(self) -> None:
        """Take the keys; show the first room."""
        self.set_keymap(self.config.keys)
        self.watch_over()
        await self.show_first_room()
        # The way to the first screen leaves no cycles worth looking for; from here on there may be.
        self.call_after_refresh(gc.enable)
        if self.start.demo:
            await self.start_demo()

    async def show_first_room(self) -> None:
        """The welcome, the door, or what keeps the door shut."""
        from screens.entrance import first_room

        await self.push_screen(first_room(self))

    def enter(self) -> None:
        """Go in, now that the vault is open; the door cannot wait for its own removal."""
        self.call_later(self._enter)

    async def _enter(self) -> None:
        """Show the people, and the talk that was open when it was locked."""
        from screens.people import PeopleRoom

        await self._let_listen()
        await self.switch_screen(PeopleRoom())
        if not self.start.demo:
            self.run_worker(self._back_up(), group="backup")
        if self.resume_talk:
            from screens.talk import TalkRoom

            talk, self.resume_talk = self.resume_talk, ""
            await self.push_screen(TalkRoom(talk))
        if await asyncio.wrap_future(self.vault_thread.run(_is_read_only)):
            self.room.say(
                self.texts(
                    "A newer samtal wrote this vault, so it is open for reading only: nothing can be "
                    "saved, and documents stand in no history; install the newest samtal to write."
                )
            )

    async def _let_listen(self) -> None:
        """Listen for a second terminal as long as the vault is open: its lock keeps other programs away."""
        sockets = self.start.sockets
        if sockets and not self._broadcast:
            from samtal_tui.showing.broadcast import Broadcast

            mine = demo_socket(sockets) if self.start.demo else vault_socket(sockets, self.start.folder)
            self._broadcast = Broadcast(mine)
            await self._broadcast.start()

    async def close_vault(self) -> None:
        """Take what the second terminal shows away, then close the vault."""
        broadcast, self._broadcast = self._broadcast, None
        if broadcast:
            await broadcast.close()
        await super().close_vault()

    async def _back_up(self) -> None:
        """At most once a day, after the people are on the screen; a failure is said, and stops nothing."""
        from samtal_tui.refusals import sentence
        from vault.backup import daily
        from vault.errors import VaultError

        try:
            await asyncio.wrap_future(self.vault_thread.run(daily, self.today()))
        except VaultError as error:
            self.room.say(self.texts("No backup was made today. {why}", why=sentence(error, self.texts)))

    async def start_demo(self) -> None:
        """A throw-away vault with a made-up team, opened in the middle of a talk."""
        from samtal_tui.demo import open_demo

        today, language, opened = self.today(), self.texts.language, []

        def opener() -> OpenVault:
            demo = open_demo(today, language)
            opened.append(demo)
            return demo.vault

        await self.open_vault(opener)
        self.start = replace(self.start, demo=True)
        self.config = replace(self.config, documents=opened[0].documents)
        self.coach = Coach()
        self.resume_talk = opened[0].talk
        self.enter()

    async def action_lock(self) -> None:
        """Lock at once; the demonstration has nothing to lock with and says so."""
        if self.start.demo and self.is_open:
            self.room.say(self.texts("The demo has no passphrase; in your own vault F9 locks at once."))
        else:
            await super().action_lock()

    async def show_door(self) -> None:
        """Only the door is left on the screen."""
        from screens.entrance import first_room
        from screens.talk import TalkRoom

        # After the door she is where she was: a talk that was open is opened again.
        talks = [room.talk_id for room in self.screen_stack if isinstance(room, TalkRoom)]
        self.resume_talk = talks[-1] if talks else ""
        with self.batch_update():
            # The screen may be turned: no room underneath is to be painted on the way to the door.
            while len(self.screen_stack) > 2:
                await self.pop_screen()
            await self.switch_screen(first_room(self))

    def publish(self, page: ShownPage) -> None:
        """Show a page of the turned screen in the second terminal, if there is one."""
        if self._broadcast:
            self._broadcast.publish(page)

    def progress(self, happening: str) -> None:
        """Tell the demo's coach what was done."""
        if self.coach and self.coach.note(happening):
            self.room.show_keys()

    async def action_language(self) -> None:
        """Switch between Swedish and English, everywhere and for next time."""
        self.texts = Texts("en" if self.texts.language == "sv" else "sv")
        self.config = replace(self.config, language=self.texts.language)
        if self.start.settings and not self.start.demo:
            remember_language(self.texts.language, self.start.settings)
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                await screen.retell()

    async def action_help(self) -> None:
        """Show what the keys do here."""
        from screens.help import Help

        if isinstance(self.screen, Help):
            await self.pop_screen()
        else:
            await self.push_screen(Help(self.room.SCOPE))

    async def action_palette(self) -> None:
        """Find a command by its name."""
        from screens.palette import Palette

        if not isinstance(self.screen, Palette):
            await self.push_screen(Palette(self.room))

    def action_stay(self) -> None:
        """Ctrl+C ends no talk and copies nothing; it tells the ways out."""
        self.room.say(self.texts("Ctrl+C stops nothing here: Esc goes back, F9 locks."))

    def action_redraw(self) -> None:
        """Draw everything anew."""
        self.refresh(repaint=True, layout=True)

    def push_room(self, room: Screen[object]) -> None:
        """Show another room on top, from a handler that does not wait."""
        self.push_screen(room)

    def now(self) -> datetime:
        """The time it is, here."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The day it is, here."""
        return self.now().date()


def _is_read_only(vault: OpenVault) -> bool:
    return vault.read_only
