"""A child process that works in a vault, tells over a pipe what is committed, and can be killed."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


class Child:
    """Runs `work(say)` in a fork of this process; what it says is an acknowledgement, one line each."""

    def __init__(self, work: Callable[[Callable[[str], None]], None]) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(reading)
            status = 1
            try:
                work(lambda line: os.write(writing, line.encode() + b"\n") and None)
                status = 0
            except BaseException:
                traceback.print_exc()
                raise
            finally:
                os._exit(status)
        os.close(writing)
        self._pipe: BinaryIO = os.fdopen(reading, "rb")

    def next_line(self) -> str:
        """Wait for the next acknowledgement; empty when the child has ended."""
        return self._pipe.readline().decode().rstrip("\n")

    def kill_after(self, seconds: float) -> list[str]:
        """Kill -9 after a while; everything it had acknowledged until then."""
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)
        return self.rest()[0]

    def rest(self) -> tuple[list[str], int]:
        """Everything it still acknowledges, and its exit status (negative: the signal that ended it)."""
        with self._pipe:
            lines = self._pipe.read().decode().splitlines()
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return lines, status


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put_files(folder: Path, files: dict[str, bytes]) -> None:
    """Put `files` into `folder`, private, in place of what is there."""
    for old in folder.rglob("*"):
        if old.is_file():
            old.unlink()
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(0o600)
        path.write_bytes(data)
