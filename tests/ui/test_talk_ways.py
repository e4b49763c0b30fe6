"""The ways through a talk: any question in two keys, what is left in one, somebody else's talk and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigs import ASA, TODAY, seen, settle
from talk_rig import burst, drafts, find, items, press, talk, the_talk, write
from talk_samples import SECRETS, TALK, fill_talk

from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.session import plan_talk
from screens.pick import LETTERS
from screens.talk import TalkRoom
from vault.records import Audience, Item, Kind, Voice
from vault.store import OpenVault

OTHER = "o" * 32


def fill_both(vault: OpenVault) -> None:
    fill_talk(vault)
    made = plan_talk(vault, ASA.id, "kommunal-rutin", vault.talks.get(TALK).on)
    vault.items.apply(
        made.id,
        [Item(id=OTHER, person=ASA.id, talk=made.id, kind=Kind.NOTE, fields={"text": "Åsas egen rad"})],
    )


def fill_feedback(vault: OpenVault) -> None:
    fill_talk(vault)
    person = vault.talks.get(TALK).person
    fields = {"text": "När du gick ifrån mötet blev det tyst", "tone": "change", "voice": "manager"}
    vault.items.apply(TALK, [Item(id="f" * 32, person=person, talk=TALK, kind=Kind.NOTE, fields=fields)])


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (130, 40)])
async def test_any_question_is_reached_in_two_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with talk(tmp_path, size=size) as (app, pilot):
        room = app.screen
        addresses = room.desk.state.guide.addresses()
        for place in (0, len(addresses) // 2, len(addresses) - 1):
            await press(app, pilot, "ctrl+f", LETTERS[place + 1])
            assert app.screen is room
            assert room.desk.address == addresses[place]


async def test_the_page_of_questions_holds_no_line_and_keeps_what_is_being_written(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "halv tanke")
        await press(app, pilot, "ctrl+f")
        shown = seen(app)
        assert "Hur går arbetet ihop med resten av livet" in shown
        assert not [secret for secret in (*SECRETS, "halv tanke") if secret in shown]
        await press(app, pilot, "escape")
        assert app.screen.composer.words == "halv tanke"


async def test_one_key_goes_back_to_what_was_begun_then_to_the_next_without_a_line(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        room = app.screen
        begun = room.desk.address
        await write(app, pilot, "inte klar")
        await press(app, pilot, "pagedown", "pagedown", "pagedown", "ctrl+n")
        assert (room.desk.address, room.composer.words) == (begun, "inte klar")
        await press(app, pilot, "enter", "ctrl+n")
        assert room.desk.address != begun
        assert room.desk.lines == []


async def test_feedback_is_counted_at_the_side_until_it_is_raised(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=fill_feedback) as (app, pilot):
        here = app.screen.desk.address
        assert "Återkoppling           1" in seen(app)
        await press(app, pilot, "ctrl+x")
        shown = seen(app)
        assert "När du gick ifrån mötet blev det tyst" in shown
        assert "LÄKARHEMLIS" not in shown
        while app.screen.query_one("#choices").current != "f" * 32:
            await press(app, pilot, "down")
        await press(app, pilot, "space", "escape")
        assert "Återkoppling" not in seen(app)
        assert find(app, "När du gick").question == here
        assert find(app, "När du gick").audience is Audience.PRIVATE
        await press(app, pilot, "ctrl+z")
        assert find(app, "När du gick").question == ""
        assert "Återkoppling           1" in seen(app)


async def test_nothing_of_what_waits_comes_by_itself_or_while_hidden(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=fill_feedback) as (app, pilot):
        room = app.screen
        await press(app, pilot, "f2", "ctrl+x")
        assert app.screen is room
        await press(app, pilot, "f2", "ctrl+x", "f2")
        assert app.screen is room
        assert room.desk.hidden
        assert not [secret for secret in SECRETS if secret in seen(app)]


async def test_enter_goes_to_the_line_that_waits_and_marks_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        parked = next(item for item in items(app) if item.kind is Kind.PARKED)
        await press(app, pilot, "pagedown", "pagedown", "ctrl+x")
        while app.screen.query_one("#choices").current != parked.id:
            await press(app, pilot, "down")
        await press(app, pilot, "enter")
        assert (app.screen.desk.address, app.screen.desk.marked) == (parked.question, parked.id)


async def test_another_persons_talk_and_back_with_drafts_and_place_kept(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=fill_both) as (app, pilot):
        first = app.screen
        here = first.desk.address
        burst(app, "mitt i en men", "f12")
        await settle(app, pilot)
        assert "Öst, Åsa" in seen(app)
        assert not [secret for secret in SECRETS if secret in seen(app)]
        await press(app, pilot, "a")
        await settle(app, pilot)
        assert isinstance(app.screen, TalkRoom)
        assert app.screen is not first
        assert "Öst, Åsa" in seen(app)
        assert not [secret for secret in SECRETS if secret in seen(app)]
        assert drafts(app)[here].text == "mitt i en men"
        await write(app, pilot, "till Åsa")
        await press(app, pilot, "f12", "enter")
        await settle(app, pilot)
        back = app.screen
        assert (back.desk.state.person.given, back.desk.address, back.composer.words) == (
            "Kim",
            here,
            "mitt i en men",
        )
        assert len([room for room in app.screen_stack if isinstance(room, TalkRoom)]) == 1
        await press(app, pilot, "f12", "enter")
        await settle(app, pilot)
        assert app.screen.composer.words == "till Åsa"


async def test_nothing_private_of_the_first_talk_is_painted_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path, fill=fill_both) as (app, pilot):
        painted: list[str] = []
        await write(app, pilot, "mitt i en men")
        await press(app, pilot, "f12")
        display = app._display

        def watched(screen: object, renderable: object) -> None:
            painted.append(seen(app))
            display(screen, renderable)

        monkeypatch.setattr(app, "_display", watched)
        await press(app, pilot, "a")
        await settle(app, pilot)
        assert "Öst, Åsa" in seen(app)
        assert painted
        assert not [shown for shown in painted for secret in (*SECRETS, "mitt i en") if secret in shown]


async def test_the_clock_of_the_first_talk_stands_while_she_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("screens.talk_keeping.monotonic", lambda: clock[0])
    async with talk(tmp_path, fill=fill_both) as (app, pilot):
        before = the_talk(app).used_seconds
        clock[0] += 60
        await press(app, pilot, "f12", "a")
        await settle(app, pilot)
        clock[0] += 600
        assert the_talk(app).used_seconds == before + 60
        await press(app, pilot, "f12", "enter")
        await settle(app, pilot)
        clock[0] += 30
        await press(app, pilot, "escape")
        assert the_talk(app).used_seconds == before + 90


async def test_leaving_the_list_of_others_shows_the_talk_again(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=fill_both) as (app, pilot):
        before = seen(app)
        await press(app, pilot, "f12", "escape")
        assert seen(app) == before
        await press(app, pilot, "f2", "f12", "f12")
        assert app.screen.desk.hidden


async def test_the_only_talk_there_is_says_so(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f12")
        assert "Ingen annan har ett samtal med mall" in seen(app)


async def test_typing_up_a_paper_talk_needs_no_key_but_enter_and_pgdn(tmp_path: Path) -> None:
    """Question after question as fast as the keys arrive; every line lands where it was written."""
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "ctrl+f", "b")
        addresses = app.screen.desk.state.guide.addresses()
        for number in range(len(addresses)):
            burst(app, f"svar {number}", "enter", "pagedown")
        await settle(app, pilot)
        await settle(app, pilot)
        written = {item.title: item.question for item in items(app)}
        assert [written[f"svar {number}"] for number in range(len(addresses))] == list(addresses)


async def test_two_voices_stand_side_by_side_under_a_question_put_to_the_employee(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        assert app.screen.desk.page.asked is Voice.EMPLOYEE
        await write(app, pilot, "larmen har blivit fler")
        await press(app, pilot, "enter")
        await write(app, pilot, "lika många men jämnare")
        await press(app, pilot, "enter", "ctrl+b")
        assert find(app, "blivit fler").voice is Voice.EMPLOYEE
        assert find(app, "lika många").voice is Voice.MANAGER
        shown = [line[26:].split() for line in seen(app).split("\n")]
        assert ["│", ".", '"', "larmen", "har", "blivit", "fler"] in shown
        assert ["│", ".", "lika", "många", "men", "jämnare"] in shown
        await press(app, pilot, "up", "enter")
        await write(app, pilot, " nu")
        await press(app, pilot, "enter")
        assert find(app, "jämnare nu").voice is Voice.MANAGER
        await press(app, pilot, "ctrl+z", "ctrl+z")
        assert find(app, "lika många").voice is Voice.EMPLOYEE
        await press(app, pilot, "f2", "ctrl+b", "f2")
        assert find(app, "lika många").voice is Voice.EMPLOYEE


async def test_an_agreed_lines_voice_is_changed_by_both(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        line = next(item for item in vault.items.of_talk(TALK) if item.title.startswith("vill ha jour"))
        vault.items.apply(TALK, [agree(vault.id, line, TODAY)])

    async with talk(tmp_path, fill=fill) as (app, pilot):
        while app.screen.desk.marked != find(app, "vill ha jour").id:
            await press(app, pilot, "up")
        await press(app, pilot, "ctrl+b")
        changed = find(app, "vill ha jour")
        assert changed.voice is Voice.EMPLOYEE
        assert changed.proposal is not None
        assert changed.proposal.fields["voice"] == "manager"
