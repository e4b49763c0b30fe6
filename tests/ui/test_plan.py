"""The action plan on screen: what stands in it, adding, changing, deleting, drafts."""

import kims_years
import pytest
from kims_years import SECRET
from rigs import rig, seen, settle
from textual.events import Key

from screens.plan import PlanRoom
from screens.plan_row import PlanRowRoom
from vault.records import Audience, Kind, Talk


async def press(app, pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settle(app, pilot)


async def type_in(app, pilot, text: str) -> None:
    await press(app, pilot, *("space" if sign == " " else sign for sign in text))


async def of_talk(app, talk: str = "new"):
    return app.vault_thread.run(lambda vault: vault.items.of_talk(talk)).result(timeout=10)


async def row(app, name: str):
    return next(one for one in await of_talk(app) if one.id == name)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (110, 36), (130, 40), (170, 50)])
async def test_a_sensitive_row_is_never_drawn_whatever_the_size(tmp_path, size):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year, size=size) as (app, _pilot):
        assert "Dokumentera de" in seen(app)
        assert SECRET not in seen(app)
        assert "för tätt" not in seen(app)


async def test_a_narrow_plan_is_cards_and_says_how_far_you_are_and_what_is_missing(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, _pilot):
        shown = seen(app)
        assert "Ska utveckla          Skriva instruktioner som hela jouren förstår" in shown
        assert "överens 2025-03-04" in shown
        assert "inte överens än" in shown
        assert "utkast tills du vänder skärmen" in shown
        assert "Saknas: aktiviteter, ansvarig, datum" in shown


async def test_the_marked_row_is_told_by_a_sign(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        first = [row for row in seen(app).split("\n") if row.startswith(">")]
        await press(app, pilot, "down")
        second = [row for row in seen(app).split("\n") if row.startswith(">")]
        assert len(first) == len(second) == 1
        assert first != second


async def test_a_wide_plan_is_the_tables_of_the_form(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year, size=(118, 60)) as (app, _pilot):
        shown = seen(app)
        assert "Hur ska det ske?" in shown
        assert "Ansvarig" in shown
        assert "Medarbetarens utmaning" in shown
        assert "Planen från" not in shown


async def test_last_years_plan_stands_beside_when_there_is_room(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year, size=(130, 50)) as (app, _pilot):
        shown = seen(app)
        assert "Planen från 2025-03-04" in shown
        assert "klart senast 2025-04-01" in shown
        assert "Leda bytet av larmsystem" in shown


async def test_english_is_whole(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year, language="en") as (app, _pilot):
        shown = seen(app)
        assert "Action plan" in shown
        assert "a draft until you turn the screen" in shown
        assert "Enter Edit" in shown


async def test_a_goal_is_typed_and_becomes_a_private_draft(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.talks) as (app, pilot):
        await press(app, pilot, "m")
        await type_in(app, pilot, "Leda ett möte")
        await press(app, pilot, "down", "down", "down")
        await type_in(app, pilot, "kim")
        await press(app, pilot, "down")
        await type_in(app, pilot, "v 12")
        await press(app, pilot, "down")
        assert "2026-03-20" in seen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, PlanRoom)
        assert "Leda ett möte" in seen(app)
        (goal,) = await of_talk(app)
        assert (goal.kind, goal.audience) == (Kind.GOAL, Audience.PRIVATE)
        assert goal.fields == {"goal": "Leda ett möte", "responsible": "employee", "do_by": "2026-03-20"}


async def test_keys_that_come_all_at_once_fill_the_right_fields(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.talks) as (app, pilot):
        await press(app, pilot, "l")
        for key in (*"Boka", "down", *"kim", "down", *"v12", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(app, pilot)
        (promise,) = await of_talk(app)
        assert promise.fields == {"text": "Boka", "responsible": "employee", "do_by": "2026-03-20"}


async def test_a_date_that_does_not_exist_is_refused_in_one_sentence_and_nothing_is_saved(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.PROMISE), fill=kims_years.talks) as (app, pilot):
        await type_in(app, pilot, "Boka kursen")
        await press(app, pilot, "down", "down")
        await type_in(app, pilot, "30 februari")
        await press(app, pilot, "enter")
        assert "30 februari finns inte: skriv ett annat datum." in seen(app)
        assert app.focused.id == "do_by"
        assert await of_talk(app) == []


async def test_a_row_without_words_is_not_saved(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=kims_years.talks) as (app, pilot):
        await press(app, pilot, "down", "down")
        await type_in(app, pilot, "Kurs")
        await press(app, pilot, "enter")
        assert "Skriv först vad det gäller:" in seen(app)
        assert app.focused.id == "goal"
        assert await of_talk(app) == []


