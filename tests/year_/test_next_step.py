"""The one thing to do next, from the most pressing to the least, and never two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.people.standing import Line, Standing
from samtal_tui.texts import Texts
from samtal_tui.year.next_step import next_thing, said
from samtal_tui.year.states import STATES, state_of, team
from vault.records import Person, TalkStatus

TODAY = date(2026, 2, 10)


def entry(number: int, standing: Standing, **more) -> Line:
    person = Person(id=str(number), number=number, given=f"Person {number}")
    return Line(person, standing, **more)


def sentence(*lines: Line) -> str:
    found = next_thing(lines, TODAY)
    return said(found, Texts("sv"), found.line.person.name) if found else ""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ""),
        ([entry(1, Standing.HANDED), entry(2, Standing.EXEMPT), entry(3, Standing.LEFT, late=2)], ""),
        (
            [entry(1, Standing.DUE, months=11), entry(2, Standing.HANDED, late=1)],
            "Person 2: 1 sak du har lovat är sen. a följer upp den.",
        ),
        (
            [entry(1, Standing.NEW), entry(2, Standing.HANDED, follow_ups=2)],
            "Person 2: 2 rader i planen att följa upp. a stämmer av.",
        ),
        (
            [entry(1, Standing.HANDED, late=3), entry(2, Standing.TO_GO_THROUGH, private=6)],
            "Person 2: hållet, 6 rader kvar. Enter och sedan i går igenom dem.",
        ),
        (
            [entry(1, Standing.DUE, months=11), entry(2, Standing.NEW)],
            "Person 1: dags: 11 månader sedan. s planerar samtalet.",
        ),
        (
            [
                entry(1, Standing.COMING, on=TODAY + timedelta(20), status=TalkStatus.PLANNED),
                entry(
                    2, Standing.COMING, on=TODAY + timedelta(7), status=TalkStatus.INVITED, plan_waiting=True
                ),
            ],
            "Person 2: kallad till 2026-02-17. s öppnar det för att förbereda. {waits}",
        ),
        ([entry(1, Standing.COMING, on=TODAY + timedelta(40), status=TalkStatus.PLANNED)], ""),
        (
            [entry(1, Standing.TODAY, late=4), entry(2, Standing.PASSED)],
            "Person 1: samtal i dag. s öppnar det.",
        ),
    ],
)
def test_it_is_the_most_pressing(lines, told):
    waits = "Fjolårets plan väntar: g."
    assert sentence(*lines) == told.format(waits=waits)


@given(st.lists(st.tuples(st.sampled_from(Standing), st.integers(0, 2), st.integers(0, 2)), max_size=6))
def test_nothing_more_pressing_is_passed_by(drawn):
    lines = [
        entry(number, standing, late=late, follow_ups=due, on=TODAY, status=TalkStatus.PLANNED)
        for number, (standing, late, due) in enumerate(drawn, start=1)
    ]
    found = next_thing(lines, TODAY)
    if found is None:
        assert not any(line.late or line.follow_ups for line in lines if line.standing is not Standing.LEFT)
        return
    alone = [one for line in lines if (one := next_thing([line], TODAY))]
    assert found.step == min(one.step for one in alone)


def test_the_team_stands_along_the_way_of_a_talk():
    lines = [
        entry(1, Standing.HANDED, status=TalkStatus.HANDED, last=date(2026, 1, 1)),
        entry(2, Standing.DUE, status=TalkStatus.CLOSED, last=date(2025, 1, 1)),
        entry(3, Standing.COMING, status=TalkStatus.PLANNED),
        entry(4, Standing.EXEMPT, covered=False),
    ]
    seen = team(lines, TODAY)
    assert [line.person.number for line, _ in seen.rows] == [2, 3, 1, 4]
    assert (seen.covered, seen.talked) == (3, 1)
    assert seen.counts == {TalkStatus.PLANNED: 1, TalkStatus.HANDED: 1}


@pytest.mark.parametrize("status", STATES)
def test_every_state_has_its_place(status):
    assert state_of(entry(1, Standing.HANDED, status=status)) is status
