"""Check in on a row of the plan: three lines in a short follow-up talk of the day (S02, S12).

What is said of the row is an outcome without a next step: a private draft, proposed as onward when the screen
is turned, as every outcome is. A remark of her own stays private.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.people.standing import NOT_HELD, plan_talk
from samtal_tui.plan.dates import NotADate, read_iso
from samtal_tui.plan.follow_ups import follow_ups
from samtal_tui.plan.review import CheckIn, known
from samtal_tui.sharing.agreement import is_shown, latest, reword
from samtal_tui.talk.closing import keep_until
from samtal_tui.texts import mark
from vault.records import (
    PLAN_KINDS,
    Audience,
    CheckedRow,
    Draft,
    Item,
    Kind,
    OutcomeResult,
    Person,
    Talk,
    TalkKind,
    TalkStatus,
    Voice,
)
from vault.store import OpenVault

FIELDS = ("result", "words", "follow_up", "remark")
"""The lines of a check-in."""

MINUTES = 15
NO_RESULT = mark("Write 1, 2, 3 or 4, or the word for it.")
NO_WORD = mark("Say how it goes, or write what happened; then it can be saved.")

_SAID: Mapping[str, OutcomeResult] = {
    **dict.fromkeys(("1", "genomfört", "klart", "klar", "ja", "carried out", "done"), OutcomeResult.DONE),
    **dict.fromkeys(("2", "delvis", "på gång", "partly", "under way"), OutcomeResult.PARTLY),
    **dict.fromkeys(
        ("3", "inte genomfört", "nej", "inte", "ej", "not carried out", "not done", "no"),
        OutcomeResult.NOT_DONE,
    ),
    **dict.fromkeys(
        ("4", "inte aktuellt längre", "inte aktuellt", "inaktuellt", "no longer relevant", "not relevant"),
        OutcomeResult.OBSOLETE,
    ),
}


class Unusable(ValueError):
    """A line cannot be saved as typed. `sentence` is English for the catalogue, `values` its placeholders."""

    def __init__(self, field: str, sentence: str, values: Mapping[str, object]) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True)
class Said:
    """What is said of a row: how it goes, what happened, when it is followed up next, and her own remark."""

    result: OutcomeResult | None = None
    words: str = ""
    follow_up: str = ""
    remark: str = ""


@dataclass(frozen=True)
class OpenRow:
    """A row of the plan, when it is to be followed up, what was said before, and what is typed by now.

    `held` is true for one the employee is not to see.
    """

    item: Item
    follow_up: date | None
    earlier: tuple[CheckIn, ...]
    drafts: Mapping[str, str]
    held: bool = False


@dataclass(frozen=True)
class PlanNow:
    """The plan that holds now, what is due first before the rest; no talk when there is none."""

    person: Person
    talk: Talk | None = None
    rows: tuple[OpenRow, ...] = ()
    manager: str = ""


def plan_now(vault: OpenVault, person_id: str) -> PlanNow:
    """The rows of a person's plan that can be followed up. What is sensitive is not among them."""
    person = vault.people.get(person_id)
    talks = [talk for talk in vault.talks.of_person(person_id) if not talk.apart]
    items = vault.items.of_person(person_id)
    holding = plan_talk(talks, (item.talk for item in items if item.kind in PLAN_KINDS))
    if holding is None:
        return PlanNow(person)
    outcomes = [item for item in items if item.kind is Kind.OUTCOME and item.talk != holding.id]
    over = {item.origin for item in outcomes if item.fields.get("next_step")}
    rows = [
        item
        for item in items
        if item.talk == holding.id
        and item.kind in PLAN_KINDS
        and item.audience is not Audience.SENSITIVE
        and item.id not in over
    ]
    days = follow_ups(rows, talks, outcomes)
    drafts = vault.drafts.of_talk(holding.id)
    held = {talk.id: talk.on for talk in talks}
    open_rows = [
        OpenRow(
            item=item,
            follow_up=days.get(item.id),
            earlier=_earlier(item, outcomes, held),
            drafts=_drafts(item, drafts),
            held=not is_shown(item),
        )
        for item in rows
    ]
    open_rows.sort(key=lambda row: (row.follow_up or date.max, row.item.sequence))
    return PlanNow(person, holding, tuple(open_rows), vault.profile.get().manager)


def read_said(typed: Mapping[str, str], today: date) -> Said:
    """What the lines say, `typed` by their names. Raises `Unusable`."""
    said = " ".join(typed.get("result", "").casefold().split()).rstrip(".")
    for number in "1234":
        said = number if said.startswith(f"{number} ") else said
    if said and said not in _SAID:
        raise Unusable("result", NO_RESULT, {})
    try:
        follow_up = read_iso(typed.get("follow_up", ""), today)
    except NotADate as error:
        raise Unusable("follow_up", error.sentence, error.values) from None
    found = Said(_SAID.get(said), typed.get("words", "").strip(), follow_up, typed.get("remark", "").strip())
    if not found.result and not found.words:
        raise Unusable("result", NO_WORD, {})
    return found


