"""Competence over the talk: three corners, the measures that suit, and a goal drafted from them."""

import pytest
from rigs import rig, seen, settle
from talk_rig import ask, drafts, find, items, newest, press, talk
from talk_samples import HERE, TALK, fill_talk

from samtal_tui.guides.competence import suggested_measures
from samtal_tui.guides.model import CompetenceWording
from samtal_tui.guides.tools import Aim, Corner, Measure, load_toolbox
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.competence_goal import Sketch, added, fields_of
from samtal_tui.talk.session import plan_talk
from screens.competence import CompetenceRoom
from screens.talk import TalkRoom
from vault.records import Audience, Kind

BOX = load_toolbox()
SIZES = [(80, 24), (60, 20)]
OFFERED = "leda-sig-sjalv/kompetens"


def form(**more):
    return CompetenceRoom(TALK, HERE, **more)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_corners_and_every_kind_of_measure_are_there(tmp_path, size, language):
    async with rig(tmp_path, form(), fill=fill_talk, size=size, language=language) as (app, pilot):
        pages = seen(app)
        await press(app, pilot, *["pagedown"] * 9)
        pages += "\n" + seen(app)
        for corner in BOX.corners:
            assert corner.title(language) in pages
        for kind in (*BOX.measures, *BOX.aims):
            assert kind.title(language) in pages
        assert all(len(line) <= size[0] for line in pages.splitlines())


async def test_the_measures_that_suit_what_is_written_come_first_and_none_is_forced(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        shown = app.screen.query_one("#measures")
        assert [row.id for row in shown.rows][:8] == list(suggested_measures([], BOX))
        await press(app, pilot, "tab", "tab", *"leda möten")
        assert [row.id for row in shown.rows][:8] == list(suggested_measures([Corner.SKILL], BOX))
        assert "Nya arbetsuppgifter   passar" in seen(app)
        assert "Vad behöver du öva på tills det sitter?" in seen(app)
        assert shown.current == Measure.NEW_TASKS


async def test_one_key_where_the_question_offers_it_makes_a_goal_that_is_a_private_draft(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        app.screen.go(OFFERED)
        await settle(app, pilot)
        assert "Ctrl+T Kompetens" in seen(app)
        await press(app, pilot, "ctrl+t", *"Leda larmmötet", "tab", "tab", *"leda stora möten", "ctrl+t")
        await press(app, pilot, "tab", "tab", *"Ines visar", "enter")
        assert isinstance(app.screen, TalkRoom)
        goal = newest(app)
        assert (goal.kind, goal.audience, goal.question) == (Kind.GOAL, Audience.PRIVATE, OFFERED)
        assert goal.fields == {
            "goal": "Leda larmmötet",
            "develop": "Färdighet: leda stora möten.",
            "activities": "Nya arbetsuppgifter. Ines visar.",
        }
        assert "Leda larmmötet" in seen(app)
        await press(app, pilot, "ctrl+z")
        assert goal.id not in [item.id for item in items(app)]


async def test_what_is_chosen_can_be_left_again(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await press(app, pilot, "ctrl+t", "pagedown", "ctrl+t")
        assert seen(app).count("[x]") == 2
        assert "Ctrl+T Välj bort" in seen(app)
        await press(app, pilot, "ctrl+t", *["pagedown"] * 7, "ctrl+t")
        assert seen(app).count("[x]") == 2
        await press(app, pilot, "pagedown", "ctrl+t")
        assert app.screen._aim is Aim.CAREER
        assert seen(app).count("[x]") == 2


async def test_a_goal_there_is_is_added_to_and_an_agreed_one_keeps_its_words(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        goal = find(app, "Dokumentera de två")

        def agreed(vault):
            onward = goal.model_copy(update={"audience": Audience.ONWARD, "question": OFFERED})
            vault.items.apply(TALK, [agree(vault.id, onward, app.today())])

        ask(app, agreed)
        await app.screen.fill()
        app.screen.go(OFFERED)
        await settle(app, pilot)
        await press(app, pilot, "up", "ctrl+t", *"nätet", "ctrl+t", "enter")
        now = find(app, "Dokumentera de två")
        assert now.fields == goal.fields
        assert now.proposal.fields["develop"] == "Kunskap: nätet."
        assert now.proposal.fields["activities"] == "Par med Ines i mars. Kurs."
        assert now.proposal.fields["do_by"] == goal.fields["do_by"]


async def test_a_goal_without_words_is_not_kept(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        before = len(items(app))
        await press(app, pilot, "tab", *"nätet", "enter")
        assert isinstance(app.screen, CompetenceRoom)
        assert "Skriv först vad" in seen(app)
        assert app.screen.focused.id == "goal"
        assert len(items(app)) == before


async def test_what_is_typed_and_chosen_lies_as_a_draft_on_esc_and_is_there_again(tmp_path):
    async with talk(tmp_path) as (app, pilot):
        app.screen.go(OFFERED)
        await settle(app, pilot)
        await press(app, pilot, "ctrl+t", *"Leda", "ctrl+t", "escape")
        assert f"competence:{OFFERED}" in drafts(app)
        await press(app, pilot, "ctrl+t")
        assert app.screen.value("goal") == "Leda"
        assert seen(app).count("[x]") == 1
        await press(app, pilot, "ctrl+z", "escape")
        assert f"competence:{OFFERED}" not in drafts(app)


async def test_hidden_is_hidden_and_no_key_changes_it(tmp_path):
    async with rig(tmp_path, form(), fill=fill_talk) as (app, pilot):
        await press(app, pilot, *"DOLT", "f2")
        assert "DOLT" not in seen(app)
        await press(app, pilot, *"x", "ctrl+t", "enter")
        await press(app, pilot, "f2")
        assert app.screen.value("goal") == "DOLT"
        assert "[x]" not in seen(app)


async def test_the_guide_has_its_own_words_for_it(tmp_path):
    def other(vault):
        fill_talk(vault)
        plan_talk(
            vault, vault.talks.get(TALK).person, "tre-tidsperspektiv", vault.talks.get(TALK).on, talk_id=TALK
        )

    async with rig(tmp_path, form(), fill=other) as (app, pilot):
        assert "Förmåga" in seen(app)
        assert "Vilja att handla" in seen(app)
        await press(app, pilot, "f8")
        assert "Ability" in seen(app)


def test_the_sketch_in_words():
    sketch = Sketch(
        goal=" Leda larmet ",
        corners={Corner.WILL: "våga säga ifrån!", Corner.KNOWLEDGE: "nätet"},
        activities="går bredvid Ines",
        measures=(Measure.STUDY_VISIT, Measure.COURSE),
        aim=Aim.CAREER,
    )
    assert fields_of(sketch, CompetenceWording.ABILITY, BOX, "sv") == {
        "goal": "Leda larmet",
        "develop": "Kunskap: nätet. Vilja att handla: våga säga ifrån! För vägen vidare i karriären.",
        "activities": "Kurs. Studiebesök. går bredvid Ines.",
    }
    english = fields_of(sketch, CompetenceWording.SKILL, BOX, "en")
    assert english["develop"].startswith("Knowledge: nätet. Attitude and will: ")


def test_what_is_added_leaves_what_was_there():
    before = {"goal": "gammalt", "develop": "a.", "do_by": "2026-06-30"}
    after = added(before, {"goal": "nytt", "develop": "b.", "activities": ""})
    assert after == {"goal": "nytt", "develop": "a. b.", "do_by": "2026-06-30", "activities": ""}
