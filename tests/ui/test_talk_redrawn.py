"""The talk page draws only what changed: nothing it remembers may show once it should not."""

from __future__ import annotations

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest
from rigs import RigApp, seen, settle
from talk_rig import find, held, press, talk, until, write
from talk_samples import TALK, fill_talk, lines
from textual.events import Paste
from textual.pilot import Pilot

from samtal_tui.sharing.agreement import agree
from vault.records import Audience
from vault.store import OpenVault


async def mark(app: RigApp, pilot: Pilot[None], words: str) -> None:
    """Move the mark up to the line with these words."""
    for _ in range(9):
        if any("▌" in row and words in row for row in seen(app).split("\n")):
            return
        await press(app, pilot, "up")
    raise AssertionError(f"never marked: {words}")


async def test_a_line_made_sensitive_is_not_drawn_from_memory(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        assert "JOURHEMLIS" in seen(app)
        await mark(app, pilot, "JOURHEMLIS")
        await press(app, pilot, "shift+tab")
        assert find(app, "JOURHEMLIS").audience is Audience.SENSITIVE
        assert "JOURHEMLIS" not in seen(app)
        await press(app, pilot, "f2", "f2")
        await pilot.resize_terminal(120, 40)
        await settle(app, pilot)
        assert "JOURHEMLIS" not in seen(app)


async def test_a_line_taken_back_while_others_stay_is_hidden_with_the_private_ones(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f2")
        assert "jour högst var femte vecka" in seen(app)
        await press(app, pilot, "f2")
        await mark(app, pilot, "jour högst var femte vecka")
        await press(app, pilot, "shift+tab", "f2")
        assert "jour högst var femte vecka" not in seen(app)
        await press(app, pilot, "f2")
        assert '. " vill ha jour högst var femte vecka' in seen(app)


@pytest.mark.parametrize("meanwhile", ["resize", "theme", "language"])
async def test_what_is_hidden_stays_hidden_whatever_is_drawn_anew(tmp_path: Path, meanwhile: str) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "f2")
        if meanwhile == "resize":
            await pilot.resize_terminal(60, 20)
            await pilot.resize_terminal(120, 40)
        elif meanwhile == "theme":
            app.theme = "samtal-light"
        else:
            await press(app, pilot, "f8")
        await settle(app, pilot)
        assert "HEMLIS" not in seen(app)
        assert "jour högst var femte vecka" in seen(app)


async def test_another_theme_and_another_width_draw_every_line_anew(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        app.theme = "samtal-light"
        await settle(app, pilot)
        rows = [row for row in app.screen._compositor.render_strips() if "TRÖTTHEMLIS" in row.text]
        background = app.theme_variables["background"].lower()
        (words,) = (segment for row in rows for segment in row if "TRÖTTHEMLIS" in segment.text)
        assert words.style.bgcolor.get_truecolor().hex == background


async def test_words_about_a_line_follow_the_language(tmp_path: Path) -> None:
    def fill(vault: OpenVault) -> None:
        fill_talk(vault)
        vault.items.apply(TALK, [agree(vault.id, vault.items.get(lines()[1].id), date(2026, 2, 10))])

    async with talk(tmp_path, fill=fill, size=(120, 40)) as (app, pilot):
        assert "agreed on" not in seen(app)
        await press(app, pilot, "f8")
        assert "agreed on" in seen(app)


async def test_an_edit_taken_back_shows_the_old_words(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await mark(app, pilot, "TRÖTTHEMLIS")
        await press(app, pilot, "enter")
        await write(app, pilot, " tillagt\r")
        await press(app, pilot, "ctrl+z")
        assert "TRÖTTHEMLIS" in seen(app)
        assert "tillagt" not in seen(app)


async def test_the_newest_line_is_in_view_before_the_vault_has_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "pagedown")
        kept = held(app)
        app.post_message(Paste("\n".join(f"rad{number:02}" for number in range(30))))
        await until(app, lambda: "rad29" in seen(app))
        kept.set()
        await settle(app, pilot)
        assert "rad29" in seen(app)


async def test_an_edited_line_shows_its_new_words_in_its_old_place(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await mark(app, pilot, "TRÖTTHEMLIS")
        await press(app, pilot, "enter")
        await write(app, pilot, " tillagt\r")
        rows = seen(app)
        assert "TRÖTTHEMLIS tillagt" in " ".join(rows.split())
        assert rows.index("TRÖTTHEMLIS") < rows.index("Ines")


async def test_a_size_told_in_the_wrong_order_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    async with talk(tmp_path) as (app, _pilot):
        app._on_terminal = True
        monkeypatch.setattr(app, "_terminal_is_gone", lambda: False)
        monkeypatch.setattr(signal, "raise_signal", asked.append)
        monkeypatch.setattr(shutil, "get_terminal_size", lambda _usual: (80, 24))
        await app._look_at_the_clock()
        assert asked == []
        monkeypatch.setattr(shutil, "get_terminal_size", lambda _usual: (100, 30))
        await app._look_at_the_clock()
        assert asked == [signal.SIGWINCH]
