"""Python looks for cycles when a room was left and when she rests, not while she types."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rigs import rig, settle

from samtal_tui import cycles
from samtal_tui.cycles import ALL, NEW_ONES, REST, Cycles
from screens.search import SearchRoom


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> asyncio.Queue[int]:
    """What was looked through, as it happens."""
    looked: asyncio.Queue[int] = asyncio.Queue()
    monkeypatch.setattr(cycles, "look", looked.put_nowait)
    return looked


async def test_a_room_that_was_left_is_looked_for_soon(tmp_path: Path, looks: asyncio.Queue[int]) -> None:
    async with rig(tmp_path) as (app, pilot):
        await app.push_screen(SearchRoom(None))
        await settle(app, pilot)
        assert looks.empty()
        await pilot.press("escape")
        assert await asyncio.wait_for(looks.get(), 10) == NEW_ONES


def test_everything_is_looked_through_once_a_rest(looks: asyncio.Queue[int]) -> None:
    found = Cycles()
    found.at_rest(REST - 0.1)
    assert looks.empty()
    found.at_rest(REST)
    found.at_rest(REST + 1)
    assert looks.get_nowait() == ALL
    assert looks.empty()
    found.happened()
    found.at_rest(REST)
    assert looks.get_nowait() == ALL
