"""Bring every record that can still be read out of a damaged vault, into a new one.

The new vault has the old one's id, so that what was agreed stays agreed; its keys and its code are new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from vault import code as recovery
from vault.backup import elsewhere_at, note_elsewhere
from vault.connection import open_database
from vault.erase import receipt_at, record
from vault.errors import VaultError
from vault.kdf import DEFAULT_KDF, KdfParameters
from vault.keys import fresh_key
from vault.private_rows import PrivateRows
from vault.records import Item, Person, Talk, TalkKind
from vault.shared_rows import SharedRows
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.store import OpenVault, make
from vault.values import number

T = TypeVar("T")

MOST_ROWS = 1_000_000
"""How many rows are looked for in a table that cannot say how many it has."""

IN_VAIN = 300
"""After so many unreadable rows on end the rest of a table is given up; a page holds fewer."""

NO_DAY = date(1900, 1, 1)
"""The day of a talk whose own row is gone but whose lines are not."""


@dataclass(frozen=True)
class Salvaged:
    """How many records of each table were brought over and how many were not, and the new recovery code."""

    kept: Counter[str]
    lost: Counter[str]
    code: str


def salvage(
    damaged: OpenVault, folder: Path, passphrase: str, *, kdf: KdfParameters = DEFAULT_KDF
) -> Salvaged:
    """Make a new vault in `folder` from what can be read of `damaged`, which is not changed.

    Undo history is left behind. Raises `VaultExists`, `UnsafePlace`, `CannotWrite`; `ReadOnly` for a vault of
    a newer program, whose records would lose what only that one knows.
    """
    damaged.connection.refuse_read_only()
    master, code = fresh_key(), recovery.fresh()

    def slots(vault_id: str) -> tuple[PassphraseSlot, RecoverySlot]:
        return (
            PassphraseSlot.make(vault_id, master, passphrase, kdf),
            RecoverySlot.make(vault_id, master, public_half(vault_id, code)),
        )

    found = _Reading(damaged)
    sound = make(folder, master, slots, damaged.id)
    try:
        with sound.connection.transaction():
            _carry(damaged, sound, found)
    finally:
        sound.close()
    return Salvaged(found.kept, found.lost, code)


class _Reading:
    """Reads a table row by row, by the row's own number, and counts what it gets.

    A damaged page then costs the rows on it, and a damaged index none. SQLCipher refuses everything after the
    first page whose MAC is wrong, so the database is opened anew after each.
    """

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault
        self.kept: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    def _rows(self, table: str) -> range:
        try:
            found = self._vault.connection.run(f"SELECT max(rowid) FROM {table}")  # noqa: S608 - names from below
            return range(1, (number(found[0][0]) if found[0][0] is not None else 0) + 1)
        except VaultError:
            self.open_anew()
            return range(1, MOST_ROWS)

    def open_anew(self) -> None:
        """Give the vault a new connection to the same database, with the key it has."""
        vault = self._vault
        vault.connection.close()
        path = vault.folder / vault.key_file.database
        vault.use(open_database(path, vault.keys.database, vault.key_file.salt))

    def at(self, table: str, read: Callable[[OpenVault, int], T | None]) -> Iterable[T]:
        """Every record of a table that can be read and keeps its rules; `read` takes a row's number."""
        in_vain = 0
        for row in self._rows(table):
            try:
                record = read(self._vault, row)
            except VaultError:
                self.lost[table] += 1
                in_vain += 1
                self.open_anew()
                if in_vain == IN_VAIN:
                    return
                continue
            in_vain = 0
            if record is not None:
                self.kept[table] += 1
                yield record


def _carry(damaged: OpenVault, sound: OpenVault, found: _Reading) -> None:
    try:
        sound.profile.put(damaged.profile.get())
    except VaultError:
        found.lost["meta"] += 1
        found.open_anew()
    into = _Into(sound)
    for person in found.at("person", lambda vault, row: vault.people.at(row)):
        into.add_person(person)
    for talk in found.at("talk", lambda vault, row: vault.talks.at(row)):
        into.add_talk(talk)
    for guide, version, toml in found.at("guide", lambda vault, row: vault.guides.at(row)):
        sound.guides.keep(guide, version, toml)
    _carry_items(into, found)
    for document in found.at("document", lambda vault, row: vault.ledger.at(row)):
        into.make_room(document.person, document.talk)
        sound.ledger.record(document)
    for sign_off in found.at("sign_off", lambda vault, row: vault.sign_offs.at(row)):
        into.make_room(sign_off.person, sign_off.talk)
        sound.sign_offs.record(sign_off)
    for consent in found.at("consent", lambda vault, row: vault.consents.at(row)):
        into.make_room(consent.person, consent.talk)
        sound.consents.record(consent)
    for talk_id, slot, draft in found.at("draft", lambda vault, row: vault.drafts.at(row, into.talks)):
        sound.drafts.put(talk_id, slot, draft)
    for receipt in found.at("receipt", receipt_at):
        record(sound, receipt)
    for path, made_on in found.at("backup", elsewhere_at):
        note_elsewhere(sound, path, made_on)


class _Into:
    """The new vault's people and talks, with something to stand in for those that could not be read.

    `talks` are the persons they are about, by the talks' ids.
    """

    def __init__(self, sound: OpenVault) -> None:
        self.sound = sound
        self.talks: dict[str, str] = {}
        self._people: set[str] = set()

    def add_person(self, person: Person) -> None:
        """Keep a person."""
        self.sound.people.add(person)
        self._people.add(person.id)

    def add_talk(self, talk: Talk) -> None:
        """Keep a talk, whose person may be lost."""
        if talk.person not in self._people:
            number_ = self.sound.people.next_number()
            self.add_person(Person(id=talk.person, number=number_, given="?"))
        self.sound.talks.add(talk)
        self.talks[talk.id] = talk.person

    def make_room(self, person: str, talk: str) -> None:
        """Let a talk stand in for one that is lost: apart, since nobody knows whether it was (Q10)."""
        if talk not in self.talks:
            self.add_talk(Talk(id=talk, person=person, kind=TalkKind.SPECIAL, on=NO_DAY))


def _carry_items(into: _Into, found: _Reading) -> None:
    def shared(vault: OpenVault, row: int) -> Item | None:
        item = SharedRows(vault.connection).at(row)
        try:
            return vault.items.get(item.id) if item else None
        except VaultError:
            # A proposal that cannot be read must not take the agreed words with it.
            found.open_anew()
            return item

    def private(vault: OpenVault, row: int) -> Item | None:
        return PrivateRows(vault.connection, vault.seals).at(row)

    by_talk: defaultdict[str, list[Item]] = defaultdict(list)
    for item in (*found.at("shared", shared), *found.at("private", private)):
        by_talk[item.talk].append(item)
    for talk_id, items in by_talk.items():
        into.make_room(items[0].person, talk_id)
        into.sound.items.apply(talk_id, sorted(items, key=lambda item: item.sequence))
        into.sound.items.forget_history(talk_id)
