from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_.years import KIM, people

from samtal_tui.plan.form import (
    FORM,
    Parties,
    Refused,
    read_field,
    read_form,
    read_responsible,
    shown_responsible,
)
from samtal_tui.plan.this_year import is_answer, is_row, open_row, save_row, slot, undo
from samtal_tui.texts import Texts
from vault.records import FIELDS, PLAN_KINDS, Draft, Item, Kind

TODAY = date(2026, 2, 10)
PARTIES = Parties(KIM, "Maria Ståhl")


def test_the_form_has_every_field_of_its_kind():
    for kind in PLAN_KINDS:
        assert {field.name for field in FORM[kind]} == set(FIELDS[kind])


@pytest.mark.parametrize(
    "typed", ["Kim", "kim", "Kim Ek", "ek, kim", "  KIM  EK ", "medarbetaren", "the employee"]
)
def test_the_employee_is_known_by_name_and_by_word(typed):
    assert read_responsible(typed, PARTIES) == "employee"


@pytest.mark.parametrize("typed", ["jag", "Jag", "du", "me", "Maria", "maria ståhl", "chefen", "the manager"])
def test_the_manager_is_known_by_name_and_by_word(typed):
    assert read_responsible(typed, PARTIES) == "manager"


@pytest.mark.parametrize("typed", ["Ines", "Kim och Ines", "", "jag och Kim"])
def test_anybody_else_stands_as_typed(typed):
    assert read_responsible(typed, PARTIES) == typed


def test_a_manager_without_a_name_takes_nobodys_place():
    assert read_responsible("", Parties(KIM, "")) == ""


@given(st.sampled_from(["employee", "manager", "", "Ines"]))
def test_who_is_responsible_is_read_back_as_shown(value):
    assert read_responsible(shown_responsible(value, PARTIES, "jag"), PARTIES) == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("0-6", "0-6"),
        ("6-24 månader", "6-24"),
        ("6–24 mån", "6-24"),
        ("lång", "6-24"),
        ("short", "0-6"),
    ],
)
def test_the_horizon_is_one_of_two(typed, kept):
    assert read_field("horizon", typed, PARTIES, TODAY) == kept


@pytest.mark.parametrize(
    ("field", "typed"), [("horizon", "3-9"), ("do_by", "31 april"), ("follow_up", "v 60")]
)
def test_what_cannot_be_kept_is_refused_with_its_field_and_a_sentence(field, typed):
    with pytest.raises(Refused) as refused:
        read_form({"goal": "Larm", field: typed}, PARTIES, TODAY)
    assert refused.value.field == field
    said = Texts("sv")(refused.value.sentence, **refused.value.values)
    assert said.endswith(".")
    assert "{" not in said


@given(st.text(max_size=30))
def test_words_are_kept_as_typed_but_for_blanks_around_them(text):
    assert read_field("activities", text, PARTIES, TODAY) == text.strip()


def test_saving_a_row_clears_its_own_drafts_and_no_others(vault):
    people(vault)
    for name in (slot(None, Kind.GOAL, "goal"), slot(None, Kind.PROMISE, "text"), "framtid/mal"):
        vault.drafts.put("new", name, Draft(text="halvt"))
    assert open_row(vault, "new", None, Kind.GOAL).drafts == {"goal": "halvt"}
    save_row(vault, "new", None, Kind.GOAL, {"goal": "Larm"})
    assert set(vault.drafts.of_talk("new")) == {slot(None, Kind.PROMISE, "text"), "framtid/mal"}


def line(name: str, kind: Kind, **fields: str) -> Item:
    return Item(id=name, person="kim", talk="new", kind=kind, fields=fields)


def test_undo_in_the_plan_never_takes_back_a_line_of_the_talk(vault):
    people(vault)
    vault.items.apply("new", [line("g", Kind.GOAL, goal="Larm")])
    vault.items.apply("new", [line("n", Kind.NOTE, text="hej")])
    assert not undo(vault, "new", is_row)
    assert [one.id for one in vault.items.of_talk("new")] == ["g", "n"]
    vault.items.undo("new")
    assert not undo(vault, "new", is_answer)
    assert undo(vault, "new", is_row)
    assert vault.items.of_talk("new") == []
    assert not undo(vault, "new", is_row)
