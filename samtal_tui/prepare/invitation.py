"""The invitation: text to paste into a mail or a meeting, and a calendar file that says nothing (G01, G04,
G08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from samtal_tui.calendar.events import talk_event
from samtal_tui.calendar.make import calendar_bytes, check_calendar
from samtal_tui.export.content import one_line
from samtal_tui.export.errors import StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.export.names import file_name
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.place import staged
from samtal_tui.prepare.lead_time import busy_with, remarks, when_of
from samtal_tui.prepare.making import make_underlag
from samtal_tui.prepare.underlag import agreed_rows
from samtal_tui.sharing.extracted import Extracted
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.sharing.leak_check import find_leaks, known_fragments
from samtal_tui.texts import Texts, mark
from vault.records import Recipient, Talk, TalkStatus
from vault.store import OpenVault

ANSWERS_BEFORE = timedelta(days=3)
"""How long before the talk the answers are asked for."""

HELLO = mark("Hello {employee},")
WHEN = mark("Welcome to our talk ({talk}) on {day}. We have {minutes} minutes.")
WHEN_AT = mark("Welcome to our talk ({talk}) on {day} at {hour}. We have {minutes} minutes.")
WHERE = mark("Place: {place}.")
ATTACHED = mark(
    "What to prepare with is attached: the questions, our last plan and what happens to what is written."
)
ATTACHED_FIRST = mark("What to prepare with is attached: the questions, and what happens to what is written.")
SEND_BACK = mark("Please answer what you like and send it back by {day}.")
ADVICE = mark("You are welcome to ask a union representative or somebody else for advice beforehand.")
MOVE = mark("Tell me if the time or the place does not suit you, and we find another.")


@dataclass(frozen=True)
class Invitation:
    """An invitation as it would be made now, and what the manager may want to think of first."""

    occasion: Occasion
    text: str
    remarks: tuple[str, ...]


def invitation_of(vault: OpenVault, talk_id: str, today: date, t: Texts) -> Invitation:
    """The invitation to a talk, in the employee's language; the remarks are in `t`. Raises `NoSuchRecord`."""
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, today)
    talk = occasion.talk
    said = remarks(when_of(talk), talk.place, today, t, busy_with(vault, talk.id))
    return Invitation(occasion, _text(vault, occasion), tuple(said))


def _text(vault: OpenVault, occasion: Occasion) -> str:
    _, rows = agreed_rows(vault, occasion.talk.id, occasion.today)
    return text_of(occasion, Texts(occasion.person.language), with_plan=bool(rows))


def text_of(occasion: Occasion, t: Texts, *, with_plan: bool) -> str:
    """The words of the invitation. They come from the talk and the two names, from no note.

    `with_plan` says that the form holds rows of the last plan.
    """
    talk = occasion.talk
    values = {
        "talk": occasion.talk_name(t).lower(),
        "day": f"{t.day_of_week(talk.on)} {talk.on.isoformat()}",
        "minutes": talk.minutes,
    }
    when = t(WHEN_AT, **values, hour=f"{talk.at:%H:%M}") if talk.at else t(WHEN, **values)
    place = [t(WHERE, place=one_line(talk.place))] if talk.place else []
    back = talk.on - ANSWERS_BEFORE
    asked = [t(SEND_BACK, day=back.isoformat())] if back > occasion.today else []
    paragraphs = (
        t(HELLO, employee=one_line(occasion.person.given)),
        " ".join((when, *place)),
        " ".join((t(ATTACHED if with_plan else ATTACHED_FIRST), *asked)),
        " ".join((t(ADVICE), t(MOVE))),
        one_line(occasion.parties(t).manager),
    )
    return "\n\n".join(paragraphs) + "\n"


def set_when(vault: OpenVault, talk_id: str, on: date, at: time | None, place: str) -> Talk:
    """Keep the day, the hour and the place of a talk. To another time than before nobody is invited yet."""
    talk = vault.talks.get(talk_id)
    changed = talk.model_copy(update={"on": on, "at": at, "place": place})
    if (on, at) != (talk.on, talk.at) and is_invited(talk):
        status = TalkStatus.PLANNED if talk.status is TalkStatus.INVITED else talk.status
        changed = changed.model_copy(update={"invited": None, "status": status})
    return talk if changed == talk else vault.talks.update(changed)


def invite(
    vault: OpenVault,
    talk_id: str,
    folder: Path,
    now: datetime,
    *,
    overwrite: bool = False,
    with_form: bool = True,
) -> list[str]:
    """Make the form, the text and the calendar file in `folder`; the talk counts as invited. Their names.

    Those of the text and the calendar file hold the employee's number and no name (G08). Without `with_form`
    the form is taken to be there. Raises `NoGuide`, `NoSuchRecord` and what the making of documents raises.
    """
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, now.date())
    t = Texts(occasion.person.language)
    text, calendar = _text(vault, occasion), _calendar(vault, occasion, t, now)
    _check(vault, text)
    about = (occasion.talk.on.isoformat(), f"{occasion.person.number:02}")
    name, entry = file_name((t("Invitation"), *about), ".txt"), file_name((t("Talk"), *about), ".ics")
    with (
        staged(folder, name, text.encode(), overwrite=overwrite) as keep_text,
        staged(folder, entry, calendar, overwrite=overwrite) as keep_entry,
    ):
        made = (
            [make_underlag(vault, talk_id, Format.WORD, folder, now=now, overwrite=overwrite).file_name]
            if with_form
            else []
        )
        keep_text()
        keep_entry()
    set_invited(vault, talk_id, now.date())
    return [*made, name, entry]


def is_invited(talk: Talk) -> bool:
    """Whether the employee has been called to a talk; one brought in tells it by its status alone."""
    return talk.invited is not None or talk.status is TalkStatus.INVITED


def set_invited(vault: OpenVault, talk_id: str, today: date) -> Talk:
    """The employee has been called to the talk; a talk that has come further stays where it is."""
    talk = vault.talks.get(talk_id)
    status = TalkStatus.INVITED if talk.status is TalkStatus.PLANNED else talk.status
    return vault.talks.update(talk.model_copy(update={"invited": today, "status": status}))


def _calendar(vault: OpenVault, occasion: Occasion, t: Texts, now: datetime) -> bytes:
    entry = talk_event(vault.id, occasion.talk, occasion.person.number)
    data = calendar_bytes([entry], t, now)
    check_calendar(data, [entry], t)
    return data


def _check(vault: OpenVault, text: str) -> None:
    """The same look at the finished words that every document gets."""
    lines = tuple(text.splitlines())
    leaks = find_leaks(Extracted(lines), forbidden_texts(vault, ()), known_fragments([text, *lines]))
    if leaks:
        raise StoppedByFinalCheck(leaks)
