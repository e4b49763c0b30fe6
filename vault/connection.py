"""The one connection to the database: how it is opened, and how a transaction is kept whole.

The only file that imports sqlcipher3. Everything it raises is an error of the vault.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from vault.database_file import check_file, is_cut_short
from vault.errors import (
    CannotWrite,
    DatabaseCutShort,
    DatabaseDamaged,
    DiskFull,
    DiskReadOnly,
    InUse,
    Malformed,
    NoSuchRecord,
    ReadOnly,
    VaultError,
)
from vault.files import make_file
from vault.keys import wipe
from vault.values import Row, Value, number, text

_BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 5, 8, 10, 11, 13, 14, 19, 26


class _Cursor(Protocol):
    def fetchall(self) -> list[Row]: ...


class _Raw(Protocol):
    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Value | bytearray] = ...) -> _Cursor: ...

    def set_key(self, key: bytearray) -> None: ...

    def close(self) -> None: ...


def raw_key(key: bytearray) -> bytearray:
    """`key` as SQLCipher takes a raw key: x'64 hexadecimal digits', 67 bytes; all else is a passphrase to it.

    The caller zeroes what is returned.
    """
    spelled = bytearray(b"x'" + bytes(2 * len(key)) + b"'")
    for place, byte in enumerate(key):
        spelled[2 + 2 * place : 4 + 2 * place] = b"%02x" % byte
    return spelled


def _translated(error: Exception) -> VaultError:
    """The vault's word for what SQLite says. A page whose MAC is wrong is a corrupt one, not an I/O error."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == _BUSY:
        return InUse()
    if code in {_FULL, _READONLY, _CANTOPEN, _IOERR}:
        return {_FULL: DiskFull, _READONLY: DiskReadOnly}.get(code, CannotWrite)()
    if code in {_CORRUPT, _NOTADB}:
        return DatabaseDamaged()
    if code == _CONSTRAINT and str(error).startswith("FOREIGN KEY"):
        return NoSuchRecord()
    return Malformed([("", type(error).__name__)])


