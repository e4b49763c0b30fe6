"""F4, the second step: what the two read, decide and write there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rigs import RigApp, seen, settle
from talk_rig import ask, burst, drafts, find, items, press, talk, the_talk, turn, write
from talk_samples import TALK, fill_talk

from samtal_tui.sharing.agreement import agree
from samtal_tui.sharing.comment import is_comment
from screens.curtain import Curtain
from screens.talk import TalkRoom
from screens.turned import Turned
from screens.widgets.key_line import KeyLine
from vault.records import Audience, Kind, TalkStatus
from vault.shareable import is_agreed
from vault.store import OpenVault

SIZES = [(80, 24), (60, 20), (120, 40)]
WORDS = {
    "sv": ("ARBETSSITUATION", "är vi överens?", "Läses av oss två.", "Mellanslag", "sida 1 av"),
    "en": ("WORK SITUATION", "do we agree?", "Read by the two of us.", "Space", "page 1 of"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_words_only_and_calm(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with talk(tmp_path, size=size, language=language) as (app, pilot):
        await turn(app, pilot)
        shown = seen(app)
        for words in WORDS[language]:
            assert words in shown
        assert "Kim Ek - Maria Ståhl" in shown
        assert "vill ha jour högst var femte vecka" in shown
        assert '= "' not in shown
        assert all(cell_len(row) <= size[0] for row in shown.split("\n"))


async def test_everything_an_agreement_covers_is_told(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "pagedown")
        shown = seen(app)
        for words in (
            "ATT SKAPA VÄRDE",
            "Mål",
            "Dokumentera de två sista larmen",
            "Par med Ines i mars",
            "Kim   klart 2026-06-30",
            "Får föras vidare till HR och ny chef.",
        ):
            assert words in shown


async def test_space_agrees_a_line_and_moves_on(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "space")
        kept = find(app, "femte vecka")
        assert is_agreed(ask(app, lambda vault: vault.id), kept)
        assert kept.agreed.on.isoformat() == "2026-02-10"
        assert "ÖVERENS" in seen(app)
        assert ">  Åtagande" in seen(app)
        assert "1 av 2 klara på sidan" in seen(app)
        assert find(app, "Ines om schemat").agreed is None


async def test_a_agrees_the_page_and_the_talk_is_agreed_when_all_is(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        assert the_talk(app).status is TalkStatus.HELD
        await press(app, pilot, "a")
        assert "2 av 2 klara på sidan" in seen(app)
        assert the_talk(app).status is TalkStatus.HELD
        await press(app, pilot, "pagedown", "a")
        assert the_talk(app).status is TalkStatus.AGREED
        shown = [item for item in items(app) if item.audience.shareable]
        vault_id = ask(app, lambda vault: vault.id)
        assert len(shown) == 3
        assert all(is_agreed(vault_id, item) for item in shown)


async def test_plan_drafts_are_proposed_as_onward_and_v_keeps_them_between_the_two(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        assert find(app, "Ines om schemat").audience is Audience.ONWARD
        await press(app, pilot, "down")
        assert "v Mellan oss" in seen(app)
        await press(app, pilot, "v")
        assert find(app, "Ines om schemat").audience is Audience.BETWEEN_US
        assert "v Får föras vidare" in seen(app)
        await press(app, pilot, "v")
        assert find(app, "Ines om schemat").audience is Audience.ONWARD


async def test_other_words_for_what_is_agreed_are_a_proposal_until_both_say_yes(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "space", "up", "enter")
        await write(app, pilot, " från mars\r")
        kept = find(app, "femte vecka")
        assert kept.title == "vill ha jour högst var femte vecka"
        assert is_agreed(ask(app, lambda vault: vault.id), kept)
        shown = seen(app)
        assert "ÖVERENS" in shown
        assert "Förslag      vill ha jour högst var femte vecka från" in shown
        assert "är vi överens?" in shown
        await press(app, pilot, "space")
        kept = find(app, "femte vecka")
        assert kept.title == "vill ha jour högst var femte vecka från mars"
        assert kept.proposal is None


async def test_o_keeps_both_views(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "o")
        assert "Maria ser det så här" in seen(app)
        await write(app, pilot, "var fjärde går också\r")
        shown = seen(app)
        assert "Olika syn" in shown
        assert "Kim: vill ha jour högst var femte vecka" in shown
        assert "Maria: var fjärde går också" in shown
        await press(app, pilot, "space")
        assert "OLIKA SYN" in seen(app)
        kept = next(item for item in items(app) if item.kind is Kind.DISSENT)
        assert kept.fields == {
            "employee": "vill ha jour högst var femte vecka",
            "manager": "var fjärde går också",
        }
        assert is_agreed(ask(app, lambda vault: vault.id), kept)


async def test_two_views_of_a_plan_row_stand_beside_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "down", "o")
        await write(app, pilot, " x\r")
        await write(app, pilot, " y\r")
        row, views = find(app, "före 1 mars"), next(i for i in items(app) if i.kind is Kind.DISSENT)
        assert row.kind is Kind.PROMISE
        assert views.fields["employee"].endswith("mars x")
        assert views.fields["manager"].endswith("mars y")
        assert (views.origin, views.row_kind) == (row.id, Kind.PROMISE)
        assert "Olika syn" in seen(app)


async def test_letters_written_there_are_no_commands(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        burst(app, "", "enter")
        burst(app, " a v o")
        await settle(app, pilot)
        assert [item for item in items(app) if item.agreed] == []
        assert "vecka a v o" in seen(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Turned)
        assert find(app, "femte vecka").title == "vill ha jour högst var femte vecka"


async def test_a_line_begun_there_survives_a_lock(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "enter")
        burst(app, " halv")
        app.post_message(_callback(app.screen.put_away))
        await settle(app, pilot)
        assert [draft.text for draft in drafts(app).values()] == ["vill ha jour högst var femte vecka halv"]


def _callback(work: object) -> object:
    from textual.events import Callback

    return Callback(callback=work)


async def test_the_last_page_asks_how_the_talk_was_and_each_writes_a_line(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "pagedown", "pagedown")
        assert "TILL SIST" in seen(app)
        assert "Återspeglar det här ert samtal?" in seen(app)
        assert "Vad gör ni bättre nästa gång?" in seen(app)
        await press(app, pilot, "enter")
        await write(app, pilot, "ja, bra\r")
        await press(app, pilot, "down", "down", "enter")
        await write(app, pilot, "börja i tid\r")
        written = [item for item in items(app) if item.kind is Kind.EVALUATION]
        assert [item.fields for item in written] == [
            {"voice": "employee", "text": "ja, bra", "next_time": "börja i tid"}
        ]
        assert written[0].audience is Audience.BETWEEN_US
        await press(app, pilot, "a")
        assert next(item for item in items(app) if item.kind is Kind.EVALUATION).agreed
        assert "ja, bra" in seen(app)


async def test_the_employee_adds_a_comment_that_is_agreed_like_every_line(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "pagedown", "pagedown", "down", "down", "down", "down")
        assert "Vill Kim lägga till något?" in seen(app)
        await press(app, pilot, "enter")
        await write(app, pilot, "planen är bra, jouren är för tät\r")
        (comment,) = [item for item in items(app) if is_comment(item)]
        assert (comment.audience, comment.voice, comment.agreed) == (Audience.BETWEEN_US, "employee", None)
        await press(app, pilot, "space")
        (comment,) = [item for item in items(app) if is_comment(item)]
        assert comment.agreed
        assert seen(app).count("jouren är för tät") == 1


async def test_undo_takes_back_what_was_decided_there_and_nothing_older(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        before = items(app)
        await press(app, pilot, "a", "ctrl+z", "ctrl+z", "ctrl+z")
        assert items(app) == before
        assert "0 av 2 klara på sidan" in seen(app)


async def test_f4_leaves_through_an_empty_page(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "min halva rad")
        await turn(app, pilot)
        await press(app, pilot, "f4")
        assert isinstance(app.screen, Curtain)
        assert "Vänd tillbaka skärmen" in seen(app)
        assert "vecka" not in seen(app)
        await press(app, pilot, "escape")
        assert "vill ha jour högst var femte vecka" in seen(app)
        await press(app, pilot, "f4", "f4")
        assert isinstance(app.screen, TalkRoom)
        assert "JOURHEMLIS" in seen(app)
        assert "min halva rad" in seen(app)
        assert len([screen for screen in app.screen_stack if isinstance(screen, TalkRoom)]) == 1


async def test_an_idle_lock_still_locks(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        assert app.screen.lock_after(app.config) == app.config.talk_lock_minutes


async def test_what_is_higher_than_the_window_is_read_to_its_end_before_a_yes(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        long = find_in(vault, "femte vecka")
        fields = {**long.fields, "text": "ord " * 900 + "SLUTET"}
        vault.items.apply(TALK, [long.model_copy(update={"fields": fields})])

    async with talk(tmp_path, fill=fill) as (app, pilot):
        await turn(app, pilot)
        assert "SLUTET" not in seen(app)
        pressed = 0
        while "SLUTET" not in seen(app):
            await press(app, pilot, "a")
            pressed += 1
            assert pressed < 30
            assert [item for item in items(app) if item.agreed] == []
        await press(app, pilot, "a")
        assert find(app, "SLUTET").agreed


def find_in(vault: OpenVault, title: str) -> object:
    return next(item for item in vault.items.of_talk(TALK) if title in item.title)


async def test_what_was_agreed_before_is_still_agreed(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        item = find_in(vault, "femte vecka")
        vault.items.apply(TALK, [agree(vault.id, item, the_day())])

    async with talk(tmp_path, fill=fill) as (app, pilot):
        await turn(app, pilot)
        assert "1 av 2 klara på sidan" in seen(app)


def the_day() -> object:
    from datetime import date

    return date(2026, 2, 1)


async def test_a_window_made_smaller_makes_other_pages_and_keeps_the_place(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "down")
        await pilot.resize_terminal(60, 20)
        await settle(app, pilot)
        assert ">  Åtagande" in seen(app)


@pytest.mark.parametrize("key", ["space", "a"])
async def test_an_evaluation_is_agreed_only_when_all_of_it_has_been_shown(tmp_path: Path, key: str) -> None:
    async with talk(tmp_path, size=(60, 20)) as (app, pilot):
        await turn(app, pilot)
        fields = {"voice": "employee", "text": "ja, bra " * 12, "next_time": "OLÄST rad"}
        first = find(app, "femte vecka")
        made = {"kind": Kind.EVALUATION, "audience": Audience.BETWEEN_US, "question": ""}
        app.screen.act([first.model_copy(update={"id": "e" * 32, "sequence": 0, "fields": fields, **made})])
        app.screen._go("text:employee")
        await settle(app, pilot)
        assert "OLÄST" not in seen(app)
        await press(app, pilot, key)
        assert find(app, "ja, bra").agreed is None
        while not any("OLÄST" in row and ">" in row for row in seen(app).splitlines()):
            await press(app, pilot, "down")
        await press(app, pilot, key)
        assert find(app, "ja, bra").agreed


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_keeps_its_number_and_its_marked_line_while_something_is_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with talk(tmp_path, size=size) as (app, pilot):
        await turn(app, pilot)
        await press(app, pilot, "down")
        place = page_told(app)
        await press(app, pilot, "o")
        await write(app, pilot, "larmen är färre\r")
        assert page_told(app) == place
        assert "larmen är färre" not in footer(app)
        assert "   >  " in seen(app)
        assert footer(app).split("   ")[:2] == ["Enter Spara", "Esc Låt vara"]
        await press(app, pilot, "escape")
        assert page_told(app) == place


async def test_the_last_page_offers_only_keys_that_do_something_there(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await turn(app, pilot)
        assert "Olika syn" in footer(app)
        await press(app, pilot, "pagedown", "pagedown")
        assert "TILL SIST" in seen(app)
        assert footer(app).split("   ")[:3] == ["Enter Skriv", "PgUp Föregående sida", "F4 Klart"]
        await press(app, pilot, "enter")
        await write(app, pilot, "ja, bra\r")
        told = footer(app)
        assert "Mellanslag Överens" in told
        assert "Enter Ändra orden" in told
        assert "Olika syn" not in told


def footer(app: RigApp) -> str:
    """The keys offered, in one row."""
    offered = str(app.screen.query_one(KeyLine).render())
    return offered.replace("\n", "   ")


def page_told(app: RigApp) -> str:
    """Which page of how many the heading says."""
    return re.search(r"sida \d+ av \d+", seen(app)).group()
