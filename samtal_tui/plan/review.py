"""One row of last year's plan under review: how it went, why, and what becomes of it (L01, L02, S01).

Pure: `press` is the whole of what a key does to a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from vault.records import (
    TITLE_FIELD,
    Cause,
    Draft,
    Item,
    NextStep,
    OutcomeResult,
    Record,
    checked,
)

E = TypeVar("E", bound=StrEnum)

LONG = "6-24"
"""The horizon that survives into the next plan (P07)."""

_PROPOSED: Mapping[OutcomeResult, NextStep] = {
    OutcomeResult.DONE: NextStep.CLOSE,
    OutcomeResult.PARTLY: NextStep.CARRY,
    OutcomeResult.NOT_DONE: NextStep.CARRY,
    OutcomeResult.OBSOLETE: NextStep.CLOSE,
}
_PARTS: Mapping[NextStep, int] = {NextStep.CARRY: 1, NextStep.SPLIT: 2, NextStep.CLOSE: 0}


class Part(Record):
    """A row as it is to stand in this year's plan. The dates are as typed until they are saved as ISO."""

    text: str = ""
    do_by: str = ""
    follow_up: str = ""


class Answer(Record):
    """What is said about one row. `chosen` is a next step she chose; without it one is proposed."""

    result: OutcomeResult | None = None
    causes: tuple[Cause, ...] = ()
    chosen: NextStep | None = None
    words: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class CheckIn:
    """How a row stood when it was followed up during the year."""

    on: date
    result: OutcomeResult | None
    words: str


@dataclass(frozen=True)
class ReviewRow:
    """One row of the old plan in its agreed wording, what is known about it, and the answer so far.

    `saved` is the answer the new talk holds, with a part ready to be carried; `outcome` and `successors` are
    the items it is held in.
    """

    item: Item
    saved: Answer
    answer: Answer
    check_ins: tuple[CheckIn, ...] = ()
    prepared: tuple[str, ...] = ()
    outcome: Item | None = None
    successors: tuple[Item, ...] = ()

    @property
    def is_answered(self) -> bool:
        """True when the new talk holds an answer."""
        return self.outcome is not None

    @property
    def is_touched(self) -> bool:
        """True when something is said that the new talk does not hold yet."""
        return self.answer != self.saved

    @property
    def step(self) -> NextStep | None:
        """The step chosen, or else the one the answer proposes; None while nothing is known."""
        return self.answer.chosen or proposed(self.item, self.answer.result)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What becomes rows in this year's plan: none, one or two."""
        return self.answer.parts[: _PARTS[self.step] if self.step else 0]


def proposed(item: Item, result: OutcomeResult | None) -> NextStep | None:
    """The next step that `result` proposes.

    A row of 6 to 24 months goes on by itself until it is done or no longer relevant (P07).
    """
    if result:
        return _PROPOSED[result]
    return NextStep.CARRY if item.fields.get("horizon") == LONG else None


def press(row: ReviewRow, pressed: OutcomeResult | Cause | NextStep) -> ReviewRow:
    """The row after one key: a result is set, a cause set or taken back, a next step chosen."""
    match pressed:
        case OutcomeResult():
            return _answered(row, result=pressed)
        case Cause():
            toggled = {*row.answer.causes} ^ {pressed}
            return _answered(row, causes=tuple(cause for cause in Cause if cause in toggled))
        case NextStep():
            return _answered(row, chosen=pressed, parts=_parts_for(row, pressed))


def with_words(row: ReviewRow, words: str) -> ReviewRow:
    """The row with words about how it went."""
    return _answered(row, words=words)


def with_part(row: ReviewRow, place: int, part: Part) -> ReviewRow:
    """The row with another text or other dates for the part at `place`."""
    parts = row.answer.parts
    return _answered(row, parts=(*parts[:place], part, *parts[place + 1 :]))


def ready_part(item: Item, today: date) -> Part:
    """The row as it would be carried. Days gone by are left out: an empty date is a gap that shows."""

    def ahead(name: str) -> str:
        written = item.fields.get(name, "")
        return written if written >= today.isoformat() else ""

    return Part(text=item.title, do_by=ahead("do_by"), follow_up=ahead("follow_up"))


def answer_from(item: Item, outcome: Item | None, successors: tuple[Item, ...], today: date) -> Answer:
    """The answer about `item` that the new talk holds; with nothing said when there is no outcome."""
    parts = tuple(map(_part, successors)) or (ready_part(item, today),)
    if outcome is None:
        return Answer(parts=parts)
    fields = newest(outcome)
    result = known(OutcomeResult, fields.get("result", ""))
    step = known(NextStep, fields.get("next_step", ""))
    return Answer(
        result=result,
        causes=tuple(cause for cause in Cause if cause in fields.get("causes", "").split()),
        chosen=None if step is proposed(item, result) else step,
        words=fields.get("words", ""),
        parts=parts,
    )


def draft_slot(item_id: str) -> str:
    """The slot an answer to this row lies in while it is not saved."""
    return f"review:{item_id}"


def draft_of(row: ReviewRow) -> Draft:
    """The answer so far, to be kept as a draft."""
    return Draft(text=row.answer.model_dump_json(), item=row.item.id)


def newest(item: Item) -> Mapping[str, str]:
    """The newest words of an item: those proposed, when there are any."""
    return item.proposal.fields if item.proposal else item.fields


def known(kind: type[E], value: str) -> E | None:
    """`value` as one of `kind`; None when it is empty or none of them."""
    return kind(value) if value in set(kind) else None


def _answered(row: ReviewRow, **changes: object) -> ReviewRow:
    kept = {name: getattr(row.answer, name) for name in Answer.model_fields}
    return replace(row, answer=checked(Answer, {**kept, **changes}))


def _parts_for(row: ReviewRow, step: NextStep) -> tuple[Part, ...]:
    """The parts when `step` is chosen: splitting makes two of one, and one again when it is taken back."""
    first, *rest = row.answer.parts
    title = row.item.title
    one, two = f"{title} (1)", f"{title} (2)"
    if step is NextStep.SPLIT and not rest:
        text = one if first.text == title else first.text
        return first.model_copy(update={"text": text}), first.model_copy(update={"text": two})
    if step is NextStep.CARRY and [part.text for part in row.answer.parts] == [one, two]:
        return (first.model_copy(update={"text": title}),)
    return row.answer.parts


def _part(item: Item) -> Part:
    fields = newest(item)
    return Part(
        text=fields.get(TITLE_FIELD[item.kind], ""),
        do_by=fields.get("do_by", ""),
        follow_up=fields.get("follow_up", ""),
    )
