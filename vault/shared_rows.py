"""The shareable items: plain rows. This module has no means to open a private body (an import contract)."""

from __future__ import annotations

from collections.abc import Iterable

from vault.connection import Connection
from vault.records import Item, Kind
from vault.rows import body_of, record_from
from vault.values import Row, number, text

_NAMES = ("id", "person", "talk", "sequence", "kind", "audience", "question")
_KEPT_APART = frozenset({*_NAMES, "proposal"})
_SELECT = f"SELECT {', '.join(_NAMES)}, body FROM shared "  # noqa: S608 - names of our own columns


class SharedRows:
    """The rows of what may be shared, without the proposals that nobody has said yes to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _item(self, row: Row) -> Item:
        columns: dict[str, str | int] = {
            name: number(value) if name == "sequence" else text(value)
            for name, value in zip(_NAMES, row, strict=False)
        }
        return record_from(Item, text(row[-1]), columns, newer=self._connection.read_only)

    def _items(self, where: str, *parameters: str) -> list[Item]:
        return [
            self._item(row)
            for row in self._connection.run(f"{_SELECT}{where} ORDER BY sequence", *parameters)
        ]

    def get(self, item_id: str) -> Item | None:
        """The item with this id, if it is shareable."""
        found = self._items("WHERE id = ?", item_id)
        return found[0] if found else None

    def at(self, row: int) -> Item | None:
        """The item in the row with this number, whatever has become of the indexes."""
        found = self._connection.run(f"{_SELECT}WHERE rowid = ?", row)
        return self._item(found[0]) if found else None

    def of_talk(self, talk_id: str) -> list[Item]:
        """What was written in a talk, in the order it was first written."""
        return self._items("WHERE talk = ?", talk_id)

    def of_person(self, person_id: str, kinds: Iterable[Kind] = ()) -> list[Item]:
        """What was written about a person, in the order it was first written; of these kinds, if any."""
        among = sorted(kinds)
        only = f" AND kind IN ({', '.join('?' * len(among))})" if among else ""
        return self._items(f"WHERE person = ?{only}", person_id, *among)

    def of_kind(self, kind: Kind) -> list[Item]:
        """Every item of a kind, in the order it was first written."""
        return self._items("WHERE kind = ?", kind)

    def all(self) -> list[Item]:
        """Every item, in the order it was first written."""
        return self._items("")

    def put(self, item: Item) -> None:
        """Write the item, inside the caller's transaction."""
        self._connection.run(
            "INSERT INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            item.id,
            item.person,
            item.talk,
            item.sequence,
            item.kind,
            item.audience,
            item.question,
            body_of(item, _KEPT_APART),
        )

    def remove(self, item_id: str) -> None:
        """Remove the item, inside the caller's transaction."""
        self._connection.run("DELETE FROM shared WHERE id = ?", item_id)
