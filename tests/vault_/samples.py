"""Records for the tests of the vault, all of them invented."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

from vault.records import Agreement, Audience, Item, Kind, Person, Proposal, Talk
from vault.shareable import digest
from vault.store import OpenVault

MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made inside


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder, in memory where there is a place for it, removed afterwards."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        yield Path(place)


def fresh_id() -> str:
    return uuid4().hex


def a_person(vault: OpenVault, given: str = "Kim", family: str = "Påhittad") -> Person:
    return vault.people.add(
        Person(id=fresh_id(), number=vault.people.next_number(), given=given, family=family)
    )


def a_talk(vault: OpenVault, person: Person | None = None, on: date = date(2026, 2, 10)) -> Talk:
    who = person or a_person(vault)
    return vault.talks.add(Talk(id=fresh_id(), person=who.id, on=on))


def a_note(talk: Talk, text: str, audience: Audience = Audience.PRIVATE, kind: Kind = Kind.NOTE) -> Item:
    return Item(
        id=fresh_id(),
        person=talk.person,
        talk=talk.id,
        kind=kind,
        audience=audience,
        fields={"text": text},
        question="work/balance",
    )


def agreed(vault: OpenVault, item: Item, proposal: Proposal | None = None) -> Item:
    agreement = Agreement(digest=digest(vault.id, item), on=date(2026, 2, 10))
    return item.model_copy(update={"agreed": agreement, "proposal": proposal})
