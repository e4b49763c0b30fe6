"""Last year's plan as it stands on paper, understood row by row. Pure: sheets in, rows and remarks out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from samtal_tui.keeping.columns import SAID, Head, Target
from samtal_tui.keeping.paper_dates import days_in
from samtal_tui.keeping.sheets import Sheet, Sheets
from samtal_tui.people.details import DROPPED, without_personnummer
from samtal_tui.plan.form import Parties, read_horizon, read_responsible
from samtal_tui.texts import mark
from vault.records import TITLE_FIELD, Kind

NO_DAY = mark("Row {row}: the text under {column} is no date and is kept as a private line.")
NO_SUCH_DAY = mark("Row {row}: the date under {column} does not exist and is kept as a private line.")
NO_HORIZON = mark("Row {row}: the text under {column} is no horizon and is kept as a private line.")
LOST_NUMBER = mark("Row {row}: what looks like a personal identity number is left out.")
LOST_COLUMN = mark("A column of personal identity numbers is left out: they do not belong here.")
OTHER_NAME = mark("The paper names somebody else than {name}: look that it is the right one.")

_BULLET = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)])\s+")
_WORDS = (
    (Target.ORGANISATION_GOAL, "organisation_goal"),
    (Target.GOAL, "goal"),
    (Target.DEVELOP, "develop"),
    (Target.ACTIVITIES, "activities"),
)


@dataclass(frozen=True)
class PaperRow:
    """A row for the plan. `part_of` is the place of the goal it is a sub-goal of, among the rows."""

    kind: Kind
    fields: Mapping[str, str]
    part_of: int | None = None

    @property
    def title(self) -> str:
        """The sentence the row is known by."""
        return self.fields.get(TITLE_FIELD[self.kind], "")


@dataclass(frozen=True)
class Remark:
    """Something to be told: an English sentence with its values, `column` and `problem` English as well.

    `wrong`: the paper itself is at fault.
    """

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    wrong: bool = False


@dataclass(frozen=True)
class PaperPlan:
    """A whole plan. `notes` are texts that have no place in it, each with the row it stood in, or None."""

    rows: tuple[PaperRow, ...] = ()
    notes: tuple[tuple[str, int | None], ...] = ()
    remarks: tuple[Remark, ...] = ()


def plan_in(found: Sheets, parties: Parties, on: date) -> PaperPlan:
    """The plan in `found`, made on the day `on`. What fits nowhere is a note, and never lost."""
    reading = _Reading(parties, on)
    for sheet in found.sheets:
        reading.sheet(sheet)
    reading.head(found.head or {}, found.lines)
    return PaperPlan(tuple(reading.rows), tuple(reading.notes), tuple(reading.told()))


class _Reading:
    """Collects rows, notes and remarks."""

    def __init__(self, parties: Parties, on: date) -> None:
        self._parties = parties
        self._on = on
        self._remarks: list[Remark] = []
        self.rows: list[PaperRow] = []
        self.notes: list[tuple[str, int | None]] = []

    def told(self) -> Iterator[Remark]:
        """The remarks in their order, each once."""
        for place, remark in enumerate(self._remarks):
            if remark not in self._remarks[:place]:
                yield remark

    def sheet(self, sheet: Sheet) -> None:
        """Every row of a sheet."""
        if Target.DROPPED in sheet.targets:
            self._remarks.append(Remark(LOST_COLUMN))
        above: dict[int, str] = {}
        goal: int | None = None
        for number, row in enumerate(sheet.rows, start=1):
            cells: list[tuple[str, Target, str]] = []
            for place, target in enumerate(sheet.targets):
                cell = row[place]
                if cell is None and target is Target.ORGANISATION_GOAL:
                    cell = above.get(place, "")
                above[place] = cell or ""
                if cell and target not in {Target.DROPPED, Target.IGNORED}:
                    cells.append((sheet.headings[place], target, self._clean(cell, number)))
            goal = self._row(cells, number, goal)

    def head(self, head: Mapping[Head, str], lines: tuple[str, ...]) -> None:
        """What stands around the tables: kept, but for the day and the name, which are known."""
        name = head.get(Head.EMPLOYEE, "").casefold()
        person = self._parties.person
        words = f"{person.given} {person.family}".casefold().split()
        if name and not all(word in name for word in words):
            self._remarks.append(Remark(OTHER_NAME, {"name": person.name}))
        known = {person.name, person.sort_name, person.unit, self._parties.manager}
        kept = [text for one in (Head.EMPLOYEE, Head.MANAGER, Head.UNIT) if (text := head.get(one, ""))]
        kept = [text for text in kept if text not in known]
        left = [self._clean(line, 0) for line in (*kept, *lines)]
        if text := "\n".join(line for line in left if line):
            self.notes += [(text[start : start + 8_000], None) for start in range(0, len(text), 8_000)]

    def _clean(self, text: str, number: int) -> str:
        kept = without_personnummer(text)
        if kept != text:
            self._remarks.append(Remark(LOST_NUMBER, {"row": number}) if number else Remark(DROPPED))
        return kept

    def _row(self, cells: list[tuple[str, Target, str]], number: int, goal: int | None) -> int | None:
        """One row of the paper; the place of the goal that rows without one belong to."""
        said: dict[Target, str] = {}
        left: list[str] = []
        for heading, target, text in cells:
            if target is Target.NOTE:
                left.append(f"{heading}: {text}" if heading else text)
            else:
                said[target] = f"{said[target]}\n{text}" if target in said else text
        rest = self._rest(cells, said, number, left)
        words = {name: said[target] for target, name in _WORDS if target in said}
        place: int | None = None
        if Target.CHALLENGE in said:
            fields = {"challenge": said[Target.CHALLENGE], "support": said.pop(Target.SUPPORT, ""), **rest}
            if Target.GOAL not in said:
                fields["activities"] = words.pop("activities", "")
                who = (Target.RESPONSIBLE, Target.HORIZON)
                left += [f"{heading}: {text}" for heading, target, text in cells if target in who]
            place = self._add(Kind.CHALLENGE, fields)
        if Target.GOAL in said or (words and Target.SUB_GOAL not in said and not self._goes_on(words, rest)):
            place = self._goal(words, rest)
            goal = place if self.rows[place].kind is Kind.GOAL else goal
        elif words and Target.SUB_GOAL not in said:
            place = self._append(words)
        if Target.SUB_GOAL in said:
            own = {} if Target.GOAL in said else {**words, **rest}
            last = self._sub_goals(said[Target.SUB_GOAL], own, goal)
            place = goal if Target.GOAL in said else last
        if Target.SUPPORT in said:
            left.append(said[Target.SUPPORT])
        self.notes += [(text, place if place is not None else goal) for text in left]
        return goal

    def _rest(
        self, cells: list[tuple[str, Target, str]], said: Mapping[Target, str], number: int, left: list[str]
    ) -> dict[str, str]:
        """Who and when; what cannot be read as such is left."""
        fields: dict[str, str] = {}
        if Target.RESPONSIBLE in said:
            fields["responsible"] = read_responsible(said[Target.RESPONSIBLE], self._parties)
        for heading, target, text in cells:
            told = {"row": number, "column": SAID[target]}
            if target in {Target.DO_BY, Target.FOLLOW_UP, Target.DATES}:
                days = days_in(text, self._on, follow_up=target is Target.FOLLOW_UP)
                fields["do_by"] = fields.get("do_by") or days.do_by
                fields["follow_up"] = fields.get("follow_up") or days.follow_up
                left += [f"{heading}: {part}" for part in (*days.rest, *days.impossible)]
                self._remarks += [Remark(NO_DAY, told)] * bool(days.rest)
                self._remarks += [Remark(NO_SUCH_DAY, told, wrong=True)] * bool(days.impossible)
            elif target is Target.HORIZON:
                try:
                    fields["horizon"] = read_horizon(text)
                except ValueError:
                    left.append(f"{heading}: {text}")
                    self._remarks.append(Remark(NO_HORIZON, told))
        return {name: value for name, value in fields.items() if value}

    def _goes_on(self, words: Mapping[str, str], rest: Mapping[str, str]) -> bool:
        """Whether a row has no goal and nobody of its own: then it goes on with the row above."""
        return set(words) <= {"activities", "develop"} and not rest and bool(self.rows)

    def _append(self, words: Mapping[str, str]) -> int:
        """Put words at the end of those of the row above."""
        last = self.rows[-1]
        name = "activities" if "activities" in words else next(iter(words))
        known = name in {"goal": ("activities", "develop")}.get(last.kind, ("activities",))
        target = name if known and last.kind is not Kind.PROMISE else TITLE_FIELD[last.kind]
        text = "\n".join(words.values())
        fields = {**last.fields, target: f"{last.fields.get(target, '')}\n{text}".strip("\n")}
        self.rows[-1] = PaperRow(last.kind, fields, last.part_of)
        return len(self.rows) - 1

    def _goal(self, words: dict[str, str], rest: Mapping[str, str]) -> int:
        """A row with words: a goal; or, with nothing but what is to be done, a promise."""
        if set(words) == {"activities"}:
            fields = {name: text for name, text in rest.items() if name != "horizon"}
            return self._add(Kind.PROMISE, {"text": words["activities"], **fields})
        if "goal" not in words:
            name = next(one for one in ("develop", "activities", "organisation_goal") if one in words)
            words["goal"] = words.pop(name)
        return self._add(Kind.GOAL, {**words, **rest})

    def _sub_goals(self, text: str, own: Mapping[str, str], goal: int | None) -> int:
        titles = [_BULLET.sub("", line.strip()) for line in text.split("\n") if line.strip()]
        place = 0
        for title in titles:
            place = self._add(Kind.GOAL, {**own, "goal": title}, goal)
        return place

    def _add(self, kind: Kind, fields: Mapping[str, str], part_of: int | None = None) -> int:
        kept = {name: value for name, value in fields.items() if value}
        if kind is Kind.CHALLENGE:
            kept = {name: value for name, value in kept.items() if name not in {"responsible", "horizon"}}
        self.rows.append(PaperRow(kind, kept, part_of))
        return len(self.rows) - 1
