"""F3: what is written is found while it is still being read, and nothing waits for the reading."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from rich.text import Text
from rigs import KIM, RigApp, rig, seen, settle
from talk_rig import burst

from samtal_tui.search import Haystack
from screens import search
from screens.widgets.rows import Row, RowList
from vault.records import Audience, Item, Kind, Talk, TalkStatus
from vault.store import OpenVault

YEARS = range(2018, 2026)


def fill(vault: OpenVault) -> None:
    """A line of each audience in each of eight years."""
    assert len(YEARS) > 2 * search.SLICE
    for year in YEARS:
        talk = f"{year:032}"
        vault.talks.add(Talk(id=talk, person=KIM.id, on=date(year, 3, 1), status=TalkStatus.CLOSED))
        for audience in (Audience.BETWEEN_US, Audience.PRIVATE, Audience.SENSITIVE):
            words = f"skrapan {audience} {year}"
            item = Item(
                id=f"{audience}{year}".ljust(32, "0"),
                person=KIM.id,
                talk=talk,
                kind=Kind.NOTE,
                audience=audience,
                fields={"voice": "both", "text": words},
            )
            vault.items.apply(talk, [item])


@dataclass(frozen=True)
class Reading:
    """The vault's thread has begun to read lines, and waits until it may go on."""

    begun: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Holds the reading back."""
    held = Reading()
    read = search._lines_of

    def waiting(vault: OpenVault, talks: Sequence[str]) -> Haystack:
        held.begun.set()
        held.go_on.wait(10)
        return read(vault, talks)

    monkeypatch.setattr(search, "_lines_of", waiting)
    return held


async def types_while_it_reads(app: RigApp, reading: Reading) -> None:
    """Open the search and type; the letters are there, and what there is to search is not."""
    app.push_room(search.SearchRoom(None))
    assert await asyncio.to_thread(reading.begun.wait, 10)
    burst(app, "skrapan")
    for _ in range(10_000):
        if "skrapan" in seen(app) and "…" in seen(app):
            break
        await asyncio.sleep(0)
    assert "0 träffar …" in seen(app)


async def test_every_year_is_found_the_newest_first_and_nothing_sensitive(tmp_path: Path) -> None:
    async with rig(tmp_path, fill=fill, size=(80, 30)) as (app, pilot):
        await pilot.press("f3", *"skrapan", "tab")
        await settle(app, pilot)
        hits = [row.split("skrapan ")[1].split()[1] for row in seen(app).split("\n") if "skrapan " in row]
        assert hits == [str(year) for year in reversed(YEARS) for _ in range(2)]
        assert "16 träffar" in seen(app)
        assert "…" not in seen(app)
        assert "sensitive" not in seen(app)


async def test_what_is_typed_before_all_is_read_is_found_without_another_key(
    tmp_path: Path, reading: Reading
) -> None:
    async with rig(tmp_path, fill=fill) as (app, pilot):
        await types_while_it_reads(app, reading)
        reading.go_on.set()
        await settle(app, pilot)
        assert "8 träffar, 8 privata visas inte" in seen(app)
        assert "…" not in seen(app)


async def test_the_door_can_be_shut_while_all_is_being_read(tmp_path: Path, reading: Reading) -> None:
    async with rig(tmp_path, fill=fill) as (app, _pilot):
        await types_while_it_reads(app, reading)
        shut = asyncio.create_task(app.action_lock())
        await asyncio.sleep(0)
        reading.go_on.set()
        await shut
        assert not app.is_open
        assert "2025" not in seen(app)
        assert app.is_running


async def test_the_mark_stays_where_it_is_put_and_goes_to_the_first_hit_of_other_words(
    tmp_path: Path,
) -> None:
    async with rig(tmp_path, fill=fill) as (app, pilot):
        await pilot.press("f3", *"skrapan", "down", "down")
        await settle(app, pilot)
        assert next(row for row in seen(app).split("\n") if row.startswith(">")).endswith("2023")
        await pilot.press("tab", "space")
        await settle(app, pilot)
        assert next(row for row in seen(app).split("\n") if row.startswith(">")).endswith("2025")


async def test_a_hit_that_stays_is_not_drawn_anew(tmp_path: Path) -> None:
    async with rig(tmp_path, fill=fill, size=(80, 30)) as (app, pilot):
        await pilot.press("f3", *"skrap")
        await settle(app, pilot)
        hits = app.screen.query_one(RowList)
        before = [strip for strip in hits.render_lines(hits.size.region) if "skrapan" in strip.text]
        await pilot.press("a")
        await settle(app, pilot)
        after = [strip for strip in hits.render_lines(hits.size.region) if "skrapan" in strip.text]
        assert len(after) == 8
        assert all(now is then for now, then in zip(after, before, strict=True))


async def test_every_hit_is_drawn_anew_in_another_look_and_another_width(tmp_path: Path) -> None:
    async with rig(tmp_path, fill=fill, size=(80, 30)) as (app, pilot):
        await pilot.press("f3", *"skrapan")
        await settle(app, pilot)
        app.theme = "samtal-light"
        await pilot.resize_terminal(70, 30)
        await settle(app, pilot)
        rows = [row for row in app.screen._compositor.render_strips() if "2020" in row.text]
        background = app.theme_variables["background"].lower()
        (words,) = (segment for row in rows for segment in row if "skrapan" in segment.text)
        assert words.style.bgcolor.get_truecolor().hex == background
        assert [row.cell_length for row in rows] == [70]


async def test_fewer_hits_are_seen_from_the_first_on(tmp_path: Path) -> None:
    async with rig(tmp_path, fill=fill, size=(80, 20)) as (app, pilot):
        await pilot.press("f3", *"skrapan", "tab", *["down"] * 15)
        await settle(app, pilot)
        assert "2018" in seen(app)
        await pilot.press(*" between")
        await settle(app, pilot)
        assert [year for year in YEARS if str(year) in seen(app)] == list(YEARS)


async def test_a_list_that_grew_shorter_is_not_scrolled_beyond_its_end(tmp_path: Path) -> None:
    async with rig(tmp_path, size=(80, 20)) as (app, pilot):
        people = app.screen.query_one("#people", RowList)
        people.show([Row(Text(f"rad {number}")) for number in range(60)])
        people.scroll_to(y=60, animate=False, force=True, immediate=True)
        await settle(app, pilot)
        assert "rad 59" in seen(app)
        people.show([Row(Text(f"rad {number}")) for number in range(30)])
        await settle(app, pilot)
        assert "rad 29" in seen(app)
        assert "rad 20" in seen(app)
