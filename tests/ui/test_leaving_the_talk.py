"""Leaving a talk leaves the talk and nothing else, however often Esc is pressed."""

import asyncio
from datetime import date

from ui.rigs import KIM, rig, settle

from samtal_tui.talk.session import plan_talk
from screens.people import PeopleRoom
from screens.talk import TalkRoom


async def test_a_second_esc_while_the_talk_is_put_away_leaves_no_more_than_the_talk(tmp_path, monkeypatch):
    async with rig(tmp_path) as (app, pilot):
        talk = app.vault_thread.run(plan_talk, KIM.id, "kommunal-rutin", date(2026, 2, 10)).result()
        put_away = asyncio.Event()
        room = TalkRoom(talk.id)
        await app.push_screen(room)
        await settle(app, pilot)
        monkeypatch.setattr(room, "put_away", put_away.wait)
        room.action_back()
        room.action_back()
        await pilot.pause()
        put_away.set()
        await settle(app, pilot)
        assert isinstance(app.screen, PeopleRoom)
