"""The operation's goals, and the two letters that pick one."""

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.plan.codes import codes
from samtal_tui.year.operation_goals import goals_in, in_force, keep, of_year, picked
from vault.records import OperationGoal, Profile

GOALS = (OperationGoal(year=2025, text="Trygga nätter"), OperationGoal(year=2026, text="Färre driftstopp"))


def test_a_pasted_list_is_a_goal_a_line():
    pasted = "1. Färre driftstopp\n•  Trygga   nätter\n\n- Färre driftstopp\nMål\tkolumn två\r\n"
    assert goals_in(pasted) == ("Färre driftstopp", "Trygga nätter", "Mål")


def test_the_goals_of_the_year_before_hold_until_there_are_new_ones():
    assert in_force(GOALS, 2026) == ("Färre driftstopp",)
    assert in_force(GOALS, 2027) == ("Färre driftstopp",)
    assert in_force(GOALS, 2025) == ("Trygga nätter",)
    assert in_force(GOALS, 2024) == ()
    assert picked(GOALS, 2026) == {"fd": "Färre driftstopp"}


def test_one_year_is_kept_and_the_others_stay(vault):
    vault.profile.put(Profile(manager="Maria", operation_goals=GOALS))
    keep(vault, 2026, ("Ett", "Två"))
    profile = vault.profile.get()
    assert profile.manager == "Maria"
    assert of_year(profile.operation_goals, 2025) == ("Trygga nätter",)
    assert of_year(profile.operation_goals, 2026) == ("Ett", "Två")


@given(st.lists(st.text(min_size=1, max_size=30), max_size=60, unique=True))
def test_every_goal_has_two_letters_of_its_own_and_always_the_same(texts):
    found = codes(texts)
    assert sorted(found.values()) == sorted(texts)
    assert all(len(code) == 2 for code in found)
    assert codes(texts) == found


def test_the_letters_are_the_beginnings_of_words_where_they_are_free():
    assert codes(["Färre driftstopp", "Fler dagar", "Trygghet"]) == {
        "fd": "Färre driftstopp",
        "fl": "Fler dagar",
        "tr": "Trygghet",
    }
