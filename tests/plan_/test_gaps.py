from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.plan.gaps import Gap, Lack, gaps, lacks
from vault.records import Agreement, Audience, Item, Kind, Proposal


def item(kind: Kind, name: str = "a", **fields: str) -> Item:
    return Item(id=name, person="p", talk="t", kind=kind, fields=fields)


WHOLE_GOAL = {"goal": "Larm", "activities": "Par", "responsible": "employee", "do_by": "2026-06-30"}


def test_a_talk_without_a_goal_lacks_one_first_of_all():
    assert gaps([item(Kind.NOTE, text="hej")]) == [Gap((Lack.GOAL,))]


def test_a_whole_goal_lacks_nothing():
    assert gaps([item(Kind.GOAL, **WHOLE_GOAL)]) == []


def test_a_bare_goal_lacks_what_the_form_asks_for():
    assert gaps([item(Kind.GOAL, goal="Larm")]) == [
        Gap((Lack.ACTIVITIES, Lack.RESPONSIBLE, Lack.DATE), "a", "Larm")
    ]


def test_a_follow_up_is_a_date_too():
    assert lacks(item(Kind.GOAL, **{**WHOLE_GOAL, "do_by": "", "follow_up": "2026-04-15"})) == ()


def test_a_promise_needs_somebody_and_a_day():
    assert lacks(item(Kind.PROMISE, text="Prata")) == (Lack.RESPONSIBLE, Lack.DATE)


def test_a_challenge_needs_activities_and_a_day():
    assert lacks(item(Kind.CHALLENGE, challenge="Leda")) == (Lack.ACTIVITIES, Lack.DATE)


def test_a_parked_question_needs_a_place():
    assert lacks(item(Kind.PARKED, text="lön")) == (Lack.PLACE,)
    assert lacks(item(Kind.PARKED, text="lön", taken_up_in="lönesamtalet")) == ()


def test_blanks_fill_nothing():
    assert lacks(item(Kind.PARKED, text="lön", taken_up_in="  ")) == (Lack.PLACE,)


def test_what_is_proposed_counts_as_filled():
    agreed = Item(
        id="a",
        person="p",
        talk="t",
        kind=Kind.GOAL,
        audience=Audience.ONWARD,
        fields={"goal": "Larm"},
        agreed=Agreement(digest="0" * 64, on="2026-02-10"),
        proposal=Proposal(fields=WHOLE_GOAL, audience=Audience.ONWARD),
    )
    assert lacks(agreed) == ()


@given(st.lists(st.sampled_from(Kind)))
def test_only_plan_rows_and_parked_questions_lack_anything(kinds):
    items = [item(kind, str(number)) for number, kind in enumerate(kinds)]
    found = gaps(items)
    assert (found[:1] == [Gap((Lack.GOAL,))]) == (Kind.GOAL not in kinds)
    named = {gap.item for gap in found if gap.item}
    needing = {Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE, Kind.PARKED}
    assert named == {one.id for one in items if one.kind in needing}
