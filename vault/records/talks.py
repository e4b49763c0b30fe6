"""A talk: its kind, how far it has come, and the form of its plan."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vault.records.base import Record


class TalkKind(StrEnum):
    """What kind of talk it is; a special talk is stored apart (Q10)."""

    DEVELOPMENT = "development"
    FOLLOW_UP = "follow_up"
    REQUESTED = "requested"
    SPECIAL = "special"


class TalkStatus(StrEnum):
    """The way of a talk; every step can be skipped."""

    PLANNED = "planned"
    INVITED = "invited"
    PREPARED = "prepared"
    HELD = "held"
    AGREED = "agreed"
    SIGNED = "signed"
    HANDED = "handed"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"


class PlanLayout(StrEnum):
    """Which form a plan is laid out as, on screen and in documents (O20, T06)."""

    MUNICIPAL = "municipal"
    UNIVERSITY = "university"


class CheckedRow(Record):
    """A plan row that was followed up in a talk, and the day it is to be followed up next, if any."""

    row: str
    follow_up: date | None = None


class Talk(Record):
    """One planned or held talk.

    `on` is the day it is planned for or was held, `at` the hour when one is set; `minutes` the time set
    aside; `used_seconds` the time the clock has run. `question` is where she was. `guide` and `guide_version`
    name the kept guide text. `invited` is the day the invitation was made, `answered` the day the employee's
    answers came in, `plan_read` the day the last plan was read while preparing.
    `from_paper` is true for a talk whose plan was brought in from a paper. `checked` are the plan rows
    that were followed up in it: what was said of them stands in items, sealed or not. `layout` is the form of
    its plan when one was chosen; without it the workplace's or the guide's own holds.
    """

    id: str
    person: str
    kind: TalkKind = TalkKind.DEVELOPMENT
    guide: str = ""
    guide_version: str = ""
    on: date
    at: time | None = None
    place: str = ""
    minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 120
    used_seconds: Annotated[int, Field(ge=0)] = 0
    status: TalkStatus = TalkStatus.PLANNED
    question: str = ""
    reviewed: bool = False
    invited: date | None = None
    answered: date | None = None
    plan_read: date | None = None
    from_paper: bool = False
    checked: tuple[CheckedRow, ...] = ()
    layout: PlanLayout | None = None

    @property
    def apart(self) -> bool:
        """True for a special talk: no other talk, search, plan or hand-over shows anything of it (Q10)."""
        return self.kind is TalkKind.SPECIAL
