"""The other form by one key, who proposed a row, both views of it, and what is folded away."""

from datetime import date

import kims_years
import pytest
from kims_years import SECRET, item
from rigs import rig, seen, settle

from samtal_tui.sharing.agreement import agree, both_views
from screens.plan import PlanRoom
from screens.plan_row import PlanRowRoom
from vault.records import Audience, Item, Kind, OutcomeResult, PlanLayout


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


async def stored(app, name: str):
    return app.vault_thread.run(lambda vault: vault.items.get(name)).result(timeout=10)


def of_guide(guide_layout: str):
    def fill(vault) -> None:
        kims_years.this_year(vault)
        talk = vault.talks.get("new")
        text = f'format = 1\nid = "egen"\nlayout = "{guide_layout}"\n[[sections]]\n'
        version = vault.guides.keep("egen", "1", text)
        vault.talks.update(talk.model_copy(update={"guide": "egen", "guide_version": version}))

    return fill


@pytest.mark.parametrize("size", [(80, 60), (118, 60)])
async def test_a_universitys_guide_gives_the_universitys_form_and_one_key_the_other(tmp_path, size):
    async with rig(tmp_path, PlanRoom("new"), fill=of_guide("university"), size=size) as (app, pilot):
        shown = seen(app)
        assert "Individuella mål" in shown
        assert "Kompetensutvecklingsplan" in shown
        assert "Skriva instruktioner" in shown
        assert SECRET not in shown
        await press(app, pilot, "y")
        assert "kommunens blankett" in seen(app)
        assert "Kompetensutvecklingsplan" not in seen(app)
        talk = app.vault_thread.run(lambda vault: vault.talks.get("new")).result(timeout=10)
        assert talk.layout is PlanLayout.MUNICIPAL


async def test_every_row_of_the_universitys_form_can_be_marked_once(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=of_guide("university"), size=(118, 60)) as (app, _pilot):
        ids = [row.id for row in app.screen.query_one("#plan").rows if row.id]
        assert sorted(ids) == sorted(set(ids))
        assert len(ids) == 6


@pytest.mark.parametrize("size", [(80, 40), (118, 60)])
async def test_one_key_notes_who_proposed_a_row_and_undo_takes_it_back(tmp_path, size):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year, size=size) as (app, pilot):
        await press(app, pilot, "down", "f")
        assert "föreslaget av Kim, inte överens än" in " ".join(seen(app).split())
        before = (await stored(app, "utbildning2")).fields
        await press(app, pilot, "f")
        assert "föreslaget av dig" in seen(app)
        await press(app, pilot, "ctrl+z", "ctrl+z")
        assert "föreslaget av" not in seen(app)
        assert (await stored(app, "utbildning2")).fields == before


async def test_noting_who_proposed_an_agreed_row_leaves_it_agreed(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        before = (await stored(app, "larm2")).agreed
        await press(app, pilot, "f")
        assert (await stored(app, "larm2")).agreed == before
        assert "föreslaget av Kim, överens" not in seen(app)
        await press(app, pilot, "t")
        assert "föreslaget av Kim, överens" in " ".join(seen(app).split())


def two_views(vault) -> None:
    kims_years.talks(vault)
    for name in ("larm", "annat"):
        goal = item(name, Kind.GOAL, talk="new", audience=Audience.ONWARD, goal=f"Målet {name}")
        vault.items.apply("new", [goal])
    beside = Item(
        id="syn",
        person=goal.person,
        talk="new",
        kind=Kind.DISSENT,
        audience=Audience.ONWARD,
        fields={},
        origin="larm",
        was=Kind.GOAL,
    )
    views = both_views(beside, "Fem larm räcker", "Åtta larm behövs")
    vault.items.apply("new", [agree(vault.id, views, date(2026, 2, 10))])


@pytest.mark.parametrize("size", [(80, 24), (118, 40)])
async def test_both_views_stand_in_the_plan_and_are_not_edited_there(tmp_path, size):
    async with rig(tmp_path, PlanRoom("new"), fill=two_views, size=size) as (app, pilot):
        shown = " ".join(seen(app).split())
        assert shown.index("Målet larm") < shown.index("Fem larm räcker") < shown.index("Målet annat")
        assert "Åtta larm behövs" in shown
        assert "Olika syn" in shown
        assert "överens 2026-02-10" in shown
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, PlanRoom)
        assert "ändras på den vända skärmen" in seen(app)


def with_parts(vault) -> None:
    kims_years.talks(vault)
    goals = [item(name, Kind.GOAL, goal=f"Målet {name}") for name in ("stort", "ett", "två")]
    parts = [one.model_copy(update={"part_of": "stort"}) for one in goals[1:]]
    kims_years.agreed(vault, goals[0], *parts)
    said = item("sagt", Kind.OUTCOME, talk="between", result=OutcomeResult.DONE, row="Målet ett")
    vault.items.apply("between", [said.model_copy(update={"origin": "ett"})])


@pytest.mark.parametrize("size", [(80, 24), (118, 40)])
async def test_a_goal_tells_how_far_its_sub_goals_have_come(tmp_path, size):
    async with rig(tmp_path, PlanRoom("old"), fill=with_parts, size=size) as (app, pilot):
        shown = " ".join(seen(app).split())
        assert "1 av 2 delmål" in shown
        assert "Delmål: Målet två" in shown
        await press(app, pilot, "t")
        assert "Målet ett: genomfört" in " ".join(seen(app).split())


async def test_what_is_rarely_written_is_folded_away_until_it_is_asked_for_or_holds_something(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=kims_years.this_year) as (app, pilot):
        assert "Sikt" not in seen(app)
        await press(app, pilot, *["down"] * 9)
        assert app.focused.id == "follow_up"
        await press(app, pilot, "ctrl+t")
        assert "Sikt" in seen(app)
        await press(app, pilot, *"lång", "ctrl+t")
        assert "Sikt" in seen(app)
    filled = PlanRowRoom("new", "natet2", Kind.GOAL)

    def long_one(vault) -> None:
        kims_years.this_year(vault)
        vault.items.apply("new", [item("natet2", Kind.GOAL, talk="new", goal="Nätet", horizon="6-24")])

    async with rig(tmp_path / "ny", filled, fill=long_one) as (app, _pilot):
        assert "Sikt" in seen(app)
