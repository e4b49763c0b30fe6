"""A program in a pseudo-terminal, and the times at which a user would see something."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte

# Queries of the program that the screen model would otherwise draw as text.
_UNDRAWN = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*\$?[a-zA-Z]|\x1b\[[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.DOTALL,
)
_SYNC_QUERY = b"\x1b[?2026$p"
_SYNC_ANSWER = b"\x1b[?2026;2$y"


class Terminal:
    """Runs `command` at `columns` x `lines`; every time is in seconds of the monotonic clock."""

    def __init__(
        self, command: Sequence[str], environment: dict[str, str], columns: int = 120, lines: int = 40
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self.received = 0

    def send(self, keys: str) -> float:
        """Type; returns when."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def read(self, seconds: float) -> float | None:
        """Take in one chunk within `seconds`; returns when it came, or None."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return None
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return None
        at = time.perf_counter()
        self.received += len(chunk)
        if _SYNC_QUERY in chunk:
            os.write(self._master, _SYNC_ANSWER)
        self._stream.feed(_UNDRAWN.sub(b"", chunk))
        return at

    def wait(self, seen: Callable[[str], bool], deadline: float = 30.0) -> float:
        """Read until `seen(the text on the screen)`; returns when the deciding chunk came."""
        end = time.perf_counter() + deadline
        while time.perf_counter() < end:
            at = self.read(0.5)
            if at is not None and seen(self.text):
                return at
        raise TimeoutError("\n".join(self.screen.display))

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing comes for `quiet` seconds."""
        while self.read(quiet) is not None:
            pass

    def last_change(self, quiet: float) -> float:
        """Read until nothing comes for `quiet` seconds; when the text on the screen changed last."""
        changed, before = time.perf_counter(), self.text
        while (at := self.read(quiet)) is not None:
            if self.text != before:
                changed, before = at, self.text
        return changed

    def colour_of(self, words: str) -> str:
        """The colour in which `words` are drawn; empty when they are not on the screen."""
        for row, line in enumerate(self.screen.display):
            if words in line:
                return str(self.screen.buffer[row][line.index(words)].fg)
        return ""

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    @property
    def memory(self) -> int:
        """The resident memory of the program, in bytes (Linux)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) * 1024 if found else 0

    def end(self) -> None:
        """Stop the program."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
