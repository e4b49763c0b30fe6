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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyte

# Queries of the program that the screen model would otherwise draw as text.
_UNDRAWN = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*\$?[a-zA-Z]|\x1b\[[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.DOTALL,
)
_SYNC_QUERY = b"\x1b[?2026$p"
_SYNC_ANSWER = b"\x1b[?2026;2$y"
_FRAME, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
_LULL = 0.02
"""Seconds without output after which what came is drawn."""
_MOST = 1.0
"""Seconds after which it is drawn though more is coming."""


class Terminal:
    """Runs `command` at `columns` x `lines`; every time is in seconds of the monotonic clock.

    What comes is first only taken in, with the time it came, and drawn when the program rests: drawing takes
    longer here than in a terminal, and must neither keep the program waiting nor count as its time. A frame
    the program sends as one (synchronized output) is seen when its last byte has come.
    """

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
        self._taken: list[tuple[float, bytes]] = []
        self._frame = b""

    def send(self, keys: str) -> float:
        """Type; returns when."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def wait(self, seen: Callable[[str], bool], deadline: float = 30.0) -> float:
        """Read until `seen(the text on the screen)`; returns when the deciding bytes came."""
        end = time.perf_counter() + deadline
        while time.perf_counter() < end:
            self._take_in()
            for at in self._drawn():
                if seen(self.text):
                    self._draw_all()
                    return at
        raise TimeoutError("\n".join(self.screen.display))

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing comes for `quiet` seconds."""
        while self._read(quiet):
            pass
        self._draw_all()

    def last_changes(self, quiet: float, *parts: Callable[[str], str]) -> list[float | None]:
        """Read until nothing comes for `quiet` seconds; when each of `parts` of the text on the screen
        changed last, or None where it did not change."""
        changed: list[float | None] = [None for _ in parts]
        before = [part(self.text) for part in parts]
        while self._read(quiet):
            pass
        for at in self._drawn():
            now = [part(self.text) for part in parts]
            changed = [was if new == old else at for was, old, new in zip(changed, before, now, strict=True)]
            before = now
        return changed

    def _take_in(self) -> None:
        """Take in what comes until the program rests."""
        end = time.perf_counter() + _MOST
        while self._read(_LULL) and time.perf_counter() < end:
            pass

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return False
        self._taken.append((time.perf_counter(), chunk))
        self.received += len(chunk)
        if _SYNC_QUERY in chunk:
            os.write(self._master, _SYNC_ANSWER)
        return True

    def _drawn(self) -> Iterator[float]:
        """Draw what was taken in, piece by piece; when each came."""
        while self._taken:
            at, chunk = self._taken.pop(0)
            whole = self._frame + chunk
            begun = whole.rfind(_FRAME)
            cut = begun if begun > whole.rfind(_FRAME_END) else len(whole)
            whole, self._frame = whole[:cut], whole[cut:]
            if whole:
                self._stream.feed(_UNDRAWN.sub(b"", whole))
                yield at

    def _draw_all(self) -> None:
        for _ in self._drawn():
            pass

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
