"""The two tables of the form, whatever the plan holds."""

from __future__ import annotations

from datetime import date

from export_.strategies import items
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.export.compose import outcome_rows
from samtal_tui.plan.layouts import plan_tables
from samtal_tui.plan.table import FORM_TITLE, Parties, challenge_table, form_header, goals_table
from samtal_tui.texts import Texts
from vault.records import Item, Kind, PlanLayout

SV = Texts("sv")
TWO = Parties("Kim Påhittad", "Maria Ståhl")


def row(kind: Kind, **fields: str) -> Item:
    return Item(id=f"{kind}", person="p", talk="t", kind=kind, fields=fields)


def test_the_form_is_called_and_headed_as_it_is():
    assert SV(FORM_TITLE) == "Handlingsplan för individuella mål och kompetensutveckling"
    labels = [label for label, _ in form_header(date(2026, 2, 10), TWO, "IT-drift", SV)]
    assert labels == ["Datum", "Medarbetare", "Ansvarig chef", "Verksamhet, enhet"]


def test_the_headings_stand_in_two_storeys():
    one, two = goals_table((), TWO, SV), challenge_table((), TWO, SV)
    assert [(group.title, len(group.columns)) for group in one.groups] == [("Mål", 2), ("Handlingsplan", 4)]
    assert [(group.title, len(group.columns)) for group in two.groups] == [
        ("Årets utmaning", 1),
        ("Handlingsplan", 3),
    ]
    assert (len(one.columns), len(two.columns)) == (6, 4)


def test_a_promise_is_a_row_of_table_one_under_activities():
    promise = row(Kind.PROMISE, text="Jag pratar med Ines", responsible="manager", do_by="2026-03-01")
    goal = row(Kind.GOAL, goal="Bli bättre", responsible="employee", horizon="6-24")
    table = goals_table([promise, goal], TWO, SV)
    assert [one.item for one in table.rows] == ["goal", "promise"]
    assert table.rows[1].cells == (
        "",
        "",
        "",
        "Jag pratar med Ines",
        "Maria Ståhl",
        "Klart senast 2026-03-01",
    )
    assert table.rows[0].cells == ("", "Bli bättre", "", "", "Kim Påhittad", "Inom 6 till 24 månader")


def goal_in(name: str, part_of: str = "") -> Item:
    fields = {"goal": name}
    return Item(id=name, person="p", talk="t", kind=Kind.GOAL, fields=fields, part_of=part_of)


def test_sub_goals_stand_beneath_their_goal():
    rows = [goal_in("a1", "a"), goal_in("b"), goal_in("a"), goal_in("a1x", "a1"), goal_in("c", "inte med")]
    table = goals_table(rows, TWO, SV)
    assert [one.cells[1] for one in table.rows] == ["b", "a", "Delmål: a1", "Delmål: a1x", "c"]


def test_goals_that_are_each_others_parts_are_not_lost():
    table = goals_table([goal_in("a", "b"), goal_in("b", "a"), goal_in("c", "c")], TWO, SV)
    assert sorted(one.item for one in table.rows) == ["a", "b", "c"]


def test_anybody_else_is_responsible_by_name_and_both_dates_share_a_column():
    goal = row(Kind.GOAL, goal="x", responsible="Ines", do_by="2026-06-30", follow_up="2026-04-15")
    cells = goals_table([goal], TWO, SV).rows[0].cells
    assert cells[4:] == ("Ines", "Klart senast 2026-06-30\nFöljs upp 2026-04-15")


def test_a_challenge_is_a_row_of_table_two():
    challenge = row(Kind.CHALLENGE, challenge="Våga", activities="Öva", support="Deniz", do_by="2026-11-30")
    assert goals_table([challenge], TWO, SV).rows == ()
    assert challenge_table([challenge], TWO, SV).rows[0].cells == (
        "Våga",
        "Öva",
        "Deniz",
        "Klart senast 2026-11-30",
    )


