"""This year's plan: what stands in it, and how a row is written, reworded and taken out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from samtal_tui.plan.checks import in_step
from samtal_tui.plan.form import NO_TITLE, Parties, Refused
from samtal_tui.plan.layouts import layout_for
from samtal_tui.plan.look_back import Review, last_plan
from samtal_tui.plan.sub_goals import in_order, latest_results
from samtal_tui.sharing.agreement import latest, reword
from vault.records import (
    PLAN_KINDS,
    TITLE_FIELD,
    Audience,
    Item,
    Kind,
    OutcomeResult,
    Person,
    PlanLayout,
    Profile,
    Talk,
    Voice,
)
from vault.store import OpenVault


@dataclass(frozen=True)
class ThisYear:
    """The plan of one talk: its rows in the order they were written, and the plan it looks back on.

    `results` is how each row stands by the latest check-in, by its id. `layout` is the form it is shown as.
    """

    person: Person
    talk: Talk
    profile: Profile
    rows: tuple[Item, ...]
    last: Review
    results: Mapping[str, OutcomeResult] = field(default_factory=dict)
    layout: PlanLayout = PlanLayout.MUNICIPAL

    @property
    def parties(self) -> Parties:
        """Whom a row can be the responsibility of."""
        return Parties(self.person, self.profile.manager)


def this_year(vault: OpenVault, talk_id: str, today: date) -> ThisYear:
    """The plan of the talk `talk_id`."""
    items = vault.items.of_person(vault.talks.get(talk_id).person)
    last = last_plan(vault, talk_id, today, items)
    rows = [item for item in items if item.talk == talk_id and is_row(item)]
    return ThisYear(
        person=last.person,
        talk=last.talk,
        profile=vault.profile.get(),
        rows=tuple(in_order(rows)),
        last=last,
        results=latest_results(item for item in items if item.audience is not Audience.SENSITIVE),
        layout=layout_for(vault, last.talk),
    )


@dataclass(frozen=True)
class Row:
    """One row as the form shows it: the newest words, and what was typed but not saved."""

    person: Person
    profile: Profile
    item: Item | None
    fields: Mapping[str, str]
    drafts: Mapping[str, str]

    @property
    def parties(self) -> Parties:
        """Whom the row can be the responsibility of."""
        return Parties(self.person, self.profile.manager)


def slot(item_id: str | None, kind: Kind, field: str) -> str:
    """Where unsaved text in a field is kept; a row that is not saved yet is known by its kind."""
    return f"plan:{item_id or f'new-{kind}'}:{field}"


def open_row(vault: OpenVault, talk_id: str, item_id: str | None, kind: Kind) -> Row:
    """The row `item_id`, or a new one of `kind`, with its drafts."""
    talk = vault.talks.get(talk_id)
    item = vault.items.get(item_id) if item_id else None
    prefix = slot(item_id, kind, "")
    drafts = {
        name.removeprefix(prefix): draft.text
        for name, draft in vault.drafts.of_talk(talk_id).items()
        if name.startswith(prefix)
    }
    fields = latest(item).fields if item else {}
    return Row(vault.people.get(talk.person), vault.profile.get(), item, fields, drafts)


def save_row(
    vault: OpenVault, talk_id: str, item_id: str | None, kind: Kind, fields: Mapping[str, str]
) -> Item | None:
    """Write a row: `fields` are those that were changed, as they are kept. None when nothing is written.

    A new row is a private draft. New words for an agreed row become a proposal. Raises `Refused` for a row
    without a title.
    """
    old = vault.items.get(item_id) if item_id else None
    before = latest(old).fields if old else {}
    after = {name: text for name, text in {**before, **fields}.items() if text}
    if after == before:
        written = old
    elif not after.get(TITLE_FIELD[kind]):
        raise Refused(TITLE_FIELD[kind], NO_TITLE, {})
    else:
        new = reword(vault.id, old, after) if old else _new(vault, talk_id, kind, after)
        (written,) = vault.items.apply(talk_id, [new])
    prefix = slot(item_id, kind, "")
    for name in vault.drafts.of_talk(talk_id):
        if name.startswith(prefix):
            vault.drafts.clear(talk_id, name)
    return written


def delete_row(vault: OpenVault, talk_id: str, item_id: str) -> None:
    """Take a row out of the plan; it can be undone."""
    vault.items.apply(talk_id, remove=[item_id])


PROPOSERS = (None, Voice.EMPLOYEE, Voice.MANAGER, Voice.BOTH)
"""Who can have come up with a row; None is not said."""


def turn_proposer(vault: OpenVault, item: Item) -> Item:
    """Note the next of `PROPOSERS` for a row (P02). It is no part of the words both agree on."""
    after = PROPOSERS[(PROPOSERS.index(item.proposed_by) + 1) % len(PROPOSERS)]
    (written,) = vault.items.apply(item.talk, [item.model_copy(update={"proposed_by": after})])
    return written


def is_row(item: Item) -> bool:
    """True for what stands in a plan, both views of a row among it."""
    return item.row_kind is not None


def is_answer(item: Item) -> bool:
    """True for what an answer in the review leaves: an outcome, and a row that came from another."""
    return item.kind is Kind.OUTCOME or (item.kind in PLAN_KINDS and bool(item.origin))


def undo(vault: OpenVault, talk_id: str, concerns: Callable[[Item], bool]) -> bool:
    """Undo the last change in the talk, if it concerned such items; False when it did not, or there is none.

    A line in the talk is never taken back from a room in which it cannot be seen.
    """
    before = {item.id for item in vault.items.of_talk(talk_id) if concerns(item)}
    undone = in_step(vault, talk_id, lambda: vault.items.undo(talk_id))
    after = {item.id for item in vault.items.of_talk(talk_id) if concerns(item)}
    if undone is None or not (before | after).isdisjoint(undone):
        return undone is not None
    in_step(vault, talk_id, lambda: vault.items.redo(talk_id))
    return False


def _new(vault: OpenVault, talk_id: str, kind: Kind, fields: dict[str, str]) -> Item:
    return Item(
        id=secrets.token_hex(16),
        person=vault.talks.get(talk_id).person,
        talk=talk_id,
        kind=kind,
        fields=fields,
    )
