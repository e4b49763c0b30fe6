"""Close a talk: every private line is looked at once, with the safe choice preset (T01, Q09-Q11, Q14, M51).

One page, one Enter, one transaction. What is kept is kept to a date; what belongs in another process leaves
only a neutral pointer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samtal_tui.plan.dates import add_months
from samtal_tui.plan.gaps import Gap, gaps
from samtal_tui.sharing.agreement import PROPOSED_AS_ONWARD, is_shown, latest, read_by, reword
from samtal_tui.talk.routes import Route
from vault.records import Audience, Item, Kind, Person, Talk, TalkStatus
from vault.store import OpenVault

MONTHS_TO_NEXT_TALK = 12
DAYS_AFTER_NEXT_TALK = 30
"""A private line is kept until it has been of use in the next talk (law.md 20)."""


_BEFORE = frozenset({TalkStatus.PLANNED, TalkStatus.INVITED, TalkStatus.PREPARED})


class Choice(StrEnum):
    """What becomes of a line nobody else has seen."""

    KEEP = "keep"
    RAISE = "raise"
    ERASE = "erase"
    ROUTE = "route"


@dataclass(frozen=True)
class Decision:
    """What she decides about one line. `route` goes with `Choice.ROUTE`, `place` with a parked question."""

    choice: Choice = Choice.KEEP
    route: Route | None = None
    place: str = ""


@dataclass(frozen=True)
class Walk:
    """What is to be gone through after a talk.

    `lines` and `sensitive` are hers alone; `parked` are the questions that need a place, whoever reads them.
    `unseen` plan rows and outcomes have not been shown to the employee; `unsaved` texts lie as drafts.
    """

    person: Person
    talk: Talk
    keep_until: date
    lines: tuple[Item, ...]
    sensitive: tuple[Item, ...]
    parked: tuple[Item, ...]
    gaps: tuple[Gap, ...]
    unseen: int
    unsaved: int

    @property
    def every(self) -> tuple[Item, ...]:
        """Every line there is something to decide about."""
        return (*self.lines, *self.sensitive, *self.parked)

    @property
    def is_held(self) -> bool:
        """True once the talk is held."""
        return self.talk.status not in _BEFORE

    @property
    def private(self) -> int:
        """How many lines only she may read are gone through."""
        return len(self.lines) + len(self.sensitive) + sum(not one.audience.shareable for one in self.parked)


def keep_until(on: date) -> date:
    """To when a private line from a talk held on this day is kept: the next talk and thirty days."""
    return add_months(on, MONTHS_TO_NEXT_TALK) + timedelta(days=DAYS_AFTER_NEXT_TALK)


def walk_through(vault: OpenVault, talk_id: str) -> Walk:
    """What is to be gone through after the talk `talk_id`."""
    talk = vault.talks.get(talk_id)
    person = vault.people.get(talk.person)
    return walk_of(person, talk, vault.items.of_talk(talk_id), len(vault.drafts.of_talk(talk_id)))


def walk_of(person: Person, talk: Talk, items: list[Item], unsaved: int = 0) -> Walk:
    """Sort what was written in `talk`. Plan drafts are not decided on here: the turned screen shows them."""
    hers = [item for item in items if not item.audience.shareable and not is_shown(item)]
    sensitive = [item for item in hers if item.audience is Audience.SENSITIVE]
    parked = [item for item in items if item.kind is Kind.PARKED and item not in sensitive]
    open_gaps = [gap for gap in gaps(items) if gap.item not in {item.id for item in (*parked, *sensitive)}]
    return Walk(
        person=person,
        talk=talk,
        keep_until=keep_until(talk.on),
        lines=tuple(item for item in hers if item not in sensitive and item not in parked),
        sensitive=tuple(item for item in sensitive if not item.routed_to),
        parked=tuple(parked),
        gaps=tuple(open_gaps),
        unseen=sum(is_shown(item) and not item.audience.shareable for item in items),
        unsaved=unsaved,
    )


def preset(item: Item, place: str) -> Decision:
    """The safe choice: keep. `place` is where a parked question is taken up unless she says otherwise.

    What both have agreed on is not touched without her asking for it.
    """
    if item.kind is not Kind.PARKED:
        return Decision()
    known = latest(item).fields.get("taken_up_in", "")
    return Decision(place=known or ("" if item.agreed else place))


def settled(vault_id: str, item: Item, decision: Decision, kept_until: date) -> Item | None:
    """What becomes of `item`; None when it is erased."""
    if item.audience.shareable:
        return _placed(vault_id, item, decision.place)
    match decision.choice:
        case Choice.ERASE:
            return None
        case Choice.ROUTE if item.audience is Audience.SENSITIVE and decision.route:
            return pointer(item, decision.route)
        case Choice.RAISE if item.audience is Audience.PRIVATE:
            return _raised(vault_id, _placed(vault_id, item, decision.place))
        case _ if item.audience is Audience.PRIVATE:
            return _placed(vault_id, item, decision.place).model_copy(update={"kept_until": kept_until})
        case _:
            return item


def pointer(item: Item, route: Route) -> Item:
    """What is left of a sensitive line once it is taken elsewhere: where, and not a word of it (Q10)."""
    return Item(
        id=item.id,
        person=item.person,
        talk=item.talk,
        kind=Kind.NOTE,
        audience=Audience.SENSITIVE,
        fields={},
        question=item.question,
        position=item.position,
        sequence=item.sequence,
        routed_to=route,
    )


def finish(vault: OpenVault, talk_id: str, decisions: Mapping[str, Decision]) -> Counter[Choice]:
    """Do what was decided and close the talk, all or nothing; how many lines went each way.

    A line without a decision is kept. The way back is forgotten with it: what is erased is gone.
    """
    walk = walk_through(vault, talk_id)
    done = [
        (item, settled(vault.id, item, decisions.get(item.id, preset(item, "")), walk.keep_until))
        for item in walk.every
    ]
    put = [after for before, after in done if after and after != before]
    with vault.connection.transaction():
        vault.items.apply(talk_id, put, [before.id for before, after in done if after is None])
        vault.items.forget_history(talk_id)
        vault.talks.update(walk.talk.model_copy(update={"status": TalkStatus.CLOSED}))
    return Counter(_way(item, after) for item, after in done if not item.audience.shareable)


def _way(before: Item, after: Item | None) -> Choice:
    if after is None:
        return Choice.ERASE
    if after.routed_to:
        return Choice.ROUTE
    raised = after.audience.shareable or (before.held_back and not after.held_back)
    return Choice.RAISE if raised else Choice.KEEP


def _raised(vault_id: str, item: Item) -> Item:
    """Shown the next time the screen is turned: a line between the two, a plan row as the draft it is."""
    if item.kind in PROPOSED_AS_ONWARD:
        return item.model_copy(update={"held_back": False, "kept_until": None})
    return read_by(vault_id, item, Audience.BETWEEN_US).model_copy(update={"kept_until": None})


def _placed(vault_id: str, item: Item, place: str) -> Item:
    if item.kind is not Kind.PARKED or place == latest(item).fields.get("taken_up_in", ""):
        return item
    return reword(vault_id, item, {**latest(item).fields, "taken_up_in": place})
