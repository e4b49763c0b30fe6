"""Where the manager stands with each employee: what is next, what is due, what is done (D01-D05, D08).

Pure: people, talks and plan rows in, lines of the overview out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from samtal_tui.people.collation import swedish_key
from samtal_tui.plan.dates import is_past
from samtal_tui.plan.follow_ups import follow_ups, latest_checks
from vault.records import (
    PLAN_KINDS,
    Employment,
    Item,
    Kind,
    OutcomeResult,
    Person,
    Talk,
    TalkKind,
    TalkStatus,
)


@dataclass(frozen=True)
class Rules:
    """Who is to have a talk, and when she is reminded of it (D01-D05). Times are in months.

    A talk is due a year after the last one, and told `remind_after` months after it. A fixed-term employment
    of at least `covered_from` months is covered; 0 covers everybody.
    """

    remind_after: int = 11
    covered_from: int = 5


USUAL = Rules()

NOT_HELD = frozenset({TalkStatus.PLANNED, TalkStatus.INVITED, TalkStatus.PREPARED})
"""The statuses of a talk that is still to be held."""


class Standing(IntEnum):
    """What a person's line says, in the order of what needs doing."""

    TODAY = 0
    PASSED = 1
    TO_GO_THROUGH = 2
    COMING = 3
    DUE = 4
    NEW = 5
    NOT_HANDED = 6
    HANDED = 7
    FOLLOWED_UP = 8
    EXEMPT = 9
    NOT_COVERED = 10
    LEFT = 11


_ORDER = {Standing.FOLLOWED_UP: Standing.HANDED}
"""What is handed over and what is being followed up share a place in the list."""


@dataclass(frozen=True)
class Line:
    """One person in the overview. `covered` says whether she is to have a talk, `excepted` that there is a
    reason for one which the rules do not give.

    `last` is the day of the last held development talk, `talk` the id of the talk the standing speaks of
    (empty: none), `on` its day, `at` its hour, `status` its status; `answered` means that the employee's
    answers to it have come in. `months` is the age of the last talk or the length of the employment. `done`
    of `goals` rows of the current plan are done; `late` promises of the manager's are past their day.
    `follow_ups` plan rows are to be followed up by today. `private` lines were written in that talk.
    `plan_waiting` means that last year's plan is not gone through in the coming talk.
    """

    person: Person
    standing: Standing
    last: date | None = None
    talk: str = ""
    on: date | None = None
    at: time | None = None
    status: TalkStatus | None = None
    answered: bool = False
    months: int = 0
    done: int = 0
    goals: int = 0
    late: int = 0
    follow_ups: int = 0
    private: int = 0
    plan_waiting: bool = False
    covered: bool = True
    excepted: bool = False


