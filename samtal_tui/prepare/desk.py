"""The manager's own preparation, private: everything worth having read before the talk, in one place
(F02-F10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.guides.model import Guide
from samtal_tui.people.standing import NOT_HELD
from samtal_tui.plan.look_back import Review, last_plan
from samtal_tui.prepare.answers import came_in
from samtal_tui.prepare.invitation import is_invited
from samtal_tui.talk.left import POINT, REACTION, TARGET, is_feedback
from samtal_tui.talk.opened import guide_of
from samtal_tui.talk.session import new_id, write
from samtal_tui.texts import Texts
from samtal_tui.year.only_hers import OnlyHers, only_hers
from samtal_tui.year.operation_goals import entered, in_force
from vault.records import Audience, Item, Kind, Person, Talk, Voice

if TYPE_CHECKING:
    from vault.store import OpenVault


@dataclass(frozen=True)
class Readiness:
    """How far both have come. `plan` is None without a last plan; `when` says that hour and place are set.

    It warns and never stops anybody.
    """

    invited: bool
    answers: bool
    goals: bool
    plan: bool | None
    feedback: bool
    when: bool = True

    def next_step(self, t: Texts, name: str) -> str:
        """The one thing to do next, with its key in the preparation; nothing has to be done."""
        if not self.invited:
            return t("k invites {name}.", name=name)
        if self.plan is False:
            return t("read the last plan below; l notes that it is read.")
        if not self.feedback:
            return t("f prepares what you want to give feedback on.")
        if not self.answers:
            return t("v takes in {name}'s answers when they come.", name=name)
        return t("s opens the talk.")

    def told(self, t: Texts) -> str:
        """All of it on one line: what is there, then what is missing."""
        steps = (
            # Only its lack needs a word.
            (t("hour and place"), None if self.when else False),
            (t("invited"), self.invited),
            (t("answers in"), self.answers),
            (t("goals at hand"), self.goals),
            (t("last plan read"), self.plan),
            (t("feedback prepared"), self.feedback),
        )
        there = ", ".join(word for word, done in steps if done)
        missing = ", ".join(word for word, done in steps if done is False)
        parts = [t("Ready: {what}", what=there)] if there else []
        parts += [t("Not yet: {what}", what=missing)] if missing else []
        return "   ".join(parts)


NOTED = frozenset({Kind.NOTE, Kind.PARKED})
"""What a line noted for a talk can be."""


@dataclass(frozen=True)
class Kept:
    """A private line that was kept from an earlier talk, and the day of that talk."""

    on: date
    item: Item


@dataclass(frozen=True)
class Preparation:
    """What the manager has before her: her own lines, the employee's answers, and the year behind them."""

    person: Person
    talk: Talk
    guide: Guide
    target: Item | None
    points: tuple[Item, ...]
    feedback: tuple[Item, ...]
    reactions: tuple[Item, ...]
    noted: tuple[Item, ...]
    kept: tuple[Kept, ...]
    answers: tuple[Item, ...]
    review: Review
    goals: tuple[str, ...]
    only_hers: tuple[OnlyHers, ...]
    readiness: Readiness


def preparation(vault: OpenVault, talk_id: str, today: date) -> Preparation:
    """Gather it from the vault. Raises `NoSuchRecord`."""
    talk = vault.talks.get(talk_id)
    items = vault.items.of_talk(talk_id)
    review = last_plan(vault, talk_id, today)
    goals = in_force(entered(vault), talk.on.year)
    feedback = tuple(item for item in items if is_feedback(item))
    of = {name: tuple(item for item in items if item.question == name) for name in (TARGET, POINT, REACTION)}
    own = {item.id for lines in of.values() for item in lines} | {item.id for item in feedback}
    answers = came_in(vault.id, items)
    elsewhere = own | {item.id for item in answers}
    # Once the talk is held, what stands under its questions was said in it and not noted before.
    guide = guide_of(vault, talk)
    said = set() if talk.status in NOT_HELD else set(guide.addresses())
    return Preparation(
        person=vault.people.get(talk.person),
        talk=talk,
        guide=guide,
        target=of[TARGET][-1] if of[TARGET] else None,
        points=of[POINT],
        feedback=feedback,
        reactions=of[REACTION],
        noted=tuple(
            item
            for item in items
            if item.kind in NOTED and item.id not in elsewhere and item.question not in said
        ),
        kept=_kept(vault, talk, review.since, today),
        answers=tuple(answers),
        review=review,
        goals=goals,
        only_hers=only_hers(vault, talk.person, review.since, today),
        readiness=Readiness(
            invited=is_invited(talk),
            answers=talk.answered is not None,
            goals=bool(goals),
            plan=(talk.plan_read is not None or talk.reviewed) if review.rows else None,
            feedback=bool(feedback),
            when=bool(talk.at and talk.place),
        ),
    )


def _kept(vault: OpenVault, talk: Talk, since: date | None, today: date) -> tuple[Kept, ...]:
    """The private lines kept from the talks since the last plan was made, as long as they are to be kept."""
    held = {
        other.id: other.on
        for other in vault.talks.of_person(talk.person)
        if other.status not in NOT_HELD and not other.apart and (since is None or other.on >= since)
    }
    held.pop(talk.id, None)
    lines = [
        Kept(held[item.talk], item)
        for item in vault.items.of_person(talk.person)
        if item.talk in held
        and item.kind in NOTED
        and item.audience is Audience.PRIVATE
        and not item.origin
        and (item.kept_until is None or item.kept_until >= today)
    ]
    return tuple(sorted(lines, key=lambda line: (line.on, line.item.sequence)))


def write_line(vault: OpenVault, talk_id: str, name: str, text: str, today: date) -> Item | None:
    """Keep a private line of the preparation. The target picture is one: new words take the old ones' place.

    An empty target picture removes it; any other empty line is none.
    """
    before = (
        [item for item in vault.items.of_talk(talk_id) if item.question == name] if name == TARGET else []
    )
    if not text.strip():
        vault.items.apply(talk_id, remove=[item.id for item in before])
        return None
    fields = {"voice": str(Voice.MANAGER), "text": text}
    if before:
        item = before[-1].model_copy(update={"fields": fields})
    else:
        item = Item(
            id=new_id(),
            person=vault.talks.get(talk_id).person,
            talk=talk_id,
            kind=Kind.NOTE,
            audience=Audience.PRIVATE,
            fields=fields,
            question=name,
        )
    return write(vault, talk_id, today, [item]).items[0]


def remove_line(vault: OpenVault, item_id: str) -> None:
    """Delete a line; undo brings it back."""
    item = vault.items.get(item_id)
    vault.items.apply(item.talk, remove=[item_id])


def set_plan_read(vault: OpenVault, talk_id: str, today: date) -> Talk:
    """The last plan is read, or, said again, it is not."""
    talk = vault.talks.get(talk_id)
    return vault.talks.update(talk.model_copy(update={"plan_read": None if talk.plan_read else today}))
