"""A check-in on a row, from the list of employees, the person's page and the plan."""

import pytest
from rigs import KIM, NOW, rig, seen, settle
from textual.widgets import Input

from samtal_tui.sharing.agreement import withdraw
from samtal_tui.year.check_in import Said, save
from screens.check_in import CheckIn
from screens.people import PeopleRoom
from screens.person import PersonRoom
from screens.plan import PlanRoom
from screens.turn_first import TurnFirst
from vault.records import Audience, Item, Kind, OutcomeResult, Talk, TalkKind, TalkStatus

LAST = Talk(id="old", person=KIM.id, on=NOW.date().replace(year=2025), status=TalkStatus.HANDED, guide="x")


def row(name: str, kind: Kind = Kind.GOAL, **fields: str) -> Item:
    return Item(id=name, person=KIM.id, talk="old", kind=kind, audience=Audience.ONWARD, fields=fields)


def plan(vault) -> None:
    vault.talks.add(LAST)
    vault.items.apply(
        "old",
        [
            row("larm", goal="Dokumentera larmen", follow_up="2026-02-01"),
            row("nat", goal="Lära sig nätet", follow_up="2026-06-01"),
            row("dold", goal="hemlig rad").model_copy(update={"audience": Audience.SENSITIVE}),
        ],
    )


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await settle(app, pilot)


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


def follow_ups(app):
    talks = on_vault(app, lambda vault: vault.talks.all())
    return [talk for talk in talks if talk.kind is TalkKind.FOLLOW_UP]


async def three_lines(app, pilot, *, remark: str = "orkar mer nu"):
    await press(app, pilot, "2", "tab", *"fem klara", "tab", *"om 3 v", "tab", *remark)


async def test_three_lines_and_a_remark_are_saved_from_the_list_of_employees(tmp_path):
    async with rig(tmp_path, fill=plan) as (app, pilot):
        assert "1 rad i planen att följa upp. a stämmer av" in seen(app)
        await press(app, pilot, "a")
        assert "Dokumentera larmen" in seen(app)
        assert "hemlig rad" not in seen(app)
        await three_lines(app, pilot)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PeopleRoom)
        assert "att följa upp" not in seen(app)
        (talk,) = follow_ups(app)
        items = on_vault(app, lambda vault: vault.items.of_talk(talk.id))
        assert [(one.kind, one.audience, one.fields.get("words", one.title)) for one in items] == [
            (Kind.OUTCOME, Audience.PRIVATE, "fem klara"),
            (Kind.NOTE, Audience.PRIVATE, "orkar mer nu"),
        ]
        assert items[0].fields["follow_up"] == "2026-03-03"


async def test_f4_shows_what_both_may_see_and_never_the_remark(tmp_path):
    async with rig(tmp_path, CheckIn(KIM.id), fill=plan) as (app, pilot):
        await three_lines(app, pilot)
        await press(app, pilot, "f4")
        assert isinstance(app.screen, TurnFirst)
        page = seen(app)
        assert "fem klara" in page
        assert "2026-03-03" in page
        assert "orkar mer nu" not in page
        assert "1 privat" in page


async def test_the_row_marked_in_the_plan_is_the_one_followed_up(tmp_path):
    async with rig(tmp_path, PlanRoom("old"), fill=plan) as (app, pilot):
        await press(app, pilot, "down", "a")
        await press(app, pilot, "1", "enter")
        (talk,) = follow_ups(app)
        assert [one.row for one in talk.checked] == ["nat"]


async def test_another_row_keeps_what_is_typed_about_this_one(tmp_path):
    async with rig(tmp_path, PersonRoom(KIM.id), fill=plan) as (app, pilot):
        await press(app, pilot, "a", "tab", *"halvvä")
        await press(app, pilot, "pagedown")
        assert "halvvä" not in seen(app)
        await press(app, pilot, *"annat", "pageup")
        assert "halvvä" in seen(app)
        await press(app, pilot, "escape", "a")
        assert "halvvä" in seen(app)
        assert follow_ups(app) == []


async def test_what_is_typed_survives_a_lock_by_lying_in_the_vault(tmp_path):
    async with rig(tmp_path, CheckIn(KIM.id), fill=plan) as (app, pilot):
        await press(app, pilot, "tab", *"mitt i")
        await app.put_away()
        drafts = on_vault(app, lambda vault: vault.drafts.of_talk("old"))
        assert [draft.text for draft in drafts.values()] == ["mitt i"]


async def test_what_was_typed_just_now_is_not_called_last_time(tmp_path):
    async with rig(tmp_path, CheckIn(KIM.id), fill=plan) as (app, pilot):
        await press(app, pilot, "tab", *"mitt i", "f1", "escape", "pagedown", "pageup")
        assert "mitt i" in seen(app)
        assert "förra gången" not in seen(app)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["9"], "Skriv 1, 2, 3 eller 4"),
        (["enter"], "Säg hur det går"),
        (["1", "tab", "tab", *"31 april"], "31 april finns inte"),
    ],
)
async def test_what_cannot_be_saved_is_said_and_nothing_is_lost(tmp_path, typed, told):
    async with rig(tmp_path, CheckIn(KIM.id), fill=plan) as (app, pilot):
        await press(app, pilot, *typed, "enter")
        assert told in seen(app)
        assert isinstance(app.screen, CheckIn)
        assert follow_ups(app) == []


async def test_without_a_plan_there_is_nothing_to_type_in(tmp_path):
    async with rig(tmp_path, CheckIn(KIM.id)) as (app, pilot):
        assert "Det finns ingen plan att följa upp än" in seen(app)
        await press(app, pilot, "1", "enter", "f4")
        assert isinstance(app.screen, CheckIn)
        assert all(field.disabled for field in app.screen.query(Input))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_size_and_language_shows_the_lines(tmp_path, size, language):
    async with rig(tmp_path, CheckIn(KIM.id), fill=plan, size=size, language=language) as (app, _pilot):
        page = seen(app)
        assert ("Min egen rad" if language == "sv" else "My own remark") in page
        assert "Dokumentera larmen" in page
        assert max(map(len, page.splitlines())) <= size[0]


async def test_undo_takes_todays_check_in_back_with_its_words_in_the_lines(tmp_path):
    async with rig(tmp_path, fill=plan) as (app, pilot):
        await app.push_screen(CheckIn(KIM.id, "larm"))
        await press(app, pilot, "ctrl+z")
        assert "ingen avstämning från i dag" in seen(app)
        await three_lines(app, pilot)
        await press(app, pilot, "ctrl+z")
        assert "Spara eller töm raderna först" in seen(app)
        await press(app, pilot, "enter")
    async with rig(tmp_path / "ny", CheckIn(KIM.id, "larm"), fill=checked) as (app, pilot):
        await press(app, pilot, "ctrl+z")
        assert "tillbakatagen" in seen(app)
        assert app.screen.query_one("#words", Input).value == "fem klara"
        (talk,) = follow_ups(app)
        assert talk.checked == ()


def checked(vault) -> None:
    plan(vault)
    save(vault, "larm", Said(OutcomeResult.PARTLY, "fem klara", "2026-03-03"), NOW.date())


def held_row(vault) -> None:
    plan(vault)
    vault.items.apply("old", [withdraw(vault.items.get("larm"))])


async def test_of_a_row_held_back_it_says_that_the_employee_sees_neither(tmp_path):
    async with rig(tmp_path, CheckIn(KIM.id, "larm"), fill=held_row) as (app, pilot):
        await press(app, pilot, "2", "tab")
        assert "Raden visas inte för medarbetaren" in seen(app)
