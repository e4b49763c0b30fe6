"""The review of last year's plan: how many keys it takes, what it shows, what it leaves behind."""

import kims_years
import pytest
from kims_years import SECRET
from rigs import rig, seen, settle
from talk_rig import burst
from textual.events import Key

from samtal_tui.sharing.agreement import both_views
from screens.review import ReviewRoom
from vault.records import Audience, Kind, Talk


async def press(app, pilot, *keys: str) -> int:
    """Press and wait; the number of keys."""
    for key in keys:
        await pilot.press(key)
    await settle(app, pilot)
    return len(keys)


async def type_in(app, pilot, text: str) -> None:
    await press(app, pilot, *("space" if sign == " " else sign for sign in text))


def on_vault(app, work):
    return app.vault_thread.run(work).result(timeout=10)


def new_items(app, kind: Kind):
    return [one for one in on_vault(app, lambda vault: vault.items.of_talk("new")) if one.kind is kind]


def twelve_goals(vault) -> None:
    kims_years.talks(vault)
    goals = [kims_years.item(f"g{n}", Kind.GOAL, goal=f"Mål nummer {n}") for n in range(12)]
    kims_years.agreed(vault, *goals)


async def test_twelve_rows_take_at_most_forty_keys(tmp_path):
    answers = ["1", "2", "3", "4", "2", "2", "3", "1", "1", "2", "3", "4"]
    causes = ["e", "v", "r", "n", "r", "e", "v", "v", "e", "n", "r", "e"]
    async with rig(tmp_path, ReviewRoom("new"), fill=twelve_goals) as (app, pilot):
        keys = 0
        for answer, cause in zip(answers, causes, strict=True):
            keys += await press(app, pilot, answer, cause, "enter")
        keys += await press(app, pilot, "enter")
        assert keys <= 40
        assert not isinstance(app.screen, ReviewRoom)
        outcomes = sorted(new_items(app, Kind.OUTCOME), key=lambda one: one.sequence)
        results = {"1": "done", "2": "partly", "3": "not_done", "4": "obsolete"}
        why = {"e": "own", "v": "organisation", "r": "resources", "n": "other"}
        assert [one.fields["result"] for one in outcomes] == [results[answer] for answer in answers]
        assert [one.fields["causes"] for one in outcomes] == [why[cause] for cause in causes]
        assert [one.origin for one in outcomes] == [f"g{n}" for n in range(12)]
        assert {one.origin for one in new_items(app, Kind.GOAL)} == {
            f"g{n}" for n, answer in enumerate(answers) if answer in "23"
        }
        assert on_vault(app, lambda vault: vault.talks.get("new")).reviewed


