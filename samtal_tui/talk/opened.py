"""A talk opened: everything its screen shows, read on the vault's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.guides.loader import built_in, load_guide
from samtal_tui.guides.model import Guide
from samtal_tui.guides.naming import chosen_word
from samtal_tui.guides.problems import GuideError
from samtal_tui.talk.agenda import NOT_HELD, TO_RAISE, page
from samtal_tui.talk.capture import typed_text
from vault.errors import NoSuchRecord
from vault.records import PLAN_KINDS, Audience, Draft, Item, Kind, Person, Talk
from vault.store import OpenVault

FORMS = ("feedback:", "competence:")
"""How the slots of the forms folded out over a talk begin."""


@dataclass(frozen=True)
class LastPlan:
    """The plan made in the last talk that made one: its day and its rows, none of them private."""

    since: date
    rows: tuple[Item, ...]


@dataclass(frozen=True)
class TalkState:
    """A talk with everything in it. `drafts` are by page; `last` is None when there is no earlier plan.

    `folded` are the pages with an unfinished form folded away: feedback, competence.
    """

    vault_id: str
    person: Person
    talk: Talk
    guide: Guide
    items: tuple[Item, ...]
    drafts: Mapping[str, Draft]
    last: LastPlan | None = None
    folded: frozenset[str] = frozenset()

    def changed(self, put: Sequence[Item], gone: Sequence[str] = ()) -> TalkState:
        """The state with items written and items gone."""
        new = {item.id: item for item in put}
        kept = [new.pop(item.id, item) for item in self.items if item.id not in gone]
        return replace(self, items=(*kept, *new.values()))

    def find(self, item_id: str) -> Item | None:
        """The item with this id, if it is here."""
        return next((item for item in self.items if item.id == item_id), None)


def open_talk(vault: OpenVault, talk_id: str) -> TalkState:
    """Everything the talk screen shows. Raises `NoSuchRecord`."""
    talk = vault.talks.get(talk_id)
    items = tuple(vault.items.of_talk(talk_id))
    guide = guide_of(vault, talk)
    kept = vault.drafts.of_talk(talk_id)
    drafts = {
        question_of(slot): _still_of(items, draft)
        for slot, draft in kept.items()
        if _is_page(guide, slot) and not _is_unchanged(guide, items, slot, draft)
    }
    return TalkState(
        vault_id=vault.id,
        person=vault.people.get(talk.person),
        talk=talk,
        guide=guide,
        items=items,
        drafts=drafts,
        last=_last_plan(vault, talk),
        folded=frozenset(_page_of_form(items, slot) for slot in kept if slot.startswith(FORMS)),
    )


def guide_of(vault: OpenVault, talk: Talk) -> Guide:
    """The guide as it stood when the talk began; the first built-in one when that cannot be read.

    Its word for the talk is the workplace's own, where the settings name one (A02).
    """
    try:
        guide = load_guide(vault.guides.get(talk.guide, talk.guide_version))
    except (NoSuchRecord, GuideError):
        guide = built_in()[0]
    return guide.model_copy(update={"word": chosen_word(vault.profile.get().word, guide)})


def slot_of(address: str) -> str:
    """The slot of the draft on a page."""
    return address or "to-raise"


def question_of(slot: str) -> str:
    """The page of a slot."""
    return TO_RAISE if slot == slot_of(TO_RAISE) else slot


def _is_page(guide: Guide, slot: str) -> bool:
    return slot == slot_of(TO_RAISE) or slot in guide.addresses()


def _page_of_form(items: Sequence[Item], slot: str) -> str:
    """The page of an unfinished form: its question, or that of the line it changes."""
    place = slot.partition(":")[2]
    return next((item.question for item in items if item.id == place), question_of(place))


def _is_unchanged(guide: Guide, items: Sequence[Item], slot: str, draft: Draft) -> bool:
    """Whether a draft only repeats the line it was to change."""
    asked = page(guide, question_of(slot)).asked
    was = {item.id: (typed_text(item, asked), item.audience) for item in items if item.id == draft.item}
    return was.get(draft.item) == (draft.text, draft.audience)


def _still_of(items: Sequence[Item], draft: Draft) -> Draft:
    """The draft, as a new private line when the line it was to change is gone."""
    if not draft.item or any(item.id == draft.item for item in items):
        return draft
    narrow = draft.audience is Audience.SENSITIVE
    return Draft(text=draft.text, audience=draft.audience if narrow else Audience.PRIVATE)


def _last_plan(vault: OpenVault, talk: Talk) -> LastPlan | None:
    if talk.apart:
        return None
    plans = vault.items.shareable_of_person(talk.person, PLAN_KINDS)
    for other in vault.talks.of_person(talk.person):
        earlier = other.on <= talk.on and other.id != talk.id
        if not earlier or other.apart or other.status in NOT_HELD:
            continue
        rows = tuple(item for item in plans if item.talk == other.id)
        if rows:
            order = (Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE)
            return LastPlan(other.on, tuple(sorted(rows, key=lambda item: order.index(item.kind))))
    return None
