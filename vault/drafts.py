"""Text typed but not yet entered: sealed, one per place, never in the history."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from vault.connection import Connection
from vault.errors import DatabaseDamaged, NoSuchRecord, VaultError
from vault.people import PersonSeals
from vault.records import Draft
from vault.rows import record_from
from vault.seal import PersonSeal, Place
from vault.values import Row, blob, number, text


class Drafts:
    """The drafts of the vault. The names of their rows are keyed hashes: where she typed is private too."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def _seal(self, talk_id: str) -> PersonSeal:
        return self._seals.of(text(self._connection.one("SELECT person FROM talk WHERE id = ?", talk_id)[0]))

    def put(self, talk_id: str, slot: str, draft: Draft) -> None:
        """Keep a draft durably in place of the one in `slot`; raise `NoSuchRecord` for an unknown talk."""
        with self._connection.transaction():
            seal = self._seal(talk_id)
            name = seal.name("draft", talk_id, slot)
            revision = self._connection.next_sequence()
            body = json.dumps({"slot": slot, "draft": draft.model_dump(mode="json")}).encode()
            sealed = seal.seal(body, Place("draft", name, revision, "draft"))
            self._connection.run(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", name, talk_id, revision, sealed
            )

    def clear(self, talk_id: str, slot: str) -> None:
        """Remove the draft in `slot`, if there is one; raise `NoSuchRecord` for an unknown talk."""
        name = self._seal(talk_id).name("draft", talk_id, slot)
        if self._connection.run("SELECT 1 FROM draft WHERE name = ?", name):
            with self._connection.transaction():
                self._connection.run("DELETE FROM draft WHERE name = ?", name)

    def of_talk(self, talk_id: str) -> dict[str, Draft]:
        """A talk's drafts by slot, the oldest first; raise `NoSuchRecord`, `DatabaseDamaged`."""
        seal = self._seal(talk_id)
        rows = self._connection.run(
            "SELECT name, revision, sealed FROM draft WHERE talk = ? ORDER BY revision", talk_id
        )
        return dict(self._opened(seal, row) for row in rows)

    def at(self, row: int, persons: Mapping[str, str]) -> tuple[str, str, Draft] | None:
        """The talk, the slot and the draft in the row with this number, whatever became of the indexes.

        `persons` says whose each talk is. Raises `NoSuchRecord` for another talk, `DatabaseDamaged`.
        """
        found = self._connection.run("SELECT name, revision, sealed, talk FROM draft WHERE rowid = ?", row)
        if not found:
            return None
        talk_id = text(found[0][3])
        if talk_id not in persons:
            raise NoSuchRecord
        return talk_id, *self._opened(self._seals.of(persons[talk_id]), found[0])

    def broken(self) -> Iterator[str | None]:
        """For each draft None, or its row's name when its seal is broken or holds none."""
        query = "SELECT name, revision, sealed, person FROM draft JOIN talk ON talk.id = draft.talk"
        for row in self._connection.run(query):
            try:
                self._opened(self._seals.of(text(row[3])), row)
            except VaultError:
                yield text(row[0])
            else:
                yield None

    def _opened(self, seal: PersonSeal, row: Row) -> tuple[str, Draft]:
        body = seal.open(blob(row[2]), Place("draft", text(row[0]), number(row[1]), "draft"))
        try:
            read = json.loads(body)
            draft = json.dumps(read["draft"])
            return text(read["slot"]), record_from(Draft, draft, {}, newer=self._connection.read_only)
        except (ValueError, KeyError, TypeError):
            raise DatabaseDamaged from None
