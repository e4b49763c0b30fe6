"""A vault: made, and opened. Everybody above takes `OpenVault` from here too."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vault import code as recovery
from vault import keyfiles
from vault.backup import automatic
from vault.connection import Connection, make_database, open_database
from vault.database_file import salt_of
from vault.errors import (
    DatabaseDamaged,
    FilesMixed,
    NoSuchRecord,
    NotAVault,
    OlderCopy,
    VaultError,
    VaultExists,
)
from vault.files import check_folder, make_folder, sync_folder
from vault.kdf import DEFAULT_KDF, LEAST_KDF, KdfParameters
from vault.keyfile import KeyFile, database_number
from vault.keys import Keys, fresh_key
from vault.lock import FolderLock
from vault.open_vault import OpenVault
from vault.schema.migrate import NEWEST, make_first, migrate, schema_of
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.values import number, text

__all__ = [
    "OpenVault",
    "create",
    "create_throwaway",
    "discard_replaced",
    "free_database",
    "make",
    "open_with",
    "open_with_code",
    "open_with_passphrase",
    "sealed_slots",
]


def free_database(folder: Path, after: str = "") -> str:
    """The next name after `after` that no file has: one without its key file is never written over either."""
    count = database_number(after) + 1
    while os.path.lexists(folder / f"vault-{count}.db"):
        count += 1
    return f"vault-{count}.db"


def _refuse_existing(folder: Path) -> None:
    if keyfiles.present(folder):
        raise VaultExists


def make(
    folder: Path,
    master: bytearray,
    slots: Callable[[str], tuple[PassphraseSlot, RecoverySlot]],
    vault_id: str = "",
) -> OpenVault:
    """Make a vault with the master key `master`; `slots` wraps it for a vault id, a new one unless given.

    Raises `VaultExists`, `UnsafePlace`, `CannotWrite`.
    """
    folder = folder.absolute()
    _refuse_existing(folder)
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        _refuse_existing(folder)
        vault_id = vault_id or secrets.token_hex(16)
        keys = Keys.of(master, vault_id)
        name = free_database(folder)
        connection = make_database(folder / name, keys.database)
        try:
            make_first(connection, vault_id)
            migrate(connection, before=lambda: None)
            sync_folder(folder)
            sequence = number(connection.meta("sequence"))
            key_file = KeyFile(vault_id, name, salt_of(folder / name), 1, sequence, *slots(vault_id))
            keyfiles.write(folder, key_file, keys.header)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise
    return OpenVault(folder, lock, key_file, keys, connection)


def _checked(connection: Connection, key_file: KeyFile) -> None:
    """Raise `FilesMixed` or `OlderCopy` unless the database is the one the key file knows."""
    try:
        vault_id, sequence = connection.meta("vault_id"), number(connection.meta("sequence"))
    except NoSuchRecord:
        raise FilesMixed from None
    if vault_id != key_file.vault:
        raise FilesMixed
    if sequence < key_file.sequence:
        raise OlderCopy


def discard_replaced(vault: OpenVault) -> None:
    """Remove the database that a change of keys has replaced; if that fails, the next opening tries again."""
    rows = vault.connection.run("SELECT value FROM meta WHERE name = 'replaces'")
    names = [
        name for row in rows if database_number(name := text(row[0])) and name != vault.key_file.database
    ]
    with contextlib.suppress(OSError, VaultError):
        for name in names:
            old = vault.folder / name
            old.unlink(missing_ok=True)
            old.with_name(old.name + "-journal").unlink(missing_ok=True)
        if names:
            sync_folder(vault.folder)
            with vault.connection.transaction():
                vault.connection.run("DELETE FROM meta WHERE name = 'replaces'")


def _back_up(vault: OpenVault) -> None:
    automatic(vault, datetime.now(UTC).date())


def _made_ready(vault: OpenVault) -> None:
    """Check the database against its key file, bring it to the newest schema, and tidy up."""
    connection = vault.connection
    _checked(connection, vault.key_file)
    if schema_of(connection) > NEWEST:
        connection.set_read_only()
        return
    connection.refuse_unwritable()
    migrate(connection, before=lambda: _back_up(vault))
    keyfiles.mend(vault.folder, vault.key_file, vault.keys.header)
    discard_replaced(vault)


def open_with(folder: Path, unlock: Callable[[KeyFile], bytearray], *, damaged: bool = False) -> OpenVault:
    """Open the vault in `folder`; `unlock` finds the master key from its key file.

    `damaged` opens what can be opened of a database that is damaged, or an older copy, and leaves it as it
    is: for bringing over what can be read. Raises `NotAVault`, `UnsafePlace`, `InUse`, the errors of the key
    file, what `unlock` raises, and the errors of the database.
    """
    folder = folder.absolute()
    check_folder(folder)
    if not keyfiles.present(folder):
        raise NotAVault
    lock = FolderLock(folder)
    try:
        found = keyfiles.read(folder)
        keys = Keys.of(unlock(found.content), found.content.vault)
        try:
            found.check(keys.header)
            connection = open_database(folder / found.content.database, keys.database, found.content.salt)
            vault = OpenVault(folder, lock, found.content, keys, connection)
            try:
                _made_ready(vault)
            except (DatabaseDamaged, OlderCopy):
                if not damaged:
                    vault.connection.close()
                    raise
                vault.reopen()
            except BaseException:
                vault.connection.close()
                raise
        except BaseException:
            keys.wipe()
            raise
    except BaseException:
        lock.release()
        raise
    return vault


def create(folder: Path, passphrase: str, *, kdf: KdfParameters = DEFAULT_KDF) -> tuple[OpenVault, str]:
    """Make a vault in `folder` and return it open, with its recovery code, which is kept nowhere.

    Raises `VaultExists`, `UnsafePlace`, `CannotWrite`, `KeyFileOutOfBounds`.
    """
    kdf.check()
    master = fresh_key()
    code = recovery.fresh()

    def slots(vault_id: str) -> tuple[PassphraseSlot, RecoverySlot]:
        return (
            PassphraseSlot.make(vault_id, master, passphrase, kdf),
            RecoverySlot.make(vault_id, master, public_half(vault_id, code)),
        )

    return make(folder, master, slots), code


def open_with_passphrase(folder: Path, passphrase: str, *, damaged: bool = False) -> OpenVault:
    """Open the vault in `folder`; raise `WrongSecret` and everything `open_with` raises."""
    return open_with(
        folder, lambda key_file: key_file.passphrase.open(key_file.vault, passphrase), damaged=damaged
    )


def open_with_code(folder: Path, code: str) -> OpenVault:
    """Open the vault with its recovery code; raise `CodeMistyped`, `WrongSecret`, and as `open_with`."""
    return open_with(folder, lambda key_file: key_file.recovery.open(key_file.vault, code))


def sealed_slots(vault_id: str, master: bytearray) -> tuple[PassphraseSlot, RecoverySlot]:
    """Two slots that nobody can open: the passphrase slot holds random bytes, the code is thrown away."""
    passphrase = PassphraseSlot(LEAST_KDF, os.urandom(16), os.urandom(12), os.urandom(48))
    return passphrase, RecoverySlot.make(vault_id, master, public_half(vault_id, recovery.fresh()))


def create_throwaway(folder: Path | None = None) -> OpenVault:
    """Make a vault that nobody can open again and that is removed when it is closed (the demonstration).

    It lies in `folder`, which must not exist or be empty, or in a new temporary folder.
    """
    place = Path(tempfile.mkdtemp(prefix="samtal-")) if folder is None else folder
    master = fresh_key()
    vault = make(place, master, lambda vault_id: sealed_slots(vault_id, master))
    vault.after_close(lambda: shutil.rmtree(vault.folder, ignore_errors=True))
    return vault
