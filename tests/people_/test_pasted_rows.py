"""Pasted rows and forms: what is taken in, and what is said of the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.people import details
from samtal_tui.people.details import Details, add_people, edit_person, read_details, without_personnummer
from samtal_tui.people.pasted import ALREADY_HERE, TOO_MANY_COLUMNS, TOO_MANY_ROWS, TWICE, parse_rows
from vault.records import Employment, Person
from vault.seam import create_for_tests


def test_rows_are_taken_in_as_they_are_written():
    pasted = parse_rows(
        "Namn; roll; enhet; anställd\n"
        "Kim Påhittad; drifttekniker; IT-drift; 2019-03-01\n"
        "\n"
        "Öst, Åsa Maria;utredare;Kansliet\n"
        "Elin Nord; vikarie; ; 2026-01-01 - 2026-08-31\n"
        "Madonna\n",
        existing=(),
    )
    assert pasted.problems == ()
    assert pasted.rows == (
        Details("Kim", "Påhittad", "drifttekniker", "IT-drift", employed_from=date(2019, 3, 1)),
        Details("Åsa Maria", "Öst", "utredare", "Kansliet"),
        Details(
            "Elin",
            "Nord",
            "vikarie",
            employment=Employment.FIXED_TERM,
            employed_from=date(2026, 1, 1),
            employed_to=date(2026, 8, 31),
        ),
        Details("Madonna"),
    )


def test_a_spreadsheet_copies_with_tabs():
    assert parse_rows("Kim Ek\ttekniker\tIT\t2019", ()).rows == (
        Details("Kim", "Ek", "tekniker", "IT", employed_from=date(2019, 1, 1)),
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (";roll", details.NO_NAME),
        ("Kim Ek;;;i våras", details.NO_DATE),
        ("Kim Ek;;;2026-02-30", details.NO_DATE),
        ("Kim Ek;;;2026-05-01 - 2026-01-01", details.WRONG_ORDER),
        ("Kim Ek;a;b;2019-01-01;mer", TOO_MANY_COLUMNS),
        ("Kim Ek;" + "a" * 201, details.TOO_LONG),
        ("ÅSA ÖST;", ALREADY_HERE),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_the_others_come_in(row, sentence):
    here = Person(id="a", number=1, given="Åsa", family="Öst")
    pasted = parse_rows(f"Rut Ny\n{row}\nBo Ny", [here])
    assert [one.given for one in pasted.rows] == ["Rut", "Bo"]
    assert [(problem.row, problem.sentence, problem.taken) for problem in pasted.problems] == [
        (2, sentence, False)
    ]
    assert pasted.left == (() if sentence == ALREADY_HERE else (row,))


def test_the_same_name_twice_comes_in_once():
    pasted = parse_rows("Kim Ek\nEk, Kim", ())
    assert len(pasted.rows) == 1
    assert [problem.sentence for problem in pasted.problems] == [TWICE]


def test_a_personnummer_is_dropped_with_a_word_about_it():
    pasted = parse_rows("Kim Ek 19850101-1234; tekniker 850101-1234; IT", ())
    assert pasted.rows == (Details("Kim", "Ek", "tekniker", "IT"),)
    assert [(problem.sentence, problem.taken) for problem in pasted.problems] == [(details.DROPPED, True)]


def test_a_list_too_long_is_cut_and_said_so():
    pasted = parse_rows("\n".join(f"Person{number} Ny" for number in range(600)), ())
    assert len(pasted.rows) == 500
    assert pasted.problems[-1].sentence == TOO_MANY_ROWS
    assert pasted.left == tuple(f"Person{number} Ny" for number in range(500, 600))


@given(st.text(max_size=300))
def test_whatever_is_pasted_no_row_holds_what_a_list_cannot_show(text):
    for row in parse_rows(text, ()).rows:
        for value in (row.given, row.family, row.role, row.unit):
            assert value == " ".join(value.split())
            assert len(value) <= 200
        assert row.given


@pytest.mark.parametrize(
    "number", ["19850101-1234", "850101-1234", "8501011234", "850101+1234", "198501611234", "19850101 1234"]
)
def test_every_spelling_of_a_personnummer_is_known(number):
    assert without_personnummer(f"Kim {number} Ek") == "Kim Ek"


@pytest.mark.parametrize("text", ["IT-drift 2", "rum 4711", "2026-02-10", "08-123 456", "12345678901234"])
def test_other_numbers_stay(text):
    assert without_personnummer(text) == text


def test_a_form_says_everything_that_is_wrong_at_once():
    found, complaints = read_details({"given": " ", "employed_from": "igår", "unit": "a" * 201})
    assert found is None
    assert {(one.field, one.sentence) for one in complaints} == {
        ("given", details.NO_NAME),
        ("employed_from", details.NO_DATE),
        ("unit", details.TOO_LONG),
    }


def test_what_is_added_can_be_edited_and_keeps_its_number(tmp_path):
    vault = create_for_tests(tmp_path / "valv")
    assert add_people(vault, (Details("Kim", "Ek"), Details("Åsa", "Öst"))) == 2
    kim = vault.people.all()[0]
    edit_person(vault, kim.id, Details("Kim", "Ekman", unit="Kansliet"))
    now = vault.people.get(kim.id)
    assert (now.number, now.name, now.unit) == (1, "Kim Ekman", "Kansliet")
    assert [person.number for person in vault.people.all()] == [1, 2]
    vault.close()
