"""Words the vault refused at either step of F4 stand where they were written, and are lost by nothing."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from rigs import seen, settle
from talk_rig import burst, drafts, find, press, talk, turn, write

from screens import turn_first, turned_acts
from vault.errors import CannotWrite


def full(*_: object) -> None:
    raise CannotWrite


@pytest.mark.parametrize(
    ("steps", "where", "saving"), [(1, turn_first, "change_words"), (2, turned_acts, "decide")]
)
async def test_new_words_the_vault_refused_stand_there_when_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, where: ModuleType, saving: str
) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, *["f4"] * steps)
        with monkeypatch.context() as patch:
            patch.setattr(where, saving, full)
            await press(app, pilot, "enter")
            await write(app, pilot, ", om det går")
            await press(app, pilot, "enter")
            assert "Disken" in seen(app)
        await press(app, pilot, "enter")
        assert app.screen.asking.words == "vill ha jour högst var femte vecka, om det går"
        await app.put_away()
        assert [draft.text for draft in drafts(app).values()] == [app.screen.asking.words]
        await press(app, pilot, "enter")
        assert find(app, "femte vecka").title == "vill ha jour högst var femte vecka, om det går"
        assert not drafts(app)


async def test_the_first_of_two_views_is_not_lost_with_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        app.screen._go(find(app, "Dokumentera de två").id)
        await press(app, pilot, "o")
        with monkeypatch.context() as patch:
            patch.setattr(turned_acts, "decide", full)
            burst(app, " kanske\r nja\r")
            await settle(app, pilot)
            assert "Disken" in seen(app)
        await press(app, pilot, "o")
        assert app.screen.asking.words.endswith(" kanske")
        await press(app, pilot, "enter")
        assert app.screen.asking.words.endswith(" nja")
