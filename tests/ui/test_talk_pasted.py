"""What is pasted into the talk: private lines, shown harmless and kept exactly; nothing is copied out."""

from __future__ import annotations

from pathlib import Path

import pytest
from rigs import seen
from talk_rig import items, newest, paste, press, talk, write
from textual.app import App

from vault.records import Audience, Kind


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