async def all_at_once(app, pilot, *keys: str) -> None:
    """Send the keys as a terminal does that has fallen behind: one after another without a pause."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
    await settle(app, pilot)
    await settle(app, pilot)


async def test_keys_that_come_all_at_once_are_taken_in_order(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=twelve_goals) as (app, pilot):
        await all_at_once(app, pilot, *(["2", "r", "enter"] * 12))
        outcomes = new_items(app, Kind.OUTCOME)
        assert [one.fields["causes"] for one in outcomes] == ["resources"] * 12
        assert "är genomgången" in seen(app)


async def test_words_that_come_all_at_once_are_whole(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=twelve_goals) as (app, pilot):
        await all_at_once(app, pilot, "2", "tab", *"resurser", "enter", "1", "tab", *"klart", "enter")
        outcomes = sorted(new_items(app, Kind.OUTCOME), key=lambda one: one.sequence)
        assert [(one.fields["result"], one.fields.get("words")) for one in outcomes] == [
            ("partly", "resurser"),
            ("done", "klart"),
        ]


async def test_a_row_shows_what_both_know_of_it(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, _pilot):
        shown = seen(app)
        assert "Planen från 2025-03-04" in shown
        assert "rad 1 av 5" in shown
        assert "Färre driftstopp på kvällar och helger" in shown
        assert "2025-10-15  delvis: tre av fem, semestern kom emellan" in shown
        assert 'Kim har förberett   "Tre är klara.' in shown
        assert "1 Genomfört  2 Delvis  3 Inte genomfört  4 Inte aktuellt" in shown
        assert "e Egen insats  v Verksamheten  r Resurser  n Annat" in shown
        assert "f Följer med  u Dela upp  x Avsluta" in shown
        assert "Tab Egna ord   Enter Nästa rad" in shown


@pytest.mark.parametrize(("size", "language"), [((80, 24), "sv"), ((130, 40), "en"), ((60, 20), "en")])
async def test_nothing_private_is_ever_on_the_screen(tmp_path, size, language):
    room = ReviewRoom("new")
    async with rig(tmp_path, room, fill=kims_years.last_year, size=size, language=language) as (app, pilot):
        for _ in range(7):
            assert SECRET not in seen(app)
            assert not any(SECRET in str(row.text) for row in room.query_one("#row").rows)
            await press(app, pilot, "pagedown")
        assert "aldrig" not in seen(app)


async def test_what_is_chosen_stands_in_brackets_and_the_next_step_is_proposed(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "r")
        shown = seen(app)
        assert "[2 Delvis]" in shown
        assert "[r Resurser]" in shown
        assert "[f Följer med]" in shown
        assert "I årets plan" in shown
        await press(app, pilot, "1", "r")
        shown = seen(app)
        assert "[x Avsluta]" in shown
        assert "[r Resurser]" not in shown
        assert "I årets plan" not in shown


async def test_words_come_only_after_tab_and_letters_do_not_answer_there(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "tab")
        await type_in(app, pilot, "nätet 1 2 efvx")
        await press(app, pilot, "enter")
        (outcome,) = new_items(app, Kind.OUTCOME)
        assert outcome.fields["words"] == "nätet 1 2 efvx"
        assert outcome.fields["result"] == "partly"
        assert "causes" not in outcome.fields
        assert app.focused is None
        assert "rad 2 av 5" in seen(app)


async def test_the_row_of_the_new_plan_can_be_reworded_and_dated_at_once(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "tab", "tab", "end")
        await type_in(app, pilot, " klart")
        await press(app, pilot, "tab")
        await type_in(app, pilot, "v 12")
        await press(app, pilot, "enter")
        (goal,) = new_items(app, Kind.GOAL)
        assert goal.fields["goal"] == "Dokumentera de fem vanligaste larmen klart"
        assert goal.fields["do_by"] == "2026-03-20"


async def test_a_day_that_does_not_exist_stops_the_row_with_one_sentence(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "tab", "tab", "tab")
        await type_in(app, pilot, "30 februari")
        await press(app, pilot, "enter")
        assert "30 februari finns inte:" in seen(app)
        assert "rad 1 av 5" in seen(app)
        assert new_items(app, Kind.OUTCOME) == []


async def test_a_cause_without_an_answer_asks_for_one(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "r", "enter")
        assert "Svara med 1 till 4" in seen(app)
        assert "rad 1 av 5" in seen(app)


async def test_an_unfinished_answer_is_there_after_escape(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "3", "tab")
        await type_in(app, pilot, "hann inte")
        await press(app, pilot, "escape", "escape")
        assert not isinstance(app.screen, ReviewRoom)
        assert new_items(app, Kind.OUTCOME) == []
        await app.push_screen(ReviewRoom("new"))
        await settle(app, pilot)
        assert "[3 Inte genomfört]" in seen(app)
        assert "hann inte" in seen(app)


async def test_the_other_language_keeps_the_answer(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "3", "f8")
        shown = seen(app)
        assert "[3 Not carried out]" in shown
        assert "Kim has prepared" in shown


async def test_going_back_and_answering_again_changes_the_answer(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "enter", "pageup")
        assert "[2 Delvis]" in seen(app)
        await press(app, pilot, "1", "enter")
        assert [one.fields["result"] for one in new_items(app, Kind.OUTCOME)] == ["done"]
        assert new_items(app, Kind.GOAL) == []


async def test_undo_takes_the_last_answer_back(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "enter", "ctrl+z")
        assert "Den senaste ändringen är ångrad." in seen(app)
        assert new_items(app, Kind.OUTCOME) == []
        assert new_items(app, Kind.GOAL) == []


async def test_the_last_card_tells_what_to_do_better_and_what_was_parked(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "1", "enter", *["pagedown"] * 4)
        shown = seen(app)
        assert "Börja med framtiden" in shown
        assert "Lönestrukturen   tas upp i: lönesamtalet" in shown
        assert "4 rader har inget svar än" in shown
        assert "F4 Vänd skärmen" in shown
        assert not on_vault(app, lambda vault: vault.talks.get("new")).reviewed


async def test_a_review_begins_with_the_first_row_without_an_answer(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=kims_years.last_year) as (app, pilot):
        await press(app, pilot, "2", "enter", "1", "enter", "escape")
        await app.push_screen(ReviewRoom("new"))
        await settle(app, pilot)
        assert "rad 3 av 5   2 1 . . ." in seen(app)


async def test_a_first_talk_says_that_there_is_no_plan(tmp_path):
    def fill(vault):
        vault.talks.add(Talk(id="new", person=kims_years.KIM.id, on=kims_years.THIS_YEAR.on))

    async with rig(tmp_path, ReviewRoom("new"), fill=fill) as (app, pilot):
        assert "Det finns ingen tidigare plan för Kim." in seen(app)
        await press(app, pilot, "1", "r", "tab", "enter")
        assert not isinstance(app.screen, ReviewRoom)


async def test_a_plan_that_was_never_shown_is_named_and_not_told(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        vault.items.apply("old", [kims_years.item("a", Kind.GOAL, goal=SECRET)])

    async with rig(tmp_path, ReviewRoom("new"), fill=fill) as (app, _pilot):
        assert "visades aldrig för Kim" in seen(app)
        assert SECRET not in seen(app)


def with_views_and_parts(vault) -> None:
    kims_years.talks(vault)
    big, small = (kims_years.item(name, Kind.GOAL, goal=f"Målet {name}") for name in ("stort", "litet"))
    kims_years.agreed(vault, big, small.model_copy(update={"part_of": "stort"}))
    shown = kims_years.item("x", Kind.GOAL, audience=Audience.ONWARD, goal="Oense")
    kims_years.agreed(vault, both_views(shown, "Räcker så", "Räcker inte"))


async def test_a_goal_tells_of_its_sub_goals_and_the_last_card_of_what_you_saw_differently(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=with_views_and_parts) as (app, pilot):
        page = " ".join(seen(app).split())
        assert "Delmål Målet litet 0 av 1 delmål genomfört" in page
        await press(app, pilot, "pagedown")
        assert "Delmål till" in seen(app)
        await press(app, pilot, "1", "enter", "pageup", "pageup")
        assert "Målet litet: genomfört 1 av 1 delmål genomfört" in " ".join(seen(app).split())
        await press(app, pilot, "2", "enter", "pagedown")
        page = " ".join(seen(app).split())
        assert "Olika syn i planen förra gången" in page
        assert "Kim Räcker så" in page
        assert "Maria Ståhl Räcker inte" in page


async def test_help_keeps_an_answer_begun_a_moment_ago(tmp_path):
    async with rig(tmp_path, ReviewRoom("new"), fill=twelve_goals) as (app, pilot):
        await press(app, pilot, "2", "r", "tab")
        burst(app, "tiden räckte inte", "f1")
        await settle(app, pilot)
        await press(app, pilot, "escape")
        assert "[2 Delvis]" in seen(app)
        assert "tiden räckte inte" in seen(app)


async def test_a_promise_is_told_once(tmp_path):
    def fill(vault):
        kims_years.talks(vault)
        kims_years.agreed(vault, kims_years.PROMISE)

    async with rig(tmp_path, ReviewRoom("new"), fill=fill) as (app, _pilot):
        (told,) = [line for line in seen(app).splitlines() if "Åtagande" in line]
        assert "Jag pratar med Ines om schemat" in told
