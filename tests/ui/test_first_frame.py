"""The first frame of a room is one she can read: rows at their width, and the mark where keys will act."""

from pathlib import Path

import pytest
from rich.text import Text
from rigs import rig, seen, settle
from talk_samples import TALK, fill_talk
from textual.app import ComposeResult
from textual.screen import Screen

from screens.room import Room
from screens.turn_first import TurnFirst
from screens.widgets.rows import Row, RowList


class Narrow(Room[object]):
    """A list that has a third of the window."""

    SCOPE = "proof"

    def compose_body(self) -> ComposeResult:
        """Twelve words in one row, and one row below it."""
        rows = RowList()
        rows.styles.width = 26
        yield rows

    async def fill(self) -> None:
        """Before the first layout."""
        words = Text(" ".join(f"ord{number:02}" for number in range(12)))
        self.query_one(RowList).show([Row(words), Row(Text("sist av allt"))])


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands on the screen each time it asks to be painted."""
    told: list[str] = []
    real = Screen._compositor_refresh

    def paint(screen: Screen[object]) -> None:
        if isinstance(screen, TurnFirst | Narrow):
            told.append(seen(screen.app))
        real(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", paint)
    return told


async def test_lines_stand_as_they_stay_with_the_first_one_marked(tmp_path: Path, frames: list[str]) -> None:
    async with rig(tmp_path, TurnFirst(TALK), fill=fill_talk) as (app, pilot):
        await settle(app, pilot)
        told = [frame for frame in frames if "Ines om schemat" in frame]
        assert "▌" in told[0]
        assert set(told) == {told[0]}


async def test_a_narrow_list_has_all_its_rows(tmp_path: Path, frames: list[str]) -> None:
    async with rig(tmp_path, Narrow()) as (app, pilot):
        await settle(app, pilot)
        told = [frame for frame in frames if "ord00" in frame]
        assert all("ord11" in frame and "sist av allt" in frame for frame in told)
        assert told
