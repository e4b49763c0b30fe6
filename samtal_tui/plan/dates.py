"""Dates as people type them, in Swedish or English: "15 mars", "v 12", "om 3 mån", "next friday".

Pure: the day it is comes in as an argument. A day without a year is the next one to come. A week stands for
its Friday, the last day of work in it. Everything is shown and kept as ISO 8601, the Swedish convention.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from samtal_tui.texts import mark

NOT_UNDERSTOOD = mark("{text} is not a date: write for example 15 March, v 12 or 2027-03-15.")
NO_SUCH_DAY = mark("There is no {text}: write another date.")
NO_SUCH_WEEK = mark("{year} has no week {week}: write another date.")
OUT_OF_REACH = mark("{text} is too far away: write a date between 1900 and 2199.")

FIRST_YEAR, LAST_YEAR = 1900, 2199
FRIDAY = 5


class NotADate(ValueError):
    """The text names no day. `sentence` is English for the catalogue, `values` are its placeholders."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


def read_date(text: str, today: date) -> date | None:
    """The day `text` names, seen from `today`; None for an empty text. Raises `NotADate`."""
    said = " ".join(text.casefold().replace(",", " ").split()).rstrip(".")
    if not said:
        return None
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(said):
            return _within(read(found, today, text), text)
    raise NotADate(NOT_UNDERSTOOD, text=text.strip())


