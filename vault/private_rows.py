"""The private and the sensitive items, and every proposal: sealed rows."""

from __future__ import annotations

import json

from vault.connection import Connection, Row, blob, number, text
from vault.errors import DatabaseDamaged
from vault.people import PersonSeals
from vault.records import Item
from vault.rows import body_of, record_from
from vault.seal import Place

_NAMES = frozenset({"id", "person", "talk", "sequence"})
_SELECT = "SELECT id, person, talk, sequence, revision, sealed FROM private "


class PrivateRows:
    """The sealed items of the vault."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def _item(self, row: Row) -> Item:
        item_id, person = text(row[0]), text(row[1])
        place = Place("private", item_id, number(row[4]), "item")
        body = self._seals.of(person).open(blob(row[5]), place)
        columns = {"id": item_id, "person": person, "talk": text(row[2]), "sequence": number(row[3])}
        item = record_from(Item, body, columns)
        if item.audience.shareable:
            raise DatabaseDamaged
        return item

    def _items(self, where: str, *parameters: str) -> list[Item]:
        return [
            self._item(row)
            for row in self._connection.run(f"{_SELECT}{where} ORDER BY sequence", *parameters)
        ]

    def get(self, item_id: str) -> Item | None:
        """The item with this id, if it is private; raise `DatabaseDamaged`."""
        found = self._items("WHERE id = ?", item_id)
        return found[0] if found else None

    def of_talk(self, talk_id: str) -> list[Item]:
        """What was written in a talk; raise `DatabaseDamaged`."""
        return self._items("WHERE talk = ?", talk_id)

    def of_person(self, person_id: str) -> list[Item]:
        """What was written about a person; raise `DatabaseDamaged`."""
        return self._items("WHERE person = ?", person_id)

    def all(self) -> list[Item]:
        """Every private item; raise `DatabaseDamaged`."""
        return self._items("")

    def counts(self) -> dict[str, int]:
        """How many private items each talk has, by its id; opens no seal."""
        rows = self._connection.run("SELECT talk, count(*) FROM private GROUP BY talk")
        return {text(talk): number(count) for talk, count in rows}

    def put(self, item: Item) -> None:
        """Seal and write the item, inside the caller's transaction."""
        revision = self._connection.next_sequence()
        body = body_of(item, _NAMES).encode()
        sealed = self._seals.of(item.person).seal(body, Place("private", item.id, revision, "item"))
        self._connection.run(
            "INSERT INTO private VALUES (?, ?, ?, ?, ?, ?)",
            item.id,
            item.person,
            item.talk,
            item.sequence,
            revision,
            sealed,
        )

    def remove(self, item_id: str) -> None:
        """Remove the item, inside the caller's transaction."""
        self._connection.run("DELETE FROM private WHERE id = ?", item_id)

    def put_proposal(self, item: Item) -> None:
        """Seal and write what is proposed for an agreed item; one without a proposal has none from now on."""
        self._connection.run("DELETE FROM proposal WHERE item = ?", item.id)
        if item.proposal is None:
            return
        revision = self._connection.next_sequence()
        place = Place("proposal", item.id, revision, "proposal")
        sealed = self._seals.of(item.person).seal(item.proposal.model_dump_json().encode(), place)
        self._connection.run("INSERT INTO proposal VALUES (?, ?, ?)", item.id, revision, sealed)

    def with_proposals(self, items: list[Item], where: str = "", *parameters: str) -> list[Item]:
        """The shareable `items` with what is proposed for each; `where` limits the proposals looked at."""
        query = "SELECT item, proposal.revision, proposal.sealed FROM proposal "
        if where:
            query += f"JOIN shared ON shared.id = proposal.item {where}"
        sealed = {text(row[0]): row for row in self._connection.run(query, *parameters)}
        return [self._with(item, sealed[item.id]) if item.id in sealed else item for item in items]

    def _with(self, item: Item, row: Row) -> Item:
        place = Place("proposal", item.id, number(row[1]), "proposal")
        body = self._seals.of(item.person).open(blob(row[2]), place)
        try:
            proposal = json.loads(body)
        except ValueError:
            raise DatabaseDamaged from None
        columns = {**item.model_dump(), "proposal": proposal}
        return record_from(Item, "{}", columns)
