"""The one thing to do next: what a manager reads first on any morning. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from samtal_tui.people.overview import told
from samtal_tui.people.standing import Line, Standing
from samtal_tui.texts import Texts, mark

SOON = timedelta(days=21)
"""A talk this near is prepared now: the employee gets the invitation three weeks before."""


class Step(IntEnum):
    """What can be next, the most pressing first."""

    HOLD = 0
    CLOSE = 1
    GO_THROUGH = 2
    PROMISE = 3
    FOLLOW_UP = 4
    HAND_OVER = 5
    PREPARE = 6
    PLAN = 7
    FIRST = 8


_OF_STANDING = {
    Standing.TODAY: Step.HOLD,
    Standing.PASSED: Step.CLOSE,
    Standing.TO_GO_THROUGH: Step.GO_THROUGH,
    Standing.NOT_HANDED: Step.HAND_OVER,
    Standing.DUE: Step.PLAN,
    Standing.NEW: Step.FIRST,
}

_SAID = {
    Step.HOLD: mark("{name}: talk {told}. s opens it."),
    Step.CLOSE: mark("{name}: {told}. s opens the talk."),
    Step.GO_THROUGH: mark("{name}: {told}. Enter, then i goes through them."),
    Step.HAND_OVER: mark("{name}: {told}. d makes the document."),
    Step.PREPARE: mark("{name}: {told}. s opens it to prepare."),
    Step.PLAN: mark("{name}: {told}. s plans the talk."),
    Step.FIRST: mark("{name}: {told}. s plans the first talk."),
}

PLAN_WAITS = mark("Last year's plan waits: g.")


@dataclass(frozen=True)
class Next:
    """The one thing: what it is, and about whom."""

    step: Step
    line: Line


def next_thing(lines: Iterable[Line], today: date) -> Next | None:
    """The most pressing thing; of several alike, the first in the order of `lines`. None: nothing waits."""
    found = [Next(step, line) for line in lines for step in _steps(line, today)]
    return min(found, key=lambda one: (one.step, _day(one)), default=None)


def said(found: Next, t: Texts, name: str) -> str:
    """The thing as a sentence, with the key that does it. `name` is the employee's, ready to be shown."""
    line = found.line
    match found.step:
        case Step.PROMISE:
            return t.count(
                "{name}: {n} thing you promised is late. a follows it up.",
                "{name}: {n} things you promised are late. a follows them up.",
                line.late,
                name=name,
            )
        case Step.FOLLOW_UP:
            return t.count(
                "{name}: {n} row of the plan to follow up. a checks in.",
                "{name}: {n} rows of the plan to follow up. a checks in.",
                line.follow_ups,
                name=name,
            )
    sentence = t(_SAID[found.step], name=name, told=told(line, t))
    waits = line.plan_waiting and found.step in {Step.HOLD, Step.PREPARE}
    return f"{sentence} {t(PLAN_WAITS)}" if waits else sentence


def _steps(line: Line, today: date) -> Iterable[Step]:
    if line.standing in _OF_STANDING:
        yield _OF_STANDING[line.standing]
    elif line.standing is Standing.COMING and line.on and line.on - today <= SOON:
        yield Step.PREPARE
    if line.standing is Standing.LEFT:
        return
    if line.late:
        yield Step.PROMISE
    if line.follow_ups:
        yield Step.FOLLOW_UP


def _day(found: Next) -> date:
    """The nearest talk goes first; the rest keep their order."""
    return found.line.on or date.min if found.step is Step.PREPARE else date.min
