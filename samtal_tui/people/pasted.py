"""A pasted list of employees: `Namn; roll; enhet; anställd`, a row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from samtal_tui.people.days import NotADay, read_day
from samtal_tui.people.details import (
    DROPPED,
    LONGEST,
    NO_DATE,
    NO_NAME,
    TOO_LONG,
    WRONG_ORDER,
    Complaint,
    Details,
    split_name,
    tidy,
    without_personnummer,
)
from samtal_tui.texts import mark
from vault.records import Employment, Person

MOST_ROWS = 500
"""More rows than any manager has reports: what is longer is not a list of employees."""

ALREADY_HERE = mark("Somebody with this name is here already; the row is left out.")
TWICE = mark("The name stands on an earlier row too; the row is left out.")
TOO_MANY_COLUMNS = mark("There are more than four columns: name; role; unit; employed.")
TOO_MANY_ROWS = mark("The list is longer than 500 rows; the rest is left out.")

_HEADINGS = {"namn", "name", "medarbetare", "employee"}


@dataclass(frozen=True)
class Problem:
    """What is wrong with row `row` (1 is the first); `taken` is True when the row comes in all the same."""

    row: int
    sentence: str
    taken: bool = False


@dataclass(frozen=True)
class Pasted:
    """The rows that can be taken in, what is to be said of the rest, and the rest that can be put right."""

    rows: tuple[Details, ...]
    problems: tuple[Problem, ...]
    left: tuple[str, ...] = ()
    """Rows as they were written that were not understood; nobody who is here already stands among them."""


def parse_rows(text: str, existing: Iterable[Person]) -> Pasted:
    """Read pasted rows; columns are divided by semicolons, or by tabs as a spreadsheet copies them.

    The last column is the day of employment, `2019-03-01`, or both ends of a fixed term,
    `2026-01-01 - 2026-08-31`. A first row of headings is passed over, and empty rows are.
    """
    here = {_known_as(person.given, person.family) for person in existing}
    pasted: set[str] = set()
    rows: list[Details] = []
    problems: list[Problem] = []
    left: list[str] = []
    lines = text.splitlines()
    for number, written in enumerate(lines, start=1):
        if not written.strip() or (not rows and _is_heading(written)):
            continue
        if len(rows) == MOST_ROWS:
            problems.append(Problem(number, TOO_MANY_ROWS))
            left += lines[number - 1 :]
            break
        details, complaints = _read(written)
        if details:
            name = _known_as(details.given, details.family)
            taken = ALREADY_HERE if name in here else TWICE if name in pasted else ""
            if taken:
                details, complaints = None, (Complaint("given", taken),)
            else:
                pasted.add(name)
                rows.append(details)
        else:
            left.append(written)
        problems.extend(Problem(number, complaint.sentence, details is not None) for complaint in complaints)
    return Pasted(tuple(rows), tuple(problems), tuple(left))


def _known_as(given: str, family: str) -> str:
    return f"{family}, {given}".casefold()


def _is_heading(row: str) -> bool:
    return row.replace("\t", ";").split(";")[0].strip().casefold() in _HEADINGS


def _read(row: str) -> tuple[Details | None, tuple[Complaint, ...]]:
    divider = ";" if ";" in row else "\t"
    cells = [tidy(cell) for cell in row.split(divider)]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    if len(cells) > 4:
        return None, (Complaint("", TOO_MANY_COLUMNS),)
    kept = [without_personnummer(cell) if place < 3 else cell for place, cell in enumerate(cells)]
    dropped = (Complaint("", DROPPED),) if kept != cells else ()
    name, role, unit, employed = (*kept, "", "", "")[:4]
    given, family = split_name(name)
    if not given:
        return None, (Complaint("given", NO_NAME),)
    if max(map(len, kept)) > LONGEST:
        return None, (Complaint("", TOO_LONG),)
    details = Details(given=given, family=family, role=role, unit=unit)
    start, _, end = (part.strip() for part in employed.partition(" - "))
    try:
        details = replace(details, employed_from=read_day(start), employed_to=read_day(end, last=True))
    except NotADay:
        return None, (Complaint("employed_from", NO_DATE),)
    if details.employed_from and details.employed_to:
        if details.employed_to < details.employed_from:
            return None, (Complaint("employed_to", WRONG_ORDER),)
        details = replace(details, employment=Employment.FIXED_TERM)
    return details, dropped
