"""Take a plan from paper into the vault: a talk held then, with its rows, all of it or nothing.

The rows are between the two of them and agreed by nobody here: a paper is no agreement this program has seen.
They stand in the review of last year's plan, and nothing of them leaves in a document until both say yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samtal_tui.keeping.paper_plan import PaperPlan, Remark
from samtal_tui.people.details import fresh_id
from samtal_tui.plan.form import Parties
from samtal_tui.texts import Texts, mark
from vault.records import Audience, Item, Kind, Talk, TalkKind, TalkStatus, Voice
from vault.store import OpenVault

NO_ROWS = mark("There is no row of a plan in {file}: nothing is brought in.")
NOT_YET = mark("{day} has not been yet: write the day the talk was held; nothing is brought in.")
TALK_HERE = mark("A talk of {day} is in the vault already: nothing is brought in.")


class NotTaken(ValueError):
    """The plan cannot be taken in. `sentence` is English for the catalogue, with {file} and {day}."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence)


@dataclass(frozen=True)
class Taken:
    """How much was taken in."""

    talk: str
    rows: int
    notes: int


def parties_of(vault: OpenVault, person_id: str) -> Parties:
    """Whom a row of the paper can be the responsibility of."""
    return Parties(vault.people.get(person_id), vault.profile.get().manager)


def take_plan(
    vault: OpenVault,
    person_id: str,
    plan: PaperPlan,
    on: date,
    today: date,
    new_id: Callable[[], str] = fresh_id,
) -> Taken:
    """Take `plan`, made in a talk on the day `on`, into the vault. Raises `NotTaken` and the vault's errors.

    What had no place in the plan is a private line of the talk, on the row it stood in.
    """
    if not plan.rows:
        raise NotTaken(NO_ROWS)
    if on > today:
        raise NotTaken(NOT_YET, day=on.isoformat())
    talks = vault.talks.of_person(person_id)
    if any(talk.on == on and talk.kind is TalkKind.DEVELOPMENT for talk in talks):
        raise NotTaken(TALK_HERE, day=on.isoformat())
    talk = Talk(
        id=new_id(),
        person=person_id,
        on=on,
        status=TalkStatus.FOLLOWED_UP,
        reviewed=True,
        from_paper=True,
    )
    items = _items(plan, talk, new_id)
    with vault.connection.transaction():
        vault.talks.add(talk)
        vault.items.apply(talk.id, items)
        vault.items.forget_history(talk.id)
    return Taken(talk.id, len(plan.rows), len(plan.notes))


def _items(plan: PaperPlan, talk: Talk, new_id: Callable[[], str]) -> list[Item]:
    ids = [new_id() for _ in plan.rows]
    rows = [
        Item(
            id=own,
            person=talk.person,
            talk=talk.id,
            kind=row.kind,
            audience=Audience.BETWEEN_US,
            fields=dict(row.fields),
            part_of="" if row.part_of is None else ids[row.part_of],
        )
        for own, row in zip(ids, plan.rows, strict=True)
    ]
    notes = [
        Item(
            id=new_id(),
            person=talk.person,
            talk=talk.id,
            kind=Kind.NOTE,
            fields={"voice": Voice.BOTH, "text": text},
            origin="" if row is None else ids[row],
        )
        for text, row in plan.notes
    ]
    return [*rows, *notes]


def told(remark: Remark, t: Texts) -> str:
    """A remark in words."""
    values = {
        name: t(str(value)) if name in {"problem", "column"} else value
        for name, value in remark.values.items()
    }
    return t(remark.sentence, **values)
