"""The proposal for a round: free hours on working days, own guides, and nothing or all of it planned."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from guides_.samples import GOOD
from hypothesis import given
from hypothesis import strategies as st
from rigs import ASA, KIM, TODAY

from samtal_tui.guides.loader import load_folder
from samtal_tui.guides.problems import GuideError
from samtal_tui.plan.dates import NotADate
from samtal_tui.prepare.lead_time import Busy, When, busy_with, taken
from samtal_tui.prepare.round import the_round
from samtal_tui.prepare.round_plan import (
    Proposed,
    Written,
    clashes,
    plan_round,
    propose,
    read_written,
)
from samtal_tui.prepare.working_days import is_working_day
from samtal_tui.talk.session import plan_talk
from vault.records import Person, Talk, TalkStatus
from vault.seam import create_for_tests

MONDAY = date(2026, 3, 2)
NINE, ONE = time(9), time(13)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "valv")
    for person in (KIM, ASA):
        opened.people.add(person)
    for number in range(20, 25):
        opened.people.add(Person(id=f"{number:032}", number=number, given="Påhittad", family=f"Nr{number}"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-02", Written(MONDAY)),
        ("2 mars 9 13.30 Linden", Written(MONDAY, (NINE, time(13, 30)), "Linden")),
        ("2/3 10 rum 4 B", Written(MONDAY, (time(10),), "rum 4 B")),
        ("2 mars 2027 9", Written(date(2027, 3, 2), (NINE,))),
        ("måndag 9 Linden", Written(date(2026, 2, 16), (NINE,), "Linden")),
        ("nästa måndag Lilla rummet", Written(date(2026, 2, 16), (), "Lilla rummet")),
        ("om 3 veckor 10", Written(date(2026, 3, 3), (time(10),))),
    ],
)
def test_one_line_says_day_hours_and_place(written, meant):
    assert read_written(written, TODAY) == meant


@pytest.mark.parametrize("written", ["Linden", "9 13", "31 februari 9", "snart"])
def test_a_line_without_a_day_is_refused(written):
    with pytest.raises(NotADate):
        read_written(written, TODAY)


@given(st.text(max_size=30))
def test_any_line_is_read_or_refused(written):
    try:
        assert read_written(written, TODAY).on
    except NotADate as error:
        assert error.sentence  # noqa: PT017 - refusing is one of the two answers


def proposed(vault, *hours: time, first: date = MONDAY, own=None) -> list[Proposed]:
    lines = the_round(vault, TODAY)
    written = Written(first, hours, "Linden")
    return propose(vault, lines, written, busy_with(vault), *([own] if own else []))


def test_talks_are_spread_over_working_days_without_running_into_each_other(vault):
    found = proposed(vault, NINE, ONE, first=date(2026, 4, 2))
    days = [one.when.on for one in found]
    assert days == sorted(days)
    assert [f"{day:%m-%d}" for day in days] == ["04-02", "04-02", "04-07", "04-07", "04-08", "04-08", "04-09"]
    assert all(is_working_day(day) for day in days)
    assert clashes(found, []) == {}
    assert {one.place for one in found} == {"Linden"}


@given(st.lists(st.times(time(7), time(18)), min_size=1, max_size=4), st.integers(0, 400))
def test_whatever_hours_are_written_no_two_talks_are_at_once(kims_round, hours, later):
    vault, lines, busy = kims_round
    found = propose(vault, lines, Written(MONDAY + timedelta(days=later), tuple(hours)), busy)
    assert len(found) == len(lines)
    assert clashes(found, busy) == {}


@pytest.fixture(scope="module")
def kims_round(tmp_path_factory):
    opened = create_for_tests(tmp_path_factory.mktemp("omgang") / "valv")
    for number in range(1, 9):
        opened.people.add(Person(id=f"{number:032}", number=number, given=f"Nr{number}"))
    yield opened, the_round(opened, TODAY), [Busy(When(MONDAY, NINE, 120), "Annan")]
    opened.close()


def test_an_hour_that_is_taken_is_passed_by_and_those_with_a_talk_are_left_alone(vault):
    planned = plan_talk(vault, KIM.id, "kommunal-rutin", MONDAY, at=NINE)
    found = proposed(vault, NINE, time(10), ONE)
    assert KIM.id not in {one.person.id for one in found}
    assert (found[0].when.on, found[0].when.at) == (MONDAY, ONE)
    plan_round(vault, found)
    assert vault.talks.get(planned.id) == planned
    assert all(line.planned for line in the_round(vault, TODAY))


def test_whoever_has_had_her_talk_this_round_is_not_called_again(vault):
    for person, on in ((KIM, date(2026, 1, 20)), (ASA, date(2025, 3, 4))):
        talk = plan_talk(vault, person.id, "kommunal-rutin", on)
        vault.talks.update(talk.model_copy(update={"status": TalkStatus.AGREED}))
    names = {one.person.id for one in proposed(vault, NINE)}
    assert KIM.id not in names
    assert ASA.id in names


def test_a_guide_of_her_own_is_proposed_to_whom_it_was_used_with(vault, tmp_path):
    folder = tmp_path / "mallar"
    folder.mkdir()
    (folder / "min.toml").write_text(GOOD, encoding="utf-8")
    own = load_folder(folder)
    last = plan_talk(vault, KIM.id, "min-mall", date(2025, 2, 1), own=own)
    vault.talks.update(last.model_copy(update={"status": TalkStatus.CLOSED}))
    found = {one.person.id: one for one in proposed(vault, NINE, own=own)}
    assert found[KIM.id].guide == "min-mall"
    (kims,) = [talk for talk in plan_round(vault, found.values(), own) if talk.person == KIM.id]
    assert (kims.guide, kims.place) == ("min-mall", "Linden")
    assert "Hur är läget?" in vault.guides.get(kims.guide, kims.guide_version)


def test_the_round_is_planned_whole_or_not_at_all(vault):
    found = proposed(vault, NINE)
    broken = [*found[:-1], Proposed(found[-1].person, "", found[-1].when, "finns-inte")]
    with pytest.raises(GuideError):
        plan_round(vault, broken)
    assert vault.talks.all() == []


def test_a_talk_noted_for_before_is_completed_and_not_doubled(vault):
    vault.talks.add(Talk(id="n" * 32, person=KIM.id, on=date(2026, 12, 1)))
    plan_round(vault, proposed(vault, NINE))
    (talk,) = vault.talks.of_person(KIM.id)
    assert (talk.id, talk.on.year, talk.at) == ("n" * 32, 2026, NINE)
    assert talk.guide


def test_a_row_that_runs_into_another_is_told(vault):
    one, other = (Proposed(person, "", When(MONDAY, NINE, 60), "kommunal-rutin") for person in (KIM, ASA))
    found = clashes([one, other], [])
    assert {person: busy.name for person, busy in found.items()} == {KIM.id: "Öst, Åsa", ASA.id: "Ek, Kim"}
    assert taken(When(MONDAY, time(10), 60), [one.busy]) is None
