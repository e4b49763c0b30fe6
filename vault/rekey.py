"""Change every key: a fresh master key, a new database, every person's key wrapped anew.

Without it the old passphrase and an old key file would still open tomorrow's vault. The new database is
checked and on the disk before the rename of one key file makes it count; until then nothing has changed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from vault import keyfiles
from vault.connection import Connection, open_database
from vault.contents import content_digest
from vault.database_file import salt_of
from vault.errors import DatabaseDamaged, VaultError
from vault.files import make_file, sync_file, sync_folder
from vault.kdf import DEFAULT_KDF, KdfParameters
from vault.keyfile import KeyFile
from vault.keys import Keys, fresh_key, wipe
from vault.schema.migrate import schema_of
from vault.seal import Sealer
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.store import OpenVault, discard_replaced, free_database
from vault.values import blob, number, text


def change_passphrase(vault: OpenVault, new: str, *, kdf: KdfParameters = DEFAULT_KDF) -> None:
    """Make `new` the passphrase and change every key; the recovery code stays as it is.

    Raises `ReadOnly`, `CannotWrite`, `DatabaseDamaged`; the old passphrase then still stands.
    """
    _change(vault, new, kdf, vault.key_file.recovery.public)


def change_code(vault: OpenVault, passphrase: str, code: str, *, kdf: KdfParameters = DEFAULT_KDF) -> None:
    """Make `code` the recovery code and change every key; `passphrase` is the one from now on.

    Whoever calls has handed the code out already: from the one rename on, the old code opens nothing here.
    Raises `CodeMistyped` and as above; the old code then still stands.
    """
    _change(vault, passphrase, kdf, public_half(vault.id, code))


def _change(vault: OpenVault, passphrase: str, kdf: KdfParameters, public: bytes) -> None:
    kdf.check()
    vault.connection.refuse_read_only()
    keys = Keys.of(fresh_key(), vault.id)
    new_slot = PassphraseSlot.make(vault.id, keys.master, passphrase, kdf)
    new_recovery = RecoverySlot.make(vault.id, keys.master, public)
    new = vault.folder / free_database(vault.folder, vault.key_file.database)
    try:
        _fill(vault, new, keys)
        connection = _proved(vault.connection, new, keys)
        key_file = KeyFile(
            vault.id,
            new.name,
            salt_of(new),
            vault.key_file.serial + 1,
            number(connection.meta("sequence")),
            new_slot,
            new_recovery,
        )
        try:
            keyfiles.write(vault.folder, key_file, keys.header)
        except VaultError:
            connection.close()
            raise
    except VaultError:
        keys.wipe()
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    vault.replace(key_file, keys, connection)
    discard_replaced(vault)


def _fill(vault: OpenVault, new: Path, keys: Keys) -> None:
    """Export the database into `new`, then wrap every person's key for the new keys."""
    source = vault.connection
    os.close(make_file(new))
    with source.attached(new, keys.database), source.exporting():
        source.export()
        source.run(f"PRAGMA fresh.user_version = {schema_of(source):d}")
        _wrap_anew(source, Sealer(vault.id, vault.keys.private), Sealer(vault.id, keys.private))
        source.run("INSERT OR REPLACE INTO fresh.meta VALUES ('replaces', ?)", vault.key_file.database)
        source.run("UPDATE fresh.meta SET value = value + 1 WHERE name = 'sequence'")
    sync_file(new)
    sync_folder(vault.folder)


def _wrap_anew(source: Connection, old: Sealer, new: Sealer) -> None:
    for person, wrapped in source.run("SELECT person, wrapped FROM main.person_key"):
        key = old.unwrap(text(person), blob(wrapped))
        source.run(
            "UPDATE fresh.person_key SET wrapped = ? WHERE person = ?",
            new.wrap(text(person), key),
            text(person),
        )
        wipe(key)


def _proved(source: Connection, new: Path, keys: Keys) -> Connection:
    """Open the new database and make sure that it is sound and holds the same; raise `DatabaseDamaged`."""
    connection = open_database(new, keys.database, salt_of(new))
    try:
        connection.refuse_unwritable()
        same = not connection.problems() and content_digest(connection) == content_digest(source)
    except VaultError:
        connection.close()
        raise
    if not same:
        connection.close()
        raise DatabaseDamaged
    return connection
