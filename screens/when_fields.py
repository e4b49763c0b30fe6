"""What rooms in which a talk gets its day, hour and place have in common."""

from __future__ import annotations

from datetime import date, time

from textual.widgets import Input

from samtal_tui.plan.dates import NotADate, read_date
from samtal_tui.prepare.hours import NotAnHour, read_hour
from samtal_tui.prepare.lead_time import When
from samtal_tui.texts import mark
from screens.fields import FieldRoom
from screens.room import R

DAY, HOUR, PLACE = ("on", mark("Day")), ("at", mark("Hour")), ("place", mark("Place"))
"""The fields by their ids, and their labels."""


class WhenRoom(FieldRoom[R]):
    """A room with a field for the day and one for the hour, read as people write them."""

    def written_when(self, minutes: int = 0) -> When | None:
        """The day and the hour as they are written now; None while they cannot be understood."""
        try:
            on = self._day()
            return When(on, read_hour(self.value("at")), minutes) if on else None
        except (NotADate, NotAnHour):
            return None

    def asked_when(self) -> tuple[date, time | None] | None:
        """The day and the hour; what cannot be understood is said, and its field marked."""
        try:
            on = self._day()
        except NotADate as error:
            self.complain("on", self.t(error.sentence, **error.values))
            return None
        if on is None:
            self.complain("on", self.t("Write the day, for example 2026-03-01 or tuesday."))
            return None
        try:
            return on, read_hour(self.value("at"))
        except NotAnHour as error:
            self.complain("at", self.t(error.sentence, **error.values))
            return None

    def complain(self, field: str, sentence: str) -> None:
        """Say what is wrong with a field and go there."""
        self.say(sentence)
        self.query_one(f"#{field}", Input).focus()

    def told_when(self, when: When) -> str:
        """A day and an hour as they were understood."""
        day = f"{self.t.day_of_week(when.on)} {when.on.isoformat()}"
        told = self.t("{day} at {hour}", day=day, hour=f"{when.at:%H:%M}") if when.at else day
        return told[:1].upper() + told[1:] + "."

    def _day(self) -> date | None:
        return read_date(self.value("on"), self.samtal.today())
