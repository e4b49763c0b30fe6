"""Start a process that holds no key: nothing of ours goes with it but what it is given on standard input."""

from __future__ import annotations

import subprocess

from samtal_tui.export.errors import MakingFailed, NotAsPdf
from samtal_tui.export.worker import NO_SIGN


def run_maker(command: list[str], content: bytes, *, limit: float) -> bytes:
    """Run `command` with `content` on standard input: no environment, no open files, no folder of ours.

    Raises `NotAsPdf` when the format cannot show a sign, `MakingFailed` for whatever else goes wrong.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, and the environment empty
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            close_fds=True,
            timeout=limit,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise (NotAsPdf if error.returncode == NO_SIGN else MakingFailed) from None
    except (OSError, subprocess.SubprocessError):
        raise MakingFailed from None
    return done.stdout
