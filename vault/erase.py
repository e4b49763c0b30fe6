"""Erase a person: her rows, her key, their traces in the file and in the backups; and an honest receipt."""

from __future__ import annotations

import contextlib
import secrets
from datetime import date

from vault.backup import automatic, automatic_ones, known_elsewhere
from vault.records import Receipt
from vault.rows import body_of, record_from
from vault.store import OpenVault
from vault.values import Row, number, text

_COLUMNS = frozenset({"id"})


def erase(vault: OpenVault, person_id: str, today: date) -> Receipt:
    """Erase a person and everything about her, here and in the automatic backups.

    Her rows go in one transaction; then the file is written anew without them, one new backup is made, and
    only then the older automatic ones are removed. Raises `NoSuchRecord`, `ReadOnly`, `CannotWrite`; what was
    erased before a disk was full stays erased, and erasing can be finished with `clean`.
    """
    receipt = _receipt(vault, person_id, today)
    with vault.connection.transaction():
        vault.people.remove(person_id)
        record(vault, receipt)
    clean(vault, today)
    return receipt


def record(vault: OpenVault, receipt: Receipt) -> None:
    """Keep a receipt; raise `Malformed` when its id is taken."""
    with vault.connection.transaction():
        sequence = vault.connection.next_sequence()
        vault.connection.run(
            "INSERT INTO receipt VALUES (?, ?, ?)", receipt.id, sequence, body_of(receipt, _COLUMNS)
        )


def clean(vault: OpenVault, today: date) -> None:
    """Write the database anew, back it up, and remove every older automatic backup. Raises `CannotWrite`."""
    vault.connection.vacuum()
    newest = automatic(vault, today)
    for old in automatic_ones(vault.folder):
        if old.path != newest:
            with contextlib.suppress(OSError):
                old.path.unlink()


def receipts(vault: OpenVault) -> list[Receipt]:
    """The receipts of all erasures, the newest first."""
    rows = vault.connection.run("SELECT id, body FROM receipt ORDER BY sequence DESC")
    return [_receipt_from(vault, row) for row in rows]


def _receipt_from(vault: OpenVault, row: Row) -> Receipt:
    newer = vault.connection.read_only
    return record_from(Receipt, text(row[1]), {"id": text(row[0])}, newer=newer)


def receipt_at(vault: OpenVault, row: int) -> Receipt | None:
    """The receipt in the row with this number, whatever became of the indexes."""
    found = vault.connection.run("SELECT id, body FROM receipt WHERE rowid = ?", row)
    return _receipt_from(vault, found[0]) if found else None


def _count(vault: OpenVault, table: str, person_id: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE person = ?"  # noqa: S608 - names of our own tables
    return number(vault.connection.one(query, person_id)[0])


def _receipt(vault: OpenVault, person_id: str, today: date) -> Receipt:
    person = vault.people.get(person_id)
    seal = vault.seals.of(person_id)
    documents = vault.ledger.of_person(person_id)
    return Receipt(
        id=secrets.token_hex(16),
        number=person.number,
        erased_on=today,
        talks=_count(vault, "talk", person_id),
        shareable=_count(vault, "shared", person_id),
        private=_count(vault, "private", person_id),
        documents=len(documents),
        hashes=tuple(seal.name("document", document.sha256) for document in documents),
        backups=tuple(known_elsewhere(vault)),
    )
