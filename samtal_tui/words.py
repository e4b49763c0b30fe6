"""The words the interface uses for what the records name by code (product.md's table)."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.texts import mark
from vault.records import (
    Audience,
    Cause,
    Employment,
    Kind,
    NextStep,
    OutcomeResult,
    Recipient,
    SignWay,
    TalkKind,
    TalkStatus,
    Way,
)

AUDIENCE: Mapping[Audience, str] = {
    Audience.SENSITIVE: mark("Sensitive"),
    Audience.PRIVATE: mark("Private"),
    Audience.BETWEEN_US: mark("Between us"),
    Audience.ONWARD: mark("May be passed on"),
}

GLOSS: Mapping[Audience, str] = {
    Audience.SENSITIVE: mark("belongs somewhere else"),
    Audience.PRIVATE: mark("only I read it"),
    Audience.BETWEEN_US: mark("the two of us read it"),
    Audience.ONWARD: mark("HR and a new manager read it"),
}
"""The gloss that always stands beside the word for who may read."""

AUDIENCE_SIGN: Mapping[Audience, str] = {
    Audience.SENSITIVE: "*",
    Audience.PRIVATE: ".",
    Audience.BETWEEN_US: "=",
    Audience.ONWARD: ">",
}

READERS_TURNED: Mapping[Audience, str] = {
    Audience.BETWEEN_US: mark("Read by the two of us."),
    Audience.ONWARD: mark("May be passed on to HR and a new manager."),
}
"""Who reads, as the turned screen says it to both."""

KIND_SIGN: Mapping[Kind, str] = {
    Kind.NOTE: " ",
    Kind.PARKED: "?",
    Kind.PROMISE: "!",
    Kind.GOAL: "#",
    Kind.CHALLENGE: "#",
    Kind.OUTCOME: " ",
    Kind.DISSENT: " ",
    Kind.EVALUATION: " ",
}
"""The gutter sign for what a line is; the employee's own words have `"` instead of a blank."""

KIND: Mapping[Kind, str] = {
    Kind.NOTE: mark("Note"),
    Kind.PARKED: mark("Parked"),
    Kind.PROMISE: mark("Promise"),
    Kind.GOAL: mark("Goal"),
    Kind.CHALLENGE: mark("This year's challenge"),
    Kind.OUTCOME: mark("Outcome"),
    Kind.DISSENT: mark("Seen differently"),
    Kind.EVALUATION: mark("How the talk was"),
}

TALK_KIND: Mapping[TalkKind, str] = {
    TalkKind.DEVELOPMENT: mark("Development talk"),
    TalkKind.FOLLOW_UP: mark("Follow-up talk"),
    TalkKind.REQUESTED: mark("Talk on request"),
    TalkKind.SPECIAL: mark("Special talk"),
}

STATUS: Mapping[TalkStatus, str] = {
    TalkStatus.PLANNED: mark("planned"),
    TalkStatus.INVITED: mark("invited"),
    TalkStatus.PREPARED: mark("prepared"),
    TalkStatus.HELD: mark("held"),
    TalkStatus.AGREED: mark("agreed"),
    TalkStatus.SIGNED: mark("signed"),
    TalkStatus.HANDED: mark("handed over"),
    TalkStatus.FOLLOWED_UP: mark("being followed up"),
    TalkStatus.CLOSED: mark("closed"),
}

RESULT: Mapping[OutcomeResult, str] = {
    OutcomeResult.DONE: mark("Carried out"),
    OutcomeResult.PARTLY: mark("Partly"),
    OutcomeResult.NOT_DONE: mark("Not carried out"),
    OutcomeResult.OBSOLETE: mark("No longer relevant"),
}

CAUSE: Mapping[Cause, str] = {
    Cause.OWN: mark("Own effort"),
    Cause.ORGANISATION: mark("The organisation"),
    Cause.RESOURCES: mark("Resources"),
    Cause.OTHER: mark("Other"),
}

NEXT_STEP: Mapping[NextStep, str] = {
    NextStep.CARRY: mark("Carry over"),
    NextStep.SPLIT: mark("Split"),
    NextStep.CLOSE: mark("Close"),
}

RECIPIENT: Mapping[Recipient, str] = {
    Recipient.EMPLOYEE: mark("the employee"),
    Recipient.HR: mark("HR"),
    Recipient.PAY_TALK: mark("the pay talk"),
    Recipient.NEW_MANAGER: mark("a new manager"),
}

SIGN_WAY: Mapping[SignWay, str] = {
    SignWay.PAPER: mark("on paper"),
    SignWay.E_SERVICE: mark("in an e-service"),
}
"""How a document was signed, within a sentence."""

WAY: Mapping[Way, str] = {
    Way.ROOM: mark("in the room"),
    Way.REMOTE: mark("remotely"),
}
"""How the two agreed, within a sentence."""

EMPLOYMENT: Mapping[Employment, str] = {
    Employment.PERMANENT: mark("permanent"),
    Employment.FIXED_TERM: mark("fixed-term"),
    Employment.OTHER: mark("other employment"),
}
