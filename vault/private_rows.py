"""The private and the sensitive items: sealed rows."""

from __future__ import annotations

from collections.abc import Iterator

from vault.connection import Connection
from vault.errors import DatabaseDamaged, VaultError
from vault.people import PersonSeals
from vault.records import Item
from vault.rows import body_of, record_from
from vault.seal import Place
from vault.values import Row, blob, number, text

_NAMES = frozenset({"id", "person", "talk", "sequence"})
_COUNTS = "SELECT talk, count(*) FROM private "
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
        item = record_from(Item, body, columns, newer=self._connection.read_only)
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

    def at(self, row: int) -> Item | None:
        """The item in the row with this number, whatever became of the indexes; raise `DatabaseDamaged`."""
        found = self._connection.run(f"{_SELECT}WHERE rowid = ?", row)
        return self._item(found[0]) if found else None

    def broken(self) -> Iterator[str | None]:
        """For each row None, or its id when its seal is broken or holds no item."""
        for row in self._connection.run(_SELECT):
            try:
                self._item(row)
            except VaultError:
                yield text(row[0])
            else:
                yield None

    def counts(self, person_id: str = "") -> dict[str, int]:
        """How many private items each talk has, by its id; of one person's talks, if named. Opens no seal."""
        if person_id:
            rows = self._connection.run(_COUNTS + "WHERE person = ? GROUP BY talk", person_id)
        else:
            rows = self._connection.run(_COUNTS + "GROUP BY talk")
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