def read_iso(text: str, today: date) -> str:
    """As `read_date`, but ISO 8601 or empty, as fields keep it. Raises `NotADate`."""
    day = read_date(text, today)
    return day.isoformat() if day else ""


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def iso_day(iso: str) -> date | None:
    """The day an ISO date names; None for an empty text or one that is none."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def is_past(iso: str, today: date) -> bool:
    """True when `iso` is a day before `today`; false for an empty text or one that is no ISO date."""
    day = iso_day(iso)
    return day is not None and day < today


def _names(*groups: str) -> Mapping[str, int]:
    return {name: number for number, group in enumerate(groups, start=1) for name in group.split()}


MONTHS = _names(
    "januari january jan",
    "februari february feb",
    "mars march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "augusti august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_WEEKDAYS = _names(
    "måndag mån monday mon",
    "tisdag tis tuesday tue",
    "onsdag ons wednesday wed",
    "torsdag tor tors thursday thu",
    "fredag fre friday fri",
    "lördag lör saturday sat",
    "söndag sön sunday sun",
)
_DAYS_OFF = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "imorgon": 1,
    "i morgon": 1,
    "tomorrow": 1,
    "i övermorgon": 2,
    "övermorgon": 2,
}
_UNITS = {
    **dict.fromkeys(("dag", "dagar", "day", "days"), "day"),
    **dict.fromkeys(("v", "vecka", "veckor", "week", "weeks"), "week"),
    **dict.fromkeys(("mån", "månad", "månader", "month", "months"), "month"),
    **dict.fromkeys(("år", "year", "years"), "year"),
}
_COUNTS = {"en": 1, "ett": 1, "a": 1, "an": 1, "one": 1, "två": 2, "two": 2, "tre": 3, "three": 3}


def _within(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADate(OUT_OF_REACH, text=text.strip())
    return day


def _day(year: int, month: int, number: int, text: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(OUT_OF_REACH, text=text.strip())
    try:
        return date(year, month, number)
    except ValueError:
        raise NotADate(NO_SUCH_DAY, text=text.strip()) from None


def _full_year(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _coming(month: int, number: int, year: str | None, today: date, text: str) -> date:
    """The day in the year named, or the next one to come."""
    if year:
        return _day(_full_year(year), month, number, text)
    later = (month, number) < (today.month, today.day)
    return _day(today.year + later, month, number, text)


def _iso(found: re.Match[str], _today: date, text: str) -> date:
    return _day(_full_year(found["year"]), int(found["month"]), int(found["day"]), text)


def _slashed(found: re.Match[str], today: date, text: str) -> date:
    return _coming(int(found["month"]), int(found["day"]), found["year"], today, text)


def _named(found: re.Match[str], today: date, text: str) -> date:
    return _coming(MONTHS[found["month"]], int(found["day"]), found["year"], today, text)


def _month_end(found: re.Match[str], today: date, text: str) -> date:
    month = MONTHS[found["month"]]
    year = _full_year(found["year"]) if found["year"] else today.year + (month < today.month)
    return add_months(_day(year, month, 1, text), 1) - timedelta(days=1)


def _week(found: re.Match[str], today: date, _text: str) -> date:
    week = int(found["week"])
    this_year = today.isocalendar().year
    year = _full_year(found["year"]) if found["year"] else this_year
    if not found["year"] and week < today.isocalendar().week:
        year += 1
    try:
        return date.fromisocalendar(year, week, FRIDAY)
    except ValueError:
        raise NotADate(NO_SUCH_WEEK, year=year, week=week) from None


def _ahead(found: re.Match[str], today: date, text: str) -> date:
    number = found["count"]
    count = int(number) if number.isdecimal() else _COUNTS[number]
    unit = _UNITS[found["unit"]]
    try:
        match unit:
            case "day":
                return today + timedelta(days=count)
            case "week":
                return today + timedelta(weeks=count)
            case _:
                return add_months(today, count * (12 if unit == "year" else 1))
    except (ValueError, OverflowError):
        raise NotADate(OUT_OF_REACH, text=text.strip()) from None


def _half_a_year(_found: re.Match[str], today: date, _text: str) -> date:
    return add_months(today, 6)


def _weekday(found: re.Match[str], today: date, _text: str) -> date:
    """The coming day of that name; "next friday" is the one in the week after this."""
    wanted = _WEEKDAYS[found["day"]]
    if found["next"]:
        return today + timedelta(days=7 - today.isoweekday() + wanted)
    return today + timedelta(days=(wanted - today.isoweekday() - 1) % 7 + 1)


def _next(found: re.Match[str], today: date, _text: str) -> date:
    match _UNITS[found["unit"]]:
        case "week":
            return today + timedelta(days=7 - today.isoweekday() + FRIDAY)
        case "month":
            return add_months(today, 1)
        case _:
            return add_months(today, 12)


def _off(found: re.Match[str], today: date, _text: str) -> date:
    return today + timedelta(days=_DAYS_OFF[found[0]])


def _either(words: Mapping[str, int] | Mapping[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = r"(?P<year>\d{4}|\d{2})"
_ORDINAL = r"(?:st|nd|rd|th|:e|:a|e|a)?"
_MONTH = rf"(?P<month>{_either(MONTHS)})\.?"

_Reader = Callable[[re.Match[str], date, str], date]


def _forms() -> Iterator[tuple[re.Pattern[str], _Reader]]:
    """The ways a day is written, the most exact first."""
    forms: tuple[tuple[str, _Reader], ...] = (
        (r"(?P<year>\d{4})[-./ ](?P<month>\d{1,2})[-./ ](?P<day>\d{1,2})", _iso),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _iso),
        (r"(?P<year>\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)", _iso),
        (rf"(?:den )?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:[/ -]{_YEAR})?", _slashed),
        (rf"(?:den |the )?(?P<day>\d{{1,2}}){_ORDINAL} (?:of )?{_MONTH}(?: {_YEAR})?", _named),
        (rf"{_MONTH} (?:the )?(?P<day>\d{{1,2}}){_ORDINAL}(?: (?P<year>\d{{4}}))?", _named),
        (
            rf"(?:i |in |sista |(?:slutet av|(?:the )?end of) )?{_MONTH}(?: (?P<year>\d{{4}}))?",
            _month_end,
        ),
        (rf"(?:i |in )?(?:vecka|week|v|w)\.? ?(?P<week>\d{{1,2}})(?:[ ,/-]+{_YEAR})?", _week),
        (rf"{_YEAR}[ -]?[vw] ?(?P<week>\d{{1,2}})", _week),
        (rf"(?:om|in) (?P<count>\d{{1,6}}|{_either(_COUNTS)}) ?(?P<unit>{_either(_UNITS)})\.?", _ahead),
        (r"(?:om|in) (?:ett halvår|ett halvt år|half a year)", _half_a_year),
        (rf"(?:(?P<next>nästa|next) |på |on |this )?(?P<day>{_either(_WEEKDAYS)})", _weekday),
        (rf"(?:nästa|next) (?P<unit>{_either(_UNITS)})", _next),
        (_either(_DAYS_OFF), _off),
    )
    for pattern, read in forms:
        yield re.compile(pattern, re.ASCII), read


_FORMS = tuple(_forms())
