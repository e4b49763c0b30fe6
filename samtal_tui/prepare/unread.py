"""A paper pasted in and not brought in yet: kept as drafts, like all that is typed and not entered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.people.talks import next_talk
from samtal_tui.prepare.noted import talk_to_come
from vault.records import Draft, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

_SLOT = "bring-in:"


def keep_unread(
    vault: OpenVault, person_id: str, typed: Mapping[str, str], today: date, *, plan: bool = False
) -> None:
    """Make the drafts what is typed now, by field. Drafts lie in a talk.

    For somebody who has had none they wait until one is planned; with `plan`, when the room is left, it is.
    """
    filled = {name: text for name, text in typed.items() if text.strip()}
    talk = _talk(vault, person_id)
    if talk is None and plan and filled:
        talk = talk_to_come(vault, person_id, today)
    if talk is None:
        return
    kept = vault.drafts.of_talk(talk.id)
    for name in typed:
        slot = f"{_SLOT}{name}"
        if name in filled:
            vault.drafts.put(talk.id, slot, Draft(text=filled[name]))
        elif slot in kept:
            vault.drafts.clear(talk.id, slot)


def unread(vault: OpenVault, person_id: str) -> Mapping[str, str]:
    """What was typed and not brought in, by field."""
    talk = _talk(vault, person_id)
    drafts = vault.drafts.of_talk(talk.id) if talk else {}
    return {slot.removeprefix(_SLOT): draft.text for slot, draft in drafts.items() if slot.startswith(_SLOT)}


def forget_unread(vault: OpenVault, person_id: str) -> None:
    """It is to be brought in: the drafts go."""
    if talk := _talk(vault, person_id):
        for name in unread(vault, person_id):
            vault.drafts.clear(talk.id, f"{_SLOT}{name}")


def _talk(vault: OpenVault, person_id: str) -> Talk | None:
    """The talk its drafts lie in: the next one, or else the newest."""
    others = (talk for talk in vault.talks.of_person(person_id) if not talk.apart)
    return next_talk(vault, person_id) or next(others, None)
