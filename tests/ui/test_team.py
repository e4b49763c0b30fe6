"""The whole team on one page, the operation's goals, and a row through the years."""

from datetime import date

import kims_years
import pytest
from rigs import ASA, KIM, rig, seen, settle
from textual.widgets import TextArea

from samtal_tui.year.operation_goals import keep
from screens.goal_years import GoalYears
from screens.operation_goals import OperationGoals
from screens.plan import PlanRoom
from screens.plan_row import PlanRowRoom
from screens.team import TeamRoom
from vault.records import Employment, Kind, OperationGoal, Person, Talk, TalkStatus


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


def short(number: int, name: str, to: date, **more) -> Person:
    return Person(
        id=f"{number:032}",
        number=number,
        given=name,
        employment=Employment.FIXED_TERM,
        employed_from=date(2026, 1, 1),
        employed_to=to,
        **more,
    )


def some(vault) -> None:
    vault.people.add(short(11, "Kort", date(2026, 4, 30)))
    vault.people.add(short(12, "Lång", date(2026, 8, 31)))
    vault.people.add(Person(id="x" * 32, number=13, given="Hemma", exempt="föräldraledig"))
    vault.talks.add(Talk(id="a" * 32, person=KIM.id, on=date(2026, 2, 3), status=TalkStatus.SIGNED))
    vault.talks.add(Talk(id="b" * 32, person=ASA.id, on=date(2026, 2, 20), status=TalkStatus.INVITED))


def line_of(page: str, name: str) -> str:
    return next(line for line in page.splitlines() if name in line)


async def test_every_talk_stands_under_its_state_and_says_it_in_words(tmp_path):
    async with rig(tmp_path, TeamRoom(), fill=some) as (app, _pilot):
        page = seen(app)
        heads = line_of(page, "Medarbetare")
        for name, number, word in (
            ("Ek, Kim", "6", "underskrivet"),
            ("Öst, Åsa", "2", "kallad till 2026-02-20"),
        ):
            row = line_of(page, name)
            assert row.index("●") == heads.index(number), row
            assert word in row
        assert "6 underskrivet 1" in page
        assert "2 kallat 1" in page


async def test_who_is_to_have_a_talk_is_counted_and_exceptions_have_their_reason(tmp_path):
    async with rig(tmp_path, TeamRoom(), fill=some) as (app, _pilot):
        page = seen(app)
        assert "3 av 5 ska ha samtal; 1 av dem har haft ett inom tolv månader." in page
        assert "omfattas ej (3 mån)" in line_of(page, "Kort") or "omfattas inte" in line_of(page, "Kort")
        assert "undantag: föräldraledig" in line_of(page, "Hemma")
        assert "●" not in line_of(page, "Kort") + line_of(page, "Hemma") + line_of(page, "Lång")


async def test_a_short_employment_is_included_from_its_form_and_not_for_two_reasons_at_once(tmp_path):
    async with rig(tmp_path, TeamRoom(), fill=some) as (app, pilot):
        app.screen.query_one("#people").select(f"{11:032}")
        await pilot.press("e")
        await settle(app, pilot)
        app.screen.query_one("#exempt").value = "slutar snart"
        app.screen.query_one("#included").value = "kommer tillbaka"
        await pilot.press("enter")
        await settle(app, pilot)
        assert "lämna det ena tomt." in seen(app)
        app.screen.query_one("#exempt").value = ""
        await pilot.press("enter")
        await settle(app, pilot)
        page = seen(app)
        assert "4 av 5 ska ha samtal" in page
        assert "tas med: kommer tillbaka" in line_of(page, "Kort")


async def test_the_rule_is_the_workplaces_own(tmp_path):
    async with rig(tmp_path, TeamRoom(), fill=some, covered_from_months=0) as (app, _pilot):
        assert "4 av 5 ska ha samtal" in seen(app)


async def test_it_is_reached_from_the_employees_and_leads_to_one(tmp_path):
    async with rig(tmp_path, fill=some) as (app, pilot):
        await press(app, pilot, "t")
        assert isinstance(app.screen, TeamRoom)
        await press(app, pilot, "enter")
        assert app.screen.SCOPE == "person"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_shows_everybody(tmp_path, size):
    async with rig(tmp_path, TeamRoom(), fill=some, size=size) as (app, _pilot):
        page = seen(app)
        for name in ("Ek, Kim", "Öst, Åsa", "Kort", "Lång", "Hemma"):
            assert name in page
        assert max(map(len, page.splitlines())) <= size[0]


async def test_the_operations_goals_are_pasted_once_and_kept_for_their_year(tmp_path):
    async with rig(tmp_path) as (app, pilot):
        await press(app, pilot, "v")
        area = app.screen.query_one("#area", TextArea)
        area.text = "1. Färre driftstopp\n- Två personer kan varje system\n\nFärre driftstopp\n"
        await settle(app, pilot)
        assert "fd  Färre driftstopp" in seen(app)
        assert "tp  Två personer" in seen(app)
        await press(app, pilot, "pagedown")
        assert app.screen.query_one("#area", TextArea).text == ""
        app.screen.query_one("#area", TextArea).text = "Nästa års mål"
        await press(app, pilot, "f4")
        assert on_vault(app, lambda vault: vault.profile.get().operation_goals) == (
            OperationGoal(year=2026, text="Färre driftstopp"),
            OperationGoal(year=2026, text="Två personer kan varje system"),
            OperationGoal(year=2027, text="Nästa års mål"),
        )


async def test_goals_typed_and_not_saved_are_kept_when_the_vault_locks(tmp_path):
    async with rig(tmp_path, OperationGoals()) as (app, pilot):
        app.screen.query_one("#area", TextArea).text = "Mitt i en mening"
        await settle(app, pilot)
        await app.put_away()
        assert [goal.text for goal in on_vault(app, lambda vault: vault.profile.get().operation_goals)] == [
            "Mitt i en mening"
        ]


async def test_a_row_is_followed_back_through_the_years(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        await press(app, pilot, "b")
        assert isinstance(app.screen, GoalYears)
        page = seen(app)
        assert "2 planer" in page
        assert page.index("2026-02-10") < page.index("2025-03-04")
        assert "tre av fem, semestern kom emellan" in page
        assert kims_years.SECRET not in page
        await press(app, pilot, "escape")
        assert isinstance(app.screen, PlanRoom)


async def test_two_letters_pick_one_of_the_operations_goals_in_a_row(tmp_path):
    def goals(vault):
        kims_years.talks(vault)
        keep(vault, 2026, ["Färre driftstopp", "Två personer kan varje system"])

    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=goals) as (app, pilot):
        await press(app, pilot, *"Larmen", "up")
        assert "tp  Två personer kan varje system" in seen(app)
        await press(app, pilot, *"tp", "enter")
        (row,) = on_vault(app, lambda vault: vault.items.of_talk("new"))
        assert row.fields == {"organisation_goal": "Två personer kan varje system", "goal": "Larmen"}
