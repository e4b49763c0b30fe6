"""What is written down in a talk: who may read it, whose words it holds, and what both agreed on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from vault.records.base import Record
from vault.records.kinds import FIELDS, OWN_FIELDS, PLAN_KINDS, TITLE_FIELD, Kind


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
    `origin` is the id of the item this one was carried, split or reviewed from, or "form" for what stood in
    the employee's form and answered no question. `part_of` is the id of the goal of the same plan that this
    one is a sub-goal of (P05).
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


class Draft(Record):
    """Text typed but not yet entered: who may read it, and which item it rewords (empty: a new one)."""

    text: str
    audience: Audience = Audience.PRIVATE
    item: str = ""