async def test_new_words_for_an_agreed_row_are_a_proposal(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        await press(app, pilot, "enter")
        await type_in(app, pilot, " i år")
        await press(app, pilot, "enter")
        goal = await row(app, "larm2")
        assert goal.fields["goal"] == "Dokumentera de fem vanligaste larmen"
        assert goal.proposal.fields["goal"] == "Dokumentera de fem vanligaste larmen i år"
        shown = seen(app)
        assert "din ändring väntar på ett ja" in shown
        assert "Det ni är överens om gäller tills ni båda säger ja." in shown


async def test_looking_at_a_row_changes_nothing(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        before = await of_talk(app)
        await press(app, pilot, "enter", *["down"] * 9, "enter")
        assert await of_talk(app) == before


async def test_line_breaks_in_a_field_nobody_touched_are_kept(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        goal = kims_years.item("a", Kind.GOAL, talk="new", goal="Larm", activities="Mall\nKurs")
        vault.items.apply("new", [goal])

    async with rig(tmp_path, PlanRoom("new"), fill=fill) as (app, pilot):
        await press(app, pilot, "enter")
        assert "Mall Kurs" in seen(app)
        await type_in(app, pilot, "et")
        await press(app, pilot, "enter")
        assert (await row(app, "a")).fields == {"goal": "Larmet", "activities": "Mall\nKurs"}


async def test_what_is_typed_is_there_again_after_escape_and_after_a_lock(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        await press(app, pilot, "down", "enter")
        await type_in(app, pilot, " igen")
        await press(app, pilot, "escape")
        assert "igen" not in seen(app)
        await press(app, pilot, "enter")
        assert "Hålla larmutbildning för nya i jouren igen" in seen(app)
        assert "inte sparat än" in seen(app)
        await type_in(app, pilot, " och igen")
        await app.screen.put_away()
        drafts = app.vault_thread.run(lambda vault: vault.drafts.of_talk("new")).result(timeout=10)
        assert [one.text for one in drafts.values()] == [
            "Hålla larmutbildning för nya i jouren igen och igen"
        ]
        await press(app, pilot, "ctrl+z")
        assert "igen" not in seen(app)
        await press(app, pilot, "escape")
        assert app.vault_thread.run(lambda vault: vault.drafts.of_talk("new")).result(timeout=10) == {}


async def test_what_was_typed_just_now_is_not_called_last_time(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=kims_years.talks) as (app, pilot):
        await type_in(app, pilot, "Leda")
        await press(app, pilot, "f1", "escape")
        assert "Leda" in seen(app)
        assert "förra gången" not in seen(app)


async def test_the_other_language_keeps_what_is_typed(tmp_path):
    async with rig(tmp_path, PlanRowRoom("new", None, Kind.GOAL), fill=kims_years.talks) as (app, pilot):
        await type_in(app, pilot, "Leda")
        await press(app, pilot, "f8")
        assert "Leda" in seen(app)
        assert "To develop" in seen(app)


async def test_delete_takes_a_row_away_and_undo_brings_it_back(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        before = await of_talk(app)
        await press(app, pilot, "delete")
        assert "Raderad. Ctrl+Z tar tillbaka den." in seen(app)
        assert "larm2" not in [one.id for one in await of_talk(app)]
        await press(app, pilot, "ctrl+z")
        assert await of_talk(app) == before
        assert "Dokumentera de fem" in seen(app)


async def test_a_sensitive_row_is_not_opened(tmp_path):
    async with rig(tmp_path, PlanRoom("new"), fill=kims_years.this_year) as (app, pilot):
        await press(app, pilot, "down", "down", "down", "enter")
        assert isinstance(app.screen, PlanRoom)
        assert "Raden är känslig" in seen(app)


async def test_an_empty_plan_says_what_to_do(tmp_path):
    async with rig(tmp_path, PlanRoom("first"), fill=_first_talk) as (app, pilot):
        assert "m lägger till ett mål" in seen(app)
        await press(app, pilot, "delete", "ctrl+z")
        assert "Det finns inget att ångra." in seen(app)


def _first_talk(vault) -> None:
    vault.talks.add(Talk(id="first", person=kims_years.KIM.id, on=kims_years.THIS_YEAR.on))


async def test_an_escape_sequence_in_a_goal_is_shown_harmless(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        vault.items.apply("new", [kims_years.item("a", Kind.GOAL, talk="new", goal="Larm\x1b[2J")])

    async with rig(tmp_path, PlanRoom("new"), fill=fill) as (app, pilot):
        assert "Larm␛[2J" in seen(app)
        await press(app, pilot, "enter")
        assert "\x1b" not in seen(app)


async def test_a_text_longer_than_its_field_is_shown_whole(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        long = " ".join(f"steg{number}" for number in range(20))
        vault.items.apply("new", [kims_years.item("a", Kind.GOAL, talk="new", goal="Larm", activities=long)])

    async with rig(tmp_path, PlanRowRoom("new", "a", Kind.GOAL), fill=fill, size=(60, 20)) as (app, pilot):
        assert "Konkret" in seen(app)
        await press(app, pilot, "down", "down")
        for number in range(20):
            assert f"steg{number}" in seen(app)
