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
from vault.connection import open_database
from vault.errors import VaultError
from vault.kdf import DEFAULT_KDF, KdfParameters
from vault.keys import fresh_master
from vault.private_rows import PrivateRows
from vault.records import Item, Person, Talk
from vault.shared_rows import SharedRows
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.store import OpenVault, make
from vault.values import number, text

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

    Undo history is left behind. Raises `VaultExists`, `UnsafePlace`, `CannotWrite`.
    """
    master, code = fresh_master(), recovery.fresh()

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

    def at(self, table: str, read: Callable[[int], T | None]) -> Iterable[T]:
        """Every record of a table that can be read and keeps its rules; `read` takes a row's number."""
        in_vain = 0
        for row in self._rows(table):
            try:
                record = read(row)
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

    def named(self, table: str, read: Callable[[OpenVault, str], T]) -> Iterable[T]:
        """The same for a table whose records are read by their ids."""

        def by_number(row: int) -> T | None:
            found = self._vault.connection.run(f"SELECT id FROM {table} WHERE rowid = ?", row)  # noqa: S608 - as above
            return read(self._vault, text(found[0][0])) if found else None

        return self.at(table, by_number)


def _carry(damaged: OpenVault, sound: OpenVault, found: _Reading) -> None:
    try:
        sound.profile.put(damaged.profile.get())
    except VaultError:
        found.lost["meta"] += 1
        found.open_anew()
    people = {person.id: person for person in found.named("person", lambda vault, row: vault.people.get(row))}
    for person in people.values():
        sound.people.add(person)
    talks = {
        talk.id: talk
        for talk in found.named("talk", lambda vault, row: vault.talks.get(row))
        if talk.person in people
    }
    for talk in talks.values():
        sound.talks.add(talk)
        _carry_guide(damaged, sound, talk.guide, talk.guide_version, found)
    _carry_items(damaged, sound, set(talks), found)
    for document in found.named("document", lambda vault, row: vault.ledger.get(row)):
        if document.person in people:
            sound.ledger.record(document)
    for sign_off in found.named("sign_off", lambda vault, row: vault.sign_offs.get(row)):
        if sign_off.person in people:
            sound.sign_offs.record(sign_off)
    for consent in found.named("consent", lambda vault, row: vault.consents.get(row)):
        if consent.person in people:
            sound.consents.record(consent)


def _carry_guide(damaged: OpenVault, sound: OpenVault, guide: str, version: str, found: _Reading) -> None:
    if not guide:
        return
    try:
        sound.guides.keep(guide, version, damaged.guides.get(guide, version))
    except VaultError:
        found.lost["guide"] += 1
        found.open_anew()
    else:
        found.kept["guide"] += 1


def _carry_items(damaged: OpenVault, sound: OpenVault, talks: set[str], found: _Reading) -> None:
    def shared(row: int) -> Item | None:
        item = SharedRows(damaged.connection).at(row)
        try:
            return damaged.items.get(item.id) if item else None
        except VaultError:
            # A proposal that cannot be read must not take the agreed words with it.
            found.open_anew()
            return item

    def private(row: int) -> Item | None:
        return PrivateRows(damaged.connection, damaged.seals).at(row)

    by_talk: defaultdict[str, list[Item]] = defaultdict(list)
    for item in (*found.at("shared", shared), *found.at("private", private)):
        by_talk[item.talk].append(item)
    for talk_id, items in by_talk.items():
        if talk_id not in talks:
            _stand_in(sound, items[0])
        sound.items.apply(talk_id, sorted(items, key=lambda item: item.sequence))
        sound.items.forget_history(talk_id)
    for talk_id in talks:
        try:
            drafts = damaged.drafts.of_talk(talk_id)
        except VaultError:
            found.lost["draft"] += 1
            found.open_anew()
            continue
        for slot, draft in drafts.items():
            sound.drafts.put(talk_id, slot, draft)


def _stand_in(sound: OpenVault, item: Item) -> None:
    """Give lines whose talk, or whose person, could not be read something to stand in."""
    if all(person.id != item.person for person in sound.people.all()):
        number_ = sound.people.next_number()
        sound.people.add(Person(id=item.person, number=number_, given="?"))
    sound.talks.add(Talk(id=item.talk, person=item.person, on=NO_DAY))
