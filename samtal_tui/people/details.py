"""An employee's details: read from a form or a pasted row, kept in the vault."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.people.days import NotADay, read_day
from samtal_tui.texts import mark
from vault.records import Employment, Person

if TYPE_CHECKING:
    from vault.store import OpenVault

LONGEST = 200
"""The greatest number of characters in any one detail."""

_PERSONNUMMER = re.compile(r"(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})[01]\d[0-9]\d[-+ ]?\d{4}(?!\d)")
"""A Swedish personal or coordination number, with or without century and divider; the sum is not checked."""


@dataclass(frozen=True)
class Details:
    """What is known about an employee, without id and number."""

    given: str
    family: str = ""
    role: str = ""
    unit: str = ""
    employment: Employment = Employment.PERMANENT
    employed_from: date | None = None
    employed_to: date | None = None
    language: str = "sv"
    exempt: str = ""
    included: str = ""


@dataclass(frozen=True)
class Complaint:
    """Something that could not be taken as written: the field, and an English sentence for the catalogue."""

    field: str
    sentence: str


NO_NAME = mark("A name is needed.")
NO_DATE = mark("Write the date with its year, as 2026-03-01 or 1 March 2026, or leave it empty.")
WRONG_ORDER = mark("The employment ends before it begins.")
BOTH_WAYS = mark("There is a reason for a talk and one against it: leave one of them empty.")
TOO_LONG = mark("That is too long: 200 characters are enough.")
DROPPED = mark("What looks like a personal identity number is left out: it does not belong here.")


def without_personnummer(text: str) -> str:
    """`text` without anything that looks like a personnummer (law.md 14), blanks tidied if one was there."""
    kept = _PERSONNUMMER.sub(" ", text)
    return text if kept == text else " ".join(kept.split()).strip(" ,;-")


def tidy(text: str) -> str:
    """`text` on one line: NFC, control characters as blanks, no blank at the ends and never two in a row."""
    visible = (" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", "".join(visible)).split())


def split_name(name: str) -> tuple[str, str]:
    """Given and family name of "Ek, Kim" or "Kim Ek": without a comma the last word is the family name."""
    if "," in name:
        family, _, given = (part.strip() for part in name.partition(","))
        return (given, family) if given else (family, "")
    given, _, family = name.rpartition(" ")
    return (given, family) if given else (family, "")


def read_details(written: Mapping[str, str]) -> tuple[Details | None, tuple[Complaint, ...]]:
    """Read a form: `written` has the names of `Details`' fields. No details when something must be corrected.

    A personnummer is dropped and complained of, but does not stop the rest.
    """
    complaints: list[Complaint] = []
    texts = {}
    for field in ("given", "family", "role", "unit", "exempt", "included"):
        tidied = tidy(written.get(field, ""))
        texts[field] = without_personnummer(tidied)
        if texts[field] != tidied:
            complaints.append(Complaint(field, DROPPED))
    wrong = [Complaint(field, TOO_LONG) for field, text in texts.items() if len(text) > LONGEST]
    if not texts["given"]:
        wrong.append(Complaint("given", NO_NAME))
    days: dict[str, date | None] = {}
    for field in ("employed_from", "employed_to"):
        try:
            days[field] = read_day(written.get(field, ""), last=field == "employed_to")
        except NotADay:
            wrong.append(Complaint(field, NO_DATE))
    start, end = days.get("employed_from"), days.get("employed_to")
    if start and end and end < start:
        wrong.append(Complaint("employed_to", WRONG_ORDER))
    if texts["exempt"] and texts["included"]:
        wrong.append(Complaint("included", BOTH_WAYS))
    if wrong:
        return None, (*complaints, *wrong)
    details = Details(
        given=texts["given"],
        family=texts["family"],
        role=texts["role"],
        unit=texts["unit"],
        exempt=texts["exempt"],
        included=texts["included"],
        employed_from=start,
        employed_to=end,
        employment=Employment(written.get("employment") or Employment.PERMANENT),
        language="en" if written.get("language") == "en" else "sv",
    )
    return details, tuple(complaints)


def fresh_id() -> str:
    """A new id: 128 random bits in hex."""
    return secrets.token_hex(16)


def add_person(vault: OpenVault, details: Details, new_id: Callable[[], str] = fresh_id) -> Person:
    """Keep a new employee, under the next free number."""
    return vault.people.add(Person(id=new_id(), number=vault.people.next_number(), **vars(details)))


def add_people(vault: OpenVault, rows: tuple[Details, ...]) -> int:
    """Keep several new employees in the order given; how many they were."""
    for details in rows:
        add_person(vault, details)
    return len(rows)


def edit_person(vault: OpenVault, person_id: str, details: Details) -> Person:
    """Keep what is now known about an employee; id and number stay. Raises `NoSuchRecord`."""
    return vault.people.update(vault.people.get(person_id).model_copy(update=vars(details)))
