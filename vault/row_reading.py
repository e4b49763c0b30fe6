"""Read a damaged vault row by row, by each row's own number, and count what can be read and what cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from vault.backup import elsewhere_at
from vault.erase import receipt_at
from vault.errors import VaultError
from vault.private_rows import PrivateRows
from vault.records import Item
from vault.shared_rows import SharedRows
from vault.store import OpenVault
from vault.values import number

T = TypeVar("T")

MOST_ROWS = 1_000_000
"""How many rows are looked for in a table that cannot say how many it has."""

IN_VAIN = 300
"""After so many unreadable rows on end the rest of a table is given up; a page holds fewer."""


class Bound(StrEnum):
    """How well it is known how many records are lost."""

    EXACT = "exact"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass
class Counts:
    """How many records of each table can be read, and how many cannot; `bounds` says what is not exact."""

    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    bounds: dict[str, Bound] = field(default_factory=dict)

    def lose(self, table: str) -> None:
        """Count a record that cannot be read."""
        self.lost[table] += 1

    def bound(self, table: str) -> Bound:
        """How well the number of lost records of a table is known."""
        return self.bounds.get(table, Bound.EXACT)


class RowReading:
    """Reads a table row by row and counts what it gets.

    A damaged page then costs the rows on it, and a damaged index none. SQLCipher refuses everything after the
    first page whose MAC is wrong, so the database is opened anew after each.
    """

    def __init__(self, vault: OpenVault) -> None:
        self.vault = vault
        self.counts = Counts()

    def numbers(self, table: str) -> tuple[Iterable[int], Bound]:
        """The numbers of a table's rows, and how well they are known.

        The index of the primary key knows each one, on pages of its own. Without it the table knows the last,
        but some before it may have been removed long ago.
        """
        index = f"SELECT rowid FROM {table} INDEXED BY sqlite_autoindex_{table}_1"  # noqa: S608 - our own names
        schema = "SELECT 1 FROM sqlite_schema WHERE name = ?"
        if not self.vault.connection.run(schema, table):
            return (), Bound.EXACT  # an older schema, whose step to this one could not be taken
        last = f"SELECT max(rowid) FROM {table} NOT INDEXED"  # noqa: S608 - our own names
        try:
            return sorted(number(row[0]) for row in self.vault.connection.run(index)), Bound.EXACT
        except VaultError:
            self.vault.reopen()
        try:
            found = self.vault.connection.run(last)[0][0]
            return range(1, (number(found) if found is not None else 0) + 1), Bound.AT_MOST
        except VaultError:
            self.vault.reopen()
        return range(1, MOST_ROWS), Bound.AT_LEAST

    def at(self, table: str, read: Callable[[OpenVault, int], T | None]) -> Iterator[T]:
        """Every record of a table that can be read and keeps its rules; `read` takes a row's number."""
        rows, bound = self.numbers(table)
        in_vain = 0
        for row in rows:
            try:
                record = read(self.vault, row)
            except VaultError:
                self.vault.reopen()
                self._miss(table, bound)
                in_vain += 1
                if bound is Bound.AT_LEAST and in_vain == IN_VAIN:
                    return
                continue
            in_vain = 0
            if record is not None:
                self.counts.kept[table] += 1
                yield record
            elif bound is Bound.EXACT:  # the index knows a row that the table does not
                self._miss(table, bound)

    def _miss(self, table: str, bound: Bound) -> None:
        if bound is not Bound.EXACT:
            self.counts.bounds[table] = bound
        if bound is Bound.AT_LEAST:
            # Nobody knows which of the numbers in vain had a row; one had, or the table would be whole.
            self.counts.lost[table] = 1
        else:
            self.counts.lose(table)


def items_in(found: RowReading) -> list[Item]:
    """Every item that can be read, each with what is proposed for it if that can be read too."""

    def shared(vault: OpenVault, row: int) -> Item | None:
        item = SharedRows(vault.connection).at(row)
        try:
            return vault.items.get(item.id) if item else None
        except VaultError:
            # A proposal that cannot be read must not take the agreed words with it.
            vault.reopen()
            return item

    def private(vault: OpenVault, row: int) -> Item | None:
        return PrivateRows(vault.connection, vault.seals).at(row)

    items = list(found.at("shared", shared))
    _count_proposals(found, sum(item.proposal is not None for item in items))
    return [*items, *found.at("private", private)]


def _count_proposals(found: RowReading, kept: int) -> None:
    """A proposal is lost with its item, or when its own row or seal is broken."""
    rows, bound = found.numbers("proposal")
    if kept:
        found.counts.kept["proposal"] = kept
    if bound is Bound.AT_LEAST:
        found.counts.bounds["proposal"], found.counts.lost["proposal"] = bound, 1
    elif lost := len(list(rows)) - kept:
        found.counts.lost["proposal"] = lost
        if bound is not Bound.EXACT:
            found.counts.bounds["proposal"] = bound


def readable(vault: OpenVault) -> Counts:
    """How much of a damaged vault `salvage` would bring over. Changes nothing."""
    found = RowReading(vault)
    try:
        vault.profile.get()
    except VaultError:
        found.counts.lose("meta")
        vault.reopen()
    talks = {talk.id: talk.person for talk in found.at("talk", lambda open_, row: open_.talks.at(row))}
    readers: tuple[tuple[str, Callable[[OpenVault, int], object | None]], ...] = (
        ("person", lambda open_, row: open_.people.at(row)),
        ("guide", lambda open_, row: open_.guides.at(row)),
        ("document", lambda open_, row: open_.ledger.at(row)),
        ("sign_off", lambda open_, row: open_.sign_offs.at(row)),
        ("consent", lambda open_, row: open_.consents.at(row)),
        ("draft", lambda open_, row: open_.drafts.at(row, talks)),
        ("receipt", receipt_at),
        ("backup", elsewhere_at),
    )
    items = items_in(found)
    # A line brings back a stand-in for its talk, so a draft there can be read as well.
    talks |= {item.talk: item.person for item in items}
    for table, read in readers:
        for _ in found.at(table, read):
            pass
    return found.counts
