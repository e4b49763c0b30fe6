"""The records everyone speaks: what a person, a talk, an item, an agreement is.

Every record is frozen and refuses fields it does not know. Texts are kept exactly as they were typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from vault.errors import Malformed


class Record(BaseModel):
    """The base of every record: frozen, closed, and silent about its values when it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


R = TypeVar("R", bound=BaseModel)


def checked(model: type[R], data: object, *, newer: bool = False) -> R:
    """Validate `data` as `model`; raise `Malformed` naming places and reasons but never a value.

    `newer` lets fields be that only a newer program knows; nothing read so may be written again.

    A pydantic error carries the input in `errors()` and `json()`: it must not travel further than this.
    """
    try:
        return model.model_validate(data, extra="ignore" if newer else None)
    except ValidationError as error:
        places = [
            (".".join(str(part) for part in problem["loc"]), problem["type"])
            for problem in error.errors(include_input=False, include_context=False, include_url=False)
        ]
    raise Malformed(places)


class Audience(StrEnum):
    """Who may read an item: a ladder from the narrowest to the widest (product.md, T02)."""

    SENSITIVE = "sensitive"
    PRIVATE = "private"
    BETWEEN_US = "between_us"
    ONWARD = "onward"

    @property
    def shareable(self) -> bool:
        """True when the item may leave the vault once it is agreed."""
        return self in {Audience.BETWEEN_US, Audience.ONWARD}


class Voice(StrEnum):
    """Whose words a line holds."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    BOTH = "both"


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


COMMENT = "signature:comment"
"""The `question` of the employee's own comment, which stands beside the signatures (R06)."""

OWN_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: ("tone", "behaviour", "feeling", "consequence", "change", "reaction"),
}
"""The fields an item may have besides while nobody else may read it: they never leave (F05, I01-I04).

A note of feedback keeps its steps apart in them, each as it stands in `text`. `tone` is "praise" or "change",
`reaction` what she expects to hear. An item that others may read has none of them.
"""


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


class Way(StrEnum):
    """How the two agreed."""

    ROOM = "room"
    REMOTE = "remote"


class Agreement(Record):
    """Both said yes to this exact text, with these readers, on this date."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    on: date
    way: Way = Way.ROOM


def _canonical(fields: dict[str, str]) -> dict[str, str]:
    """Drop empty fields, so that one content has one digest; refuse text that no file can hold."""
    for value in fields.values():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError("a text holds half a character") from None
    return {name: value for name, value in fields.items() if value}


Fields = Annotated[dict[str, str], AfterValidator(_canonical)]
"""Texts by field name, exactly as typed; an empty one is the same as none."""


class Proposal(Record):
    """New words, or other readers, for something agreed. The agreed wording stands until both say yes.

    `kind` is set when the item is to become another kind: both views of something once agreed.
    """

    fields: Fields
    audience: Audience
    kind: Kind | None = None


class Item(Record):
    """One thing written down in a talk: a line, a promise, a goal, an outcome.

    `question` is "section/question" in the talk's guide, or empty for what belongs to no question.
    `origin` is the id of the item this one was carried, split or reviewed from. `part_of` is the
    id of the goal of the same plan that this one is a sub-goal of (P05).
    `position` orders items under a question; `sequence` is given by the vault and grows with every new item.
    `held_back` keeps a plan draft off the turned screen. `kept_until` is the date a private line is kept to.
    `routed_to` names where a sensitive matter was taken; its words are then erased (Q08-Q11).
    `proposed_by` is who came up with a plan row, None where nobody noted it (P02). `was` is the kind of plan
    row that both views in this item are about (P11); its `origin` is that row. None of these is part of what
    is agreed on.
    """

    id: str
    person: str
    talk: str
    kind: Kind
    audience: Audience = Audience.PRIVATE
    fields: Fields
    question: str = ""
    origin: str = ""
    part_of: str = ""
    position: int = 0
    sequence: int = 0
    held_back: bool = False
    kept_until: date | None = None
    routed_to: str = ""
    proposed_by: Voice | None = None
    was: Kind | None = None
    agreed: Agreement | None = None
    proposal: Proposal | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        unknown = set(self.fields) - set(FIELDS[self.kind])
        if not self.audience.shareable:
            unknown -= set(OWN_FIELDS.get(self.kind, ()))
        if self.proposal:
            unknown |= set(self.proposal.fields) - set(FIELDS[self.proposal.kind or self.kind])
        if unknown:
            raise ValueError("an item has a field its kind does not know")
        if self.agreed and not self.audience.shareable:
            raise ValueError("what nobody else may read cannot be agreed")
        if self.proposal and not self.agreed:
            raise ValueError("only an agreed item can have a proposal")
        return self

    @property
    def title(self) -> str:
        """The sentence the item is known by, exactly as typed."""
        return self.fields.get(TITLE_FIELD[self.kind], "")

    @property
    def row_kind(self) -> Kind | None:
        """As which kind of row it stands in the plan; None when it does not."""
        if self.kind is Kind.DISSENT:
            return self.was
        return self.kind if self.kind in PLAN_KINDS else None

    @property
    def voice(self) -> Voice:
        """Whose words these are; what has no voice of its own belongs to both."""
        return Voice(self.fields.get("voice") or Voice.BOTH)


class Employment(StrEnum):
    """Form of employment (D02, D03)."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    OTHER = "other"


