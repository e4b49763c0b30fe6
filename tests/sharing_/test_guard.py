"""The sensitive guard on a table of phrases, on neutral text, and on anything at all."""

import runpy
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing.guard import SAID, Reason, remarks

ROOT = Path(__file__).parent.parent.parent

HERE = Path(__file__).parent
PHRASES = tomllib.loads((HERE / "guard_phrases.toml").read_text(encoding="utf-8"))
OTHERS = ("Ines Ny", "Sara Lind", "Sten Berg", "Bo Sjö", "Hans Klås", "Åsa-Lill Öst")


@pytest.mark.parametrize(("text", "marked", "reason"), PHRASES["sensitive"])
def test_what_is_sensitive_is_underlined_with_its_reason(text, marked, reason):
    found = {(text[one.start : one.end], one.reason.value) for one in remarks(text, OTHERS)}
    assert (marked, reason) in found


@pytest.mark.parametrize("text", PHRASES["neutral"])
def test_neutral_text_is_left_alone(text):
    assert remarks(text, OTHERS) == ()


def test_the_table_has_every_reason_and_enough_of_both():
    assert {reason for _, _, reason in PHRASES["sensitive"]} == {reason.value for reason in Reason}
    assert len(PHRASES["sensitive"]) >= 60
    assert len(PHRASES["neutral"]) >= 60


def test_a_long_neutral_text_is_read_in_peace():
    text = (HERE / "guard_neutral.txt").read_text(encoding="utf-8")
    assert remarks(text, OTHERS) == ()


def test_the_rates_in_the_documentation_are_those_of_the_tool():
    told = (ROOT / "docs" / "guard.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "tools" / "guard_rates.py"))["table"]()
    assert made in told


def test_a_phrase_spared_in_one_place_is_found_in_another():
    text = "facket i hyllan är fullt, och facket har ringt"
    assert [text[one.start : one.end] for one in remarks(text)] == ["facket"]
    assert remarks(text)[0].start == text.rindex("facket")


def test_names_of_other_people_are_underlined_also_in_the_genitive():
    text = "Ines sa att Saras schema är tätt"
    found = [text[remark.start : remark.end] for remark in remarks(text, ["Ines Ny", "Sara Lind"])]
    assert found == ["Ines", "Saras"]


def test_a_name_that_is_a_word_is_a_name_only_with_a_capital():
    assert remarks("en sten i skon", ["Sten Berg"]) == ()
    assert remarks("pratade med Sten", ["Sten Berg"])[0].reason is Reason.THIRD_PERSON


def test_a_number_with_a_wrong_check_digit_is_a_number():
    assert remarks("811218-9875") == ()


def test_every_reason_has_its_word():
    assert set(SAID) == set(Reason)


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_gives_places_within_it(text, names):
    for found in remarks(text, names):
        assert 0 <= found.start < found.end <= len(text)


def test_a_name_of_two_letters_is_a_word_first_in_a_text_unless_it_owns_something():
    assert remarks("Bo kvar i systemet", OTHERS) == ()
    assert [one.reason for one in remarks("Bos grupp", OTHERS)] == [Reason.THIRD_PERSON]
    assert [one.reason for one in remarks("efter mötet ringde Bo", OTHERS)] == [Reason.THIRD_PERSON]


@pytest.mark.parametrize("name", ["Anna", "Hans", "Åsa"])
@pytest.mark.parametrize("ending", ["", "s", ":s", "’s", "'s", "’", "."])
def test_a_name_is_known_in_every_genitive(name, ending):
    assert [one.reason for one in remarks(f"enligt {name}{ending} mejl", [f"{name} Ny"])] == [
        Reason.THIRD_PERSON
    ]


def _with_check_digit(digits):
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return f"{digits}{-sum(value - 9 if value > 9 else value for value in doubled) % 10}"


@given(st.dates(), st.integers(0, 999), st.booleans(), st.sampled_from(["", "-", "+", " "]), st.booleans())
def test_a_personnummer_of_any_day_is_found_and_one_digit_off_is_not(day, number, coordinated, sign, century):
    birth = f"{day.year % 100:02}{day.month:02}{day.day + 60 * coordinated:02}"
    right = _with_check_digit(f"{birth}{number:03}")
    wrong = f"{right[:9]}{(int(right[9]) + 1) % 10}"
    for digits, found in ((right, True), (wrong, False)):
        text = f"numret {'19' if century else ''}{digits[:6]}{sign}{digits[6:]} i mejlet"
        assert any(one.reason is Reason.PERSONNUMMER for one in remarks(text)) is found
