"""What the program is under its screens: a vault that opens and locks, a clock, signals, and a quiet end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import shutil
import signal
import threading
from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, InputEvent
from textual.geometry import Size
from textual.screen import Screen
from textual.worker import WorkerFailed

from samtal_tui.config import Config
from samtal_tui.cycles import Cycles
from samtal_tui.idle import IdleClock
from samtal_tui.texts import Texts
from screens.barrier import BarredApp
from screens.keys_in_order import KeysInOrder
from screens.quiet_end import QuietEnd
from screens.room import Room
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.store import OpenVault
    from vault.thread import VaultThread

LAST_SECONDS = 10.0
"""How long a program whose terminal is gone may take to end by itself."""

PATIENCE = 1.0
"""Seconds a lock waits for a room to take in what was typed before it."""


class LockableApp(KeysInOrder, QuietEnd, BarredApp, inherit_bindings=False):
    """A program over one vault. Locking drafts first and never asks; so does being told to end."""

    config: Config
    texts: Texts

    def __init__(self) -> None:
        super().__init__()
        self._thread: VaultThread | None = None
        self._idle = IdleClock()
        self._cycles = Cycles()
        self._ending = False
        self._on_terminal = False
        self._leaving: asyncio.Task[None] | None = None

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, with pastes left whole where that is ours to see to."""
        from textual.drivers.linux_driver import LinuxDriver

        usual = super().get_driver_class()
        if usual is not LinuxDriver:
            return usual
        from samtal_tui.terminal import Terminal

        return Terminal

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

    @property
    def room(self) -> Room[object]:
        """The room on top."""
        if not isinstance(self.screen, Room):
            raise TypeError("only rooms are shown")
        return self.screen

    @abstractmethod
    def today(self) -> date:
        """The day it is, here."""

    @abstractmethod
    async def show_door(self) -> None:
        """Take every room away that belongs behind the lock, and show the door."""

    def watch_over(self) -> None:
        """Listen to the signals, to the line and to the clock."""
        self._on_terminal = os.isatty(0) and not self.is_headless
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._told_to_end, number)
        loop.set_exception_handler(self._loop_failed)
        self.set_interval(1, self._look_at_the_clock)

    async def open_vault(self, opener: Callable[[], OpenVault]) -> None:
        """Open a vault on its own thread; raises what the opener raises, and then nothing is open."""
        from samtal_tui.workplace import name_workplace
        from vault.thread import VaultThread

        thread = VaultThread()
        try:
            await asyncio.wrap_future(thread.open(opener))
            await asyncio.wrap_future(thread.run(name_workplace, self.config))
        except BaseException:
            thread.close()
            raise
        self._thread = thread

    async def put_away(self) -> VaultError | None:
        """Save what is typed in every room; what kept one from it, if anything did."""
        await self._all_typed_in()
        failed = None
        for screen in list(self.screen_stack):
            if isinstance(screen, Room):
                try:
                    await screen.put_away()
                except VaultError as error:
                    failed = error
        return failed

    async def _all_typed_in(self) -> None:
        """What the last key changed climbs from its field to the room first, unless the room waits for us."""
        focused = self.screen.focused
        if focused is None or self.screen.task is asyncio.current_task():
            return
        # Only here, so that the first screen does not wait for it.
        from screens.widgets.plan_drafts import taken_in

        above = [node for node in focused.ancestors_with_self if node is not self]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(taken_in(*above), PATIENCE)

    async def close_vault(self) -> None:
        """Count what is due, let the vault thread finish its queue, then zero the keys."""
        await self.count_due()
        thread, self._thread = self._thread, None
        if thread is not None:
            await asyncio.to_thread(thread.close)

    async def count_due(self) -> None:
        """Write the counts that `samtal due` reads, if the user has turned that on. Never fails."""
        if self._thread is None:
            return
        from samtal_tui.year.due_file import keep_due
        from vault.errors import VaultError

        with contextlib.suppress(VaultError):
            await asyncio.wrap_future(self._thread.run(keep_due, self.config, self.today()))

    async def action_lock(self) -> None:
        """Lock at once: draft first, never ask (F9, idleness, suspend).

        Text that cannot be saved is not thrown away for the sake of a lock: then it says why and stays open.
        """
        if not self.is_open or self._ending:
            return
        failed = await self.put_away()
        if failed is not None:
            from samtal_tui.refusals import sentence

            self.room.say(sentence(failed, self.texts))
            return
        await self.close_vault()
        await self.show_door()
        self._cycles.happened()

    def _told_to_end(self, number: int) -> None:
        """The first signal saves and ends, with a signal's exit code; a second SIGTERM does not wait."""
        if self._ending:
            # A closed window may say so twice; only another kind of signal is somebody's impatience.
            if number != signal.SIGHUP:
                os._exit(1)
            return
        self._leaving = asyncio.get_running_loop().create_task(self.leave(128 + number))

    async def leave(self, code: int = 0) -> None:
        """End the program: the same order as a lock."""
        if self._ending:
            return
        self._ending = True
        if self.is_open:
            await self.put_away()
        await self.close_vault()
        if code == 128 + signal.SIGHUP or self._terminal_is_gone():
            _end_before_long(code)
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.leave()

    async def on_event(self, event: Event) -> None:
        """Every key and every click is activity."""
        if isinstance(event, InputEvent):
            self._idle.touch()
            self._cycles.happened()
        await super().on_event(event)

    def _terminal_is_gone(self) -> bool:
        """A closed window sends no SIGHUP to a program that does not own it; the line itself still tells."""
        if not self._on_terminal:
            return False
        line = select.poll()
        line.register(0, 0)
        return any(happened & (select.POLLHUP | select.POLLERR) for _, happened in line.poll(0))

    def _look_at_the_window(self) -> None:
        """Two changes of size close to each other may be told in the wrong order: the window itself knows."""
        if self._on_terminal and Size(*shutil.get_terminal_size(self.size)) != self.size:
            signal.raise_signal(signal.SIGWINCH)

    async def _look_at_the_clock(self) -> None:
        if self._terminal_is_gone() and not self._ending:
            self._told_to_end(signal.SIGHUP)
        self._look_at_the_window()
        self._cycles.at_rest(self._idle.minutes() * 60)
        if not self.is_open:
            return
        if self._idle.slept() or self._idle.minutes() >= self.room.lock_after(self.config):
            await self.action_lock()
        else:
            self.room.idle(self._idle.minutes())

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing is copied: the clipboard reaches clipboard managers and tmux."""

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key says; what the vault refuses is said in one sentence."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except VaultError as error:
            self.refuse(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """A refusal of the vault in a worker is no fault of the program's."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, VaultError) and isinstance(self.screen, Room):
            self.refuse(cause)
        else:
            super()._handle_exception(error)

    def refuse(self, error: VaultError) -> None:
        """Say in the room on top what the vault refused, and why."""
        from samtal_tui.refusals import sentence

        if isinstance(self.screen, Room):
            self.screen.say(sentence(error, self.texts))

    async def give_up(self, room: Screen[object], error: VaultError) -> None:
        """Take away a room that could not be filled, and say why in the one below."""
        if self.screen is room and len(self.screen_stack) > 2:
            await self.pop_screen()
        self.refuse(error)


def _end_before_long(code: int) -> None:
    """End the process whatever becomes of the terminal: writing to one that is gone may block for ever.

    Everything is saved and the keys are wiped by now.
    """
    last = threading.Timer(LAST_SECONDS, os._exit, (code,))
    last.daemon = True
    last.start()
