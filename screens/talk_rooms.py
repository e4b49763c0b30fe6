"""Where a talk is gone on with."""

from __future__ import annotations

from datetime import date

from samtal_tui.people.standing import NOT_HELD
from screens.room import Room
from vault.records import Talk


def room_of(talk: Talk, today: date) -> Room[object]:
    """Where a talk is gone on with: its preparation until the day it is to be held, then the talk.

    A special talk is prepared in itself: nothing of the year belongs with it (Q10).
    """
    if talk.status in NOT_HELD and talk.on > today and not talk.apart:
        from screens.prepare import PrepareRoom

        return PrepareRoom(talk.id)
    from screens.talk import TalkRoom

    return TalkRoom(talk.id)
