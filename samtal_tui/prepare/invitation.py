"""The invitation: text to paste into a mail or a meeting, and a calendar file that says nothing (G01, G04,
G08)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from samtal_tui.calendar.events import Event, uid_of
from samtal_tui.calendar.make import calendar_bytes
from samtal_tui.export.content import one_line
from samtal_tui.export.errors import MakingFailed, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.export.names import file_name
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.place import staged
from samtal_tui.prepare.making import make_underlag
from samtal_tui.sharing.extract import Extracted
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.sharing.leak_check import find_leaks
from samtal_tui.texts import Texts, mark
from vault.records import Recipient, Talk, TalkStatus
from vault.store import OpenVault

GOOD_TIME = 14
"""Days before the talk in which an invitation leaves time to prepare (E03)."""

ANSWERS_BEFORE = timedelta(days=3)
"""How long before the talk the answers are asked for."""

HELLO = mark("Hello {employee},")
WHEN = mark("Welcome to our talk ({talk}) on {day}. We have {minutes} minutes.")
WHEN_AT = mark("Welcome to our talk ({talk}) on {day} at {hour}. We have {minutes} minutes.")
WHERE = mark("Place: {place}.")
ATTACHED = mark(
    "What to prepare with is attached: the questions, our last plan and what happens to what is written."
)
SEND_BACK = mark("Please answer what you like and send it back by {day}.")
ADVICE = mark("You are welcome to ask a union representative or somebody else for advice beforehand.")
MOVE = mark("Tell me if the time or the place does not suit you, and we find another.")


_CALENDAR_OWN = re.compile(r"(BEGIN|END|VERSION|PRODID|UID|DTSTAMP|SEQUENCE|DTSTART|DTEND|CLASS|TRANSP)[:;]")
"""How the lines of a calendar file begin that hold only ids, days and standing words."""


@dataclass(frozen=True)
class Invitation:
    """An invitation as it would be made now, and what the manager may want to think of first."""

    occasion: Occasion
    text: str
    remarks: tuple[str, ...]


def invitation_of(vault: OpenVault, talk_id: str, today: date, t: Texts) -> Invitation:
    """The invitation to a talk, in the employee's language; the remarks are in `t`. Raises `NoSuchRecord`."""
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, today)
    return Invitation(
        occasion, text_of(occasion, Texts(occasion.person.language)), tuple(_remarks(occasion.talk, today, t))
    )


def text_of(occasion: Occasion, t: Texts) -> str:
    """The words of the invitation. They come from the talk and the two names, from no note."""
    talk = occasion.talk
    values = {
        "talk": occasion.talk_name(t).lower(),
        "day": f"{t.weekday(talk.on).lower()} {talk.on.isoformat()}",
        "minutes": talk.minutes,
    }
    when = t(WHEN_AT, **values, hour=f"{talk.at:%H:%M}") if talk.at else t(WHEN, **values)
    place = [t(WHERE, place=one_line(talk.place))] if talk.place else []
    back = talk.on - ANSWERS_BEFORE
    asked = [t(SEND_BACK, day=back.isoformat())] if back > occasion.today else []
    paragraphs = (
        t(HELLO, employee=one_line(occasion.person.given)),
        " ".join((when, *place)),
        " ".join((t(ATTACHED), *asked)),
        " ".join((t(ADVICE), t(MOVE))),
        one_line(occasion.parties(t).manager),
    )
    return "\n\n".join(paragraphs) + "\n"


def read_hour(written: str) -> time | None:
    """ "9.30" or "09:30" as an hour; None for nothing. Raises `ValueError`."""
    hour = written.strip().replace(".", ":")
    return time.fromisoformat(hour.zfill(5)) if hour else None


def set_when(vault: OpenVault, talk_id: str, on: date, at: time | None, place: str) -> Talk:
    """Keep the day, the hour and the place of a talk."""
    talk = vault.talks.get(talk_id)
    changed = talk.model_copy(update={"on": on, "at": at, "place": place})
    return talk if changed == talk else vault.talks.update(changed)


def invite(
    vault: OpenVault, talk_id: str, folder: Path, now: datetime, *, overwrite: bool = False
) -> list[str]:
    """Make the form, the text and the calendar file in `folder`; the talk counts as invited. Their names.

    Raises `NoGuide`, `NoSuchRecord` and what the making of documents raises.
    """
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, now.date())
    t = Texts(occasion.person.language)
    text, calendar = text_of(occasion, t).encode(), _calendar(vault, occasion, t, now)
    _check(vault, text + calendar, occasion, t)
    name = file_name((t("Invitation"), occasion.talk.on.isoformat(), occasion.person.name), ".txt")
    entry = file_name((t("Talk"), occasion.talk.on.isoformat(), f"{occasion.person.number:02}"), ".ics")
    with (
        staged(folder, name, text, overwrite=overwrite) as keep_text,
        staged(folder, entry, calendar, overwrite=overwrite) as keep_entry,
    ):
        made = make_underlag(vault, talk_id, Format.WORD, folder, now=now, overwrite=overwrite)
        keep_text()
        keep_entry()
    set_invited(vault, talk_id, now.date())
    return [made.file_name, name, entry]


def set_invited(vault: OpenVault, talk_id: str, today: date) -> Talk:
    """The employee has been called to the talk; a talk that has come further stays where it is."""
    talk = vault.talks.get(talk_id)
    status = TalkStatus.INVITED if talk.status is TalkStatus.PLANNED else talk.status
    return vault.talks.update(talk.model_copy(update={"invited": today, "status": status}))


def _calendar(vault: OpenVault, occasion: Occasion, t: Texts, now: datetime) -> bytes:
    talk, number = occasion.talk, occasion.person.number
    event = Event(
        uid_of(vault.id, talk.id), number, is_talk=True, on=talk.on, at=talk.at, minutes=talk.minutes
    )
    return calendar_bytes([event], t, now)


def _check(vault: OpenVault, data: bytes, occasion: Occasion, t: Texts) -> None:
    """The same look at the finished bytes that every document gets."""
    try:
        lines = tuple(data.decode().splitlines())
    except UnicodeDecodeError:
        raise MakingFailed from None
    text = text_of(occasion, t)
    entry = [line for line in lines if _CALENDAR_OWN.match(line)]
    known = [text, *text.splitlines(), t("Talk {number}", number=f"{occasion.person.number:02}"), *entry]
    leaks = find_leaks(Extracted(lines), forbidden_texts(vault, ()), known)
    if leaks:
        raise StoppedByFinalCheck(leaks)


def _remarks(talk: Talk, today: date, t: Texts) -> list[str]:
    """What she may want to think of; nothing stops her."""
    remarks = []
    days = (talk.on - today).days
    if days < 0:
        remarks.append(t("The day has passed: {day}.", day=talk.on.isoformat()))
    elif days < GOOD_TIME:
        remarks.append(
            t.count(
                "{n} day left; two weeks give time to prepare.",
                "{n} days left; two weeks give time to prepare.",
                days,
            )
        )
    if not talk.place:
        remarks.append(t("No place yet: somewhere undisturbed, rather not your own room."))
    if talk.at is None:
        remarks.append(t("No hour yet."))
    return remarks