class Person(Record):
    """An employee. Never a personnummer: there is no field for one (law.md 14).

    `exempt` is why she is to have no talk although the rules say so, `included` why she is to have one
    although they do not (D04, D05).
    """

    id: str
    number: Annotated[int, Field(ge=1)]
    given: Annotated[str, Field(min_length=1, max_length=200)]
    family: Annotated[str, Field(max_length=200)] = ""
    role: str = ""
    unit: str = ""
    employment: Employment = Employment.PERMANENT
    employed_from: date | None = None
    employed_to: date | None = None
    language: str = "sv"
    exempt: str = ""
    included: str = ""

    @property
    def name(self) -> str:
        """Given name first, as documents and the turned screen say it."""
        return f"{self.given} {self.family}".strip()

    @property
    def sort_name(self) -> str:
        """Family name first, as lists say it."""
        return f"{self.family}, {self.given}" if self.family else self.given


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


class Draft(Record):
    """Text typed but not yet entered: who may read it, and which item it rewords (empty: a new one)."""

    text: str
    audience: Audience = Audience.PRIVATE
    item: str = ""


class Recipient(StrEnum):
    """Whom a document is made for."""

    EMPLOYEE = "employee"
    HR = "hr"
    PAY_TALK = "pay_talk"
    NEW_MANAGER = "new_manager"


class Leaving(Record):
    """One item in a document: its id, the digest of what left, and when and how it was agreed on.

    `question` is the one it stood under, None where that was not recorded.
    """

    item: str
    digest: str
    on: date | None = None
    way: Way = Way.ROOM
    question: str | None = None


class Document(Record):
    """One line of the history of documents (the ledger).

    `language` is the one it is written in, `digest` the SHA-256, in hex, of what it says (see `lasting` in
    samtal_tui/export/content.py); both are empty for a form, and for what was made before they were kept.
    `version` counts the different contents the document has had; `notice` is true when a public employer's
    manager was told what the step means before she took it. `underlag` is true for what the employee is
    handed before the talk, `sheet` for the manager's own paper to write on during it.
    """

    id: str
    person: str
    talk: str
    recipient: Recipient
    format: str
    file_name: str
    sha256: str
    made_at: datetime
    items: tuple[Leaving, ...]
    stayed: dict[str, int]
    version: Annotated[int, Field(ge=1)] = 1
    notice: bool = False
    underlag: bool = False
    sheet: bool = False
    language: str = ""
    digest: str = ""

    @property
    def is_blank(self) -> bool:
        """True for a paper to fill in: it tells nothing of what was said in its talk."""
        return self.underlag or self.sheet


class SignWay(StrEnum):
    """How a document was signed."""

    PAPER = "paper"
    E_SERVICE = "e_service"


class TalkRecord(Record):
    """What is recorded once about a talk, beside what was said in it."""

    id: str
    person: str
    talk: str


class SignOff(TalkRecord):
    """Both confirmed that a document reflects what came up in the talk (R05, R06).

    `content` is what the document says, as it was given to whoever made the files but without the picture of
    a logo and the limit of a field, and is kept unchanged;
    `digest` is its SHA-256, in hex. `files` are the SHA-256 sums of the files that were made of it.
    """

    recipient: Recipient
    version: Annotated[int, Field(ge=1)]
    on: date
    way: SignWay
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    content: str
    items: tuple[Leaving, ...]
    files: tuple[str, ...]

    @model_validator(mode="after")
    def _unchanged(self) -> Self:
        if hashlib.sha256(self.content.encode()).hexdigest() != self.digest:
            raise ValueError("what was signed is not what is kept")
        return self


class Consent(TalkRecord):
    """The employee said yes, or no again, to a new manager reading what was between the two (S09, T02).

    `items` are the very items, with the wording, that the yes is about; none is a no.
    """

    on: date
    way: Way = Way.ROOM
    items: tuple[Leaving, ...] = ()


class OperationGoal(Record):
    """One of the operation's goals for a year, entered once and picked in an employee's goals (P01)."""

    year: Annotated[int, Field(ge=1900, le=2199)]
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class Profile(Record):
    """The manager and the workplace, as documents name them; `word` is theirs for the yearly talk (A02).

    `signing` is false where documents are agreed on and handed over but not signed (T07). `layout` is the
    form of plans there; None leaves it to the guide.
    """

    manager: str = ""
    organisation: str = ""
    word: str = ""
    public_employer: bool = True
    signing: bool = True
    operation_goals: tuple[OperationGoal, ...] = ()
    layout: PlanLayout | None = None


class Receipt(Record):
    """What is kept after a person was erased: her number but no name, and how much there was.

    `hashes` are HMACs, under the erased key, of the documents' SHA-256 sums: a plain hash of a short text can
    be guessed. `backups` are the backups elsewhere that still hold her, as far as is known.
    """

    id: str
    number: int
    erased_on: date
    talks: int
    shareable: int
    private: int
    documents: int
    hashes: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
