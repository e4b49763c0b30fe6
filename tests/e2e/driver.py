"""A person at a terminal: the installed program in a real pseudo-terminal, keys in, a drawn screen out.

Nothing sleeps: every wait blocks on the terminal's own output until what is looked for is on the screen.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte
from cli.program import PROGRAM

KEYS: Mapping[str, str] = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Shift+Tab": "\x1b[Z",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Home": "\x1b[H",
    "PgUp": "\x1b[5~",
    "PgDn": "\x1b[6~",
    "Del": "\x1b[3~",
    "Space": " ",
    "Backspace": "\x7f",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    **{f"Ctrl+{letter}": chr(ord(letter) - 64) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}
"""What a terminal sends for each key, named as the footer names them."""

PATIENCE = 45.0
"""Seconds until a wait is given up: far more than anything takes, for a machine that is busy."""

DOT = "•"
"""What stands for each sign of a secret."""

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q")
_ALTERNATE_LEFT = b"\x1b[?1049l"


class Terminal:
    """One run of the program at 80x24."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *arguments: str,
        program: Path | str = PROGRAM,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.bytes = b""
        """Everything the program has written to the terminal."""
        self.child = pexpect.spawn(
            str(program), list(arguments), env=dict(environment), dimensions=(rows, columns), timeout=PATIENCE
        )
        # Typing is paced by what is seen, not by a clock.
        self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        # Not by `Screen.display`, which fails where something was written over half of a wide sign.
        rows = (self.screen.buffer[row] for row in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    @property
    def squeezed(self) -> str:
        """What is on the screen in one line, so that a sentence is found however it is wrapped."""
        return " ".join(self.text.split())

    @property
    def after_leaving(self) -> str:
        """What stays in the terminal after the program has given the screen back."""
        return self.bytes.rpartition(_ALTERNATE_LEFT)[2].decode(errors="replace")

    def take_in(self, seconds: float) -> bool:
        """Wait for output and draw it; False when the program has ended."""
        try:
            new = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += new
        data = _UNKNOWN_TO_PYTE.sub(b"", self._rest + new)
        # A sequence cut in two by the pipe is drawn with its other half.
        cut = data.rfind(b"\x1b")
        whole = cut < 0 or re.match(rb"\x1b(\[[0-9;?<>=$]*[a-zA-Z]|[^\[\]P]|\][^\x07\x1b]*\x07)", data[cut:])
        self._rest = b"" if whole else data[cut:]
        self._stream.feed(data if whole else data[:cut])
        return True

    def wait(self, *wanted: str, gone: str = "") -> Terminal:
        """Wait until every text in `wanted` is on the screen, and `gone` is not."""

        def seen() -> bool:
            squeezed = self.squeezed
            return all(text in squeezed for text in wanted) and not (gone and gone in squeezed)

        return self._until(seen, f"{wanted} without {gone!r}" if gone else f"{wanted}")

    def _until(self, holds: Callable[[], bool], what: str) -> Terminal:
        until = time.monotonic() + PATIENCE
        while not holds():
            alive = self.take_in(max(until - time.monotonic(), 0.01))
            assert alive or holds(), f"it ended without {what}:\n{self.text}"
            assert time.monotonic() < until, f"never on the screen: {what}\n{self.text}"
        return self

    def press(self, *keys: str) -> Terminal:
        """Press keys by name."""
        for key in keys:
            self.child.send(KEYS.get(key, key))
        return self

    def type(self, text: str, *, secret: bool = False, times: int = 1) -> Terminal:
        """Type text and wait until its last words stand there, `times` in all.

        A secret shows as dots, one for each sign.
        """
        dots = self.text.count(DOT)
        self.child.send(text)
        if secret:
            return self._until(lambda: self.text.count(DOT) == dots + len(text), "the dots of a secret")
        end = " ".join(text.split()[-3:])
        return self._until(lambda: self.squeezed.count(end) >= times, end)

    def at(self, label: str) -> Terminal:
        """Wait until the cursor stands in the field called `label`: on its line or the one below."""

        def there() -> bool:
            lines = self.text.splitlines()
            return any(
                label in line for line in lines[max(self.screen.cursor.y - 1, 0) : self.screen.cursor.y + 1]
            )

        return self._until(there, f"the cursor at {label}")

    @property
    def running(self) -> bool:
        """Whether the program goes on."""
        return self.child.isalive()

    def mark(self, key: str, marker: str, wanted: str) -> Terminal:
        """Press `key` until the line with the `marker` is the one with `wanted` in it."""
        while not any(wanted in line for line in self.rows_with(marker)):
            self._step(key, marker)
        return self

    def _step(self, key: str, marker: str) -> None:
        before = self.rows_with(marker)
        self.press(key)

        def moved() -> bool:
            # While the new line is drawn and the old one still stands, both have the marker.
            now = self.rows_with(marker)
            return bool(now) and now != before and len(now) <= max(len(before), 1)

        self._until(moved, f"another line with {marker}")

    def leave(self) -> int:
        """Wait until the program has ended; its exit code."""
        until = time.monotonic() + PATIENCE
        while self.take_in(max(until - time.monotonic(), 0.01)):
            assert time.monotonic() < until, f"it goes on:\n{self.text}"
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def hang_up(self) -> None:
        """Close the window under the program, and wait until it has ended."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True
        os.waitpid(self.child.pid, 0)
        self.child.terminated = self.child.ptyproc.terminated = True

    def kill(self) -> None:
        """End the program the hard way."""
        self.child.kill(signal.SIGKILL)
        self.leave()

    def rows_with(self, *texts: str) -> Sequence[str]:
        """The lines of the screen that hold every one of `texts`."""
        return [line for line in self.text.splitlines() if all(text in line for text in texts)]
