"""One program at a time: an flock, freed by the kernel even on kill -9, so that no lock is ever stale."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from vault.errors import CannotWrite, InUse
from vault.files import FILE_MODE, open_file

NAME = "lock"


class FolderLock:
    """Held as long as the vault is open. The descriptor is not inherited by children."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of `folder`; raise `InUse`, `UnsafePlace`, `CannotWrite`."""
        self._descriptor = open_file(folder / NAME, os.O_RDWR | os.O_CREAT)
        os.fchmod(self._descriptor, FILE_MODE)  # a umask may have taken even our own right to it
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._descriptor)
            raise (InUse if isinstance(error, BlockingIOError) else CannotWrite) from None

    def release(self) -> None:
        """Let another program in."""
        os.close(self._descriptor)
