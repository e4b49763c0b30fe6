"""Noted during the year: one private line, straight into the next talk's preparation."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samtal_tui.people.talks import latest_held, next_talk
from vault.records import Item, Kind, Talk, Voice

if TYPE_CHECKING:
    from vault.store import OpenVault

FIRST_TALK_WITHIN = timedelta(days=30)
"""When a first talk is planned for somebody who has had none."""


def note_for_next(vault: OpenVault, person_id: str, text: str, today: date) -> Item:
    """Keep `text`, private, in the next talk.

    When there is none, one is planned: a year after the last talk, or a month from `today` for a first one.
    """
    talk = talk_to_come(vault, person_id, today)
    item = Item(
        id=secrets.token_hex(16),
        person=person_id,
        talk=talk.id,
        kind=Kind.NOTE,
        fields={"voice": Voice.MANAGER, "text": text},
    )
    return vault.items.apply(talk.id, [item])[0]


def talk_to_come(vault: OpenVault, person_id: str, today: date) -> Talk:
    """The next talk; when there is none, one is planned, as for `note_for_next`."""
    return next_talk(vault, person_id) or _planned(vault, person_id, today)


def _planned(vault: OpenVault, person_id: str, today: date) -> Talk:
    last = latest_held(vault, person_id)
    on = max(_year_after(last.on), today) if last else today + FIRST_TALK_WITHIN
    talk = Talk(id=secrets.token_hex(16), person=person_id, on=on)
    vault.talks.add(talk)
    return talk


def _year_after(day: date) -> date:
    # 29 February has no namesake the next year.
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
