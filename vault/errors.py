"""What can go wrong with a vault. Each has its own class; the sentence shown is made above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class VaultError(Exception):
    """The base. `exit_code` is the command line's, see docs/command-line.md."""

    exit_code: ClassVar[int] = 4


class WrongSecret(VaultError):
    """The key file is whole, but no slot opens with this passphrase or code."""

    exit_code = 3


class CodeMistyped(WrongSecret):
    """The recovery code's checksum is wrong: it was typed or copied with a mistake, nothing was tried."""


class Locked(VaultError):
    """The vault is locked; it must be opened before anything is asked of it."""

    exit_code = 3


class NotAVault(VaultError):
    """There is no key file here."""

    exit_code = 10


class VaultExists(VaultError):
    """A vault stands here already; none is ever written over."""

    exit_code = 7


class PlaceTaken(VaultError):
    """Something stands at that path already; nothing is written over."""

    exit_code = 7


class BackupDamaged(VaultError):
    """The file is no backup, is not whole, or has been damaged."""

    exit_code = 20


class KeyFileDamaged(VaultError):
    """The key file's sum is wrong, or it cannot be read as one."""

    exit_code = 11


class KeyFileCutShort(KeyFileDamaged):
    """The key file is empty, or ends before its end."""

    exit_code = 16


class KeyFileAltered(VaultError):
    """A slot opens, but the MAC over the key file fails: somebody changed it."""

    exit_code = 12


class KeyFileOutOfBounds(VaultError):
    """The key file asks for Argon2id parameters outside m 64 MiB..1 GiB, t 3..10, p 1..8."""

    exit_code = 12


class DatabaseMissing(VaultError):
    """The key file names a database that is not there."""

    exit_code = 16


class DatabaseDamaged(VaultError):
    """The database cannot be read with the right key, or a seal is broken."""


class DatabaseCutShort(DatabaseDamaged):
    """The database is empty, or ends before its last page."""

    exit_code = 16


class FilesMixed(VaultError):
    """The database is not the one the key file belongs to, or its first bytes are damaged."""

    exit_code = 13


class OlderCopy(VaultError):
    """The database is older than its key file knows: an old copy was put back."""

    exit_code = 14


class NewerVersion(VaultError):
    """The vault, or a record in it, was written by a newer program."""

    exit_code = 15


class ReadOnly(VaultError):
    """The vault is open for reading only: a newer program wrote it."""

    exit_code = 15


class InUse(VaultError):
    """Another program has the vault open."""

    exit_code = 5


class UnsafePlace(VaultError):
    """A file of the vault belongs to someone else, is open to others, or is not a plain file."""

    exit_code = 17


class CannotWrite(VaultError):
    """The disk is failing. Nothing is half-written."""

    exit_code = 7


class DiskFull(CannotWrite):
    """There is no room left: on the disk, in a quota, or under the largest size of a file."""

    exit_code = 18


class DiskReadOnly(CannotWrite):
    """The disk can be read but not written to."""

    exit_code = 19


class Malformed(VaultError):
    """Data does not fit its record. `places` are (path, reason) pairs and hold no values."""

    exit_code = 8

    def __init__(self, places: Sequence[tuple[str, str]]) -> None:
        self.places = tuple(places)
        super().__init__("; ".join(f"{path}: {reason}" for path, reason in self.places))


class NoSuchRecord(VaultError):
    """Nothing in the vault has this id."""

    exit_code = 2
