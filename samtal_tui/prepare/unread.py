"""A paper pasted in and not brought in yet: kept, like all that is typed and not entered.

What is about somebody with a talk lies there as drafts; else it is a form begun, hers or nobody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from samtal_tui.people.talks import next_talk
from vault.records import Draft, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

_SLOT = "bring-in:"
_FORM = "bring_in"


def keep_unread(vault: OpenVault, person_id: str, typed: Mapping[str, str]) -> None:
    """Make what is kept what is typed now, by field. `person_id` is empty for a list of employees."""
    filled = {name: text for name, text in typed.items() if text.strip()}
    if filled == unread(vault, person_id):
        return
    talk = _talk(vault, person_id)
    with vault.connection.transaction():
        vault.unfinished.put(_FORM, {} if talk else filled, person_id)
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
    begun = vault.unfinished.get(_FORM, person_id)
    return {**begun, **_drafted(vault, _talk(vault, person_id))}


def forget_unread(vault: OpenVault, person_id: str) -> None:
    """It is to be brought in: what was kept of it goes."""
    vault.unfinished.put(_FORM, {}, person_id)
    if talk := _talk(vault, person_id):
        for name in _drafted(vault, talk):
            vault.drafts.clear(talk.id, f"{_SLOT}{name}")


def _drafted(vault: OpenVault, talk: Talk | None) -> dict[str, str]:
    drafts = vault.drafts.of_talk(talk.id) if talk else {}
    return {slot.removeprefix(_SLOT): draft.text for slot, draft in drafts.items() if slot.startswith(_SLOT)}


def _talk(vault: OpenVault, person_id: str) -> Talk | None:
    """The talk its drafts lie in: the next one, or else the newest."""
    if not person_id:
        return None
    others = (talk for talk in vault.talks.of_person(person_id) if not talk.apart)
    return next_talk(vault, person_id) or next(others, None)
