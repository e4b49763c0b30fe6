"""The terminal's driver: Textual's own, but what is pasted is not taken apart."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

from samtal_tui.pasting import PasteGuard, as_pasted

_MOST = 4096
"""Bytes read at a time."""


class Terminal(LinuxDriver):
    """Reads the keys like its base class, with a `PasteGuard` before the parser."""

    _suspended = False

    def run_input_thread(self) -> None:
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
