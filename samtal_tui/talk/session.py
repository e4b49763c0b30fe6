"""A talk as it is held: planned, written in, changed, left. Every function runs on the vault's thread.

What is typed and entered is committed before a function returns; text not yet entered is a draft.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from samtal_tui.guides.loader import NO_FOLDER, Folder, find_loaded
from samtal_tui.plan.checks import in_step
from samtal_tui.talk.agenda import NOT_HELD, written_in
from vault.errors import NoSuchRecord
from vault.records import Draft, Item, Talk, TalkKind
from vault.store import OpenVault


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
