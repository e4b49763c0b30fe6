"""The terminal's driver: Textual's own, but a paste stays whole and a closed window holds nobody up."""

from __future__ import annotations

import contextlib
import os
import selectors
from codecs import getincrementaldecoder
from io import TextIOWrapper
from typing import TextIO, cast

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

from samtal_tui.pasting import PasteGuard, as_pasted

_MOST = 4096
"""Bytes read at a time."""


class Line:
    """The terminal's line, written to for as long as there is one.

    The writer's thread ends at an error; its queue then fills, and the program waits for ever for room in it.
    That the line is gone is noticed by `Lockable`, which saves and ends.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write what there is still somebody to read."""
        with contextlib.suppress(OSError):
            return self._file.write(text)
        return 0

    def flush(self) -> None:
        """Send what is written, if there is a line."""
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The line's file descriptor."""
        return self._file.fileno()


class Terminal(LinuxDriver):
    """Reads the keys like its base class, with a `PasteGuard` before the parser; writes to a `Line`."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", Line(cast("TextIO", self._file)))

    _suspended = False

    def run_input_thread(self) -> None:
        """Read keys; a fault ends the program by the same way as every other, which says no value."""
        try:
            self.read_keys()
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: the program ends on it
            self._loop.call_soon_threadsafe(self._loop.call_exception_handler, {"exception": error})

    def read_keys(self) -> None:
        """Hand on what the terminal sends until the driver is told to stop."""
        parser, guard = XTermParser(), PasteGuard()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = os.read(self.fileno, _MOST)
                    if not data:
                        break
                    # An empty piece would tell the parser that nothing more will come.
                    if text := guard.guarded(decode(data)):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take it again, if it was given back.

        A window that is closed sends SIGHUP and SIGCONT: taking a terminal that is gone would begin a second
        writer, which dies at its first word, and the program would wait for it for ever.
        """
        if self._suspended:
            self._suspended = False
            super().resume_application_mode()

    def process_message(self, message: Message) -> None:
        """Give a paste back what had a stand-in."""
        if isinstance(message, Paste):
            message = Paste(as_pasted(message.text))
        super().process_message(message)
