"""What is due, as counts: now, and on every later day on which a count changes. Pure.

Counts only: no name, no number, no word of what is written. So they can lie in a file outside the vault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from samtal_tui.people.overview import Known
from samtal_tui.people.standing import USUAL, Line, Rules, Standing, line
from samtal_tui.plan.dates import add_months, iso_day

AHEAD = timedelta(days=400)
"""So long the counts are known for without the vault being opened."""

_TALKS = frozenset({Standing.DUE, Standing.NEW})
_CLOSE = frozenset({Standing.PASSED, Standing.TO_GO_THROUGH})


@dataclass(frozen=True)
class Due:
    """How many talks are today, to plan, to close; how many promises are late, how many rows to follow up."""

    today: int = 0
    to_plan: int = 0
    to_close: int = 0
    promised: int = 0
    follow_ups: int = 0

    def __add__(self, other: Due) -> Due:
        return Due(*(one + another for one, another in zip(self.counts(), other.counts(), strict=True)))

    def __sub__(self, other: Due) -> Due:
        return Due(*(one - another for one, another in zip(self.counts(), other.counts(), strict=True)))

    def counts(self) -> tuple[int, ...]:
        """The counts in their order."""
        return tuple(getattr(self, field.name) for field in fields(self))


def due_days(known: Iterable[Known], today: date, rules: Rules = USUAL) -> dict[date, Due]:
    """What is due from `today` on and from each later day on which that changes, in order."""
    changes: dict[date, Due] = {today: Due()}
    for one in known:
        before = Due()
        for day in sorted({today, *_days(one, today, rules)}):
            now = _of_line(line(one.person, one.talks, one.plan, {}, day, rules))
            if now != before:
                changes[day] = changes.get(day, Due()) + (now - before)
            before = now
    total = Due()
    found: dict[date, Due] = {}
    for day in sorted(changes):
        total += changes[day]
        found[day] = total
    return found


def on_day(days: Mapping[date, Due], today: date) -> Due:
    """What is due on the day it is."""
    earlier = [day for day in days if day <= today]
    return days[max(earlier)] if earlier else Due()


def _of_line(one: Line) -> Due:
    if one.standing is Standing.LEFT:
        return Due()
    return Due(
        today=int(one.standing is Standing.TODAY),
        to_plan=int(one.standing in _TALKS),
        to_close=int(one.standing in _CLOSE),
        promised=one.late,
        follow_ups=one.follow_ups,
    )


def _days(one: Known, today: date, rules: Rules) -> Iterator[date]:
    """Every day within reach on which something about a person may change."""
    found: list[date | None] = []
    for talk in one.talks:
        found += [talk.on, talk.on + timedelta(days=1), add_months(talk.on, rules.remind_after)]
        # A month may be too short for the day: the month is whole a day later.
        found.append(add_months(talk.on, rules.remind_after) + timedelta(days=1))
        found += [row.follow_up for row in talk.checked]
    for item in one.plan:
        found += [iso_day(item.fields.get(name, "")) for name in ("do_by", "follow_up")]
    found.append(one.person.employed_to)
    for day in found:
        for change in (day, day + timedelta(days=1)) if day else ():
            if today < change <= today + AHEAD:
                yield change
