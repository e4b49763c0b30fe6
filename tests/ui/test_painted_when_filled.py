"""A room is painted when it is filled: no empty frame, no frame for each step of filling it."""

import asyncio
from pathlib import Path

import pytest
from rigs import rig, seen, settle
from talk_samples import TALK, fill_talk
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from screens.room import Room
from screens.talk import TalkRoom


class Slow(Room[object]):
    """A room that is filled when it is told to."""

    SCOPE = "proof"

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()

    def compose_body(self) -> ComposeResult:
        """One word to come."""
        yield Static("tomt", id="word")

    async def fill(self) -> None:
        """Wait, and say it."""
        await self.go_on.wait()
        self.query_one("#word", Static).update("fyllt")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands on the screen each time a room that is being filled is painted."""
    pages: list[str] = []
    real = Screen._compositor_refresh

    def paint(screen: Screen[object]) -> None:
        if isinstance(screen, TalkRoom | Slow):
            pages.append(seen(screen.app))
        real(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", paint)
    return pages


async def test_what_was_there_stays_until_the_next_room_is_filled(
    tmp_path: Path, painted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.room.LONGEST_UNPAINTED", 10.0)
    async with rig(tmp_path, fill=fill_talk) as (app, pilot):
        await app.push_screen(TalkRoom(TALK))
        await settle(app, pilot)
        assert painted
        assert all("När släpper du jobbet?" in page for page in painted)
        assert all("PRIVAT" in page for page in painted)


async def test_a_room_that_takes_its_time_is_painted_as_far_as_it_is(
    tmp_path: Path, painted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.room.LONGEST_UNPAINTED", 0.001)
    async with rig(tmp_path) as (app, pilot):
        room = Slow()
        app.push_room(room)
        await settle(app, pilot)
        assert "tomt" in painted[-1]
        room.go_on.set()
        await settle(app, pilot)
        assert "fyllt" in painted[-1]


async def test_it_is_painted_in_another_language(tmp_path: Path, painted: list[str]) -> None:
    async with rig(tmp_path, fill=fill_talk) as (app, pilot):
        await app.push_screen(TalkRoom(TALK))
        await settle(app, pilot)
        painted.clear()
        await pilot.press("f8")
        await settle(app, pilot)
        assert "PRIVATE" in painted[-1]
