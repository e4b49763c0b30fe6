"""Bring every record that can still be read out of a damaged vault, into a new one.

The new vault has the old one's id, so that what was agreed stays agreed; its keys and its code are new.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault import code as recovery
from vault.backup import elsewhere_at, note_elsewhere
from vault.erase import receipt_at, record
from vault.errors import VaultError
from vault.kdf import DEFAULT_KDF, KdfParameters
from vault.keys import fresh_key
from vault.records import Item, Person, Talk, TalkKind
from vault.row_reading import Counts, RowReading, items_in
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.store import OpenVault, make

NO_DAY = date(1900, 1, 1)
"""The day of a talk whose own row is gone but whose lines are not."""


@dataclass(frozen=True)
class Salvaged:
    """What was brought over and what was not, and the new recovery code."""

    counts: Counts
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

    found = RowReading(damaged)
    sound = make(folder, master, slots, damaged.id)
    try:
        with sound.connection.transaction():
            _carry(damaged, sound, found)
    finally:
        sound.close()
    return Salvaged(found.counts, code)


def _carry(damaged: OpenVault, sound: OpenVault, found: RowReading) -> None:
    try:
        sound.profile.put(damaged.profile.get())
    except VaultError:
        found.counts.lose("meta")
        damaged.reopen()
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
    try:
        for place, whose, fields in damaged.unfinished.every():
            sound.unfinished.put(place, fields, whose)
    except VaultError:
        # How many forms stood on an unreadable page is not known; with her name they are one loss.
        found.counts.lost["meta"] = 1
        damaged.reopen()
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


def _carry_items(into: _Into, found: RowReading) -> None:
    by_talk: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items_in(found):
        by_talk[item.talk].append(item)
    for talk_id, items in by_talk.items():
        into.make_room(items[0].person, talk_id)
        into.sound.items.apply(talk_id, sorted(items, key=lambda item: item.sequence))
        into.sound.items.forget_history(talk_id)
