"""A room that was left is let go of, and with it every word it showed."""

import asyncio
import gc
import weakref
from collections.abc import Callable
from heapq import heapify
from pathlib import Path

import pytest
from rigs import KIM, rig, settle
from talk_samples import TALK, fill_talk

from screens.answers import AnswersRoom
from screens.operation_goals import OperationGoals
from screens.room import Room
from screens.search import SearchRoom
from screens.talk import TalkRoom
from screens.turn_first import TurnFirst

ROOMS: dict[str, Callable[[], Room[object]]] = {
    "talk": lambda: TalkRoom(TALK),
    "search": lambda: SearchRoom(KIM.id),
    "turn": lambda: TurnFirst(TALK),
    "answers": lambda: AnswersRoom(TALK),
    "operation's goals": OperationGoals,
}


def forget_what_was_called_off() -> None:
    """Timers called off lie in the loop until they would have been due; nobody waits for that here."""
    scheduled = asyncio.get_running_loop()._scheduled
    scheduled[:] = [handle for handle in scheduled if not handle.cancelled()]
    heapify(scheduled)


@pytest.mark.parametrize("name", ROOMS)
async def test_nothing_keeps_a_room_that_was_left(tmp_path: Path, name: str) -> None:
    async with rig(tmp_path, fill=fill_talk) as (app, pilot):
        left: list[weakref.ref[object]] = []
        for _ in range(2):
            room = ROOMS[name]()
            await app.push_screen(room)
            await settle(app, pilot)
            left += [weakref.ref(room), *(weakref.ref(widget) for widget in room.query("*"))]
            left += [weakref.ref(widget._styles_cache) for widget in room.query("*")]
            del room
            await pilot.press("escape")
            await settle(app, pilot)
        forget_what_was_called_off()
        gc.collect()
        assert [found for ref in left if (found := ref())] == []
