"""New words for what is agreed, before both have said yes to them: sealed rows beside the agreed ones."""

from __future__ import annotations

from collections.abc import Iterator

from vault.connection import Connection
from vault.errors import DatabaseDamaged, Malformed, VaultError
from vault.people import PersonSeals
from vault.records import Item, Proposal, checked
from vault.rows import record_from
from vault.seal import Place
from vault.values import Row, blob, number, text

_SELECT = (
    "SELECT proposal.item, shared.person, proposal.revision, proposal.sealed "
    "FROM proposal JOIN shared ON shared.id = proposal.item "
)


class Proposals:
    """The sealed proposals of the vault."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def put(self, item: Item) -> None:
        """Seal and write what is proposed for a new row, if anything, inside the caller's transaction."""
        if item.proposal is None:
            return
        revision = self._connection.next_sequence()
        place = Place("proposal", item.id, revision, "proposal")
        sealed = self._seals.of(item.person).seal(item.proposal.model_dump_json().encode(), place)
        self._connection.run("INSERT INTO proposal VALUES (?, ?, ?)", item.id, revision, sealed)

    def _opened(self, row: Row) -> Proposal:
        place = Place("proposal", text(row[0]), number(row[2]), "proposal")
        body = self._seals.of(text(row[1])).open(blob(row[3]), place)
        return record_from(Proposal, body, {}, newer=self._connection.read_only)

    def onto(self, items: list[Item], where: str = "", *parameters: str) -> list[Item]:
        """The shareable `items`, each with what is proposed for it; `where` limits which are looked for."""
        rows = self._connection.run(_SELECT + where, *parameters)
        found = {text(row[0]): self._opened(row) for row in rows}
        return [_with(item, found.get(item.id)) for item in items]

    def broken(self) -> Iterator[str | None]:
        """For each proposal None, or its item's id when its seal is broken or holds none."""
        for row in self._connection.run(_SELECT):
            try:
                self._opened(row)
            except VaultError:
                yield text(row[0])
            else:
                yield None


def _with(item: Item, proposal: Proposal | None) -> Item:
    if proposal is None:
        return item
    try:
        return checked(Item, {**item.model_dump(), "proposal": proposal.model_dump()})
    except Malformed:
        raise DatabaseDamaged from None
