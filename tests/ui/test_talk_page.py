"""What the talk screen shows, at three sizes and in two languages, and what it hides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from rigs import KIM, seen, settle
from talk_rig import ask, newest, press, talk, write
from talk_samples import SECRETS, TALK, fill_talk

from samtal_tui.talk.session import plan_talk
from vault.records import Audience, Item, Kind, Talk
from vault.store import OpenVault

SIZES = [(80, 24), (60, 20), (120, 40)]
WORDS = {
    "sv": (
        "Hur går arbetet ihop med resten av livet?",
        "fråga 6 av 10",
        "PRIVAT",
        "bara jag läser",
        "Mellan oss",
    ),
    "en": (
        "How does work fit in with the rest of your life?",
        "question 6 of 10",
        "PRIVATE",
        "only I read it",
        "Between us",
    ),
}


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_name_leaves_the_clock_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        vault.people.update(KIM.model_copy(update={"given": "Esmeralda", "family": "Kvastskaft-Ödman"}))

    async with talk(tmp_path, size=size, fill=fill) as (app, _pilot):
        title = seen(app).split("\n")[0]
        assert title.startswith(" Kvastskaft-Ö")
        assert title.endswith(" av 2:00")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_talk_is_all_there(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with talk(tmp_path, size=size, language=language) as (app, _pilot):
        rows = seen(app).split("\n")
        shown = "\n".join(rows)
        for words in WORDS[language]:
            assert words in shown
        assert '= " vill ha jour högst var femte vecka' in shown
        assert ". ! jag pratar med Ines om schemat före 1 mars" in shown
        assert "*   * * *" in shown
        assert "LÄKARHEMLIS" not in shown
        assert "0:41" in shown
        assert len(rows) == size[1]
        assert all(cell_len(row) <= size[0] for row in rows)
        assert all(key in shown for key in ("F2", "F3", "F4", "F9", "F1"))


async def test_the_side_tells_where_she_is_and_what_waits(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        side = [row[:26].rstrip() for row in seen(app).split("\n")]
        assert "> 2 Arbetssituation     6" in side
        assert "  4 Att skapa värde     1" in side
        assert " Parkerat               1" in side
        assert " Åtaganden              1" in side
        assert "[NU]" in seen(app)
        await write(app, pilot, "? till\r")
        await press(app, pilot, *["pagedown"] * 5)
        side = [row[:26].rstrip() for row in seen(app).split("\n")]
        assert " Parkerat               2" in side
        assert "  2 Arbetssituation    ok" in side
        assert "> 3 Måluppfyllelse" in side
        assert "[SEDAN]" in seen(app)


async def test_an_unfinished_line_left_behind_shows_at_the_side(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "halv")
        await press(app, pilot, *["pagedown"] * 5)
        assert "Arbetssituation   ok…" in seen(app)


async def test_narrow_windows_leave_the_side_out(tmp_path: Path) -> None:
    async with talk(tmp_path, size=(60, 20)) as (app, _pilot):
        assert "Åtaganden" not in seen(app)


async def test_wide_windows_show_last_years_plan_beside(tmp_path: Path) -> None:
    async with talk(tmp_path, size=(120, 40)) as (app, pilot):
        assert "Planen från 2025-03-04" in seen(app)
        assert "klart 2025-09-30" in seen(app)
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert "Planen från 2025-03-04" not in seen(app)
        assert "Hur går arbetet ihop med resten av livet?" in seen(app)


async def test_points_noted_beforehand_stand_before_the_first_question(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        noted = Item(
            id="n" * 32,
            person=KIM.id,
            talk=TALK,
            kind=Kind.NOTE,
            fields={"voice": "manager", "text": "fråga om jouren"},
        )
        vault.items.apply(TALK, [noted])

    async with talk(tmp_path, fill=fill) as (app, pilot):
        assert " Att ta upp             1" in [row[:26].rstrip() for row in seen(app).split("\n")]
        await press(app, pilot, *["pageup"] * 12)
        assert "Det du har noterat i förväg och vill ta upp." in seen(app)
        assert "fråga om jouren" in seen(app)


async def test_f2_hides_everything_private_and_what_is_written(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "halv mening")
        await press(app, pilot, "f2")
        shown = seen(app)
        assert not any(secret in shown for secret in SECRETS)
        assert "halv mening" not in shown
        assert "PRIVAT" not in shown
        assert "Ines" not in shown
        assert "vill ha jour högst var femte vecka" in shown
        assert "F2 Visa" in shown
        await press(app, pilot, "f2")
        assert "halv mening" in seen(app)
        assert "JOURHEMLIS" in seen(app)


async def test_letters_typed_while_hidden_are_not_lost(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f2")
        await write(app, pilot, "blint skrivet")
        assert "blint" not in seen(app)
        await write(app, pilot, "\rmer")
        assert newest(app).title == "blint skrivet"
        assert newest(app).audience is Audience.PRIVATE
        assert "blint" not in seen(app)
        await press(app, pilot, "f2")
        assert "blint skrivet" in seen(app)
        assert "mer" in seen(app)


async def test_no_one_reads_more_by_a_key_pressed_while_hidden(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f2", "tab", "f2")
        assert "PRIVAT" in seen(app)


async def test_a_silence_hides_and_the_next_key_shows_and_counts(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await write(app, pilot, "hal")
        app.screen.idle(app.config.talk_hide_minutes - 0.1)
        await settle(app, pilot)
        assert "JOURHEMLIS" in seen(app)
        app.screen.idle(app.config.talk_hide_minutes)
        await settle(app, pilot)
        assert "JOURHEMLIS" not in seen(app)
        await write(app, pilot, "v")
        assert "JOURHEMLIS" in seen(app)
        assert "halv" in seen(app)


async def test_a_silence_in_a_talk_locks_late(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, _pilot):
        assert app.screen.lock_after(app.config) == app.config.talk_lock_minutes == 30


async def test_a_long_talk_shows_its_newest_line(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        many = [
            Item(
                id=f"{1000 + n:032x}",
                person=KIM.id,
                talk=TALK,
                kind=Kind.NOTE,
                fields={"voice": "both", "text": f"rad {n} " + "med många ord " * 8},
                question="arbetssituation/balans",
            )
            for n in range(500)
        ]
        vault.items.apply(TALK, many)

    async with talk(tmp_path, fill=fill) as (app, pilot):
        assert "rad 499" in seen(app)
        assert "rad 3 " not in seen(app)
        await press(app, pilot, "up")
        assert "▌" in seen(app)
        await write(app, pilot, "allra sist\r")
        assert "allra sist" in seen(app)


async def test_a_talk_before_its_day_is_prepared_and_its_clock_stands(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        vault.talks.add(Talk(id=TALK, person=KIM.id, on=date(2026, 3, 1)))
        plan_talk(vault, KIM.id, "tre-tidsperspektiv", date(2026, 3, 1), minutes=90, talk_id=TALK)

    async with talk(tmp_path, fill=fill) as (app, pilot):
        assert "0:00 av 1:30" in seen(app)
        await write(app, pilot, "att tänka på\r")
        assert ask(app, lambda vault: vault.talks.get(TALK)).status == "prepared"
        assert "[DÅ]" in seen(app)


async def test_what_is_agreed_is_said_in_words(tmp_path: Path) -> None:
    from talk_samples import lines

    from samtal_tui.sharing.agreement import agree, reword

    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        agreed = agree(vault.id, vault.items.get(lines()[1].id), date(2026, 2, 10))
        other = agree(
            vault.id,
            lines()[2].model_copy(update={"id": "o" * 32, "audience": Audience.BETWEEN_US}),
            date(2026, 2, 10),
        )
        proposed = reword(vault.id, other, {"voice": "manager", "text": "nya ord"})
        vault.items.apply(TALK, [agreed, proposed])

    async with talk(tmp_path, fill=fill) as (app, _pilot):
        assert "vill ha jour högst var femte vecka  överens" in seen(app)
        assert "nya ord  ändring föreslagen" in seen(app)