def save(vault: OpenVault, row_id: str, said: Said, today: date) -> Talk:
    """Save a check-in in the follow-up talk of `today`; the talk. Raises the vault's errors.

    A second one of the same row on the same day changes the first. What is said of a row that the employee
    is not to see is held back like the row. All of it is one transaction.
    """
    row = vault.items.get(row_id)
    with vault.connection.transaction():
        talk = _talk_of_today(vault, row.person, today)
        outcome = _outcome(vault, talk, row, said)
        remark = [_remark(talk, row, said.remark)] if said.remark else []
        vault.items.apply(talk.id, [outcome, *remark])
        day = date.fromisoformat(said.follow_up) if said.follow_up else None
        others = tuple(one for one in talk.checked if one.row != row.id)
        talk = vault.talks.update(
            talk.model_copy(update={"checked": (*others, CheckedRow(row=row.id, follow_up=day))})
        )
        keep_typed(vault, row, {})
    return talk


def keep_typed(vault: OpenVault, row: Item, typed: Mapping[str, str]) -> None:
    """Make the drafts of a check-in what is typed now; they lie with the plan's talk."""
    kept = vault.drafts.of_talk(row.talk)
    for field in FIELDS:
        slot = _slot(row, field)
        if typed.get(field):
            vault.drafts.put(row.talk, slot, Draft(text=typed[field], item=row.id))
        elif slot in kept:
            vault.drafts.clear(row.talk, slot)


def _slot(row: Item, field: str) -> str:
    return f"check-in:{row.id}:{field}"


def _drafts(row: Item, drafts: Mapping[str, Draft]) -> dict[str, str]:
    return {field: drafts[slot].text for field in FIELDS if (slot := _slot(row, field)) in drafts}


def _earlier(row: Item, outcomes: Sequence[Item], held: Mapping[str, date]) -> tuple[CheckIn, ...]:
    """What she has said of the row before, agreed on or not: her own screen."""
    found = [
        (held[item.talk], latest(item).fields)
        for item in outcomes
        if item.origin == row.id and item.talk in held and item.audience is not Audience.SENSITIVE
    ]
    return tuple(
        CheckIn(on, known(OutcomeResult, fields.get("result", "")), fields.get("words", ""))
        for on, fields in sorted(found, key=lambda one: one[0])
    )


def talk_of_day(vault: OpenVault, person_id: str, today: date) -> Talk | None:
    """The follow-up talk of the day that is still open, if there is one."""
    found = (
        talk
        for talk in vault.talks.of_person(person_id)
        if talk.on == today and talk.kind is TalkKind.FOLLOW_UP and talk.status is not TalkStatus.CLOSED
    )
    return next(found, None)


def _talk_of_today(vault: OpenVault, person_id: str, today: date) -> Talk:
    """The follow-up talk of the day; a planned one counts as held from now on."""
    if talk := talk_of_day(vault, person_id, today):
        if talk.status not in NOT_HELD:
            return talk
        return vault.talks.update(talk.model_copy(update={"status": TalkStatus.HELD}))
    return vault.talks.add(
        Talk(
            id=secrets.token_hex(16),
            person=person_id,
            kind=TalkKind.FOLLOW_UP,
            on=today,
            minutes=MINUTES,
            status=TalkStatus.FOLLOWED_UP,
        )
    )


def _outcome(vault: OpenVault, talk: Talk, row: Item, said: Said) -> Item:
    fields = {
        "row": latest(row).title,
        "result": str(said.result or ""),
        "words": said.words,
        "follow_up": said.follow_up,
    }
    fields = {name: text for name, text in fields.items() if text}
    # An outcome repeats the row's words: it is never shown further than the row is.
    held = not is_shown(row)
    for item in vault.items.of_talk(talk.id):
        same = item.kind is Kind.OUTCOME and item.origin == row.id and not item.fields.get("next_step")
        if same and not (held and item.audience.shareable):
            new = reword(vault.id, item, fields)
            return new.model_copy(update={"held_back": True}) if held else new
    return Item(
        id=secrets.token_hex(16),
        person=row.person,
        talk=talk.id,
        kind=Kind.OUTCOME,
        fields=fields,
        held_back=held,
        origin=row.id,
    )


def _remark(talk: Talk, row: Item, text: str) -> Item:
    return Item(
        id=secrets.token_hex(16),
        person=row.person,
        talk=talk.id,
        kind=Kind.NOTE,
        fields={"voice": Voice.MANAGER, "text": text},
        origin=row.id,
        kept_until=keep_until(talk.on),
    )
