"""What stands in a form and is not saved yet, where no talk is there for it to lie in (promise 3).

What is typed about a person is sealed with her key and goes when she goes. What is about nobody yet, such as
a list of new employees, is a row of the encrypted database like the employees themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from vault.connection import Connection
from vault.errors import DatabaseDamaged, NoSuchRecord, VaultError
from vault.people import UNFINISHED, PersonSeals
from vault.seal import Place
from vault.values import blob, text


class Unfinished:
    """The forms begun, one in each place of the program and for each person; their fields by name."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def put(self, place: str, fields: Mapping[str, str], person: str = "") -> None:
        """Keep `fields` durably in place of what was there; none clears it. Raises `NoSuchRecord`."""
        name = self._name(place, person)
        if not fields:
            if self._connection.run("SELECT 1 FROM meta WHERE name = ?", name):
                with self._connection.transaction():
                    self._connection.run("DELETE FROM meta WHERE name = ?", name)
            return
        body = json.dumps({"place": place, "fields": dict(fields)}).encode()
        sealed = self._seals.of(person).seal(body, _place(name)) if person else body
        with self._connection.transaction():
            self._connection.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, sealed)

    def get(self, place: str, person: str = "") -> Mapping[str, str]:
        """What stands there; nothing when nothing does. Raises `NoSuchRecord`, `DatabaseDamaged`."""
        name = self._name(place, person)
        rows = self._connection.run("SELECT value FROM meta WHERE name = ?", name)
        return self._opened(name, blob(rows[0][0]))[2] if rows else {}

    def every(self) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """The place, the person (empty: nobody) and the fields of each. Raises `DatabaseDamaged`."""
        for name, value in self._connection.run(_EVERY):
            yield self._opened(text(name), blob(value))

    def broken(self) -> Iterator[str | None]:
        """For each None, or its row's name when its seal is broken or holds none."""
        for name, value in self._connection.run(_EVERY):
            try:
                self._opened(text(name), blob(value))
            except VaultError:
                yield text(name)
            else:
                yield None

    def _name(self, place: str, person: str) -> str:
        # Where she typed about somebody is private too.
        return f"{UNFINISHED}{person}:{self._seals.of(person).name('unfinished', place) if person else place}"

    def _opened(self, name: str, value: bytes) -> tuple[str, str, Mapping[str, str]]:
        person = name.removeprefix(UNFINISHED).partition(":")[0]
        try:
            body = self._seals.of(person).open(value, _place(name)) if person else value
            read = json.loads(body)
            fields = {text(field): text(words) for field, words in read["fields"].items()}
            return text(read["place"]), person, fields
        except (ValueError, KeyError, TypeError, AttributeError, NoSuchRecord):
            raise DatabaseDamaged from None


_EVERY = f"SELECT name, value FROM meta WHERE name GLOB '{UNFINISHED}*' ORDER BY name"  # noqa: S608 - our own


def _place(name: str) -> Place:
    return Place("meta", name, 0, "unfinished")
