"""The two tables of the form, whatever the plan holds."""

from __future__ import annotations

from datetime import date

from export_.strategies import items
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.plan.table import FORM_TITLE, Parties, challenge_table, form_header, goals_table
from samtal_tui.texts import Texts
from vault.records import PLAN_KINDS, Item, Kind

SV = Texts("sv")
TWO = Parties("Kim Påhittad", "Maria Ståhl")


def row(kind: Kind, **fields: str) -> Item:
    return Item(id=f"{kind}", person="p", talk="t", kind=kind, fields=fields)


def test_the_form_is_called_and_headed_as_it_is():
    assert SV(FORM_TITLE) == "Handlingsplan för individuella mål och kompetensutveckling"
    labels = [label for label, _ in form_header(date(2026, 2, 10), TWO, "IT-drift", SV)]
    assert labels == ["Datum", "Medarbetare", "Ansvarig chef", "Verksamhet, enhet"]


def test_the_headings_stand_in_two_storeys():
    one, two = goals_table((), TWO, SV), challenge_table((), SV)
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
    assert challenge_table([challenge], SV).rows[0].cells == (
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
    tables = (goals_table(rows, TWO, t), challenge_table(rows, t))
    placed = [one.item for table in tables for one in table.rows]
    assert sorted(placed) == sorted(item.id for item in rows if item.kind in PLAN_KINDS)
    assert all(len(one.cells) == len(table.columns) for table in tables for one in table.rows)
    words = {one.item: "\n".join(one.cells) for table in tables for one in table.rows}
    for item in rows:
        if item.kind in PLAN_KINDS and placed.count(item.id) == 1:
            said = {n: v for n, v in item.fields.items() if n not in {"horizon", "responsible"}}
            assert all(value in words[item.id] for value in said.values())
