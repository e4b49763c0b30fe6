"""A list of employees as it stands in a file, understood row by row. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.keeping.columns import Names, Target
from samtal_tui.keeping.paper_plan import LOST_COLUMN, Remark
from samtal_tui.keeping.sheets import Sheet, Sheets
from samtal_tui.people.details import (
    Details,
    fresh_id,
    read_details,
    split_name,
    tidy,
)
from samtal_tui.plan.dates import NotADate, read_iso
from samtal_tui.texts import mark
from vault.records import Employment, Person
from vault.store import OpenVault

PROBLEM = mark("Row {row}: {problem}")
TWICE = mark("The name stands twice, or is in the vault already, and no number tells the two apart.")
NUMBER_TAKEN = mark("Somebody else has the number.")
NO_NUMBER = mark("The number is no whole number from 1 to 99,999.")
NO_DAY = mark("There is a date that is none: write it as 2026-03-01.")
UNKNOWN_COLUMN = mark("The column {heading} has no place here and is left out.")


@dataclass(frozen=True)
class NewPerson:
    """An employee to take in; without a number the next free one."""

    details: Details
    number: int | None = None


@dataclass(frozen=True)
class PaperPeople:
    """The employees, and what is to be said about the rest; a row with a wrong remark is not among them."""

    people: tuple[NewPerson, ...] = ()
    remarks: tuple[Remark, ...] = ()


def people_in(found: Sheets, names: Names, existing: Iterable[Person], today: date) -> PaperPeople:
    """The employees in `found`. Days may be written as people write them, seen from `today`."""
    reading = _Reading(names, list(existing), today)
    for sheet in found.sheets:
        reading.sheet(sheet)
    return PaperPeople(tuple(reading.people), tuple(reading.remarks))


def take_people(vault: OpenVault, people: Sequence[NewPerson]) -> int:
    """Take them all in, or nobody; how many they are. Raises the vault's errors."""
    with vault.connection.transaction():
        for one in sorted(people, key=lambda new: new.number is None):
            number = one.number or vault.people.next_number()
            vault.people.add(Person(id=fresh_id(), number=number, **vars(one.details)))
    return len(people)


class _Reading:
    """Collects employees and remarks; knows which names and numbers are in use."""

    def __init__(self, names: Names, existing: Sequence[Person], today: date) -> None:
        self._names = names
        self._today = today
        self._taken = {(one.given.casefold(), one.family.casefold()): one.number for one in existing}
        self._numbers = {one.number for one in existing}
        self.people: list[NewPerson] = []
        self.remarks: list[Remark] = []

    def sheet(self, sheet: Sheet) -> None:
        """Every row of a sheet."""
        for heading, target in zip(sheet.headings, sheet.targets, strict=True):
            if target is Target.DROPPED:
                self.remarks.append(Remark(LOST_COLUMN))
            elif target is Target.NOTE and heading:
                self.remarks.append(Remark(UNKNOWN_COLUMN, {"heading": heading}))
        for number, row in enumerate(sheet.rows, start=1):
            said = {
                target: cell.strip()
                for target, cell in zip(sheet.targets, row, strict=True)
                if cell and cell.strip()
            }
            if said:
                self._row(said, number)

    def _row(self, said: Mapping[Target, str], row: int) -> None:
        written = self._written(said)
        day_wrong = not self._days(said, written)
        details, complaints = read_details(written)
        problems = [(complaint.sentence, details is None) for complaint in complaints]
        if day_wrong:
            problems, details = [(NO_DAY, True)], None
        if details:
            wrong = self._clash(said, details)
            if wrong:
                problems.append((wrong, True))
            else:
                self._take(said, details)
        self.remarks += [
            Remark(PROBLEM, {"row": row, "problem": sentence}, wrong=wrong) for sentence, wrong in problems
        ]

    def _written(self, said: Mapping[Target, str]) -> dict[str, str]:
        """The row as the form for an employee has it, but for the days."""
        given, family = said.get(Target.GIVEN, ""), said.get(Target.FAMILY, "")
        if not given and not family:
            given, family = split_name(tidy(said.get(Target.NAME, "")))
        form = self._names.employment.get(said.get(Target.EMPLOYMENT, "").casefold(), Employment.OTHER)
        known = Target.EMPLOYMENT in said
        ends = Target.EMPLOYED_TO in said
        usual = Employment.FIXED_TERM if ends else Employment.PERMANENT
        return {
            "given": given or family,
            "family": family if given else "",
            "role": said.get(Target.ROLE, ""),
            "unit": said.get(Target.UNIT, ""),
            "exempt": said.get(Target.EXEMPT, ""),
            "included": said.get(Target.INCLUDED, ""),
            "employment": form if known else usual,
            "language": "en" if said.get(Target.LANGUAGE, "").casefold().startswith("en") else "sv",
        }

    def _days(self, said: Mapping[Target, str], written: dict[str, str]) -> bool:
        for target in (Target.EMPLOYED_FROM, Target.EMPLOYED_TO):
            text = said.get(target, "")
            try:
                year = text.isdecimal() and len(text) == 4
                written[target] = text if year else read_iso(text, self._today)
            except NotADate:
                return False
        return True

    def _clash(self, said: Mapping[Target, str], details: Details) -> str:
        """Why she cannot be taken in beside the others, or an empty string."""
        number = said.get(Target.NUMBER, "")
        if number and not (number.isdecimal() and 1 <= int(number) <= 99_999):
            return NO_NUMBER
        if number and int(number) in self._numbers:
            return NUMBER_TAKEN
        name = (details.given.casefold(), details.family.casefold())
        return TWICE if name in self._taken and not (number and self._taken[name]) else ""

    def _take(self, said: Mapping[Target, str], details: Details) -> None:
        number = int(said[Target.NUMBER]) if Target.NUMBER in said else None
        self._taken[details.given.casefold(), details.family.casefold()] = number or 0
        if number:
            self._numbers.add(number)
        self.people.append(NewPerson(replace(details), number))
