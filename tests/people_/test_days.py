"""The days of an employment: read as people write them, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.people.days import NotADay, read_day


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-01",
        "2024-3-1",
        "20240301",
        "2024/3/1",
        "1 mars 2024",
        "den 1 mars 2024",
        "1 mar. 2024",
        "1 March 2024",
        "1st of March 2024",
        "March 1, 2024",
        "1/3 2024",
        "1/3-2024",
        "1.3.2024",
        "2024-03",
        "mars 2024",
        "March 2024",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2024, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["1 mars", "1/3", "3/4/2024", "24-03-01", "v 12 2024", "om 3 mån", "1/13 2024", "2024-02-30", "i våras"],
)
def test_what_could_be_another_day_is_not_guessed(text):
    with pytest.raises(NotADay):
        read_day(text)


def test_an_employment_ends_with_the_month_or_the_year_that_is_written():
    assert read_day("februari 2024", last=True) == date(2024, 2, 29)
    assert read_day("2024", last=True) == date(2024, 12, 31)
    assert read_day("24/12/2024", last=True) == date(2024, 12, 24)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_refusal(text):
    try:
        read_day(text)
    except NotADay:
        return


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_an_iso_day_is_that_day(day):
    assert read_day(day.isoformat()) == day
