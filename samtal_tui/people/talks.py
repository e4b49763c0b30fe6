"""Which of a person's talks is meant: the next one, the latest held one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samtal_tui.people.standing import NOT_HELD, coming_talk
from vault.records import Talk, TalkKind, TalkStatus

if TYPE_CHECKING:
    from vault.store import OpenVault


def next_talk(vault: OpenVault, person_id: str) -> Talk | None:
    """The earliest talk still to be held, special talks aside."""
    return coming_talk(talk for talk in vault.talks.of_person(person_id) if talk.kind is not TalkKind.SPECIAL)


def is_check_in(talk: Talk) -> bool:
    """Whether it is only a check-in on rows of a plan, without a guide: no talk to make documents of."""
    return talk.kind is TalkKind.FOLLOW_UP and bool(talk.checked) and not talk.guide


def is_documented(vault: OpenVault, talk: Talk) -> bool:
    """Whether documents are made of a talk: not of a check-in, nor of what is left of one taken back."""
    if is_check_in(talk):
        return False
    if talk.kind is not TalkKind.FOLLOW_UP or talk.guide:
        return True
    private = vault.items.private_counts(talk.person).get(talk.id)
    return bool(private or vault.items.shareable_of_talk(talk.id))


def latest_held(vault: OpenVault, person_id: str) -> Talk | None:
    """The newest held talk, special talks and mere check-ins aside."""
    held = [
        talk
        for talk in vault.talks.of_person(person_id)
        if talk.status not in NOT_HELD and talk.kind is not TalkKind.SPECIAL and is_documented(vault, talk)
    ]
    return max(held, key=lambda talk: talk.on, default=None)


def open_now(vault: OpenVault, person_id: str) -> Talk | None:
    """The talk to go on with: one still to be held, or one held that is not agreed yet."""
    coming = next_talk(vault, person_id)
    if coming:
        return coming
    started = [
        talk for talk in vault.talks.of_person(person_id) if talk.status is TalkStatus.HELD and not talk.apart
    ]
    return started[0] if started else None
