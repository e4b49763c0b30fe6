"""A room is painted when it is filled: no empty frame, no frame for each step of filling it."""

from pathlib import Path

import pytest
from rigs import rig, seen, settle
from talk_samples import TALK, fill_talk
from textual.screen import Screen

from screens.talk import TalkRoom


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands on the screen each time the talk is painted."""
    pages: list[str] = []
    real = Screen._compositor_refresh

    def paint(screen: Screen[object]) -> None:
        if isinstance(screen, TalkRoom):
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


async def test_it_is_painted_in_another_language(tmp_path: Path, painted: list[str]) -> None:
    async with rig(tmp_path, fill=fill_talk) as (app, pilot):
        await app.push_screen(TalkRoom(TALK))
        await settle(app, pilot)
        painted.clear()
        await pilot.press("f8")
        await settle(app, pilot)
        assert "PRIVATE" in painted[-1]
