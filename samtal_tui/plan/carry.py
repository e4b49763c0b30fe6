"""Save the answer about a row of the old plan: an outcome in the new talk, and what is carried in its plan.

Both are private drafts, proposed as onward at the turned screen (product.md). A second answer does not touch
what is agreed: new words become a proposal, and an agreed row of the new plan stays until deleted there.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.plan.dates import read_iso
from samtal_tui.plan.look_back import last_plan
from samtal_tui.plan.review import Answer, Part, ReviewRow, draft_of, draft_slot, newest
from samtal_tui.sharing.agreement import reword
from vault.records import TITLE_FIELD, Item, Kind, Talk
from vault.store import OpenVault


@dataclass(frozen=True)
class Changes:
    """What an answer puts into the new talk and takes out of it.

    `stay` are rows no longer wanted that stay in the plan because both have agreed on them.
    """

    put: tuple[Item, ...] = ()
    remove: tuple[str, ...] = ()
    stay: tuple[Item, ...] = ()


def with_days(row: ReviewRow, today: date) -> ReviewRow:
    """The row with its dates as ISO. Raises `NotADate` for one that is none."""
    parts = [
        Part(text=part.text, do_by=read_iso(part.do_by, today), follow_up=read_iso(part.follow_up, today))
        for part in row.parts
    ]
    rest = row.answer.parts[len(parts) :]
    return replace(row, answer=row.answer.model_copy(update={"parts": (*parts, *rest)}))


def settle(vault_id: str, row: ReviewRow, talk: Talk) -> Changes:
    """What the answer about `row` changes in `talk`. Its dates are ISO already (`with_days`)."""
    put = [_outcome(vault_id, row, talk), *_carried(vault_id, row, talk)]
    held = {item.id: item for item in (row.outcome, *row.successors) if item}
    surplus = row.successors[len(row.parts) :]
    return Changes(
        put=tuple(item for item in put if held.get(item.id) != item),
        remove=tuple(item.id for item in surplus if item.agreed is None),
        stay=tuple(item for item in surplus if item.agreed),
    )


def save(vault: OpenVault, talk_id: str, row: ReviewRow, today: date) -> Changes:
    """Save the answer about `row` as one step that can be undone. Raises `NotADate`, and the vault's errors.

    The row is taken up where the vault has it now, so that answering again changes and never doubles.
    """
    review = last_plan(vault, talk_id, today)
    now = next(other for other in review.rows if other.item.id == row.item.id)
    asked = with_days(replace(now, answer=row.answer), today)
    changes = settle(vault.id, asked, review.talk)
    goal = next((one for one in review.rows if one.item.id == row.item.part_of), None)
    if goal and goal.successors:
        # A sub-goal stays one under what its goal has become.
        put = (_under(item, goal.successors[0]) for item in changes.put)
        changes = replace(changes, put=tuple(put))
    if changes.put or changes.remove:
        vault.items.apply(talk_id, changes.put, changes.remove)
    vault.drafts.clear(talk_id, draft_slot(row.item.id))
    return changes


def keep_draft(vault: OpenVault, talk_id: str, row: ReviewRow) -> None:
    """Keep an answer that is not saved yet, so that it is there again next time."""
    if row.is_touched:
        vault.drafts.put(talk_id, draft_slot(row.item.id), draft_of(row))
    else:
        vault.drafts.clear(talk_id, draft_slot(row.item.id))


def finish(vault: OpenVault, talk_id: str) -> None:
    """Note that last year's plan has been gone through in this talk."""
    talk = vault.talks.get(talk_id)
    if not talk.reviewed:
        vault.talks.update(talk.model_copy(update={"reviewed": True}))


def _outcome(vault_id: str, row: ReviewRow, talk: Talk) -> Item:
    answer: Answer = row.answer
    fields = {
        "row": row.item.title,
        "result": str(answer.result or ""),
        "causes": " ".join(answer.causes),
        "words": answer.words.strip(),
        "next_step": str(row.step or ""),
        "next_text": " / ".join(part.text for part in row.parts),
    }
    if row.outcome:
        return _reworded(vault_id, row.outcome, fields)
    return _new(row, talk, Kind.OUTCOME, fields)


def _carried(vault_id: str, row: ReviewRow, talk: Talk) -> Iterator[Item]:
    """The rows of this year's plan: those an earlier answer made in new words, and new ones."""
    kind = row.item.kind
    for place, part in enumerate(row.parts):
        fields = {TITLE_FIELD[kind]: part.text.strip(), "do_by": part.do_by, "follow_up": part.follow_up}
        if place < len(row.successors):
            old = row.successors[place]
            if old.kind is Kind.DISSENT:
                # The two have said how each of them sees it: another answer puts no words in its place.
                continue
            yield _reworded(vault_id, old, {**newest(old), **fields})
        else:
            new = _new(row, talk, kind, {**row.item.fields, **fields})
            yield new.model_copy(update={"position": place})


def _under(item: Item, goal: Item) -> Item:
    return item.model_copy(update={"part_of": goal.id}) if item.kind is Kind.GOAL else item


def _reworded(vault_id: str, item: Item, fields: dict[str, str]) -> Item:
    said = {name: value for name, value in fields.items() if value}
    return item if said == newest(item) else reword(vault_id, item, said)


def _new(row: ReviewRow, talk: Talk, kind: Kind, fields: dict[str, str]) -> Item:
    return Item(
        id=secrets.token_hex(16),
        person=talk.person,
        talk=talk.id,
        kind=kind,
        fields=fields,
        origin=row.item.id,
    )
