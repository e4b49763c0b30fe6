"""What is agreed over a shared screen is kept as agreed remotely, and the screen says so."""

from __future__ import annotations

from pathlib import Path

from rigs import seen
from talk_rig import items, press, talk
from test_turned import turn

from vault.records import Way


async def test_the_way_is_kept_with_each_yes(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "space", "d")
        assert "Ni kommer överens på distans." in seen(app)
        assert "d I rummet" in seen(app)
        await press(app, pilot, "a", "pagedown", "d", "a")
        assert "på distans" not in seen(app)
        ways = [item.agreed.way for item in items(app) if item.agreed]
        assert ways.count(Way.ROOM) >= 2
        assert Way.REMOTE in ways
