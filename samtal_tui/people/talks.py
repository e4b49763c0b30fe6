"""Which of a person's talks is meant: the next one, the latest held one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samtal_tui.people.standing import NOT_HELD, coming_talk
from vault.records import Talk, TalkKind

if TYPE_CHECKING:
    from vault.store import OpenVault


def next_talk(vault: OpenVault, person_id: str) -> Talk | None:
    """The earliest talk still to be held, special talks aside."""
    return coming_talk(talk for talk in vault.talks.of_person(person_id) if talk.kind is not TalkKind.SPECIAL)


def latest_held(vault: OpenVault, person_id: str) -> Talk | None:
    """The newest held talk, special talks aside."""
    held = [
        talk
        for talk in vault.talks.of_person(person_id)
        if talk.status not in NOT_HELD and talk.kind is not TalkKind.SPECIAL
    ]
    return max(held, key=lambda talk: talk.on, default=None)
