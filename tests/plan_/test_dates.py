from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.plan.dates import NotADate, add_months, is_past, read_date, read_iso
from samtal_tui.texts import Texts

TUESDAY = date(2026, 2, 10)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("", ""),
        ("   ", ""),
        ("2027-03-15", "2027-03-15"),
        ("2027-3-5", "2027-03-05"),
        ("20270315", "2027-03-15"),
        ("270315", "2027-03-15"),
        ("15 mars", "2026-03-15"),
        ("15 Mars.", "2026-03-15"),
        ("den 15 mars 2027", "2027-03-15"),
        ("9 februari", "2027-02-09"),
        ("10 feb", "2026-02-10"),
        ("15:e mars", "2026-03-15"),
        ("March 15", "2026-03-15"),
        ("15th of March", "2026-03-15"),
        ("March 15, 2027", "2027-03-15"),
        ("15/3", "2026-03-15"),
        ("15/3-27", "2027-03-15"),
        ("mars", "2026-03-31"),
        ("slutet av juni", "2026-06-30"),
        ("sista mars", "2026-03-31"),
        ("januari", "2027-01-31"),
        ("end of June", "2026-06-30"),
        ("v 12", "2026-03-20"),
        ("v12", "2026-03-20"),
        ("vecka 7", "2026-02-13"),
        ("v. 6", "2027-02-12"),
        ("week 12", "2026-03-20"),
        ("v 53", "2027-01-01"),
        ("2027 v 12", "2027-03-26"),
        ("v 12 2027", "2027-03-26"),
        ("om 3 mån", "2026-05-10"),
        ("om tre månader", "2026-05-10"),
        ("om en vecka", "2026-02-17"),
        ("om 10 dagar", "2026-02-20"),
        ("om ett halvt år", "2026-08-10"),
        ("om ett år", "2027-02-10"),
        ("in 3 months", "2026-05-10"),
        ("in half a year", "2026-08-10"),
        ("in two weeks", "2026-02-24"),
        ("fredag", "2026-02-13"),
        ("på tisdag", "2026-02-17"),
        ("nästa fredag", "2026-02-20"),
        ("next friday", "2026-02-20"),
        ("Friday", "2026-02-13"),
        ("nästa vecka", "2026-02-20"),
        ("next month", "2026-03-10"),
        ("nästa år", "2027-02-10"),
        ("i dag", "2026-02-10"),
        ("imorgon", "2026-02-11"),
        ("tomorrow", "2026-02-11"),
    ],
)
def test_a_day_is_read_as_people_write_it(text, iso):
    assert read_iso(text, TUESDAY) == iso


@pytest.mark.parametrize(
    "text",
    [
        "30 februari",
        "2027-02-29",
        "2027-13-01",
        "31/4",
        "0 mars",
        "v 54",
        "v 0",
        "v 53 2027",
        "om 900000 år",
        "om 999999 dagar",
        "0000-01-01",
        "1899-12-31",
        "nån gång i vår",
        "12",
        "15 mars 2027 eller så",
        "om halvt dagar",
        "٣ mars",
        "−3 mars",
    ],
)
def test_what_is_no_day_is_refused_with_one_sentence_in_both_languages(text):
    with pytest.raises(NotADate) as refused:
        read_date(text, TUESDAY)
    for language in ("sv", "en"):
        said = Texts(language)(refused.value.sentence, **refused.value.values)
        assert said.endswith(".")
        assert "{" not in said


def test_the_sentence_names_what_was_typed():
    with pytest.raises(NotADate) as refused:
        read_date(" 30 februari ", TUESDAY)
    assert "30 februari" in Texts("sv")(refused.value.sentence, **refused.value.values)


@given(DAYS, DAYS)
def test_what_is_shown_is_read_back_as_the_same_day(day, today):
    assert read_date(day.isoformat(), today) == day


@given(DAYS, st.integers(1, 12), st.integers(1, 28), st.sampled_from(["sv", "en"]))
def test_a_day_without_a_year_is_the_next_one_to_come(today, month, number, language):
    name = Texts(language).month(date(2026, month, 1))
    read = read_date(f"{number} {name}", today)
    assert read is not None
    assert (read.month, read.day) == (month, number)
    assert today <= read < today + timedelta(days=367)


@given(DAYS, st.integers(1, 52))
def test_a_week_is_its_friday_and_never_a_week_gone_by(today, week):
    read = read_date(f"v {week}", today)
    assert read is not None
    assert (read.isoweekday(), read.isocalendar().week) == (5, week)
    assert read.isocalendar()[:2] >= today.isocalendar()[:2]


@given(DAYS, st.sampled_from(["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]))
def test_a_weekday_is_within_a_week_and_next_is_in_the_week_after(today, name):
    soon, later = read_date(name, today), read_date(f"nästa {name}", today)
    assert soon is not None
    assert later is not None
    assert today < soon <= today + timedelta(days=7)
    monday = today - timedelta(days=today.isoweekday() - 1)
    assert monday + timedelta(days=7) <= later < monday + timedelta(days=14)
    assert soon.isoweekday() == later.isoweekday()


@given(DAYS, st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.text(max_size=40), DAYS)
def test_any_text_is_a_day_nothing_or_refused(text, today):
    try:
        read = read_date(text, today)
    except NotADate:
        return
    assert read is None or 1900 <= read.year <= 2199


def test_only_a_day_before_today_is_past():
    assert [is_past(iso, TUESDAY) for iso in ("2026-02-09", "2026-02-10", "", "snart")] == [
        True,
        False,
        False,
        False,
    ]
