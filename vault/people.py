"""The employees, and the key of each under which everything private about her is sealed."""

from __future__ import annotations

from collections.abc import Iterator

from vault.connection import Connection
from vault.errors import Malformed, NoSuchRecord, VaultError
from vault.records import Person
from vault.rows import body_of, record_from
from vault.seal import PersonSeal, Sealer
from vault.values import Row, blob, number, text

_COLUMNS = frozenset({"id", "number"})

UNFINISHED = "unfinished:"
"""What the names of the forms begun start with, in `meta`; then whose it is, and the place."""


class PersonSeals:
    """The persons' seals, each opened when first needed and wiped when the vault is locked."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer
        self._open: dict[str, PersonSeal] = {}

    def of(self, person: str) -> PersonSeal:
        """The seal of `person`; raise `NoSuchRecord`, `DatabaseDamaged`."""
        if person not in self._open:
            row = self._connection.one("SELECT wrapped FROM person_key WHERE person = ?", person)
            self._open[person] = self._sealer.person(person, blob(row[0]))
        return self._open[person]

    def make(self, person: str) -> None:
        """Give a new person a key, inside the caller's transaction."""
        self.forget(person)  # it may have been made before, in a transaction that came to nothing
        self._connection.run("INSERT INTO person_key VALUES (?, ?)", person, self._sealer.fresh(person))

    def broken(self) -> Iterator[str | None]:
        """For each person None, or her id when her key is gone or does not open."""
        query = "SELECT id FROM person"
        for (person,) in self._connection.run(query):
            try:
                self.of(text(person))
            except VaultError:
                yield text(person)
            else:
                yield None

    def forget(self, person: str) -> None:
        """Wipe the key of someone who is gone."""
        if seal := self._open.pop(person, None):
            seal.wipe()

    def wipe(self) -> None:
        """Wipe every key."""
        for person in tuple(self._open):
            self.forget(person)


class People:
    """The employees of the vault."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def _person(self, row: Row) -> Person:
        columns = {"id": text(row[0]), "number": number(row[1])}
        return record_from(Person, text(row[2]), columns, newer=self._connection.read_only)

    def add(self, person: Person) -> Person:
        """Keep a new person and make her key; raise `Malformed` when the id or the number is taken."""
        with self._connection.transaction():
            self._check_free(person)
            body = body_of(person, _COLUMNS)
            self._connection.run("INSERT INTO person VALUES (?, ?, ?)", person.id, person.number, body)
            self._seals.make(person.id)
        return person

    def _check_free(self, person: Person) -> None:
        if self._connection.run(
            "SELECT 1 FROM person WHERE number = ? AND id <> ?", person.number, person.id
        ):
            raise Malformed([("number", "taken")])

    def update(self, person: Person) -> Person:
        """Keep what is now known about a person; raise `NoSuchRecord`, `Malformed`."""
        with self._connection.transaction():
            self._check_free(person)
            found = self._connection.run(
                "UPDATE person SET number = ?, body = ? WHERE id = ? RETURNING id",
                person.number,
                body_of(person, _COLUMNS),
                person.id,
            )
            if not found:
                raise NoSuchRecord
        return person

    def get(self, person_id: str) -> Person:
        """The person with this id; raise `NoSuchRecord`."""
        return self._person(
            self._connection.one("SELECT id, number, body FROM person WHERE id = ?", person_id)
        )

    def at(self, row: int) -> Person | None:
        """The person in the row with this number, whatever became of the indexes."""
        found = self._connection.run("SELECT id, number, body FROM person WHERE rowid = ?", row)
        return self._person(found[0]) if found else None

    def all(self) -> list[Person]:
        """Everybody, by number."""
        return [
            self._person(row)
            for row in self._connection.run("SELECT id, number, body FROM person ORDER BY number")
        ]

    def next_number(self) -> int:
        """The number after the highest one in use."""
        return number(self._connection.one("SELECT coalesce(max(number), 0) + 1 FROM person")[0])

    def remove(self, person_id: str) -> None:
        """Remove a person, everything written about her, and her key; raise `NoSuchRecord`."""
        with self._connection.transaction():
            if not self._connection.run("DELETE FROM person WHERE id = ? RETURNING id", person_id):
                raise NoSuchRecord
            # What is about nobody yet may name her as well: a list pasted, the proposal of a round.
            for begun in (f"{UNFINISHED}{person_id}:*", f"{UNFINISHED}:*"):
                self._connection.run("DELETE FROM meta WHERE name GLOB ?", begun)
        self._seals.forget(person_id)
