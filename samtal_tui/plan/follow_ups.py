"""When each row of a plan is to be followed up next: its own day, or the one a check-in has moved it to.

Pure, and without a seal: a talk knows which rows were followed up in it, whoever may read what was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from samtal_tui.plan.dates import iso_day
from vault.records import Item, Kind, Talk, TalkStatus

_AHEAD = frozenset({TalkStatus.PLANNED, TalkStatus.INVITED, TalkStatus.PREPARED})


def follow_ups(rows: Iterable[Item], talks: Iterable[Talk], outcomes: Iterable[Item]) -> dict[str, date]:
    """The next day of each row of `rows` that has one, by its id.

    `talks` are the person's, `outcomes` her outcomes that both may read. The latest check-in decides: its new
    day, or none when it set none and was made on the row's own day or after it.
    """
    latest = latest_checks(list(talks), outcomes)
    days: dict[str, date] = {}
    for row in rows:
        own = iso_day(row.fields.get("follow_up", ""))
        checked, moved = latest.get(row.id, (date.min, None))
        day = moved or (own if own and own > checked else None)
        if day:
            days[row.id] = day
    return days


def latest_checks(talks: Sequence[Talk], outcomes: Iterable[Item]) -> Mapping[str, tuple[date, date | None]]:
    """The day of each row's latest check-in and the new day it set, by the row's id."""
    held = {talk.id: talk.on for talk in talks if talk.status not in _AHEAD}
    found = [(talk.on, row.row, row.follow_up) for talk in talks for row in talk.checked]
    found += [
        (held[item.talk], item.origin, iso_day(item.fields.get("follow_up", "")))
        for item in outcomes
        if item.kind is Kind.OUTCOME and item.talk in held and not item.fields.get("next_step")
    ]
    # Of one day, the one that set a new day goes last and stands.
    ordered = sorted(found, key=lambda one: (one[0], one[2] or date.min))
    return {row: (on, day) for on, row, day in ordered}
