"""The dates in a cell of a plan: one or two, with words about which is which, or words that are no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from samtal_tui.plan.dates import NOT_UNDERSTOOD, NotADate, read_iso

_PARTS = re.compile(r"\n|;|,\s|\s/\s|\s(?:och|samt|and)\s|\s[-–]\s")
_DONE = re.compile(
    r"(?:ska vara |to be )?(?:klart?|färdigt?|genomför\w*|slutför\w*|senast|done|completed?|finished|due)"
    r"(?: senast| by)?(?=[\s:]|$)[\s:]*",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"(?:uppfölj\w*|följs upp|följ upp|avstäm\w*|stäms av|follow[ -]?up|followed up|review\w*)"
    r"(?=[\s:]|$)[\s:]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Days:
    """What a cell says. `rest` are words that name no day; `impossible` are days that do not exist."""

    do_by: str = ""
    follow_up: str = ""
    rest: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


def days_in(text: str, on: date, *, follow_up: bool = False) -> Days:
    """The days in a cell, seen from the day `on`, as ISO 8601.

    A word before a day says which of the two it is; without one the first is the day it is to be done by,
    or, with `follow_up`, the one it is followed up on.
    """
    found = {"do_by": "", "follow_up": ""}
    usual = ["follow_up"] if follow_up else ["do_by", "follow_up"]
    rest: list[str] = []
    impossible: list[str] = []
    # A date with blanks in it ("15 mars", "2025 - 09 - 30") goes before its parts.
    parts = [text] if _is_day(text, on) else _PARTS.split(text)
    for written in parts:
        part, name = written.strip(" .-–"), ""
        for pattern, meant in ((_DONE, "do_by"), (_FOLLOWED, "follow_up")):
            if said := pattern.match(part):
                part, name = part[said.end() :], meant
        name = name or next((one for one in usual if not found[one]), "")
        try:
            day = read_iso(part, on)
        except NotADate as error:
            (rest if error.sentence == NOT_UNDERSTOOD else impossible).append(written.strip())
        else:
            if day and name and not found[name]:
                found[name] = day
            elif day:
                rest.append(written.strip())
    return Days(found["do_by"], found["follow_up"], tuple(rest), tuple(impossible))


def _is_day(text: str, on: date) -> bool:
    try:
        return bool(read_iso(text, on))
    except NotADate:
        return False
