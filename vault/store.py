"""A vault: made, opened, closed."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from vault import code as recovery
from vault import keyfiles
from vault.connection import Connection, make_database, open_database, salt_of
from vault.drafts import Drafts
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
from vault.guides import Guides
from vault.items import Items
from vault.kdf import DEFAULT_KDF, LEAST_KDF, KdfParameters
from vault.keyfile import KeyFile, database_number
from vault.keys import Keys, fresh_key
from vault.ledger import Ledger
from vault.lock import FolderLock
from vault.people import People, PersonSeals
from vault.profile import ProfileStore
from vault.records import Consent, SignOff
from vault.schema.migrate import NEWEST, make_first, migrate, schema_of
from vault.seal import Sealer
from vault.signed import TalkRecords
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.talks import Talks
from vault.unfinished import Unfinished
from vault.values import number, text


class OpenVault:
    """An open vault: one connection and its keys. Used from one thread only."""

    def __init__(
        self, folder: Path, lock: FolderLock, key_file: KeyFile, keys: Keys, connection: Connection
    ) -> None:
        self.folder = folder
        self.key_file = key_file
        self.keys = keys
        self._lock = lock
        self._after_close: list[Callable[[], None]] = []
        self._work_on(connection)

    def use(self, connection: Connection) -> None:
        """Work on `connection` from now on, with the keys the vault has; the persons' open keys are wiped."""
        self.seals.wipe()
        otherwise = self.profile.otherwise
        self._work_on(connection)
        self.profile.fall_back_on(otherwise)

    def reopen(self) -> None:
        """Open the same database anew with the same keys: after a damaged page nothing else can be read."""
        self.connection.close()
        read_only = self.read_only
        path = self.folder / self.key_file.database
        self.use(open_database(path, self.keys.database, self.key_file.salt))
        if read_only:
            self.connection.set_read_only()

    def _work_on(self, connection: Connection) -> None:
        self.connection = connection
        self.seals = PersonSeals(connection, Sealer(self.key_file.vault, self.keys.private))
        self.people = People(connection, self.seals)
        self.talks = Talks(connection)
        self.items = Items(connection, self.seals)
        self.drafts = Drafts(connection, self.seals)
        self.unfinished = Unfinished(connection, self.seals)
        self.guides = Guides(connection)
        self.ledger = Ledger(connection)
        self.sign_offs = TalkRecords(connection, "sign_off", SignOff)
        self.consents = TalkRecords(connection, "consent", Consent)
        self.profile = ProfileStore(connection)

    @property
    def id(self) -> str:
        """The vault's id: 32 hexadecimal digits."""
        return self.key_file.vault

    @property
    def read_only(self) -> bool:
        """True when nothing can be written: the vault comes from a newer program."""
        return self.connection.read_only

    def replace(self, key_file: KeyFile, keys: Keys, connection: Connection) -> None:
        """Go on with other keys and the database they open; the old ones are closed and wiped."""
        self.connection.close()
        self.keys.wipe()
        self.key_file, self.keys = key_file, keys
        self.use(connection)

    def after_close(self, action: Callable[[], None]) -> None:
        """Call `action` when the vault has been closed."""
        self._after_close.append(action)

    def close(self) -> None:
        """Close the database, wipe the keys, free the lock. Everything was committed long ago."""
        try:
            # Only a lower bound against old copies: a full disk must not keep a vault from being locked.
            with contextlib.suppress(VaultError):
                self._note_sequence()
            self.connection.close()
        finally:
            self.seals.wipe()
            self.keys.wipe()
            self._lock.release()
            for action in self._after_close:
                action()

    def _note_sequence(self) -> None:
        reached = number(self.connection.meta("sequence"))
        if reached > self.key_file.sequence and not self.read_only:
            newer = replace(self.key_file, serial=self.key_file.serial + 1, sequence=reached)
            keyfiles.write(self.folder, newer, self.keys.header)


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


def _backed_up(vault: OpenVault) -> None:
    from vault.backup import automatic

    automatic(vault, datetime.now(UTC).date())


def _made_ready(vault: OpenVault) -> None:
    """Check the database against its key file, bring it to the newest schema, and tidy up."""
    connection = vault.connection
    _checked(connection, vault.key_file)
    if schema_of(connection) > NEWEST:
        connection.set_read_only()
        return
    connection.refuse_unwritable()
    migrate(connection, before=lambda: _backed_up(vault))
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