class Connection:
    """The database of an open vault. Used from one thread only."""

    def __init__(self, raw: _Raw, *, read_only: bool = False) -> None:
        self._raw = raw
        self._depth = 0
        self.read_only = read_only

    def run(self, sql: str, *parameters: Value | bytearray) -> list[Row]:
        """Run one statement and return its rows; raise an error of the vault."""
        from sqlcipher3 import dbapi2

        try:
            return self._raw.execute(sql, parameters).fetchall()
        except dbapi2.Error as error:
            problem = _translated(error)
        except UnicodeEncodeError:
            problem = Malformed([("", "half a character")])
        raise problem

    def one(self, sql: str, *parameters: Value) -> Row:
        """The only row of a query; raise `NoSuchRecord`."""
        rows = self.run(sql, *parameters)
        if len(rows) != 1:
            raise NoSuchRecord
        return rows[0]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is committed durably, or nothing. One inside another joins it.

        Raises `ReadOnly`, `CannotWrite`, and whatever is raised inside.
        """
        self.refuse_read_only()
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            self.run("BEGIN IMMEDIATE")
            yield
            self.next_sequence()
            self.run("COMMIT")
        finally:
            self._depth = 0
            if self._raw.in_transaction:
                with contextlib.suppress(VaultError):
                    self.run("ROLLBACK")

    def refuse_read_only(self) -> None:
        """Raise `ReadOnly` when nothing may be written."""
        if self.read_only:
            raise ReadOnly

    def wipe_what_is_freed(self) -> None:
        """Let SQLCipher wipe all memory it frees, in the whole process and until it ends (1 ms a commit)."""
        self.run("PRAGMA cipher_memory_security = ON")

    @contextlib.contextmanager
    def attached(self, path: Path, key: bytearray) -> Iterator[None]:
        """The empty database at `path` as "fresh" beside this one, under its own key; raise `CannotWrite`."""
        self.refuse_read_only()
        spelled = raw_key(key)
        try:
            self.wipe_what_is_freed()  # SQLite keeps a copy of what is bound
            self.run("ATTACH DATABASE ? AS fresh KEY ?", f"{path.absolute().as_uri()}?mode=rw", spelled)
            self.run("PRAGMA fresh.synchronous = EXTRA")
            self.run("PRAGMA fresh.secure_delete = ON")
            yield
        finally:
            wipe(spelled)
            with contextlib.suppress(VaultError):
                self.run("DETACH DATABASE fresh")

    @contextlib.contextmanager
    def exporting(self) -> Iterator[None]:
        """One transaction on the attached database alone; raise `CannotWrite`."""
        self.run("BEGIN")
        try:
            yield
            self.run("COMMIT")
        finally:
            if self._raw.in_transaction:
                with contextlib.suppress(VaultError):
                    self.run("ROLLBACK")

    def export(self) -> None:
        """Copy every table and row into the attached database; raise `CannotWrite`."""
        try:
            self.run("SELECT sqlcipher_export('fresh')")
        except Malformed:  # a function of SQLCipher's own, which does not say why it failed
            raise CannotWrite from None

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Nothing changes on the disk while inside."""
        self.run("BEGIN")
        try:
            self.meta("sequence")
            yield
        finally:
            self.run("COMMIT")

    def broken_pages(self) -> list[str]:
        """The pages whose MAC is wrong, in SQLCipher's words; none in a sound database."""
        return [text(row[0]) for row in self.run("PRAGMA cipher_integrity_check")]

    def problems(self) -> list[str]:
        """What SQLCipher's and SQLite's own checks find, in their words; none in a sound database."""
        return [
            *self.broken_pages(),
            *(text(row[0]) for row in self.run("PRAGMA integrity_check") if row[0] != "ok"),
            *(f"reference from {text(row[0])}" for row in self.run("PRAGMA foreign_key_check")),
        ]

    def vacuum(self) -> None:
        """Write the whole file anew, without what was deleted; raise `CannotWrite`."""
        self.refuse_read_only()
        self.run("VACUUM")

    def next_sequence(self) -> int:
        """The next number of the vault's one counter; it grows with every transaction and new row."""
        return number(
            self.one("UPDATE meta SET value = value + 1 WHERE name = 'sequence' RETURNING value")[0]
        )

    def meta(self, name: str) -> Value:
        """What the vault knows about itself under `name`; raise `NoSuchRecord`."""
        return self.one("SELECT value FROM meta WHERE name = ?", name)[0]

    def refuse_unwritable(self) -> None:
        """Raise `CannotWrite` now rather than at the first save: SQLite opens for reading without a word."""
        self.run("UPDATE meta SET value = value WHERE name = ''")

    def set_read_only(self) -> None:
        """From now on nothing is written; a hot journal has been played back already."""
        self.read_only = True
        self.run("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close the database."""
        self._raw.close()


def load_database_library() -> None:
    """Import SQLCipher ahead of time: it is left out of everything that opens no vault."""
    from sqlcipher3 import dbapi2  # noqa: F401


def _connect(path: Path, key: bytearray) -> Connection:
    from sqlcipher3 import dbapi2

    try:
        # mode=rw: opening never creates.
        raw: _Raw = dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    except dbapi2.Error as error:
        problem = _translated(error)
    else:
        connection = Connection(raw)
        spelled = raw_key(key)
        try:
            # Its own log goes to stderr, straight through the screen: three lines per wrong key.
            connection.run("PRAGMA cipher_log_level = NONE")
            # The page format of the file, whatever a later SQLCipher prefers.
            connection.run("PRAGMA cipher_default_compatibility = 4")
            raw.set_key(spelled)
            _settle(connection)
        except VaultError:
            raw.close()
            raise
        finally:
            wipe(spelled)
        return connection
    raise problem


def _settle(connection: Connection) -> None:
    connection.run("SELECT count(*) FROM sqlite_schema")
    for pragma in (
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "locking_mode = NORMAL",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "foreign_keys = ON",
        "cell_size_check = ON",
    ):
        connection.run(f"PRAGMA {pragma}")


def open_database(path: Path, key: bytearray, salt: bytes) -> Connection:
    """Open the database at `path` that begins with `salt`, with its 32-byte key; never makes one.

    Raises `DatabaseMissing`, `FilesMixed`, `DatabaseDamaged`, `UnsafePlace`, `CannotWrite`.
    """
    check_file(path, salt)
    try:
        connection = _connect(path, key)
    except DatabaseDamaged:
        if is_cut_short(path, key):
            raise DatabaseCutShort from None
        raise
    try:
        # A planted journal may have cut the file down to nothing, which opens as empty under any key.
        check_file(path, salt)
    except VaultError:
        connection.close()
        raise
    return connection


def make_database(path: Path, key: bytearray) -> Connection:
    """Make an empty database at `path`, where nothing may stand, readable by us alone."""
    os.close(make_file(path))
    return _connect(path, key)
