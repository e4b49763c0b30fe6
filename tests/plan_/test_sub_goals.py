"""Sub-goals stand under their goal, are carried with it, and touch no agreement."""

from plan_.years import THIS_YEAR, TODAY, agreed, goal, of_kind, people

from samtal_tui.plan.carry import save
from samtal_tui.plan.look_back import last_plan
from samtal_tui.plan.review import press
from samtal_tui.plan.sub_goals import in_order, turn_sub_goal
from samtal_tui.plan.this_year import this_year
from vault.records import Kind, OutcomeResult
from vault.shareable import is_agreed


def test_a_goal_becomes_a_sub_goal_of_the_one_above_and_its_own_again(vault):
    people(vault)
    agreed(vault, goal("a"), goal("b"), goal("c"))
    rows = vault.items.of_talk("old")
    assert turn_sub_goal(vault, rows, rows[2])
    changed = vault.items.get("c")
    assert changed.part_of == "b"
    assert is_agreed(vault.id, changed)
    assert [row.id for row in in_order(vault.items.of_talk("old"))] == ["a", "b", "c"]
    assert not turn_sub_goal(vault, vault.items.of_talk("old"), vault.items.get("b"))
    assert not turn_sub_goal(vault, vault.items.of_talk("old"), vault.items.get("a"))
    assert turn_sub_goal(vault, vault.items.of_talk("old"), changed)
    assert vault.items.get("c").part_of == ""


def test_a_sub_goal_stands_under_its_goal_wherever_it_was_written(vault):
    people(vault)
    for one in (goal("a"), goal("b"), goal("c").model_copy(update={"part_of": "a"})):
        vault.items.apply("old", [one])
    assert [row.id for row in in_order(vault.items.of_talk("old"))] == ["a", "c", "b"]


def test_carried_it_is_a_sub_goal_of_what_its_goal_has_become(vault):
    people(vault)
    agreed(vault, goal("a"), goal("c").model_copy(update={"part_of": "a"}))
    for place in range(2):
        row = last_plan(vault, THIS_YEAR.id, TODAY).rows[place]
        save(vault, THIS_YEAR.id, press(row, OutcomeResult.PARTLY), TODAY)
    parent, part = of_kind(vault, THIS_YEAR.id, Kind.GOAL)
    assert (parent.part_of, part.part_of) == ("", parent.id)
    assert [row.id for row in this_year(vault, THIS_YEAR.id, TODAY).rows] == [parent.id, part.id]
