"""A command run inside the test: it gets what a started program would get, and may leave nothing behind.

It is stricter than starting one. An exception is no exit code: it fails the test where it is raised. And what
the end of a process would clear away is looked for here: open files, threads, a changed environment.
"""

from __future__ import annotations

import gc
import io
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from samtal_tui import front

PUBLIC = ("Offentlig arbetsgivare: ", "Public employer: ")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def notice(self) -> str:
        """What a public employer's manager is told before a document is made: two lines, or none."""
        lines = self.err.splitlines(keepends=True)[:2]
        return "".join(lines) if lines and lines[0].startswith(PUBLIC) else ""

    @property
    def remarks(self) -> str:
        """What stands on standard error besides the notice."""
        return self.err.removeprefix(self.notice)

    def refusal(self) -> str:
        """The one line of a refusal: nothing on standard output, no traceback."""
        assert self.out == ""
        assert "Traceback" not in self.err
        assert self.err.endswith("\n")
        assert self.remarks.count("\n") == 1, self.err
        return self.remarks


def run_inside(arguments: Sequence[str], environment: Mapping[str, str], stdin: str = "") -> Ended:
    """Run `samtal` with these arguments and no terminal anywhere, as in a process of its own."""
    out, err = _stream(b""), _stream(b"")
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.multiple(sys, stdin=_stream(stdin.encode()), stdout=out, stderr=err),
        mock.patch.multiple(sys, excepthook=sys.excepthook),
        mock.patch.object(tempfile, "tempdir", None),
        _nothing_left(environment),
    ):
        code = front.run(arguments)
    return Ended(code, _written(out), _written(err))


def _stream(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@contextmanager
def _nothing_left(environment: Mapping[str, str]) -> Iterator[None]:
    before, collecting = _held(), gc.isenabled()
    try:
        yield
    finally:
        (gc.enable if collecting else gc.disable)()
    if _held() != before:
        gc.collect()
    assert (left := _held()) == before, f"left behind: {left}, where there was {before}"
    assert dict(os.environ) == dict(environment), "left behind: another environment"


def _held() -> tuple[Path, int, int, Sequence[str]]:
    """Where the process is, what it takes away from new files, how many threads it has, what it has open."""
    os.umask(mask := os.umask(0o077))
    files = Path("/proc/self/fd")
    opened = sorted(file.name for file in files.iterdir()) if files.is_dir() else []
    return Path.cwd(), mask, threading.active_count(), opened
