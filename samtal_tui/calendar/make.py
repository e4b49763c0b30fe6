"""Make a calendar file (RFC 5545) for Outlook, Google and Apple calendars.

There is no METHOD: it is a list of days and not an invitation, so nothing is sent to anybody. A later file
has the same UIDs and a higher SEQUENCE: importing it changes the entries of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from samtal_tui.calendar.events import Event, events
from samtal_tui.export.content import one_line
from samtal_tui.export.errors import StoppedByFinalCheck
from samtal_tui.export.place import staged
from samtal_tui.people.overview import everybody
from samtal_tui.texts import Texts
from vault.store import OpenVault

if TYPE_CHECKING:
    from icalendar import Timezone

PRODUCT = "-//samtal-tui//samtal//SV"

ZONE = "Europe/Stockholm"
"""An hour is a Swedish hour wherever the machine believes it is: the talk is held where the two work."""


def make_calendar(vault: OpenVault, place: Path, t: Texts, now: datetime, *, overwrite: bool = False) -> int:
    """Write the days to come to the file `place`; how many they are.

    Raises `CannotPlace`, and `StoppedByFinalCheck` when the bytes hold anything but days and numbers.
    """
    found = events(vault.id, everybody(vault), now.date())
    data = calendar_bytes(found, t, now)
    check_calendar(data, found, t)
    with staged(place.absolute().parent, place.name, data, overwrite=overwrite) as keep:
        keep()
    return len(found)


def calendar_bytes(found: Iterable[Event], t: Texts, now: datetime) -> bytes:
    """The file's bytes. `now` says how new its entries are."""
    # icalendar takes a quarter of a second to import.
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    found = list(found)
    if any(event.at for event in found):
        calendar.add_component(swedish_time())
    stamp = now.astimezone(UTC).replace(microsecond=0)
    for event in found:
        entry = Entry()
        entry.add("UID", event.uid)
        entry.add("DTSTAMP", stamp)
        # A calendar takes the entry with the higher number for the newer one; minutes fit in 31 bits.
        entry.add("SEQUENCE", int(stamp.timestamp()) // 60)
        entry.add("SUMMARY", title(event, t))
        if event.at:
            starts = datetime.combine(event.on, event.at, ZoneInfo(ZONE))
            entry.add("DTSTART", starts)
            # The end is reckoned on the clock on the wall, as a meeting is.
            entry.add("DTEND", starts + timedelta(minutes=event.minutes))
        else:
            entry.add("DTSTART", event.on)
            entry.add("DTEND", event.on + timedelta(days=1))
        if event.place:
            entry.add("LOCATION", one_line(event.place))
        entry.add("CLASS", "PRIVATE")
        # A day to follow something up blocks nothing; a talk with its hour does.
        entry.add("TRANSP", "OPAQUE" if event.at else "TRANSPARENT")
        calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data


def swedish_time() -> Timezone:
    """The rules of Swedish time, written as RFC 5545, 3.6.5, has them; summer time is that of 2000/84/EC."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("TZID", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    daylight, standard = TimezoneDaylight(), TimezoneStandard()
    daylight.add("DTSTART", datetime(1996, 3, 31, 2))  # noqa: DTZ001 - the standard has local time here
    standard.add("DTSTART", datetime(1996, 10, 27, 3))  # noqa: DTZ001
    for part, name, month, before, after in (
        (daylight, "CEST", 3, winter, summer),
        (standard, "CET", 10, summer, winter),
    ):
        part.add("TZNAME", name)
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", after)
        part.add("RRULE", {"FREQ": "YEARLY", "BYDAY": "-1SU", "BYMONTH": month})
        zone.add_component(part)
    return zone


_LINE = re.compile(
    r"(BEGIN|END):(VCALENDAR|VEVENT)|VERSION:2\.0|UID:[0-9a-f]{32}@samtal|SEQUENCE:\d+|CLASS:PRIVATE"
    r"|TRANSP:(OPAQUE|TRANSPARENT)|DTSTAMP:\d{8}T\d{6}Z|DT(START|END);VALUE=DATE:\d{8}"
    rf"|DT(START|END);TZID={ZONE}:\d{{8}}T\d{{6}}"
)
"""Every line of the file but its product, titles, places and the rules of its time: no room for words."""


def check_calendar(data: bytes, found: Iterable[Event], t: Texts) -> None:
    """Let the finished bytes pass, or raise `StoppedByFinalCheck`: each line is one that can be here."""
    from icalendar import vText

    found = list(found)
    own = {f"PRODID:{PRODUCT}", *(f"SUMMARY:{title(event, t)}" for event in found)}
    own |= {f"LOCATION:{vText(one_line(event.place)).to_ical().decode()}" for event in found if event.place}
    own.update(swedish_time().to_ical().decode().splitlines())
    # A long line is folded into several, each but the first beginning with a blank (RFC 5545, 3.1).
    lines = data.decode(errors="replace").removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    if any(line not in own and not _LINE.fullmatch(line) for line in lines):
        raise StoppedByFinalCheck(())


def title(event: Event, t: Texts) -> str:
    """What stands in the calendar: what it is and the employee's number, never a name."""
    number = f"{event.number:02}"
    return t("Talk {number}", number=number) if event.is_talk else t("Follow-up {number}", number=number)
