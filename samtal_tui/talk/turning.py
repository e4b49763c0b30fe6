"""Turning the screen: the list both will read, the turn itself, and every act on what was shown (R02, Q06).

Nothing is shown turned that was not on the list as it was last read: `turn` compares the two. What comes back
from `turn` holds nothing private, and is all the turned screen is made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.guides.model import Guide
from samtal_tui.plan.checks import in_step
from samtal_tui.sharing.agreement import (
    PROPOSED_AS_ONWARD,
    Standing,
    is_shown,
    latest,
    not_shown,
    read_by,
    reword,
    shown,
    standing,
    turned,
)
from samtal_tui.sharing.comment import is_comment
from samtal_tui.talk.agenda import held
from samtal_tui.talk.capture import CEILING, narrower, wider
from samtal_tui.talk.opened import guide_of
from samtal_tui.talk.session import Changed, as_now
from vault.errors import NoSuchRecord
from vault.records import Audience, Item, Kind, Person, Talk, TalkStatus
from vault.store import OpenVault

LAST_PLAN, PLAN, OTHER, TO_END = "last-plan", "plan", "other", "evaluation"
"""The names of the headings that are no section of the guide."""


@dataclass(frozen=True)
class Shown:
    """What both will read, or read: who and when, the items, and how many of each audience stay out of it.

    `others` are names of other people, for the guard; they are gone when the screen is turned.
    """

    vault_id: str
    person: Person
    manager: str
    talk: Talk
    guide: Guide
    items: tuple[Item, ...]
    kept: tuple[tuple[Audience, int], ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Items under one heading: a section of the guide by its id, or a heading of its own by `name`."""

    items: tuple[Item, ...]
    section: str = ""
    name: str = ""


@dataclass(frozen=True)
class Acted:
    """What the two decided, as it is kept, and the talk since."""

    items: tuple[Item, ...]
    talk: Talk


def _written(vault: OpenVault, talk_id: str) -> list[Item]:
    """What is written in a talk. A draft of how a row went repeats its words and is held back with it."""
    found = []
    for item in vault.items.of_talk(talk_id):
        if item.kind is Kind.OUTCOME and not item.audience.shareable and _is_hidden(vault, item.origin):
            found.append(item.model_copy(update={"held_back": True}))
        else:
            found.append(item)
    return found


def _is_hidden(vault: OpenVault, row_id: str) -> bool:
    """Whether the employee is not to see a row of a plan. One that is no more hides nothing."""
    try:
        return bool(row_id) and not is_shown(vault.items.get(row_id))
    except NoSuchRecord:
        return False


def look(vault: OpenVault, talk_id: str) -> Shown:
    """The list of what the employee will see."""
    talk = vault.talks.get(talk_id)
    items = _written(vault, talk_id)
    return Shown(
        vault_id=vault.id,
        person=vault.people.get(talk.person),
        manager=vault.profile.get().manager,
        talk=talk,
        guide=guide_of(vault, talk),
        items=tuple(shown(items)),
        kept=tuple(sorted(not_shown(items).items())),
        others=tuple(person.name for person in vault.people.all() if person.id != talk.person),
    )


def turn(vault: OpenVault, talk_id: str, listed: Sequence[Item], today: date) -> Shown | None:
    """Turn the screen on exactly what was `listed`; None when that is not the list any more.

    Plan drafts on it become proposed as onward, durably; the talk counts as held.
    """
    with vault.connection.transaction():
        before = _written(vault, talk_id)
        if shown(before) != list(listed):
            return None
        stored = {item.id: item for item in before}
        after = turned(vault.id, before)
        changed = [item for item in after if item != stored[item.id]]
        if changed:
            vault.items.apply(talk_id, changed)
        talk = vault.talks.get(talk_id)
        if held(talk, today) != talk:
            vault.talks.update(held(talk, today))
        found = look(vault, talk_id)
    return replace(found, kept=(), others=())


def step(vault: OpenVault, item_id: str, *, wide: bool) -> Changed:
    """One step wider or narrower, on the list: a plan draft is held back, a plan row may go onward.

    Nothing has changed when the answer is empty.
    """
    item = vault.items.get(item_id)
    now = latest(item).audience
    if not now.shareable:
        new = item if wide else item.model_copy(update={"held_back": True})
    else:
        ceiling = Audience.ONWARD if item.kind in PROPOSED_AS_ONWARD else CEILING
        then = wider(now, ceiling) if wide else narrower(now)
        new = item if then is now else read_by(vault.id, item, then)
    return Changed() if new == item else Changed(items=tuple(vault.items.apply(item.talk, [new])))


def change_words(vault: OpenVault, item_id: str, field: str, words: str) -> Changed:
    """Give one field of an item other words; a proposal, when it is agreed."""
    item = vault.items.get(item_id)
    new = reword(vault.id, item, {**latest(item).fields, field: words})
    return Changed() if new == item else Changed(items=tuple(vault.items.apply(item.talk, [new])))


def decide(vault: OpenVault, talk_id: str, items: Sequence[Item]) -> Acted:
    """Keep what the two decided: one commit, one step to undo. Raises `CannotWrite`.

    The talk is agreed when everything shown is, and held again when something shown no longer is.
    """
    with vault.connection.transaction():
        written = vault.items.apply(talk_id, items)
        talk = _settled(vault, talk_id)
    return Acted(tuple(written), talk)


def take_back(vault: OpenVault, talk_id: str) -> Changed | None:
    """Undo the last decision; the caller knows that there is one."""
    with vault.connection.transaction():
        found = as_now(vault, in_step(vault, talk_id, lambda: vault.items.undo(talk_id)))
        _settled(vault, talk_id)
    return found


def groups(guide: Guide, items: Iterable[Item]) -> list[Group]:
    """The items under their headings: last plan, the sections, the plan, other matters, the evaluation."""
    by_heading: dict[str, list[Item]] = {}
    places = {address: place for place, address in enumerate(guide.addresses())}
    in_order = sorted(items, key=lambda item: (places.get(item.question, 0), item.position, item.sequence))
    for item in in_order:
        by_heading.setdefault(_heading(item, places), []).append(item)
    order = [LAST_PLAN, *(f"/{section.id}" for section in guide.sections), PLAN, OTHER, TO_END]
    return [
        Group(tuple(by_heading[at]), section=at[1:])
        if at[0] == "/"
        else Group(tuple(by_heading[at]), name=at)
        for at in order
        if at in by_heading
    ]


def _heading(item: Item, places: dict[str, int]) -> str:
    if item.kind is Kind.OUTCOME:
        return LAST_PLAN
    if item.kind is Kind.EVALUATION or is_comment(item):
        return TO_END
    if item.question in places:
        return f"/{item.question.partition('/')[0]}"
    return PLAN if item.row_kind else OTHER


def _settled(vault: OpenVault, talk_id: str) -> Talk:
    talk = vault.talks.get(talk_id)
    found = shown(vault.items.of_talk(talk_id))
    all_agreed = bool(found) and all(standing(vault.id, item) is Standing.AGREED for item in found)
    if all_agreed and talk.status is TalkStatus.HELD:
        return vault.talks.update(talk.model_copy(update={"status": TalkStatus.AGREED}))
    if not all_agreed and talk.status is TalkStatus.AGREED:
        return vault.talks.update(talk.model_copy(update={"status": TalkStatus.HELD}))
    return talk
