"""What an item is: its kinds, the fields of each, and the values that stand in those fields."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What an item is."""

    NOTE = "note"
    PARKED = "parked"
    PROMISE = "promise"
    GOAL = "goal"
    CHALLENGE = "challenge"
    OUTCOME = "outcome"
    DISSENT = "dissent"
    EVALUATION = "evaluation"


PLAN_KINDS = frozenset({Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE})
"""The kinds that stand in the action plan: private drafts, proposed as onward at the turned screen."""

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: ("voice", "text"),
    Kind.PARKED: ("voice", "text", "taken_up_in"),
    Kind.PROMISE: ("text", "responsible", "do_by", "follow_up"),
    Kind.GOAL: (
        "organisation_goal",
        "goal",
        "develop",
        "activities",
        "responsible",
        "do_by",
        "follow_up",
        "horizon",
    ),
    Kind.CHALLENGE: ("challenge", "activities", "support", "do_by", "follow_up"),
    Kind.OUTCOME: ("row", "result", "causes", "words", "next_step", "next_text", "follow_up"),
    Kind.DISSENT: ("employee", "manager"),
    Kind.EVALUATION: ("voice", "text", "next_time"),
}
"""The fields an item of each kind may have, in the order they are read aloud; the first filled text names it.

Dates are ISO 8601 (YYYY-MM-DD) or empty. `responsible` is "employee", "manager" or a name. `horizon` is
"0-6", "6-24" or empty (months, P06, P07). `causes` is a space-separated list of `Cause` values. `taken_up_in`
is a `TakenUpIn`, or a place in somebody's own words.
"""

TITLE_FIELD: Mapping[Kind, str] = {
    Kind.NOTE: "text",
    Kind.PARKED: "text",
    Kind.PROMISE: "text",
    Kind.GOAL: "goal",
    Kind.CHALLENGE: "challenge",
    Kind.OUTCOME: "row",
    Kind.DISSENT: "employee",
    Kind.EVALUATION: "text",
}
"""The field that holds the sentence an item is known by."""

OWN_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: ("tone", "behaviour", "feeling", "consequence", "change", "reaction"),
}
"""The fields an item may have besides while nobody else may read it: they never leave (F05, I01-I04).

A note of feedback keeps its steps apart in them, each as it stands in `text`. `tone` is "praise" or "change",
`reaction` what she expects to hear. An item that others may read has none of them.
"""

COMMENT = "signature:comment"
"""The `question` of the employee's own comment, which stands beside the signatures (R06)."""


class OutcomeResult(StrEnum):
    """How a plan row went (L01)."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    OBSOLETE = "obsolete"


class Cause(StrEnum):
    """What influenced an outcome (L02)."""

    OWN = "own"
    ORGANISATION = "organisation"
    RESOURCES = "resources"
    OTHER = "other"


class NextStep(StrEnum):
    """What becomes of a reviewed row."""

    CARRY = "carry"
    SPLIT = "split"
    CLOSE = "close"


class TakenUpIn(StrEnum):
    """Where a parked question is taken up, when that is not said in somebody's own words (H02)."""

    NEXT_TALK = "next_talk"
    CHECK_IN = "check_in"
    PAY_TALK = "pay_talk"
    WORKPLACE_MEETING = "workplace_meeting"
    HR = "hr"
