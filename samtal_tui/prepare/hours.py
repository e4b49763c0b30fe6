"""Hours as people type them: "10", "10.30", "kl 13:00", "1430", "2 pm". Shown and kept as 10:30."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from samtal_tui.texts import mark

NOT_UNDERSTOOD = mark("{text} is not an hour: write for example 10, 10.30 or 13:00.")

_HOUR = re.compile(
    r"(?:(?:kl|klockan|at)\.? ?)?(?P<hour>\d{1,2})(?:[.:, h]?(?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE | re.ASCII,
)


class NotAnHour(ValueError):
    """The text names no hour. `sentence` is English for the catalogue, `values` are its placeholders."""

    def __init__(self, text: str) -> None:
        self.sentence = NOT_UNDERSTOOD
        self.values = {"text": text.strip()}
        super().__init__(self.sentence)


def read_hour(text: str) -> time | None:
    """The hour `text` names; None for an empty text. Raises `NotAnHour`."""
    said = " ".join(text.split())
    if not said:
        return None
    found = _HOUR.fullmatch(said)
    if found is None:
        raise NotAnHour(text)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise NotAnHour(text) from None


def until(on: date, at: time, minutes: int) -> datetime:
    """When something that begins at an hour is over."""
    return datetime.combine(on, at) + timedelta(minutes=minutes)
