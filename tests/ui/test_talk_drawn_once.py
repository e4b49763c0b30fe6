"""What a key in the talk costs: drawn once, and only what is new; counted in rows, never in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rigs import RigApp, seen, settle
from talk_rig import burst, held, press, talk, until
from talk_samples import TALK, fill_talk, item

from screens import drawn_once
from screens.drawn_once import DrawnOnce
from screens.widgets.lines import Lines
from screens.widgets.outline import Outline
from vault.records import Audience, Kind
from vault.store import OpenVault


def fill_page(vault: OpenVault) -> None:
    """More lines than there are rows."""
    fill_talk(vault)
    vault.items.apply(
        TALK,
        [
            item(at, Kind.NOTE, Audience.PRIVATE, voice="manager", text=f"fylld {at}")
            for at in range(100, 140)
        ],
    )


def segment_of(app: RigApp, words: str) -> Segment:
    rows = app.screen._compositor.render_strips()
    return next(segment for row in rows for segment in row if words in segment.text)


async def test_a_line_is_saved_and_drawn_in_one_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_once, "LONGEST", 10)
    shown: list[str] = []
    show = Lines.show
    monkeypatch.setattr(Lines, "show", lambda *those: shown.append(those[1][-1].text) or show(*those))
    async with talk(tmp_path, fill=fill_page) as (app, pilot):
        burst(app, "nyskriven")
        await settle(app, pilot)
        kept = held(app)
        shown.clear()
        burst(app, "", "enter")
        await until(app, lambda: app.screen.composer.is_empty)
        assert app._batch_count == 1
        assert shown == []
        kept.set()
        await settle(app, pilot)
        assert app._batch_count == 0
        assert shown == ["nyskriven"]
        assert segment_of(app, "nyskriven").style == segment_of(app, "fylld 139").style


async def test_a_slow_disk_lets_the_line_be_seen_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn_once, "LONGEST", 0)
    async with talk(tmp_path, fill=fill_page) as (app, pilot):
        kept = held(app)
        burst(app, "nyskriven", "enter")
        await until(app, lambda: '" nyskriven' in seen(app))
        assert segment_of(app, "nyskriven").style != segment_of(app, "fylld 139").style
        kept.set()
        await settle(app, pilot)
        assert segment_of(app, "nyskriven").style == segment_of(app, "fylld 139").style


async def test_nothing_keeps_the_screen_from_being_drawn_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn_once, "LONGEST", 0)
    async with talk(tmp_path) as (app, pilot):
        found: list[str] = []
        monkeypatch.setattr(app, "post_display_hook", lambda: found.append(seen(app)))
        DrawnOnce(app)
        burst(app, "osparat")
        await settle(app, pilot)
        assert "osparat" in found[-1]


async def test_a_row_that_moved_is_not_made_anew(tmp_path: Path) -> None:
    async with talk(tmp_path, fill=fill_page) as (app, pilot):
        lines = app.screen.query_one(Lines)
        before = {strip.text: strip for strip in lines.render_lines(lines.size.region)}
        burst(app, "nyskriven", "enter")
        await settle(app, pilot)
        after = {strip.text: strip for strip in lines.render_lines(lines.size.region)}
        (new,) = set(after) - set(before)
        assert "nyskriven" in new
        assert all(after[text] is before[text] for text in after if text != new)


async def test_only_the_counts_that_changed_are_drawn_at_the_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk(tmp_path, size=(120, 40)) as (app, pilot):
        side, rows = app.screen.query_one(Outline), []
        draw = side.render_line
        monkeypatch.setattr(side, "render_line", lambda y: rows.append(y) or draw(y))
        burst(app, "! ett löfte till", "enter")
        await settle(app, pilot)
        told = [" ".join(draw(y).text.split()) for y in sorted(set(rows))]
        assert told == ["> 2 Arbetssituation 7", "Åtaganden 2"]


async def test_a_line_is_said_to_be_deleted_when_it_is(tmp_path: Path) -> None:
    async with talk(tmp_path) as (app, pilot):
        await press(app, pilot, "up", "up", "up", "up")
        kept = held(app)
        burst(app, "", "delete")
        await until(app, lambda: len(app.workers) > 0)
        assert "TRÖTTHEMLIS" in seen(app)
        assert "Raderad" not in seen(app)
        kept.set()
        await settle(app, pilot)
        assert "TRÖTTHEMLIS" not in seen(app)
        assert "Raderad" in seen(app)
