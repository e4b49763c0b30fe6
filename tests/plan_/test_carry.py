from datetime import date

import pytest
from plan_.years import THIS_YEAR, TODAY, agreed, goal, item, of_kind, people

from samtal_tui.plan.carry import finish, keep_draft, save
from samtal_tui.plan.dates import NotADate
from samtal_tui.plan.look_back import last_plan
from samtal_tui.plan.review import Part, ReviewRow, press, with_part, with_words
from samtal_tui.sharing.agreement import agree, both_views, is_shown
from vault.records import Audience, Cause, Item, Kind, NextStep, OutcomeResult

NEW = THIS_YEAR.id
GOAL = goal(
    "a",
    organisation_goal="Färre driftstopp",
    activities="Mall i mars",
    responsible="employee",
    do_by="2025-09-30",
    follow_up="2026-04-15",
)


def row_of(vault, name: str = "a") -> ReviewRow:
    return next(row for row in last_plan(vault, NEW, TODAY).rows if row.item.id == name)


def answer(vault, *pressed, name: str = "a"):
    row = row_of(vault, name)
    for one in pressed:
        row = press(row, one)
    return save(vault, NEW, row, TODAY)


def plan(vault) -> list[Item]:
    return of_kind(vault, NEW, Kind.GOAL)


@pytest.fixture
def reviewed(vault):
    people(vault)
    agreed(vault, GOAL)
    return vault


def test_an_answer_becomes_an_outcome_that_names_the_row(reviewed):
    answer(reviewed, OutcomeResult.PARTLY, Cause.RESOURCES, Cause.OWN)
    (outcome,) = of_kind(reviewed, NEW, Kind.OUTCOME)
    assert outcome.origin == "a"
    assert outcome.fields == {
        "row": "Målet a",
        "result": "partly",
        "causes": "own resources",
        "next_step": "carry",
        "next_text": "Målet a",
    }


