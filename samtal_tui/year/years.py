"""A goal followed back through the years: each row it came from, how it went, and what was said of it (L06).

What came before it is told only as far as both may read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.plan.review import known, newest
from vault.records import Cause, Item, Kind, OutcomeResult, Person, Talk
from vault.store import OpenVault


@dataclass(frozen=True)
class Happened:
    """One thing said of a row: in its review, or in a check-in during the year."""

    on: date
    result: OutcomeResult | None
    causes: tuple[Cause, ...]
    words: str


@dataclass(frozen=True)
class Year:
    """The row as it stood in the plan of one talk, and what was said of it after that."""

    talk: Talk
    item: Item
    happened: tuple[Happened, ...]


@dataclass(frozen=True)
class Years:
    """A row and those it came from, the newest first."""

    person: Person
    years: tuple[Year, ...]


def through_the_years(vault: OpenVault, item_id: str) -> Years:
    """Follow the row `item_id` back. Raises `NoSuchRecord`."""
    item = vault.items.get(item_id)
    talks = {talk.id: talk for talk in vault.talks.of_person(item.person) if not talk.apart}
    shared = vault.items.shareable_of_person(item.person)
    return Years(vault.people.get(item.person), chain(item, shared, talks))


def chain(item: Item, shared: Sequence[Item], talks: Mapping[str, Talk]) -> tuple[Year, ...]:
    """`item` and each row it was carried or split from, as far as both may read them."""
    rows = {one.id: one for one in shared}
    found: list[Item] = []
    current: Item | None = item
    while current is not None and current not in found and current.talk in talks:
        found.append(current)
        current = rows.get(current.origin)
    return tuple(Year(talks[one.talk], one, _happened(one, shared, talks)) for one in found)


def _happened(row: Item, shared: Sequence[Item], talks: Mapping[str, Talk]) -> tuple[Happened, ...]:
    outcomes = [
        (talks[one.talk].on, one.sequence, newest(one))
        for one in shared
        if one.kind is Kind.OUTCOME and one.origin == row.id and one.talk in talks
    ]
    return tuple(
        Happened(
            on,
            known(OutcomeResult, fields.get("result", "")),
            tuple(cause for cause in Cause if cause in fields.get("causes", "").split()),
            fields.get("words", ""),
        )
        for on, _, fields in sorted(outcomes, key=lambda one: one[:2])
    )
