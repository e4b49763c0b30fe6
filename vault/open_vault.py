"""An open vault: its connection, its keys, and what can be asked of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vault import keyfiles
from vault.connection import Connection, open_database
from vault.drafts import Drafts
from vault.errors import VaultError
from vault.guides import Guides
from vault.items import Items
from vault.keyfile import KeyFile
from vault.keys import Keys
from vault.ledger import Ledger
from vault.lock import FolderLock
from vault.people import People, PersonSeals
from vault.profile import ProfileStore
from vault.records import Consent, SignOff
from vault.seal import Sealer
from vault.signed import TalkRecords
from vault.talks import Talks
from vault.unfinished import Unfinished
from vault.values import number


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
