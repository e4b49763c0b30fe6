"""Writing in the talk: letters land in the composer, Enter keeps them, and what they say can be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigs import seen, settle
from talk_rig import burst, find, items, newest, press, talk, the_talk, write
from talk_samples import HERE, SECRETS

from screens.talk import TalkRoom
from vault.records import Audience, Kind, TalkStatus, Voice


async def test_enter_keeps_the_line_and_the_next_one_is_private(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab")
        await write(app, pilot, "larmen är färre\r")
        kept = newest(app)
        assert (kept.title, kept.audience, kept.question) == ("larmen är färre", Audience.BETWEEN_US, HERE)
        assert kept.voice is Voice.EMPLOYEE
        assert "larmen är färre" in seen(app)
        await write(app, pilot, "nästa rad\r")
        assert newest(app).audience is Audience.PRIVATE


@pytest.mark.parametrize(
    ("typed", "kind", "shown"),
    [
        ("! ringa Ines", Kind.PROMISE, ". ! ringa Ines"),
        ("# lära sig nätet", Kind.GOAL, ". # lära sig nätet"),
        ("? ny lokal", Kind.PARKED, ". ? ny lokal"),
        ('" det är bra', Kind.NOTE, '. " det är bra'),
        ("- en punkt", Kind.NOTE, '. " - en punkt'),
    ],
)
async def test_a_sign_says_what_a_line_is(tmp_path: Path, typed: str, kind: Kind, shown: str) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, f"{typed}\r")
        assert (newest(app).kind, newest(app).audience) == (kind, Audience.PRIVATE)
        assert shown in seen(app)


async def test_keys_act_in_the_order_they_are_pressed_however_fast(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        burst(app, "första\r\tandra\rtredje", "left", "left")
        burst(app, "X\r")
        await settle(app, pilot)
        last = sorted(items(app), key=lambda item: item.sequence)[-3:]
        assert [item.title for item in last] == ["första", "andra", "tredjXe".replace("jXe", "Xje")]
        assert [item.audience for item in last] == [
            Audience.PRIVATE,
            Audience.BETWEEN_US,
            Audience.PRIVATE,
        ]


async def test_letters_land_in_the_composer_whatever_is_marked(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "up")
        await write(app, pilot, "ny rad\r")
        assert newest(app).title == "ny rad"


async def test_the_ladder_ends_between_the_two_and_at_sensitive(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab", "tab", "tab")
        assert "MELLAN OSS" in seen(app)
        assert "vi två läser" in seen(app)
        await press(app, pilot, *["shift+tab"] * 4)
        assert "KÄNSLIGT" in seen(app)
        assert "hör hemma någon annanstans" in seen(app)


async def test_a_sensitive_line_is_never_drawn_not_even_while_it_is_written(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "shift+tab")
        await write(app, pilot, "sjukskriven")
        assert "sjukskriven" not in seen(app)
        assert "***********" in seen(app)
        await press(app, pilot, "enter")
        assert "sjukskriven" not in seen(app)
        assert (newest(app).title, newest(app).audience) == ("sjukskriven", Audience.SENSITIVE)


async def test_enter_on_nothing_does_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        before = items(app)
        await write(app, pilot, "\r   \r")
        await press(app, pilot, "ctrl+u")
        await write(app, pilot, "! \r")
        assert items(app) == before


async def test_enter_takes_the_marked_line_into_the_composer_and_keeps_it_changed(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "up", "enter")
        await write(app, pilot, " och ringer Bo\r")
        changed = find(app, "jag pratar med Ines")
        assert changed.title == "jag pratar med Ines om schemat före 1 mars och ringer Bo"
        assert changed.kind is Kind.PROMISE
        assert len(items(app)) == 7


async def test_esc_leaves_the_line_as_it_was(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        before = items(app)
        await press(app, pilot, "up", "enter")
        await write(app, pilot, " mer")
        await press(app, pilot, "escape")
        await write(app, pilot, "\r")
        assert items(app) == before
        assert isinstance(app.screen, TalkRoom)


async def test_delete_and_bring_back(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "delete")
        assert "LÖNEHEMLIS" not in seen(app)
        assert "Raderad. Ctrl+Z tar tillbaka den." in seen(app)
        await press(app, pilot, "ctrl+z")
        assert "LÖNEHEMLIS" in seen(app)
        await press(app, pilot, "ctrl+y")
        assert "LÖNEHEMLIS" not in seen(app)


async def test_with_something_written_delete_and_undo_belong_to_the_text(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        before = items(app)
        await write(app, pilot, "abc")
        await press(app, pilot, "up", "home", "delete")
        await write(app, pilot, "x")
        assert "xbc" in seen(app)
        await press(app, pilot, "ctrl+z")
        assert "xbc" not in seen(app)
        assert items(app) == before


async def test_undo_goes_where_the_change_was(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "skriven här\r")
        await press(app, pilot, "pagedown", "pagedown", "ctrl+z", "ctrl+y")
        assert "skriven här" in seen(app)
        assert "Hur går arbetet ihop med resten av livet?" in seen(app)


async def test_a_long_line_grows_the_composer_and_up_moves_in_it_first(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "ord " * 40)
        composer = app.screen.composer
        assert composer.size.height == 4
        await press(app, pilot, "up")
        assert app.screen.desk.marked == ""
        await press(app, pilot, "up", "up", "up")
        assert app.screen.desk.marked != ""
        await write(app, pilot, "\r")
        assert composer.size.height == 2


@pytest.mark.parametrize("down", ["enter", "ctrl+o"])
async def test_a_line_is_moved_to_another_question(tmp_path: Path, down: str) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "ctrl+o", "pagedown")
        assert "Enter lägg raden här" in seen(app)
        await press(app, pilot, down)
        assert "LÖNEHEMLIS" in seen(app)
        assert find(app, "LÖNEHEMLIS").question == "arbetssituation/lika-villkor"
        await press(app, pilot, "pageup")
        assert "LÖNEHEMLIS" not in seen(app)


async def test_in_the_narrowest_window_no_hint_is_cut(tmp_path: Path) -> None:
    async with talk(tmp_path, size=(60, 20)) as (app, pilot):
        await press(app, pilot, "up")
        assert "Enter Ändra Del Radera Tab Mellan oss Shift+Tab Känsligt" in seen(app)


async def test_esc_lets_a_line_stay_where_it_was(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        before = find(app, "LÖNEHEMLIS").question
        await press(app, pilot, "up", "ctrl+o", "pagedown", "escape", "enter")
        assert "lägg raden här" not in seen(app)
        assert find(app, "LÖNEHEMLIS").question == before


async def test_a_line_deleted_while_it_is_moved_is_not_moved_any_more(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "ctrl+o", "up", "delete")
        assert "LÖNEHEMLIS" not in seen(app)
        assert "lägg raden här" not in seen(app)


async def test_tab_changes_who_reads_the_marked_line(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "up", "up")
        assert SECRETS[2] not in seen(app)
        await press(app, pilot, "tab")
        assert SECRETS[2] in seen(app)
        assert find(app, SECRETS[2]).audience is Audience.PRIVATE
        await press(app, pilot, "shift+tab")
        assert SECRETS[2] not in seen(app)


async def test_the_other_language_leaves_the_line_alone(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab")
        await write(app, pilot, "halv")
        burst(app, " mening", "f8")
        await settle(app, pilot)
        assert "halv mening" in seen(app)
        assert "BETWEEN US" in seen(app)
        assert "question 6 of 10" in seen(app)
        await write(app, pilot, " till\r")
        assert newest(app).title == "halv mening till"


async def test_the_first_line_on_the_day_makes_the_talk_held(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        assert the_talk(app).status is TalkStatus.PLANNED
        await write(app, pilot, "nu börjar vi\r")
        assert the_talk(app).status is TalkStatus.HELD


async def test_ctrl_c_ends_nothing_and_tells_the_ways_out(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "halv")
        await press(app, pilot, "ctrl+c")
        assert "Esc går tillbaka, F9 låser." in seen(app)
        await write(app, pilot, " rad")
        assert "halv rad" in seen(app)
