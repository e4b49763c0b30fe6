"""The plan that holds now, as far as both have seen it: for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samtal_tui.people.standing import NOT_HELD, plan_talk
from samtal_tui.plan.follow_ups import follow_ups
from samtal_tui.plan.form import FORM
from samtal_tui.texts import Texts, mark
from samtal_tui.words import RESULT
from samtal_tui.year.years import Happened, chain
from vault.records import PLAN_KINDS, TITLE_FIELD, Item, Kind
from vault.shareable import is_agreed
from vault.store import OpenVault

THE_OTHER_VIEW = mark("The manager sees it so")


@dataclass(frozen=True)
class PlanRow:
    """One row: its fields, when both agreed on it, when it is followed up next, what was said of it.

    Both views of a row are of the kind dissent; `was` is the kind of row they took the place of.
    """

    kind: Kind
    was: Kind | None
    fields: dict[str, str]
    agreed: date | None
    next: date | None
    happened: tuple[Happened, ...]
    part_of: int | None

    @property
    def title(self) -> str:
        """The sentence the row is known by."""
        return self.fields.get(TITLE_FIELD[self.kind], "")

    @property
    def told(self) -> Iterator[tuple[str, str]]:
        """Every other field with its label, in the order of the form."""
        if self.kind is Kind.DISSENT:
            yield THE_OTHER_VIEW, self.fields.get("manager", "")
        for field in FORM.get(self.kind, ()):
            text = self.fields.get(field.name, "")
            if field.name == "follow_up" and self.next:
                text = self.next.isoformat()
            if text and field.name != TITLE_FIELD[self.kind]:
                yield field.label, text

    def check_ins(self, t: Texts) -> Iterator[tuple[date, str]]:
        """What was said of it, in words."""
        for one in self.happened:
            parts = (t(RESULT[one.result]) if one.result else "", one.words)
            yield one.on, ". ".join(part for part in parts if part)


@dataclass(frozen=True)
class Plan:
    """A person's plan, by her number; `drafts` rows were never shown to her. No day when there is no plan."""

    number: int
    on: date | None = None
    from_paper: bool = False
    rows: tuple[PlanRow, ...] = ()
    drafts: int = 0

    def as_json(self) -> dict[str, object]:
        """The plan as plain data."""
        return {
            "number": self.number,
            "on": self.on.isoformat() if self.on else None,
            "from_paper": self.from_paper,
            "drafts": self.drafts,
            "rows": [
                {
                    "kind": row.kind.value,
                    "was": row.was,
                    **row.fields,
                    "agreed": row.agreed.isoformat() if row.agreed else None,
                    "followed_up_next": row.next.isoformat() if row.next else None,
                    "part_of": row.part_of,
                    "said": [
                        {"on": one.on.isoformat(), "result": one.result, "words": one.words}
                        for one in row.happened
                    ],
                }
                for row in self.rows
            ],
        }


def plan_of(vault: OpenVault, person_id: str) -> Plan:
    """The plan of a person that holds now. What is private in it is counted and not told."""
    number = vault.people.get(person_id).number
    talks = {talk.id: talk for talk in vault.talks.of_person(person_id) if not talk.apart}
    shared = [item for item in vault.items.shareable_of_person(person_id) if item.talk in talks]
    held = [talk for talk in talks.values() if talk.status not in NOT_HELD]
    holding = plan_talk(held, (item.talk for item in shared if item.kind in PLAN_KINDS))
    if holding is None:
        return Plan(number)
    rows = [item for item in shared if item.talk == holding.id and item.row_kind]
    every = [item for item in vault.items.of_talk(holding.id) if item.row_kind]
    days = follow_ups(rows, talks.values(), shared)
    places = {item.id: place for place, item in enumerate(rows)}

    def row(item: Item) -> PlanRow:
        (year, *_) = chain(item, shared, talks)
        on = item.agreed.on if item.agreed and is_agreed(vault.id, item) else None
        return PlanRow(
            kind=item.kind,
            was=item.was,
            fields=item.fields,
            agreed=on,
            next=days.get(item.id),
            happened=year.happened,
            part_of=places.get(item.part_of),
        )

    return Plan(number, holding.on, holding.from_paper, tuple(map(row, rows)), len(every) - len(rows))
