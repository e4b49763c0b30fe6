"""The days of an employment as people write them, in Swedish or English: 2024-03-01, 1 mars 2024, mars 2024.

Such a day may lie decades back, so none is guessed: its year is written, in four digits. Of days written with
slashes alone only those are read that mean the same in every country.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from samtal_tui.plan.dates import MONTHS

_MONTH = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_NUMBER = r"(?P<month>\d{1,2})"

_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        _YEAR,
        rf"{_YEAR}[-/.]{_NUMBER}",
        rf"{_YEAR}[-/.]{_NUMBER}[-/.]{_DAY}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}/{_NUMBER}[ -]{_YEAR}",
        rf"{_DAY}\.{_NUMBER}\.{_YEAR}",
        rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
        rf"(?:den |the )?{_DAY}(?:st|nd|rd|th|:e|:a|\.)?[ -]?(?:of )?{_MONTH}[ -]?{_YEAR}",
        rf"{_MONTH} (?:the )?{_DAY}(?:st|nd|rd|th)? {_YEAR}",
        rf"{_MONTH} {_YEAR}",
    )
)


class NotADay(ValueError):
    """The text names no day, or could name two."""


def read_day(text: str, *, last: bool = False) -> date | None:
    """The day `text` names; None for an empty text. Raises `NotADay` when it names none, or more than one.

    A month or a year alone stands for its first day, or for its `last` one.
    """
    said = " ".join(text.casefold().replace(",", " ").split()).rstrip(".")
    if not said:
        return None
    found = next((match.groupdict() for form in _FORMS if (match := form.fullmatch(said))), None)
    if found is None:
        raise NotADay(text)
    day, month = _day_and_month(found)
    year = int(found["year"])
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        raise NotADay(text) from None


def _day_and_month(found: dict[str, str | None]) -> tuple[int, int]:
    """Day and month, 0 for one that is not written. Raises `NotADay` if they could change places."""
    first, second = int(found.get("first") or 0), int(found.get("second") or 0)
    if first and second:
        if first == second or first > 12:
            return first, second
        if second > 12:
            return second, first
        raise NotADay(f"{first}/{second}")
    month = MONTHS[name] if (name := found.get("name")) else int(found.get("month") or 0)
    return int(found.get("day") or 0), month
