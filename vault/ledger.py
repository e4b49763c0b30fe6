"""The history of documents: what left, when, to whom, and how much stayed."""

from __future__ import annotations

from vault.connection import Connection
from vault.records import Document
from vault.rows import body_of, record_from
from vault.values import Row, text

_COLUMNS = frozenset({"id", "person"})
_SELECT = "SELECT id, person, body FROM document "


class Ledger:
    """The documents that were made; the line of a file that stands, or stood, is never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _document(self, row: Row) -> Document:
        columns = {"id": text(row[0]), "person": text(row[1])}
        return record_from(Document, text(row[2]), columns, newer=self._connection.read_only)

    def record(self, document: Document) -> None:
        """Add a line; raise `NoSuchRecord` when the person is unknown, `Malformed` when the id is taken."""
        with self._connection.transaction():
            self._connection.run(
                "INSERT INTO document VALUES (?, ?, ?, ?)",
                document.id,
                document.person,
                self._connection.next_sequence(),
                body_of(document, _COLUMNS),
            )

    def forget(self, document_id: str) -> None:
        """Take away the line of a file that, against expectation, never came to stand."""
        with self._connection.transaction():
            self._connection.run("DELETE FROM document WHERE id = ?", document_id)

    def get(self, document_id: str) -> Document:
        """The document with this id; raise `NoSuchRecord`."""
        return self._document(self._connection.one(_SELECT + "WHERE id = ?", document_id))

    def at(self, row: int) -> Document | None:
        """The document in the row with this number, whatever became of the indexes."""
        found = self._connection.run(_SELECT + "WHERE rowid = ?", row)
        return self._document(found[0]) if found else None

    def of_person(self, person_id: str) -> list[Document]:
        """The documents about a person, the newest first."""
        rows = self._connection.run(_SELECT + "WHERE person = ? ORDER BY sequence DESC", person_id)
        return [self._document(row) for row in rows]

    def all(self) -> list[Document]:
        """Every document, the newest first."""
        return [self._document(row) for row in self._connection.run(_SELECT + "ORDER BY sequence DESC")]
