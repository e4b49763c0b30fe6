"""The days that go into a calendar: talks to be held, and rows to be followed up.

No name, and no word but the place of a talk. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from samtal_tui.people.overview import Known
from samtal_tui.people.standing import NOT_HELD, plan_talk
from samtal_tui.plan.follow_ups import follow_ups
from vault.records import PLAN_KINDS, Kind, OutcomeResult, Talk

_OVER = frozenset({OutcomeResult.DONE, OutcomeResult.OBSOLETE})


@dataclass(frozen=True)
class Event:
    """One entry: a talk, or else a day for follow-ups, of the employee with this number.

    `uid` stays the same from one file to the next, so that a calendar changes its entry and adds none.
    """

    uid: str
    number: int
    is_talk: bool
    on: date
    at: time | None = None
    minutes: int = 0
    place: str = ""


def events(vault_id: str, known: Iterable[Known], today: date) -> list[Event]:
    """Every talk still to be held and every open row with a day to come, in order."""
    found = [event for one in known for event in _of_person(vault_id, one, today)]
    return sorted(found, key=lambda event: (event.on, event.number, event.uid))


def uid_of(vault_id: str, thing: str) -> str:
    """A lasting name for an entry that says nothing about what it stands for."""
    return hashlib.sha256(f"samtal-calendar-1:{vault_id}:{thing}".encode()).hexdigest()[:32] + "@samtal"


def talk_event(vault_id: str, talk: Talk, number: int) -> Event:
    """The entry for a talk with the employee who has this number."""
    return Event(
        uid=uid_of(vault_id, talk.id),
        number=number,
        is_talk=True,
        on=talk.on,
        at=talk.at,
        minutes=talk.minutes,
        place=talk.place,
    )


def _of_person(vault_id: str, one: Known, today: date) -> Iterator[Event]:
    if one.person.employed_to and one.person.employed_to < today:
        return
    number = one.person.number
    for talk in one.talks:
        if talk.status in NOT_HELD and talk.on >= today:
            yield talk_event(vault_id, talk, number)
    plans = (item.talk for item in one.plan if item.kind in PLAN_KINDS)
    holding = plan_talk(one.talks, plans)
    if holding is None:
        return
    over = {
        item.origin
        for item in one.plan
        if item.kind is Kind.OUTCOME
        and (item.fields.get("next_step") or item.fields.get("result", "") in _OVER)
    }
    rows = [
        item
        for item in one.plan
        if item.talk == holding.id and item.kind in PLAN_KINDS and item.id not in over
    ]
    for row, day in follow_ups(rows, one.talks, one.plan).items():
        if day >= today:
            yield Event(uid_of(vault_id, row), number, is_talk=False, on=day)
