"""What a manager may want to think of when she sets the day, the hour and the place. Nothing stops her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from samtal_tui.people.standing import NOT_HELD
from samtal_tui.prepare.hours import until
from samtal_tui.prepare.working_days import is_working_day, working_days
from samtal_tui.texts import Texts
from vault.records import Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

GOOD_TIME = 14
"""Days before the talk in which an invitation leaves time to prepare (E03)."""

IN_GOOD_TIME = timedelta(days=21)
"""How far ahead a yearly talk is proposed: a week to invite, two to prepare."""


@dataclass(frozen=True)
class When:
    """A day and, when it is set, an hour with the minutes set aside."""

    on: date
    at: time | None = None
    minutes: int = 0


@dataclass(frozen=True)
class Busy:
    """Time that a talk with somebody else has taken; `name` is hers as lists have it."""

    when: When
    name: str


def proposed_day(today: date) -> date:
    """A working day that leaves time to prepare."""
    return next(working_days(today + IN_GOOD_TIME))


def busy_with(vault: OpenVault, but: str = "") -> list[Busy]:
    """The talks still to be held that have an hour, save the one with the id `but`.

    A special talk takes its time, too, and names nobody (Q10).
    """
    names = {person.id: person.sort_name for person in vault.people.all()}
    return [
        Busy(When(talk.on, talk.at, talk.minutes), "" if talk.apart else names.get(talk.person, ""))
        for talk in vault.talks.all()
        if talk.id != but and talk.at and talk.status in NOT_HELD
    ]


def taken(when: When, busy: Iterable[Busy]) -> Busy | None:
    """The first of `busy` that `when` would run into."""
    return next((one for one in busy if _overlap(when, one.when)), None)


def when_of(talk: Talk) -> When:
    """When a talk is."""
    return When(talk.on, talk.at, talk.minutes)


def remarks(when: When, place: str, today: date, t: Texts, busy: Iterable[Busy] = ()) -> Iterator[str]:
    """The sentences, the most pressing first."""
    days = (when.on - today).days
    if days < 0:
        yield t("The day has passed: {day}.", day=when.on.isoformat())
    elif days == 0:
        yield t("It is today; two weeks give time to prepare.")
    elif days < GOOD_TIME:
        yield t.count(
            "{n} day left; two weeks give time to prepare.",
            "{n} days left; two weeks give time to prepare.",
            days,
        )
    if not is_working_day(when.on):
        yield t("{day} is not a working day.", day=when.on.isoformat())
    if other := taken(when, busy):
        hour = f"{other.when.at:%H:%M}" if other.when.at else ""
        yield t("You already have {name} at {hour}.", name=other.name or t("a talk"), hour=hour)
    if not place:
        yield t("No place yet: somewhere undisturbed, rather not your own room.")
    if when.at is None:
        yield t("No hour yet.")


def _overlap(one: When, other: When) -> bool:
    if one.at is None or other.at is None or one.on != other.on:
        return False
    starts, others = datetime.combine(one.on, one.at), datetime.combine(other.on, other.at)
    return starts < until(other.on, other.at, other.minutes) and others < until(one.on, one.at, one.minutes)
