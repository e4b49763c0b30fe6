"""The vault's files and folders: made private, checked before use, written whole.

What differs between operating systems stands here and in `lock.py`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vault.errors import CannotWrite, DiskFull, DiskReadOnly, NotAVault, UnsafePlace

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = 0o077
_IN_THE_WAY = {errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENOTDIR, errno.EACCES, errno.EPERM}
"""What the system says of a link, a pipe, a folder or another's file; the rest is a failing disk."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def unwritten(error: OSError) -> CannotWrite:
    """What to raise when the system refuses to write: `DiskFull`, `DiskReadOnly`, or `CannotWrite`."""
    if error.errno in _FULL:
        return DiskFull()
    return DiskReadOnly() if error.errno == errno.EROFS else CannotWrite()


def _check(found: os.stat_result, *, folder: bool) -> None:
    right_kind = stat.S_ISDIR(found.st_mode) if folder else stat.S_ISREG(found.st_mode)
    if not right_kind or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & _OTHERS:
        raise UnsafePlace
    if not folder and found.st_nlink != 1:
        raise UnsafePlace


def check_folder(folder: Path) -> None:
    """Raise `NotAVault` when there is no such folder, `UnsafePlace` when others may enter it."""
    try:
        _check(folder.lstat(), folder=True)
    except (FileNotFoundError, NotADirectoryError):
        raise NotAVault from None
    except OSError:
        raise UnsafePlace from None


def is_file(path: Path) -> bool:
    """True for a private, plain file; False when there is nothing; raise `UnsafePlace` for all else."""
    try:
        _check(path.lstat(), folder=False)
    except FileNotFoundError:
        return False
    except OSError:
        raise UnsafePlace from None
    return True


def open_file(path: Path, flags: int) -> int:
    """Open a private, plain file, never through a link; raise `UnsafePlace`, `CannotWrite`.

    The descriptor is not inherited by children. Raises `FileNotFoundError` when there is nothing.
    """
    try:
        # O_NONBLOCK: a FIFO in the way must be refused, not waited for.
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, FILE_MODE)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in _IN_THE_WAY:
            raise UnsafePlace from None
        raise unwritten(error) from None
    try:
        _check(os.fstat(descriptor), folder=False)
    except UnsafePlace:
        os.close(descriptor)
        raise
    return descriptor


def open_named(path: Path) -> BinaryIO:
    """A plain file that somebody named, to read, links followed; raise `OSError` for anything else.

    The caller closes it. Nothing is waited for and nothing stays open, whatever stands at `path`.
    """
    # Not os.fdopen, which leaves the descriptor of a folder open when it refuses it.
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - Path.open takes no opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return file


def _without_waiting(path: str, flags: int) -> int:
    """Without O_NONBLOCK a pipe would wait for a writer for ever."""
    return os.open(path, flags | os.O_NONBLOCK)


def read_file(path: Path, limit: int) -> bytes:
    """The first `limit` bytes of a private, plain file; raise `UnsafePlace`, `FileNotFoundError`."""
    with os.fdopen(open_file(path, os.O_RDONLY), "rb") as file:
        return file.read(limit)


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Turn what the operating system refuses into `CannotWrite`, or what it is more exactly."""
    try:
        yield
    except OSError as error:
        raise unwritten(error) from None


def make_folder(folder: Path) -> None:
    """Make `folder`, private whatever the umask; an empty one of ours is taken over. Raise `UnsafePlace`."""
    with writing():
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir(mode=FOLDER_MODE)
            sync_folder(folder.parent)
        except FileExistsError:
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
                raise UnsafePlace from None
            if stat.S_IMODE(found.st_mode) & _OTHERS and any(folder.iterdir()):
                raise UnsafePlace from None
        folder.chmod(FOLDER_MODE)


def make_file(path: Path) -> int:
    """Make and open a new file that only we may read, whatever the umask; `UnsafePlace` if it exists."""
    with writing():
        try:
            descriptor = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE
            )
        except FileExistsError:
            raise UnsafePlace from None
        os.fchmod(descriptor, FILE_MODE)
        return descriptor


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    with writing():
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable, whoever wrote them."""
    with writing():
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole and durably, or raise `CannotWrite` and leave what stood there."""
    beside = path.with_name(path.name + ".new")
    with writing():
        beside.unlink(missing_ok=True)
        try:
            with os.fdopen(make_file(beside), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)