@given(
    st.lists(st.integers(0, 99).flatmap(items), max_size=6, unique_by=lambda item: item.id),
    st.sampled_from(["sv", "en"]),
)
def test_every_plan_row_stands_once_with_all_its_words_and_nothing_else_does(rows, language):
    t = Texts(language)
    tables = (goals_table(rows, TWO, t), challenge_table(rows, TWO, t))
    placed = [one.item for table in tables for one in table.rows]
    assert sorted(placed) == sorted(item.id for item in rows if item.row_kind)
    assert all(len(one.cells) == len(table.columns) for table in tables for one in table.rows)
    words = {one.item: "\n".join(one.cells) for table in tables for one in table.rows}
    for item in rows:
        if item.row_kind and placed.count(item.id) == 1:
            said = {n: v for n, v in item.fields.items() if n not in {"horizon", "responsible"}}
            assert all(value in words[item.id] for value in said.values())


DEVELOPING = row(
    Kind.GOAL,
    organisation_goal="Två kan varje system",
    goal="Klara nätet",
    develop="Nätkunskap",
    activities="Kurs i maj",
    responsible="employee",
    do_by="2026-10-01",
)


def test_the_universitys_form_is_the_individual_goals_and_the_competence_plan():
    goals, competence = plan_tables(PlanLayout.UNIVERSITY, [DEVELOPING], TWO, SV)
    assert (goals.title, competence.title) == ("Individuella mål", "Kompetensutvecklingsplan")
    who = ("Kim Påhittad", "Klart senast 2026-10-01")
    assert goals.rows[0].cells == ("Två kan varje system", "Klara nätet", "", *who)
    assert competence.rows[0].cells == ("Nätkunskap", "Klara nätet", "Kurs i maj", *who)


def test_activities_stand_with_the_goal_where_nothing_is_to_be_developed():
    goals, competence = plan_tables(
        PlanLayout.UNIVERSITY, [row(Kind.GOAL, goal="x", activities="y")], TWO, SV
    )
    assert (goals.rows[0].cells[2], competence.rows) == ("y", ())


@given(st.lists(st.integers(0, 99).flatmap(items), max_size=6, unique_by=lambda item: item.id))
def test_no_word_of_a_plan_is_left_out_of_the_other_form(rows):
    tables = plan_tables(PlanLayout.UNIVERSITY, rows, TWO, SV)
    placed = {one.item for table in tables for one in table.rows}
    assert placed == {item.id for item in rows if item.row_kind}
    words = "\n".join(cell for table in tables for one in table.rows for cell in one.cells)
    for item in rows:
        if item.row_kind:
            said = {n: v for n, v in item.fields.items() if n not in {"horizon", "responsible"}}
            assert all(value in words for value in said.values())


def test_both_views_of_a_goal_stand_after_it_with_whose_they_are():
    views = Item(
        id="v",
        person="p",
        talk="t",
        kind=Kind.DISSENT,
        was=Kind.GOAL,
        origin="b",
        fields={"employee": "Nej", "manager": "Ja"},
    )
    for layout in PlanLayout:
        table = plan_tables(layout, [views, goal_in("b"), goal_in("c", "b")], TWO, SV)[0]
        assert [one.item for one in table.rows] == ["b", "v", "c"]
        assert table.rows[1].cells[1] == "Olika syn\nKim Påhittad: Nej\nMaria Ståhl: Ja"


def outcome(name: str, row_: str, result: str) -> Item:
    fields = {"row": row_, "result": result}
    return Item(id=name, person="p", talk="t", kind=Kind.OUTCOME, origin=f"o{name}", fields=fields)


def test_a_goal_tells_how_its_sub_goals_went_and_they_stand_beneath_it():
    told = [
        outcome("a1", "Del ett", "done"),
        outcome("b", "Annat", "done"),
        outcome("a", "Målet", "partly"),
        outcome("a2", "Del två", "not_done"),
    ]
    rows = outcome_rows(told, {"oa1": "oa", "oa2": "oa"}, SV)
    assert [cells[:2] for _, cells in rows] == [
        ("Annat", "Genomfört"),
        ("Målet", "Delvis\n1 av 2 delmål genomförda"),
        ("Delmål: Del ett", "Genomfört"),
        ("Delmål: Del två", "Inte genomfört"),
    ]


def test_rows_said_to_be_parts_of_each_other_are_not_lost():
    told = [outcome(name, name, "done") for name in "abc"]
    rows = outcome_rows(told, {"oa": "ob", "ob": "oa", "oc": "oc"}, SV)
    assert sorted(item.id for item, _ in rows) == ["a", "b", "c"]
