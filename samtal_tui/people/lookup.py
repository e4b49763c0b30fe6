"""Find one employee by her number or by a name that fits only her."""

from __future__ import annotations

from collections.abc import Sequence

from vault.records import Person


class NoSuchPerson(LookupError):
    """Nobody has this number or name."""


class SeveralPeople(LookupError):
    """The name fits more than one; `candidates` are those it fits."""

    def __init__(self, candidates: Sequence[Person]) -> None:
        self.candidates = tuple(candidates)
        super().__init__("several people")


def find_person(people: Sequence[Person], wanted: str) -> Person:
    """The person with the number `wanted` ("7", "07"), or whose name begins with or equals it.

    A whole name ("Kim Ek", "Ek, Kim") goes before the beginning of one. Å is not A. Raises `NoSuchPerson`,
    `SeveralPeople`.
    """
    asked = " ".join(wanted.split()).casefold()
    if asked.isdecimal():
        found = [person for person in people if person.number == int(asked)]
    else:
        whole = [person for person in people if asked in _names(person)[:2]]
        found = whole or [
            person for person in people if asked and any(n.startswith(asked) for n in _names(person))
        ]
    if not found:
        raise NoSuchPerson
    if len(found) > 1:
        raise SeveralPeople(found)
    return found[0]


def _names(person: Person) -> tuple[str, str, str]:
    return person.name.casefold(), person.sort_name.casefold(), person.family.casefold()
