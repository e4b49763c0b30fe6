"""Writing in the talk: letters land in the composer, Enter keeps them, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigs import seen, settle
from talk_rig import burst, drafts, find, items, newest, paste, press, talk, the_talk, write
from talk_samples import HERE, SECRETS
from textual.app import App

from samtal_tui.talk import session
from screens.talk import TalkRoom
from vault.errors import CannotWrite
from vault.records import Audience, Draft, Kind, TalkStatus, Voice


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


async def test_a_paste_of_lines_is_private_lines_and_one_undo(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "tab")
        await write(app, pilot, "kvar")
        await paste(app, pilot, "\n".join(f"! rad {n}" for n in range(300)))
        added = [item for item in items(app) if item.title.startswith("! rad")]
        assert len(added) == 300
        assert {(item.kind, item.audience) for item in added} == {(Kind.NOTE, Audience.PRIVATE)}
        assert "300 privata rader. Ctrl+Z tar bort dem." in seen(app)
        assert "kvar" in seen(app)


async def test_a_paste_is_undone_at_once(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await paste(app, pilot, "ett\r\ntvå\r\n\r\ntre\r\n")
        assert len(items(app)) == 10
        await press(app, pilot, "ctrl+z")
        assert len(items(app)) == 7


async def test_one_pasted_line_goes_into_the_composer_and_its_sign_is_not_read(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await paste(app, pilot, "! ett citat\n")
        assert len(items(app)) == 7
        await press(app, pilot, "enter")
        assert (newest(app).kind, newest(app).title) == (Kind.NOTE, "! ett citat")
        await write(app, pilot, "! ett löfte\r")
        assert newest(app).kind is Kind.PROMISE


async def test_control_characters_are_shown_harmless_and_kept_exactly(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        pasted = "a\x1b[31mröd\x07 \u202ebak\x0b\u2028slut"
        await paste(app, pilot, pasted)
        assert "\x1b" not in seen(app)
        assert "␛[31mröd␇" in seen(app)
        await press(app, pilot, "enter")
        assert newest(app).title == pasted
        assert not set(seen(app)) & {"\x1b", "\x07", "\u202e", "\x0b"}


async def test_nothing_reaches_a_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(App, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "hemligt")
        await press(app, pilot, "f7", "ctrl+c", "ctrl+x", "super+c", "ctrl+v", "ctrl+insert")
        await pilot.mouse_down("#lines", offset=(6, 0))
        await pilot.hover("#lines", offset=(30, 2))
        await pilot.mouse_up("#lines", offset=(30, 2))
        await press(app, pilot, "ctrl+c")
        assert copied == []
        await write(app, pilot, "t")
        assert app.focused is app.screen.composer


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
