"""The format of a backup: one file that holds the key file and the database.

A head: `MAGIC`, the length of the key file (8 bytes, big-endian), the key file, the length of the database.
Then the database as it lies on the disk, and a sum: Poly1305 (RFC 8439) of the database under the SHA-256 of
the head. The sum finds damage, not malice: that is for the MACs of the key file and of every page. It is 25
times as fast as SHA-256. Nothing but the key file can be read without a key.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.poly1305 import Poly1305

from vault.database_file import PAGE
from vault.errors import BackupDamaged, CannotWrite, VaultError
from vault.files import open_named, writing
from vault.keyfile import LARGEST, KeyFile, parse

MAGIC = b"samtal backup 1\n"
_CHUNK = 1 << 20
_LENGTH = 8
_SUM = 16


def _sum(head: bytes) -> Poly1305:
    return Poly1305(hashlib.sha256(head).digest())


def write(out: BinaryIO, keys: bytes, database: BinaryIO) -> None:
    """Write a backup of the key file `keys` and the open file `database`, durably; raise `CannotWrite`."""
    size = os.fstat(database.fileno()).st_size
    head = MAGIC + len(keys).to_bytes(_LENGTH) + keys + size.to_bytes(_LENGTH)
    total = _sum(head)
    with writing():
        out.write(head)
        while chunk := database.read(_CHUNK):
            total.update(chunk)
            out.write(chunk)
        out.write(total.finalize())
        out.flush()
        os.fsync(out.fileno())


class Backup:
    """A backup that is being read, from its start to its sum."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the key file; raise `BackupDamaged` and what `keyfile.parse` raises."""
        self._file = file
        self._head = b""
        if self._take(len(MAGIC)) != MAGIC:
            raise BackupDamaged
        self.keys = self._take(self._length(LARGEST))
        self.size = self._length(os.fstat(file.fileno()).st_size)
        if self.size % PAGE or not self.size:
            raise BackupDamaged
        self.key_file: KeyFile = parse(self.keys).content

    def _read(self, length: int) -> bytes:
        data = self._file.read(length)
        if len(data) != length:
            raise BackupDamaged
        return data

    def _take(self, length: int) -> bytes:
        data = self._read(length)
        self._head += data
        return data

    def _length(self, most: int) -> int:
        length = int.from_bytes(self._take(_LENGTH))
        if length > most:
            raise BackupDamaged
        return length

    def extract(self, out: BinaryIO) -> None:
        """Copy the database to `out` and check the sum; raise `BackupDamaged`, `CannotWrite`."""
        total = _sum(self._head)
        left = self.size
        while left:
            chunk = self._read(min(left, _CHUNK))
            if left == self.size and not chunk.startswith(self.key_file.salt):
                raise BackupDamaged  # before a file that is mostly hole fills the disk
            left -= len(chunk)
            total.update(chunk)
            with writing():
                out.write(chunk)
        if self._file.read(_SUM + 1) != total.finalize():
            raise BackupDamaged


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Backup]:
    """Open the backup at `path`, which may lie on any kind of disk; raise `BackupDamaged`, `CannotWrite`."""
    try:
        opened = open_named(path)
    except OSError as error:
        raise (CannotWrite if error.errno == errno.EIO else BackupDamaged) from None
    with opened as file:
        try:
            yield Backup(file)
        except VaultError:
            raise
        except OSError:
            raise CannotWrite from None
