"""`samtal import` of a paper: last year's plan, or a list of employees. What is refused repeats no value."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, remark, say
from samtal_tui.commands.keeping import NO_FILE
from samtal_tui.texts import mark

if TYPE_CHECKING:
    from samtal_tui.keeping.columns import Names
    from samtal_tui.keeping.paper import Paper
    from samtal_tui.keeping.paper_plan import Remark
    from samtal_tui.keeping.sheets import Sheets
    from vault.records import Person
    from vault.store import OpenVault

SUFFIXES = frozenset({".docx", ".doc", ".csv", ".tsv", ".txt", ".md", ".markdown"})
"""How the names of papers end; what ends otherwise is JSON."""

WHOSE = mark("{file} does not say whose plan it is: add --for PERSON; nothing is brought in.")
SEVERAL = mark(
    "{file} names somebody whose name several employees have: add --for NUMBER; nothing is brought in."
)
WHEN = mark("{file} does not say when the talk was held: add --on DATE; nothing is brought in.")
NO_DAY = mark("--on has no date: write it as 2025-03-04.")
WRONG = mark("{file}: {remark} Correct it there; nothing is brought in.")
NO_PEOPLE = mark("There is no employee in {file}: nothing is brought in.")
PLAN_IN = mark(
    "Brought in: plan rows {rows}, private lines {notes}. They are agreed only when you both say yes."
)
PEOPLE_IN = mark("Brought in: employees {people}.")


def is_paper(name: str) -> bool:
    """Whether the file called `name` is read as a paper."""
    return Path(name).suffix.casefold() in SUFFIXES


def import_paper(desk: Desk, name: str, whose: str, day: str, today: date) -> None:
    """Bring in a paper whole, or nothing of it; raises `Refused`."""
    from samtal_tui.keeping.columns import known_names
    from samtal_tui.keeping.paper import NotAPaper
    from samtal_tui.keeping.papers import read_paper
    from samtal_tui.keeping.sheets import lists_people

    place = desk.shown(Path(name))
    names = known_names()
    try:
        paper = read_paper(_bytes_of(desk, name))
        if not whose and lists_people(paper, names):
            _import_people(desk, place, paper, names, today)
        else:
            _import_plan(desk, place, paper, names, (whose, day), today)
    except NotAPaper as wrong:
        raise Refused(BAD_INPUT, desk.t(wrong.sentence, file=place, **wrong.values)) from None


def _import_plan(
    desk: Desk, place: str, paper: Paper, names: Names, asked: tuple[str, str], today: date
) -> None:
    from samtal_tui.keeping.paper_plan import plan_in
    from samtal_tui.keeping.sheets import sheets_of
    from samtal_tui.keeping.take_plan import NotTaken, parties_of, take_plan

    whose, day = asked
    found = sheets_of(paper, names, names.plan)
    on = _day(desk, place, found, day, today)
    with desk.vault() as vault:
        person = _person(desk, vault, place, found, whose)
        plan = plan_in(found, parties_of(vault, person.id), on)
        _tell(desk, place, plan.remarks)
        try:
            taken = take_plan(vault, person.id, plan, on, today)
        except NotTaken as wrong:
            raise Refused(BAD_INPUT, desk.t(wrong.sentence, file=place, **wrong.values)) from None
    say(desk.t(PLAN_IN, rows=taken.rows, notes=taken.notes))


def _import_people(desk: Desk, place: str, paper: Paper, names: Names, today: date) -> None:
    from samtal_tui.keeping.paper_people import people_in, take_people
    from samtal_tui.keeping.sheets import sheets_of

    found = sheets_of(paper, names, names.people)
    with desk.vault() as vault:
        people = people_in(found, names, vault.people.all(), today)
        _tell(desk, place, people.remarks)
        if not people.people:
            raise Refused(BAD_INPUT, desk.t(NO_PEOPLE, file=place))
        count = take_people(vault, people.people)
    say(desk.t(PEOPLE_IN, people=count))


def _day(desk: Desk, place: str, found: Sheets, day: str, today: date) -> date:
    """The day of the talk: as asked for, or as the paper has it at its head."""
    from samtal_tui.keeping.columns import Head
    from samtal_tui.plan.dates import NotADate, read_date

    try:
        asked = read_date(day, today)
    except NotADate:
        raise Refused(USAGE, desk.t(NO_DAY)) from None
    try:
        on = asked or read_date((found.head or {}).get(Head.ON, ""), today)
    except NotADate:
        on = None
    if on is None:
        raise Refused(BAD_INPUT, desk.t(WHEN, file=place))
    return on


def _person(desk: Desk, vault: OpenVault, place: str, found: Sheets, whose: str) -> Person:
    """Whose plan it is: as asked for, or as the paper has it at its head."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.keeping.columns import Head
    from samtal_tui.people.lookup import NoSuchPerson, SeveralPeople, find_person

    if whose:
        return person_named(desk, vault, whose)
    try:
        return find_person(vault.people.all(), (found.head or {}).get(Head.EMPLOYEE, ""))
    except NoSuchPerson:
        raise Refused(BAD_INPUT, desk.t(WHOSE, file=place)) from None
    except SeveralPeople:
        raise Refused(BAD_INPUT, desk.t(SEVERAL, file=place)) from None


def _tell(desk: Desk, place: str, remarks: tuple[Remark, ...]) -> None:
    """Say what is left out or kept aside; raises `Refused` for what the paper itself has wrong."""
    from samtal_tui.keeping.take_plan import told
    from screens.widgets.plain import one_line

    for one in remarks:
        said = one_line(told(one, desk.t))
        if one.wrong:
            raise Refused(BAD_INPUT, desk.t(WRONG, file=place, remark=said))
    for one in remarks:
        remark(one_line(told(one, desk.t)))


def _bytes_of(desk: Desk, name: str) -> bytes:
    """The file's bytes, at most one more than is allowed, so that a large one is not read whole."""
    from samtal_tui.keeping.papers import MAX_BYTES

    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise Refused(BAD_INPUT, desk.t(NO_FILE, place=desk.shown(Path(name)))) from None
