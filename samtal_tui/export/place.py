"""Put a finished file where it shall stand: whole or not at all, readable by its owner alone.

Everything happens inside one opened folder, so that neither the folder nor the file can be exchanged for a
link on the way.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from samtal_tui.export.errors import CannotPlace, Why

_WHY = {
    errno.ENOENT: Why.NO_FOLDER,
    errno.ENOTDIR: Why.NOT_A_FOLDER,
    errno.ELOOP: Why.NOT_A_FOLDER,
    errno.EACCES: Why.NOT_ALLOWED,
    errno.EPERM: Why.NOT_ALLOWED,
    errno.EROFS: Why.NOT_ALLOWED,
    errno.ENOSPC: Why.FULL,
    errno.EDQUOT: Why.FULL,
    errno.EFBIG: Why.FULL,
    errno.EEXIST: Why.EXISTS,
}


@contextmanager
def staged(folder: Path, name: str, data: bytes, *, overwrite: bool = False) -> Iterator[Callable[[], None]]:
    """Write `data` beside its place and yield the function that puts it there in one step.

    When that function is not called, or fails, nothing is left. A missing folder is made, for the owner
    alone, if the one above it is there. Raises `CannotPlace`: a file stands there (unless `overwrite`), what
    stands there is a link or no plain file, the folder is a link, is missing or cannot be written.
    """
    with _opened(folder) as directory:
        beside = f".{secrets.token_hex(8)}.part"
        with _named(folder, name):
            _refuse_what_stands(directory, name, folder / name, overwrite=overwrite)

        def keep() -> None:
            with _named(folder, name):
                _refuse_what_stands(directory, name, folder / name, overwrite=overwrite)
                _move(directory, beside, name, overwrite=overwrite)
                os.fsync(directory)

        try:
            with _named(folder, ""):
                _write(directory, beside, data)
            yield keep
        finally:
            with contextlib.suppress(OSError):
                os.unlink(beside, dir_fd=directory)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """The folder, opened without following a link in its own name."""
    with _named(folder, ""):
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield directory
    finally:
        os.close(directory)


@contextmanager
def _named(folder: Path, name: str) -> Iterator[None]:
    """Turn what the system says into one named error."""
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, Why.FAILED)
        raise CannotPlace(why, folder / name if name else folder) from None


def _refuse_what_stands(directory: int, name: str, path: Path, *, overwrite: bool) -> None:
    try:
        found = os.stat(name, dir_fd=directory, follow_symlinks=False)
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise CannotPlace(Why.NOT_A_FILE, path)
    if not overwrite:
        raise CannotPlace(Why.EXISTS, path)


def _write(directory: int, name: str, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(name, flags, 0o600, dir_fd=directory)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, 0o600)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _move(directory: int, old: str, new: str, *, overwrite: bool) -> None:
    """Give the file its name in one step. A hard link never takes another file's place; a rename would."""
    if not overwrite:
        try:
            os.link(old, new, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
        except OSError as error:
            # Some file systems know no hard links. What stood there was refused a moment ago.
            if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}:
                raise
        else:
            return
    os.replace(old, new, src_dir_fd=directory, dst_dir_fd=directory)
