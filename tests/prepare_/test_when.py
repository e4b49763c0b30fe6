"""Hours as people type them, days on which a talk can be held, and what is said about them."""

from __future__ import annotations

import contextlib
from datetime import date, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.prepare.hours import NotAnHour, read_hour
from samtal_tui.prepare.lead_time import Busy, When, proposed_day, remarks, taken
from samtal_tui.prepare.working_days import easter, is_working_day, working_days
from samtal_tui.texts import Texts

DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("10", time(10)),
        ("10.30", time(10, 30)),
        ("13:00", time(13)),
        ("kl. 9", time(9)),
        ("kl 09.15", time(9, 15)),
        ("klockan 14", time(14)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        (" 8:05 ", time(8, 5)),
        ("9,45", time(9, 45)),
        ("9h30", time(9, 30)),
        ("2 pm", time(14)),
        ("12:30am", time(0, 30)),
        ("12 p.m.", time(12)),
        ("", None),
        ("   ", None),
    ],
)
def test_an_hour_is_read_as_it_is_written(written, hour):
    assert read_hour(written) == hour


@pytest.mark.parametrize("written", ["nio", "24", "25:00", "10.3", "10:60", "-1", "10-12", "1 2 3", "٣"])
def test_what_is_no_hour_is_said(written):
    with pytest.raises(NotAnHour) as caught:
        read_hour(written)
    told = Texts("sv")(caught.value.sentence, **caught.value.values)
    assert told == f"{written} är inget klockslag: skriv till exempel 10, 10.30 eller 13:00."


@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%H%M", "kl. %H.%M"]))
def test_every_hour_comes_back_as_it_is_shown(at, form):
    wanted = at.replace(second=0, microsecond=0, fold=0)
    assert read_hour(wanted.strftime(form)) == wanted


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_hour_or_one_sentence(written):
    with contextlib.suppress(NotAnHour):
        at = read_hour(written)
        assert (at is None) is (not written.strip())


DAYS_OFF = (
    *("2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-19"),
    *("2026-12-24", "2026-12-25", "2026-12-31", "2027-03-26", "2027-03-29", "2027-05-06", "2027-06-25"),
    *("2028-06-06", "2028-06-23", "2026-02-28", "2026-03-01"),
)
AT_WORK = ("2026-01-02", "2026-04-02", "2026-04-07", "2026-05-15", "2026-06-18", "2026-06-26", "2026-12-23")


@pytest.mark.parametrize("day", DAYS_OFF)
def test_nobody_is_called_on_a_day_off(day):
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", AT_WORK)
def test_the_days_beside_them_are_working_days(day):
    assert is_working_day(date.fromisoformat(day))


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_its_five_weeks(year):
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_the_working_days_end_with_the_calendar():
    assert list(islice(working_days(date(2026, 4, 2)), 2)) == [date(2026, 4, 2), date(2026, 4, 7)]
    assert list(working_days(date.max)) in ([], [date.max])


@given(st.dates(date(2000, 1, 1), date(2190, 1, 1)))
def test_the_day_proposed_leaves_two_weeks_and_is_a_working_day(today):
    day = proposed_day(today)
    assert is_working_day(day)
    assert timedelta(days=21) <= day - today < timedelta(days=32)


@pytest.mark.parametrize(
    ("at", "minutes", "runs_into"),
    [
        (time(8), 60, False),
        (time(8), 61, True),
        (time(10), 5, True),
        (time(11), 30, False),
        (None, 60, False),
    ],
)
def test_two_talks_at_once_are_noticed(at, minutes, runs_into):
    other = Busy(When(DAY, time(9), 120), "Öst, Åsa")
    assert (taken(When(DAY, at, minutes), [other]) is not None) is runs_into
    assert taken(When(DAY + timedelta(days=1), at, minutes), [other]) is None


def said(when: When, place: str = "Linden", today: date = date(2026, 2, 1), busy=()) -> list[str]:
    return list(remarks(when, place, today, Texts("sv"), busy))


def test_a_talk_today_is_said_to_be_today():
    assert list(remarks(When(DAY, time(10), 120), "Lilla rummet", DAY, Texts("sv"), [])) == [
        "Det är i dag; två veckor ger tid att förbereda sig."
    ]


def test_a_talk_in_good_time_with_hour_and_place_needs_no_remark():
    assert said(When(DAY, time(10), 120)) == []


def test_each_remark_is_made_when_it_is_true():
    busy = [Busy(When(date(2026, 2, 8), time(9), 60), "Öst, Åsa")]
    assert said(When(date(2026, 2, 8), time(9), 60), "", busy=busy) == [
        "7 dagar kvar; två veckor ger tid att förbereda sig.",
        "2026-02-08 är ingen arbetsdag.",
        "Då har du redan Öst, Åsa, kl. 09:00.",
        "Plats saknas: välj någonstans ostört, helst inte ditt eget rum.",
    ]
    assert said(When(DAY)) == ["Klockslag saknas."]
    assert said(When(DAY, time(9), 60), busy=[Busy(When(DAY, time(9), 60), "")]) == [
        "Då har du redan ett samtal, kl. 09:00."
    ]
