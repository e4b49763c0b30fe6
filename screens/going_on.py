"""From an employee to the talk that stands next, or to last year's plan in it."""

from __future__ import annotations

from samtal_tui.people.talks import open_now
from screens.room import Room
from screens.talk_rooms import room_of
from vault.records import Talk


async def open_talk(room: Room[object], talk: Talk) -> None:
    """Show a talk; one that has no guide yet is first given one."""
    if talk.guide:
        room.samtal.push_room(room_of(talk, room.samtal.today()))
    else:
        from screens.new_talk import NewTalk

        room.samtal.push_room(NewTalk(talk.person, talk.id))


async def open_or_plan(room: Room[object], person_id: str) -> None:
    """Go on with the talk that is open or stands next; otherwise plan one."""
    talk = await room.vault(open_now, person_id)
    if talk is None:
        from screens.new_talk import NewTalk

        room.samtal.push_room(NewTalk(person_id))
    else:
        await open_talk(room, talk)


async def open_review(room: Room[object], person_id: str) -> None:
    """Last year's plan, reviewed in the talk that is open or stands next: the answers are kept there."""
    from screens.review import ReviewRoom

    talk = await room.vault(open_now, person_id)
    if talk is None:
        room.say(room.t("Plan the new talk first (s): the answers are kept there."))
    else:
        room.samtal.push_room(ReviewRoom(talk.id))
