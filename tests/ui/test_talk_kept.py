"""A line begun in the talk is kept, whatever becomes of the composer, the window or the vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigs import seen, settle
from talk_rig import burst, drafts, find, items, newest, press, talk, the_talk, write
from talk_samples import HERE

from samtal_tui.talk import session
from screens.talk import TalkRoom
from vault.errors import CannotWrite
from vault.records import Audience, Draft


async def test_an_unsent_line_waits_under_its_question(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab")
        await write(app, pilot, "halv mening")
        await press(app, pilot, "pagedown")
        assert "halv mening" not in seen(app)
        assert "PRIVAT" in seen(app)
        await write(app, pilot, "annat")
        await press(app, pilot, "pageup")
        assert "halv mening" in seen(app)
        assert "MELLAN OSS" in seen(app)


async def wait_for_draft(app: object, pilot: object, text: str) -> Draft:
    for _ in range(200):
        found = drafts(app).get(HERE)
        if found and found.text == text:
            return found
        await pilot.pause(0.02)
    raise AssertionError("no draft was kept")


async def test_what_is_typed_is_kept_without_being_asked_for_and_found_again(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab")
        await write(app, pilot, "mitt i en men")
        assert await wait_for_draft(app, pilot, "mitt i en men") == Draft(
            text="mitt i en men", audience=Audience.BETWEEN_US
        )
        # As after a fall: another screen is made from what lies in the vault alone.
        await app.push_screen(TalkRoom(app.screen.talk_id))
        await settle(app, pilot)
        assert "mitt i en men" in seen(app)
        assert "MELLAN OSS" in seen(app)
        await write(app, pilot, "ing\r")
        assert newest(app).title == "mitt i en mening"
        assert HERE not in drafts(app)


async def test_a_line_being_changed_is_found_again_as_such(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "enter")
        await write(app, pilot, " ny")
        await app.screen.put_away()
        await app.push_screen(TalkRoom(app.screen.talk_id))
        await settle(app, pilot)
        await write(app, pilot, "are\r")
        assert find(app, "nya lönestrukturen").title.endswith(" nyare")
        assert len(items(app)) == 7


async def test_a_lock_right_behind_the_letters_loses_none(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        room = app.screen
        burst(app, "sista orden")
        app.post_message(_call(room.put_away))
        await settle(app, pilot)
        assert drafts(app)[HERE].text == "sista orden"


def _call(work: object) -> object:
    from textual.events import Callback

    return Callback(callback=work)


async def test_what_cannot_be_saved_stands_in_the_composer_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CannotWrite

    async with talk(tmp_path) as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(session, "write", full)
            await press(app, pilot, "tab")
            await write(app, pilot, "viktig rad\r")
            assert "viktig rad" in seen(app)
            assert "MELLAN OSS" in seen(app)
            assert "Disken" in seen(app)
            burst(app, "\rmer")
            await settle(app, pilot)
            assert "viktig rad" in seen(app)
            assert "mer" in seen(app)
        await press(app, pilot, "enter")
        assert newest(app).title == "viktig rad\nmer"


async def test_esc_leaves_the_talk_and_keeps_what_is_written(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "inte färdig")
        await press(app, pilot, "pagedown", "pageup", "escape")
        assert not isinstance(app.screen, TalkRoom)
        assert drafts(app)[HERE].text == "inte färdig"
        assert the_talk(app).question == HERE


async def test_a_letter_right_behind_esc_is_not_lost(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up")
        from textual.events import Key

        app.post_message(Key("alt+a", "a"))
        burst(app, "lltså\r")
        await settle(app, pilot)
        assert newest(app).title == "alltså"
        assert isinstance(app.screen, TalkRoom)


async def test_letters_typed_in_a_window_too_small_are_kept(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await pilot.resize_terminal(40, 10)
        await settle(app, pilot)
        await write(app, pilot, "ändå")
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert "ändå" in seen(app)
        await write(app, pilot, " ja\r")
        assert newest(app).title == "ändå ja"
