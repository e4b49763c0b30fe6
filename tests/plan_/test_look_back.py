from datetime import date

from plan_.years import CHECK_IN, LAST_YEAR, THIS_YEAR, TODAY, agreed, goal, item, people, written

from samtal_tui.plan.look_back import Parked, last_plan
from samtal_tui.sharing.agreement import both_views, reword
from vault.records import Audience, Draft, Kind, OutcomeResult, Talk, TalkKind, Voice


def titles(vault, talk="new"):
    return [row.item.title for row in last_plan(vault, talk, TODAY).rows]


def test_a_first_talk_has_no_plan_to_look_back_on(vault):
    people(vault)
    review = last_plan(vault, "old", TODAY)
    assert (review.since, review.rows) == (None, ())


def test_goals_come_first_then_promises_and_the_challenge_last(vault):
    people(vault)
    agreed(
        vault,
        item("c", Kind.CHALLENGE, challenge="Leda ett projekt"),
        item("p", Kind.PROMISE, text="Prata med Ines"),
        goal("b"),
        goal("a"),
    )
    assert titles(vault) == ["Målet b", "Målet a", "Prata med Ines", "Leda ett projekt"]
    assert last_plan(vault, "new", TODAY).since == LAST_YEAR.on


def test_what_the_employee_never_saw_is_counted_and_never_shown(vault):
    people(vault)
    agreed(vault, goal("shown"))
    written(vault, goal("draft"), goal("secret").model_copy(update={"audience": Audience.SENSITIVE}))
    review = last_plan(vault, "new", TODAY)
    assert titles(vault) == ["Målet shown"]
    assert review.unseen == 2
    assert "draft" not in repr(review)


def test_an_agreed_row_is_shown_as_agreed_and_not_as_proposed(vault):
    people(vault)
    agreed(vault, goal("a"))
    stored = vault.items.get("a")
    written(vault, reword(vault.id, stored, {"goal": "Något helt annat"}))
    assert titles(vault) == ["Målet a"]
    assert "annat" not in repr(last_plan(vault, "new", TODAY))


def test_the_plan_before_last_is_left_alone(vault):
    people(vault)
    vault.talks.add(Talk(id="older", person="kim", on=date(2024, 3, 1)))
    agreed(vault, goal("a"), item("ancient", Kind.GOAL, talk="older", goal="Förlegat"))
    assert titles(vault) == ["Målet a"]


def test_a_promise_from_a_follow_up_is_looked_back_on_too(vault):
    people(vault)
    agreed(vault, goal("a"), item("p", Kind.PROMISE, talk=CHECK_IN.id, text="Boka kursen"))
    assert titles(vault) == ["Målet a", "Boka kursen"]


def test_a_special_talk_is_no_part_of_it(vault):
    people(vault)
    vault.talks.add(Talk(id="special", person="kim", kind=TalkKind.SPECIAL, on=date(2025, 11, 1)))
    agreed(vault, goal("a"), item("s", Kind.GOAL, talk="special", goal="Plan för återgång"))
    assert titles(vault) == ["Målet a"]
    assert last_plan(vault, "special", TODAY).since is None


def test_a_follow_up_shows_as_a_check_in_and_the_row_stays(vault):
    people(vault)
    follow_up = item(
        "o", Kind.OUTCOME, talk=CHECK_IN.id, row="Målet a", result="partly", words="tre av fem"
    ).model_copy(update={"origin": "a"})
    agreed(vault, goal("a"), follow_up)
    (row,) = last_plan(vault, "new", TODAY).rows
    assert [(one.on, one.result, one.words) for one in row.check_ins] == [
        (CHECK_IN.on, OutcomeResult.PARTLY, "tre av fem")
    ]


def test_a_check_in_only_she_may_read_does_not_show(vault):
    people(vault)
    agreed(vault, goal("a"))
    hers = item("o", Kind.OUTCOME, talk=CHECK_IN.id, row="Målet a", result="partly", words="orkar mer nu")
    written(vault, hers.model_copy(update={"origin": "a"}))
    assert "orkar" not in repr(last_plan(vault, "new", TODAY))


def test_a_row_decided_at_a_follow_up_is_replaced_by_what_came_of_it(vault):
    people(vault)
    decided = item(
        "o", Kind.OUTCOME, talk=CHECK_IN.id, row="Målet a", result="partly", words="halva", next_step="carry"
    )
    carried = item("a2", Kind.GOAL, talk=CHECK_IN.id, goal="Andra halvan")
    agreed(
        vault,
        goal("a"),
        decided.model_copy(update={"origin": "a"}),
        carried.model_copy(update={"origin": "a"}),
    )
    (row,) = last_plan(vault, "new", TODAY).rows
    assert row.item.title == "Andra halvan"
    assert [one.words for one in row.check_ins] == ["halva"]


def test_the_employees_prepared_words_stand_with_the_row(vault):
    people(vault)
    agreed(vault, goal("a"))
    prepared = item("n", Kind.NOTE, talk="new", voice="employee", text="Tre är klara.")
    hidden = item("h", Kind.NOTE, talk="new", voice="employee", text="Låter trött.")
    written(
        vault,
        prepared.model_copy(update={"origin": "a", "audience": Audience.BETWEEN_US}),
        hidden.model_copy(update={"origin": "a"}),
    )
    (row,) = last_plan(vault, "new", TODAY).rows
    assert row.prepared == ("Tre är klara.",)


def test_what_to_do_better_and_what_was_parked_is_told_when_both_know_it(vault):
    people(vault)
    agreed(
        vault,
        goal("a"),
        item("e", Kind.EVALUATION, voice="employee", text="Bra", next_time="Börja med framtiden"),
        item("q", Kind.PARKED, text="Lönestrukturen", taken_up_in="lönesamtalet"),
    )
    written(vault, item("mine", Kind.EVALUATION, voice="manager", text="-", next_time="Lyssna mer"))
    review = last_plan(vault, "new", TODAY)
    assert review.next_time == ((Voice.EMPLOYEE, "Börja med framtiden"),)
    assert review.parked == (Parked("Lönestrukturen", "lönesamtalet"),)


def test_a_draft_that_is_no_answer_is_as_none(vault):
    people(vault)
    agreed(vault, goal("a"))
    for text in ("", "{", '{"result": "won"}', "[1]"):
        vault.drafts.put(THIS_YEAR.id, "review:a", Draft(text=text))
        (row,) = last_plan(vault, "new", TODAY).rows
        assert row.answer == row.saved


def test_what_was_seen_differently_is_told_and_sub_goals_stand_beneath_their_goal(vault):
    people(vault)
    agreed(vault, goal("stort"), goal("annat"), goal("del").model_copy(update={"part_of": "stort"}))
    agreed(vault, both_views(goal("x").model_copy(update={"audience": Audience.ONWARD}), "Ja", "Nej"))
    agreed(vault, item("d", Kind.DISSENT, employee="Larmen är färre", manager="Lika många"))
    assert titles(vault) == ["Målet stort", "Målet del", "Målet annat"]
    assert last_plan(vault, "new", TODAY).views == (("Ja", "Nej"),)
