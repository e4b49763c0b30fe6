"""The hands of a fast typist at a terminal: her keys in the pieces in which a line brings them."""

from __future__ import annotations

import ctypes
import fcntl
import os
import struct
import termios
from collections.abc import Callable
from pathlib import Path
from random import Random

from e2e.driver import KEYS, Terminal

WORDS_A_MINUTE = 90


class Typist:
    """Types without waiting for the time between her keys; `clock` is told of the time that passes.

    Each piece is sent once the one before it has been read, so that no two of them are read as one. With
    `drop` the byte of that number never reaches the program. `watch` is called after everything drawn.
    """

    def __init__(self, terminal: Terminal, clock: Path, random: Random, *, drop: int = -1) -> None:
        self.terminal, self.random = terminal, random
        self.words, self.seconds = 0, 0.0
        self.watch: Callable[[], None] = lambda: None
        self._clock = clock
        self._drop = drop
        self._sent = 0
        ptsname = ctypes.CDLL(None).ptsname
        ptsname.restype = ctypes.c_char_p
        self._line = os.open(ptsname(terminal.child.child_fd), os.O_RDWR | os.O_NOCTTY)

    def let_go(self) -> None:
        """Hold the line open no longer than the program does."""
        os.close(self._line)

    def send(self, *pieces: bytes) -> None:
        """Send pieces one after another."""
        for piece in pieces:
            at = self._drop - self._sent
            self._sent += len(piece)
            whole = piece[:at] + piece[at + 1 :] if 0 <= at < len(piece) else piece
            os.write(self.terminal.child.child_fd, whole)
            while self._unread():
                assert self.terminal.take_in(0.001), f"it ended:\n{self.terminal.text}"
                self.watch()

    def _unread(self) -> int:
        return int(struct.unpack("i", fcntl.ioctl(self._line, termios.FIONREAD, bytes(4)))[0])

    def press(self, *keys: str) -> None:
        """Press keys by name, each alone."""
        self.send(*(KEYS[key].encode() for key in keys))

    def type(self, text: str, *, first: bytes = b"", last: bytes = b"") -> None:
        """Letters one by one, some in bursts, some cut in two, with slips of the finger put right.

        `first` and `last` come in one piece with the first and the last letter.
        """
        self.words += len(text.split())
        self.wait(len(text) / 6 / WORDS_A_MINUTE * 60)
        pieces = []
        while text:
            chance = self.random.random()
            length = self.random.randint(2, 12) if chance < 0.2 else 1
            piece, text = text[:length].encode(), text[length:]
            if chance > 0.98:
                pieces += [b"x", KEYS["Backspace"].encode()]
            cut = self.random.randrange(len(piece))
            pieces += [piece[:cut], piece[cut:]] if cut else [piece]
        pieces[0] = first + pieces[0]
        pieces[-1] += last
        self.send(*pieces)

    def paste(self, text: str) -> None:
        """Paste, in pieces of any length."""
        data = f"\x1b[200~{text}\x1b[201~".encode()
        while data:
            length = self.random.randint(5, 40)
            self.send(data[:length])
            data = data[length:]

    def resize(self, columns: int, rows: int) -> None:
        """Pull at the corner of the window."""
        self.terminal.screen.resize(rows, columns)
        self.terminal.child.setwinsize(rows, columns)

    def wait(self, seconds: float) -> None:
        """Time passes, without being waited for."""
        self.seconds += seconds
        beside = self._clock.with_suffix(".new")
        beside.write_text(str(self.seconds))
        beside.replace(self._clock)

    def sees(self, *texts: str, gone: str = "") -> None:
        """Wait until the screen shows it."""
        self.terminal.wait(*texts, gone=gone)
        self.watch()
