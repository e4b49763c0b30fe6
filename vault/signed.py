"""What both have signed, and what an employee has said yes to for a new manager: rows of one talk each."""

from __future__ import annotations

from typing import Generic, TypeVar

from vault.connection import Connection
from vault.records import TalkRecord
from vault.rows import body_of, record_from
from vault.values import Row, text

_COLUMNS = frozenset({"id", "person", "talk"})

R = TypeVar("R", bound=TalkRecord)


class TalkRecords(Generic[R]):
    """The records of one kind that belong to a talk; a row is never changed, only added or taken back."""

    def __init__(self, connection: Connection, table: str, model: type[R]) -> None:
        self._connection = connection
        self._table = table
        self._model = model

    def _record(self, row: Row) -> R:
        columns = {"id": text(row[0]), "person": text(row[1]), "talk": text(row[2])}
        return record_from(self._model, text(row[3]), columns, newer=self._connection.read_only)

    def _found(self, where: str, *parameters: str) -> list[R]:
        query = f"SELECT id, person, talk, body FROM {self._table} {where} ORDER BY sequence DESC"  # noqa: S608
        return [self._record(row) for row in self._connection.run(query, *parameters)]

    def record(self, record: R) -> None:
        """Add a row; raise `NoSuchRecord` for an unknown talk, `Malformed` when the id is taken."""
        with self._connection.transaction():
            self._connection.run(
                f"INSERT INTO {self._table} VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - a name of our own table
                record.id,
                record.person,
                record.talk,
                self._connection.next_sequence(),
                body_of(record, _COLUMNS),
            )

    def take_back(self, record_id: str) -> None:
        """Remove a row that was recorded by mistake."""
        with self._connection.transaction():
            self._connection.run(f"DELETE FROM {self._table} WHERE id = ?", record_id)  # noqa: S608

    def get(self, record_id: str) -> R:
        """The record with this id; raise `NoSuchRecord`."""
        row = self._connection.one(
            f"SELECT id, person, talk, body FROM {self._table} WHERE id = ?",  # noqa: S608
            record_id,
        )
        return self._record(row)

    def at(self, row: int) -> R | None:
        """The record in the row with this number, whatever became of the indexes."""
        query = f"SELECT id, person, talk, body FROM {self._table} WHERE rowid = ?"  # noqa: S608
        found = self._connection.run(query, row)
        return self._record(found[0]) if found else None

    def of_talk(self, talk_id: str) -> list[R]:
        """Those of a talk, the newest first."""
        return self._found("WHERE talk = ?", talk_id)

    def of_person(self, person_id: str) -> list[R]:
        """Those about a person, the newest first."""
        return self._found("WHERE person = ?", person_id)

    def all(self) -> list[R]:
        """Every one, the newest first."""
        return self._found("")
