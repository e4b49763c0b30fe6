"""A talk as it is held: opened, written in, changed, left. Every function runs on the vault's thread.

What is typed and entered is committed before a function returns; text not yet entered is a draft.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from samtal_tui.guides.loader import NO_FOLDER, Folder, built_in, find_loaded, load_guide
from samtal_tui.guides.model import Guide
from samtal_tui.guides.naming import chosen_word
from samtal_tui.guides.problems import GuideError
from samtal_tui.plan.checks import in_step
from samtal_tui.talk.agenda import NOT_HELD, TO_RAISE, page, written_in
from samtal_tui.talk.capture import typed_text
from vault.errors import NoSuchRecord, VaultError, WrongSecret
from vault.records import PLAN_KINDS, Audience, Draft, Item, Kind, Person, Talk, TalkKind
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


@dataclass(frozen=True)
class Written:
    """What was written, and the talk as it is since."""

    items: tuple[Item, ...]
    talk: Talk


@dataclass(frozen=True)
class Changed:
    """What became of a talk: items as they are now, ids of those that are gone."""

    items: tuple[Item, ...] = ()
    gone: tuple[str, ...] = ()


def new_id() -> str:
    """An id for a new record: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def plan_talk(
    vault: OpenVault,
    person_id: str,
    guide_id: str,
    on: date,
    *,
    at: time | None = None,
    kind: TalkKind | None = None,
    place: str = "",
    minutes: int = 0,
    talk_id: str = "",
    own: Folder = NO_FOLDER,
) -> Talk:
    """Plan a talk after a built-in guide or one of `own`, whose text is kept with it for ever.

    `talk_id` completes a talk planned before. The kind is the guide's unless named, the minutes the guide's
    when 0. Raises `GuideError`, `NoSuchRecord`.
    """
    loaded = find_loaded(guide_id, own)
    guide = loaded.guide
    with vault.connection.transaction():
        chosen = {
            "kind": kind or guide.kind,
            "guide": guide.id,
            "guide_version": vault.guides.keep(guide.id, guide.version, loaded.toml),
            "on": on,
            "at": at,
            "place": place,
            "minutes": minutes or guide.minutes,
        }
        if talk_id:
            return vault.talks.update(vault.talks.get(talk_id).model_copy(update=chosen))
        return vault.talks.add(Talk.model_validate({"id": new_id(), "person": person_id, **chosen}))


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


def write(
    vault: OpenVault, talk_id: str, today: date, put: Sequence[Item], *, slot: str | None = None
) -> Written:
    """Enter lines: one commit and one step to undo, in which the draft in `slot` goes too.

    The talk counts as prepared or held from its first line on. Raises `CannotWrite`.
    """
    with vault.connection.transaction():
        items = vault.items.apply(talk_id, put)
        if slot is not None:
            vault.drafts.clear(talk_id, slot)
        before = vault.talks.get(talk_id)
        talk = written_in(before, _day_held(vault, before, today))
        if talk != before:
            vault.talks.update(talk)
    return Written(tuple(items), talk)


def _day_held(vault: OpenVault, talk: Talk, today: date) -> date:
    """The day a talk counts as held when it is written in.

    With a sheet made for it, that is the day it was planned for: what is typed in a few days after a talk
    on paper was said then.
    """
    if talk.status not in NOT_HELD or talk.on >= today:
        return today
    on_paper = any(made.sheet and made.talk == talk.id for made in vault.ledger.of_person(talk.person))
    return talk.on if on_paper else today


def move(vault: OpenVault, item_id: str, address: str) -> Changed:
    """Let an item stand under another question; it stays agreed, in a new version of its document."""
    item = vault.items.get(item_id)
    moved = item.model_copy(update={"question": address, "position": 0})
    return Changed(items=tuple(vault.items.apply(item.talk, [moved])))


def delete(vault: OpenVault, item_id: str) -> Changed:
    """Delete an item; undo brings it back until the talk is closed."""
    talk_id = vault.items.get(item_id).talk
    in_step(vault, talk_id, lambda: vault.items.apply(talk_id, remove=[item_id]))
    return Changed(gone=(item_id,))


def undo(vault: OpenVault, talk_id: str) -> Changed | None:
    """Undo the last step; None when there is none."""
    return as_now(vault, in_step(vault, talk_id, lambda: vault.items.undo(talk_id)))


def redo(vault: OpenVault, talk_id: str) -> Changed | None:
    """Do the step undone last again; None when there is none."""
    return as_now(vault, in_step(vault, talk_id, lambda: vault.items.redo(talk_id)))


def keep_draft(vault: OpenVault, talk_id: str, slot: str, draft: Draft | None) -> None:
    """Keep what is typed but not entered, or forget it."""
    if draft is None:
        vault.drafts.clear(talk_id, slot)
    else:
        vault.drafts.put(talk_id, slot, draft)


def remember(vault: OpenVault, talk_id: str, address: str, more_seconds: int) -> Talk:
    """Remember where she was, and add to the time the clock has run.

    A vault that is only read remembers neither: that must not keep it from being locked.
    """
    talk = vault.talks.get(talk_id)
    if vault.read_only:
        return talk
    used = talk.used_seconds + more_seconds
    return vault.talks.update(talk.model_copy(update={"question": address, "used_seconds": used}))


def as_now(vault: OpenVault, ids: Sequence[str] | None) -> Changed | None:
    """The items as the vault holds them; None for none."""
    if ids is None:
        return None
    found, gone = [], []
    for item_id in ids:
        try:
            found.append(vault.items.get(item_id))
        except NoSuchRecord:
            gone.append(item_id)
    return Changed(tuple(found), tuple(gone))


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


def opens(vault: OpenVault, typed: str) -> bool:
    """Whether `typed` opens the vault that is open: its recovery code, or its passphrase as it was typed."""
    from samtal_tui.passphrase import normalise

    try:
        master = vault.key_file.recovery.open(vault.id, typed)
    except VaultError:
        return is_passphrase(vault, normalise(typed))
    master[:] = bytes(len(master))
    return True


def is_passphrase(vault: OpenVault, typed: str) -> bool:
    """Whether `typed` opens the vault that is open; as slow as opening it."""
    try:
        master = vault.key_file.passphrase.open(vault.id, typed)
    except WrongSecret:
        return False
    master[:] = bytes(len(master))
    return True
