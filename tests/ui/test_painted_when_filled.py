"""A room is painted when it is filled: no empty frame, no frame for each step of filling it."""

from pathlib import Path

import pytest
from rigs import rig, seen, settle
from talk_samples import TALK, fill_talk
from textual.screen import Screen

from screens.talk import TalkRoom


async def test_what_was_there_stays_until_the_next_room_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    async with rig(tmp_path, fill=fill_talk) as (app, pilot):
        real = Screen._compositor_refresh

        def paint(screen: Screen[object]) -> None:
            if isinstance(screen, TalkRoom):
                painted.append(seen(app))
            real(screen)

        monkeypatch.setattr("screens.room.LONGEST_UNPAINTED", 10.0)
        monkeypatch.setattr(Screen, "_compositor_refresh", paint)
        await app.push_screen(TalkRoom(TALK))
        await settle(app, pilot)
        assert painted
        assert all("När släpper du jobbet?" in page for page in painted)
        assert all("PRIVAT" in page for page in painted)
