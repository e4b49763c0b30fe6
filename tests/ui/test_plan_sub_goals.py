"""A goal becomes a sub-goal of the one above it by one key, and a vague goal gets a gentle word."""

import kims_years
from rigs import rig, seen, settle
from textual.widgets import Input

from screens.plan import PlanRoom
from screens.plan_row import PlanRowRoom
from vault.records import Kind


def two_goals(vault) -> None:
    kims_years.talks(vault)
    for name in ("ett", "två"):
        vault.items.apply("new", [kims_years.item(name, Kind.GOAL, talk="new", goal=f"Målet {name}")])


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


async def test_one_key_makes_a_sub_goal_and_undo_takes_it_back(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=two_goals) as (app, pilot):
        await press(app, pilot, "d")
        assert "kan bli delmål" in seen(app)
        await press(app, pilot, "down", "d")
        assert "Delmål: Målet två" in seen(app)
        await press(app, pilot, "ctrl+z")
        assert "Delmål" not in seen(app)


async def test_a_vague_goal_is_asked_about_and_can_be_saved_all_the_same(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=two_goals) as (app, pilot):
        app.screen.query_one("#goal", Input).value = "Bli bättre på jouren"
        await settle(app, pilot)
        assert "Hur ser ni båda att det är nått?" in seen(app)
        await press(app, pilot, "enter")
        rows = app.vault_thread.run(lambda vault: vault.items.of_talk("new")).result(timeout=10)
        assert "Bli bättre på jouren" in [row.title for row in rows]
