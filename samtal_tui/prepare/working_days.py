"""The days on which a talk can be held: neither Saturday, Sunday nor a Swedish day off.

Holidays are those of lag (1989:253) om allmänna helgdagar, with the eves that are days off besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_SATURDAY, _FRIDAY = 5, 4
_EVERY_YEAR = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
_FROM_EASTER = (-2, 1, 39)
"""Good Friday, Easter Monday and Ascension Day, counted from Easter Sunday."""


def is_working_day(day: date) -> bool:
    """Whether people are at work on `day`."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _EVERY_YEAR:
        return False
    if day.month == 6 and 19 <= day.day <= 25 and day.weekday() == _FRIDAY:
        return False
    return (day - easter(day.year)).days not in _FROM_EASTER


def working_days(first: date) -> Iterator[date]:
    """The working days from `first` on, as far as the calendar goes."""
    for number in range(first.toordinal(), date.max.toordinal() + 1):
        day = date.fromordinal(number)
        if is_working_day(day):
            yield day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, 1) + timedelta(days=day)
