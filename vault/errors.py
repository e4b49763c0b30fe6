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

    exit_code = 4


class VaultExists(VaultError):
    """A vault stands here already; none is ever written over."""

    exit_code = 7


class PlaceTaken(VaultError):
    """Something stands at that path already; nothing is written over."""

    exit_code = 7


class BackupDamaged(VaultError):
    """The file is no backup, is not whole, or has been damaged."""


class KeyFileDamaged(VaultError):
    """The key file's sum is wrong, or it cannot be read as one."""


class KeyFileAltered(VaultError):
    """A slot opens, but the MAC over the key file fails: somebody changed it."""


class KeyFileOutOfBounds(VaultError):
    """The key file asks for Argon2id parameters outside m 64 MiB..1 GiB, t 3..10, p 1..8."""


class DatabaseMissing(VaultError):
    """The key file names a database that is not there."""


class DatabaseDamaged(VaultError):
    """The database cannot be read with the right key, or a seal is broken."""


class FilesMixed(VaultError):
    """The database is not the one the key file belongs to, or its first bytes are damaged."""


class OlderCopy(VaultError):
    """The database is older than its key file knows: an old copy was put back."""


class NewerVersion(VaultError):
    """The vault was written by a newer program."""


class ReadOnly(VaultError):
    """The vault is open for reading only."""

    exit_code = 7


class InUse(VaultError):
    """Another program has the vault open."""

    exit_code = 5


class UnsafePlace(VaultError):
    """A file of the vault belongs to someone else, is open to others, or is not a plain file."""


class CannotWrite(VaultError):
    """The disk is full, read-only or failing. Nothing is half-written."""

    exit_code = 7


class Malformed(VaultError):
    """Data does not fit its record. `places` are (path, reason) pairs and hold no values."""

    exit_code = 8

    def __init__(self, places: Sequence[tuple[str, str]]) -> None:
        self.places = tuple(places)
        super().__init__("; ".join(f"{path}: {reason}" for path, reason in self.places))


class NoSuchRecord(VaultError):
    """Nothing in the vault has this id."""

    exit_code = 2
