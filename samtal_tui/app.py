"""The composition root: puts the screens, the vault thread, the lock and the signals together."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.events import Event, InputEvent
from textual.screen import Screen
from textual.worker import WorkerFailed

from samtal_tui import crash
from samtal_tui.coach import Coach
from samtal_tui.config import Config, remember_language
from samtal_tui.idle import IdleClock
from samtal_tui.texts import Texts
from screens.bindings import bindings
from screens.room import Room
from screens.themes import STYLE, THEMES

if TYPE_CHECKING:
    from vault.store import OpenVault
    from vault.thread import VaultThread


@dataclass(frozen=True)
class Start:
    """How the program was started: which vault folder, whether as the demo, where settings are kept."""

    folder: Path
    demo: bool = False
    settings: Path | None = None


class SamtalApp(App[None], inherit_bindings=False):
    """The full-screen program."""

    CSS_PATH: ClassVar[str] = str(STYLE)
    BINDINGS: ClassVar = bindings("everywhere")
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 0

    def __init__(self, config: Config, start: Start, texts: Texts | None = None) -> None:
        super().__init__()
        self.config = config
        self.start = start
        self.texts = texts or Texts(config.language)
        self.coach: Coach | None = None
        self.resume_talk = ""
        self._thread: VaultThread | None = None
        self._idle = IdleClock()
        self._ending = False
        self._leaving: asyncio.Task[None] | None = None

    @property
    def vault_thread(self) -> VaultThread:
        """The thread that owns the open vault; only rooms behind the lock ask for it."""
        if self._thread is None:
            raise RuntimeError("no vault is open")
        return self._thread

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._thread is not None

    async def on_mount(self) -> None:
        """Take the signals, the keys and the theme; show the first room."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.config.theme if self.config.theme in self.available_themes else "samtal-dark"
        self.set_keymap(self.config.keys)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._told_to_end, number)
        loop.set_exception_handler(self._loop_failed)
        self.set_interval(1, self._look_at_the_clock)
        from screens.entrance import first_room

        await self.push_screen(first_room(self.start))
        if self.start.demo:
            await self.start_demo()

    async def open_vault(self, opener: Callable[[], OpenVault]) -> None:
        """Open a vault on its own thread; raises what the opener raises, and then nothing is open."""
        from vault.thread import VaultThread

        thread = VaultThread()
        try:
            await asyncio.wrap_future(thread.open(opener))
        except BaseException:
            thread.close()
            raise
        self._thread = thread

    def enter(self) -> None:
        """Go in, now that the vault is open; the door cannot wait for its own removal."""
        self.call_later(self._enter)

    async def _enter(self) -> None:
        """Show the people, and the talk that was open when it was locked."""
        from screens.people import PeopleRoom

        await self.switch_screen(PeopleRoom())
        if self.resume_talk:
            from screens.talk import TalkRoom

            await self.push_screen(TalkRoom(self.resume_talk))

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

    async def close_vault(self) -> None:
        """Save what is typed, let the vault thread finish, zero the keys, drop every room that holds text."""
        for screen in list(self.screen_stack):
            if isinstance(screen, Room):
                await screen.put_away()
        thread, self._thread = self._thread, None
        if thread is not None:
            await asyncio.to_thread(thread.close)

    async def action_lock(self) -> None:
        """Lock at once: draft first, never ask (F9, idleness, suspend)."""
        if not self.is_open or self._ending:
            return
        if self.start.demo:
            self.room.say(self.texts("The demo has no passphrase; in your own vault F9 locks at once."))
            return
        from screens.entrance import first_room

        await self.close_vault()
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        await self.switch_screen(first_room(self.start))

    def _told_to_end(self, number: int) -> None:
        """The first signal saves and ends, with the exit code of a signal; a second one does not wait."""
        if self._ending:
            os._exit(1)
        self._leaving = asyncio.get_running_loop().create_task(self.leave(128 + number))

    async def leave(self, code: int = 0) -> None:
        """End the program: the same order as a lock."""
        if self._ending:
            return
        self._ending = True
        await self.close_vault()
        self.exit(return_code=code)

    @property
    def room(self) -> Room[object]:
        """The room on top."""
        if not isinstance(self.screen, Room):
            raise TypeError("only rooms are shown")
        return self.screen

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

    def action_redraw(self) -> None:
        """Draw everything anew."""
        self.refresh(repaint=True, layout=True)

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing is copied: the clipboard reaches clipboard managers and tmux."""

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.leave()

    async def on_event(self, event: Event) -> None:
        """Every key and every click is activity."""
        if isinstance(event, InputEvent):
            self._idle.touch()
        await super().on_event(event)

    async def _look_at_the_clock(self) -> None:
        if not self.is_open:
            return
        if self._idle.slept() or self._idle.minutes() >= self.room.lock_after(self.config):
            await self.action_lock()
        else:
            self.room.idle(self._idle.minutes())

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual's own report prints local variables, and with them passphrases and notes."""
        failed = self._exception
        error = failed.error if isinstance(failed, WorkerFailed) else failed
        told = crash.report(error, self.texts) if error else ""
        self._exit_renderables.append(Text(told))
        self._close_messages_no_wait()

    def push_room(self, room: Screen[object]) -> None:
        """Show another room on top, from a handler that does not wait."""
        self.push_screen(room)

    def now(self) -> datetime:
        """The time it is, here."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The day it is, here."""
        return self.now().date()