def months_between(earlier: date, later: date) -> int:
    """Whole months from `earlier` to `later`; never negative."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(months - (later.day < earlier.day), 0)


def coming_talk(talks: Iterable[Talk]) -> Talk | None:
    """The talk that is to be held next, the earliest of those not held yet."""
    return min((talk for talk in talks if talk.status in NOT_HELD), key=lambda talk: talk.on, default=None)


def last_held(talks: Iterable[Talk]) -> Talk | None:
    """The newest held development talk."""
    return max(
        (talk for talk in talks if talk.kind is TalkKind.DEVELOPMENT and talk.status not in NOT_HELD),
        key=lambda talk: talk.on,
        default=None,
    )


def _going_on(last: Talk | None, today: date) -> Talk | None:
    """The talk that is held this very day: until tomorrow it counts as going on."""
    return last if last and last.on == today and last.status is TalkStatus.HELD else None


def plan_talk(talks: Iterable[Talk], talks_with_plans: Iterable[str]) -> Talk | None:
    """The talk whose plan holds now: the newest held one that has plan rows."""
    with_plans = set(talks_with_plans)
    held = [talk for talk in talks if talk.status not in NOT_HELD and talk.id in with_plans]
    return max(held, key=lambda talk: talk.on, default=None)


def line(
    person: Person,
    talks: Sequence[Talk],
    plan: Sequence[Item],
    private: Mapping[str, int],
    today: date,
    rules: Rules = USUAL,
) -> Line:
    """The overview's line about `person`.

    `talks` are all of hers but special talks; `plan` are her plan rows and outcomes, of whatever talks;
    `private` says how many private lines a talk has, by its id.
    """
    coming = coming_talk(talks) or _going_on(last_held(talks), today)
    over = [talk for talk in talks if talk is not coming]
    last = last_held(over)
    holding = plan_talk(over, (item.talk for item in plan if item.kind in PLAN_KINDS))
    checks = latest_checks(talks, plan)
    done, goals = _progress(holding, plan)
    standing, about, months = _standing(person, coming, last, today, rules)
    return Line(
        person=person,
        standing=standing,
        last=last.on if last else None,
        talk=about.id if about else "",
        on=about.on if about else None,
        at=about.at if about else None,
        status=about.status if about else None,
        answered=bool(about and about.answered),
        months=months,
        done=done,
        goals=goals,
        late=sum(_is_late(item, plan, checks, today) for item in plan),
        follow_ups=sum(day <= today for day in _to_follow_up(holding, talks, plan).values()),
        private=private.get(about.id, 0) if about else 0,
        plan_waiting=bool(coming and holding and not coming.reviewed),
        covered=is_covered(person, today, rules),
        excepted=bool(person.included) and not by_the_rules(person, rules),
    )


def is_covered(person: Person, today: date, rules: Rules = USUAL) -> bool:
    """Whether she is to have a talk: not when she has left, or is exempt for a reason (D02-D05)."""
    if person.exempt or (person.employed_to and person.employed_to < today):
        return False
    return bool(person.included) or by_the_rules(person, rules)


def by_the_rules(person: Person, rules: Rules) -> bool:
    """Whether the form and the length of an employment give a talk, exceptions aside (D02, D03)."""
    if person.employment is Employment.PERMANENT or not (person.employed_from and person.employed_to):
        return True
    return months_between(person.employed_from, person.employed_to) >= rules.covered_from


def in_order(lines: Iterable[Line]) -> list[Line]:
    """What needs doing first; within that, the nearest day, and then Swedish order of family names."""

    def key(entry: Line) -> tuple[int, date, tuple[str, str], int]:
        dated = entry.on if entry.standing is Standing.COMING and entry.on else date.min
        place = _ORDER.get(entry.standing, entry.standing)
        return place, dated, swedish_key(entry.person.sort_name), entry.person.number

    return sorted(lines, key=key)


def _standing(
    person: Person, coming: Talk | None, last: Talk | None, today: date, rules: Rules
) -> tuple[Standing, Talk | None, int]:
    if person.employed_to and person.employed_to < today:
        return Standing.LEFT, None, 0
    if coming and coming.on <= today:
        return (Standing.TODAY if coming.on == today else Standing.PASSED), coming, 0
    if last and last.status is TalkStatus.HELD:
        return Standing.TO_GO_THROUGH, last, 0
    if coming:
        return Standing.COMING, coming, 0
    if person.exempt:
        return Standing.EXEMPT, last, 0
    if last is None:
        return _first_time(person, today, rules)
    months = months_between(last.on, today)
    if months >= rules.remind_after and is_covered(person, today, rules):
        return Standing.DUE, last, months
    return _AFTER[last.status], last, months


_AFTER: Mapping[TalkStatus, Standing] = {
    TalkStatus.AGREED: Standing.NOT_HANDED,
    TalkStatus.SIGNED: Standing.NOT_HANDED,
    TalkStatus.HANDED: Standing.HANDED,
    TalkStatus.FOLLOWED_UP: Standing.FOLLOWED_UP,
    TalkStatus.CLOSED: Standing.FOLLOWED_UP,
}


def _first_time(person: Person, today: date, rules: Rules) -> tuple[Standing, None, int]:
    covered = Standing.NEW if is_covered(person, today, rules) else Standing.NOT_COVERED
    if person.employed_from is None or person.employment is Employment.PERMANENT:
        return covered, None, 0
    return covered, None, months_between(person.employed_from, person.employed_to or today)


def _progress(holding: Talk | None, plan: Sequence[Item]) -> tuple[int, int]:
    """How many goals and challenges of the plan that holds are done, and how many there are."""
    if holding is None:
        return 0, 0
    rows = [item for item in plan if item.talk == holding.id and item.kind in {Kind.GOAL, Kind.CHALLENGE}]
    finished = _finished(plan)
    return sum(row.id in finished for row in rows), len(rows)


def _to_follow_up(holding: Talk | None, talks: Sequence[Talk], plan: Sequence[Item]) -> Mapping[str, date]:
    """When the open rows of the plan that holds are to be followed up, by their ids."""
    if holding is None:
        return {}
    over = _finished(plan) | {item.origin for item in plan if item.fields.get("next_step")}
    rows = [row for row in plan if row.talk == holding.id and row.kind in PLAN_KINDS and row.id not in over]
    return follow_ups(rows, talks, plan)


def _finished(plan: Iterable[Item]) -> set[str]:
    """The ids of the rows whose latest outcome says that nothing is left to do."""
    latest = {
        item.origin: item.fields.get("result", "")
        for item in sorted(plan, key=lambda item: item.sequence)
        if item.kind is Kind.OUTCOME
    }
    over = {OutcomeResult.DONE, OutcomeResult.OBSOLETE}
    return {row for row, result in latest.items() if result in over}


def _is_late(
    item: Item, plan: Sequence[Item], checks: Mapping[str, tuple[date, date | None]], today: date
) -> bool:
    """Whether it is a promise of the manager's past its day, or past the day a check-in moved it to."""
    if item.kind is not Kind.PROMISE or item.fields.get("responsible", "manager") != "manager":
        return False
    _, moved = checks.get(item.id, (date.min, None))
    if not is_past(moved.isoformat() if moved else item.fields.get("do_by", ""), today):
        return False
    settled = {other.origin for other in plan if other.kind is Kind.PROMISE or other.fields.get("next_step")}
    return item.id not in settled | _finished(plan)
