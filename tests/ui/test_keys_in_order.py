"""Keys of one burst do what they would do one by one, letters and bound keys alike."""

from pathlib import Path

import pytest
from rigs import RigApp, rig, seen, settle
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from screens.people import PeopleRoom


async def burst(app: RigApp, pilot: Pilot[None], *keys: str) -> None:
    """Let keys arrive all at once, as from a busy line."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
    await settle(app, pilot)


async def test_letters_and_editing_keys_take_effect_in_their_order(tmp_path: Path) -> None:
    async with rig(tmp_path) as (app, pilot):
        await pilot.press("plus")
        await settle(app, pilot)
        await burst(
            app, pilot, *"abc", *["backspace"] * 3, *"def", *["left"] * 2, "x", "home", "y", "end", "z"
        )
        assert app.screen.query_one("#given", Input).value == "ydxefz"


async def test_a_whole_form_in_one_burst_reaches_its_fields_and_nothing_else(tmp_path: Path) -> None:
    async with rig(tmp_path) as (app, pilot):
        form = ("plus", *"Bo", "down", *"Hagee", "backspace", "enter")
        await burst(app, pilot, *form, "down", "up", "plus", *"Iris")
        assert app.screen.query_one("#given", Input).value == "Iris"
        await pilot.press("escape")
        await settle(app, pilot)
        assert isinstance(app.screen, PeopleRoom)
        assert "Hage, Bo" in seen(app)


@pytest.mark.parametrize("times", [1, 3])
async def test_what_is_typed_ahead_goes_on_in_the_next_room(tmp_path: Path, times: int) -> None:
    async with rig(tmp_path) as (app, pilot):
        await burst(app, pilot, *["plus", *"Bo", "escape"] * times, "n", *"lugn")
        assert app.screen.query_one("#jot", Input).value == "lugn"