def test_an_outcome_and_a_carried_row_are_private_until_the_screen_is_turned(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    made = [*of_kind(reviewed, NEW, Kind.OUTCOME), *plan(reviewed)]
    assert [one.audience for one in made] == [Audience.PRIVATE] * 2
    assert all(map(is_shown, made))


def test_a_carried_row_keeps_what_it_had_but_days_gone_by(reviewed):
    answer(reviewed, OutcomeResult.NOT_DONE)
    (carried,) = plan(reviewed)
    assert carried.id != "a"
    assert carried.origin == "a"
    assert carried.fields == {
        "goal": "Målet a",
        "organisation_goal": "Färre driftstopp",
        "activities": "Mall i mars",
        "responsible": "employee",
        "follow_up": "2026-04-15",
    }


def test_the_old_row_is_left_as_it_was_agreed(reviewed):
    before = reviewed.items.get("a")
    answer(reviewed, OutcomeResult.PARTLY)
    assert reviewed.items.get("a") == before


def test_a_done_row_is_not_carried(reviewed):
    answer(reviewed, OutcomeResult.DONE)
    assert plan(reviewed) == []


def test_a_split_row_becomes_two(reviewed):
    row = press(press(row_of(reviewed), OutcomeResult.PARTLY), NextStep.SPLIT)
    row = with_part(row, 1, Part(text="Nätlarmen", do_by="v 12", follow_up="om 3 mån"))
    save(reviewed, NEW, row, TODAY)
    one, two = plan(reviewed)
    assert (one.title, two.title) == ("Målet a (1)", "Nätlarmen")
    assert (two.fields["do_by"], two.fields["follow_up"]) == ("2026-03-20", "2026-05-10")
    assert {one.origin, two.origin} == {"a"}


def test_a_day_that_does_not_exist_saves_nothing(reviewed):
    row = with_part(press(row_of(reviewed), OutcomeResult.PARTLY), 0, Part(text="x", do_by="30 februari"))
    with pytest.raises(NotADate):
        save(reviewed, NEW, row, TODAY)
    assert reviewed.items.of_talk(NEW) == []


def test_answering_again_changes_and_does_not_double(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    (carried,) = plan(reviewed)
    answer(reviewed, OutcomeResult.NOT_DONE, Cause.ORGANISATION)
    (outcome,) = of_kind(reviewed, NEW, Kind.OUTCOME)
    assert outcome.fields["result"] == "not_done"
    assert plan(reviewed) == [carried]


def test_a_proposed_step_follows_when_the_answer_is_changed(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    answer(reviewed, OutcomeResult.DONE)
    assert plan(reviewed) == []
    answer(reviewed, OutcomeResult.PARTLY)
    assert len(plan(reviewed)) == 1


def test_what_she_wrote_in_the_new_plan_is_kept_when_the_answer_changes(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    (carried,) = plan(reviewed)
    written = carried.model_copy(update={"fields": {**carried.fields, "develop": "Skriva instruktioner"}})
    reviewed.items.apply(NEW, [written])
    answer(reviewed, OutcomeResult.NOT_DONE)
    assert plan(reviewed)[0].fields["develop"] == "Skriva instruktioner"


def test_an_answer_saved_from_an_old_view_does_not_double_either(reviewed):
    stale = press(row_of(reviewed), OutcomeResult.PARTLY)
    save(reviewed, NEW, stale, TODAY)
    save(reviewed, NEW, stale, TODAY)
    assert len(of_kind(reviewed, NEW, Kind.OUTCOME)) == len(plan(reviewed)) == 1


def test_an_agreed_outcome_gets_a_proposal_and_stands(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    (outcome,) = of_kind(reviewed, NEW, Kind.OUTCOME)
    onward = outcome.model_copy(update={"audience": Audience.ONWARD})
    reviewed.items.apply(NEW, [agree(reviewed.id, onward, date(2026, 2, 10))])
    answer(reviewed, OutcomeResult.NOT_DONE)
    (outcome,) = of_kind(reviewed, NEW, Kind.OUTCOME)
    assert outcome.fields["result"] == "partly"
    assert outcome.proposal is not None
    assert outcome.proposal.fields["result"] == "not_done"
    assert row_of(reviewed).answer.result is OutcomeResult.NOT_DONE


def test_an_agreed_row_of_the_new_plan_is_not_taken_out_behind_their_backs(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    (carried,) = plan(reviewed)
    onward = carried.model_copy(update={"audience": Audience.ONWARD})
    (settled,) = reviewed.items.apply(NEW, [agree(reviewed.id, onward, date(2026, 2, 10))])
    changes = answer(reviewed, OutcomeResult.DONE)
    assert changes.stay == (settled,)
    assert plan(reviewed) == [settled]


def test_one_undo_takes_an_answer_back_whole(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    reviewed.items.undo(NEW)
    assert reviewed.items.of_talk(NEW) == []
    assert not row_of(reviewed).is_answered


def test_words_and_an_unsaved_answer_are_there_again(reviewed):
    row = with_words(press(row_of(reviewed), OutcomeResult.PARTLY), "nätkompetens saknades")
    keep_draft(reviewed, NEW, row)
    again = row_of(reviewed)
    assert again.answer == row.answer
    assert again.is_touched
    save(reviewed, NEW, again, TODAY)
    assert reviewed.drafts.of_talk(NEW) == {}
    assert row_of(reviewed).answer.words == "nätkompetens saknades"
    assert not row_of(reviewed).is_touched


def test_a_promise_and_a_challenge_are_carried_as_what_they_are(vault):
    people(vault)
    agreed(
        vault,
        item("p", Kind.PROMISE, text="Prata med Ines", responsible="manager"),
        item("c", Kind.CHALLENGE, challenge="Leda", support="Ines"),
    )
    answer(vault, OutcomeResult.PARTLY, name="p")
    answer(vault, OutcomeResult.PARTLY, name="c")
    (promise,) = of_kind(vault, NEW, Kind.PROMISE)
    (challenge,) = of_kind(vault, NEW, Kind.CHALLENGE)
    assert promise.fields == {"text": "Prata med Ines", "responsible": "manager"}
    assert challenge.fields == {"challenge": "Leda", "support": "Ines"}


def test_a_long_row_is_carried_by_enter_alone(vault):
    people(vault)
    agreed(vault, goal("a", horizon="6-24"))
    answer(vault)
    (outcome,) = of_kind(vault, NEW, Kind.OUTCOME)
    assert "result" not in outcome.fields
    assert [one.fields["horizon"] for one in plan(vault)] == ["6-24"]


def test_the_talk_remembers_that_the_plan_was_gone_through(reviewed):
    finish(reviewed, NEW)
    assert reviewed.talks.get(NEW).reviewed


def test_both_views_of_a_carried_row_are_left_as_they_are_by_another_answer(reviewed):
    answer(reviewed, OutcomeResult.PARTLY)
    (carried,) = plan(reviewed)
    reviewed.items.apply(NEW, [both_views(carried, "Räcker", "Räcker inte")])
    answer(reviewed, OutcomeResult.NOT_DONE)
    assert plan(reviewed) == []
    (views,) = of_kind(reviewed, NEW, Kind.DISSENT)
    assert views.fields == {"employee": "Räcker", "manager": "Räcker inte"}
