"""The talks, planned and held."""

from __future__ import annotations

from vault.connection import Connection
from vault.errors import NoSuchRecord
from vault.records import Talk
from vault.rows import body_of, record_from
from vault.values import Row, text

_COLUMNS = frozenset({"id", "person"})
_SELECT = "SELECT id, person, body FROM talk "


class Talks:
    """The talks of the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _talk(self, row: Row) -> Talk:
        columns = {"id": text(row[0]), "person": text(row[1])}
        return record_from(Talk, text(row[2]), columns, newer=self._connection.read_only)

    def add(self, talk: Talk) -> Talk:
        """Keep a new talk; raise `NoSuchRecord` for an unknown person, `Malformed` when its id is taken."""
        with self._connection.transaction():
            self._connection.run(
                "INSERT INTO talk VALUES (?, ?, ?, ?, ?)",
                talk.id,
                talk.person,
                talk.on.isoformat(),
                self._connection.next_sequence(),
                body_of(talk, _COLUMNS),
            )
        return talk

    def update(self, talk: Talk) -> Talk:
        """Keep what is now known about a talk; its person never changes. Raise `NoSuchRecord`."""
        with self._connection.transaction():
            found = self._connection.run(
                "UPDATE talk SET held_on = ?, body = ? WHERE id = ? AND person = ? RETURNING id",
                talk.on.isoformat(),
                body_of(talk, _COLUMNS),
                talk.id,
                talk.person,
            )
            if not found:
                raise NoSuchRecord
        return talk

    def get(self, talk_id: str) -> Talk:
        """The talk with this id; raise `NoSuchRecord`."""
        return self._talk(self._connection.one(_SELECT + "WHERE id = ?", talk_id))

    def at(self, row: int) -> Talk | None:
        """The talk in the row with this number, whatever became of the indexes."""
        found = self._connection.run(_SELECT + "WHERE rowid = ?", row)
        return self._talk(found[0]) if found else None

    def of_person(self, person_id: str) -> list[Talk]:
        """A person's talks, the newest first."""
        order = "WHERE person = ? ORDER BY held_on DESC, sequence DESC"
        return [self._talk(row) for row in self._connection.run(_SELECT + order, person_id)]

    def all(self) -> list[Talk]:
        """Every talk, the newest first."""
        return [
            self._talk(row) for row in self._connection.run(_SELECT + "ORDER BY held_on DESC, sequence DESC")
        ]
