"""How a paper is understood: each column with its meaning, changed by one key, and the rows it makes.

What fits nowhere is shown too: it becomes private lines, or is left out where she says so. F4 takes it in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from samtal_tui.keeping.columns import PEOPLE, PLAN, SAID, Target, known_names
from samtal_tui.keeping.paper_people import NewPerson, PaperPeople, people_in, take_people
from samtal_tui.keeping.paper_plan import LOST_COLUMN, PaperPlan, Remark, plan_in
from samtal_tui.keeping.sheets import Sheet, Sheets
from samtal_tui.keeping.take_plan import NotTaken, Taken, parties_of, take_plan, told
from samtal_tui.plan.form import Parties, shown_responsible
from samtal_tui.prepare.unread import forget_unread
from samtal_tui.refusals import sentence
from samtal_tui.words import KIND_SIGN
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plain import one_line
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import Person

if TYPE_CHECKING:
    from samtal_tui.keeping.paper_plan import PaperRow
    from vault.store import OpenVault

HEADING, MEANING = 26, 24
"""The width of a column's heading and of its meaning, in cells."""


class Columns(Room[object]):
    """The columns above, what they make below. `person` None: a list of employees."""

    SCOPE = "columns"
    BINDINGS = bindings("columns")
    CSS_PATH = "columns.tcss"

    def __init__(self, person: Person | None, found: Sheets, on: date | None, named: str) -> None:
        super().__init__()
        self._person = person
        self._sheets = list(found.sheets)
        self._found = found
        self._on = on
        self._named = named
        self._parties: Parties | None = None
        self._here: list[Person] = []
        self._plan = PaperPlan()
        self._people = PaperPeople()

    def compose_body(self) -> ComposeResult:
        """The columns, and what they make."""
        yield RowList(id="columns", pointer=True)
        yield Static("", id="understood-head", classes="label", markup=False)
        yield RowList(id="understood")

    async def fill(self) -> None:
        """Show how it is understood."""
        if self._person:
            self._parties = await self.vault(parties_of, self._person.id)
            day = self.t("the talk {date}", date=self._on.isoformat() if self._on else "")
            self.head(f"{self._person.sort_name}   {self.t('The plan from paper')}", day)
        else:
            self._here = await self.vault(_everybody)
            self.head(self.t("Employees from a file"), self._named)
        self._show()
        columns = self.query_one("#columns", RowList)
        if not columns.current:
            columns.select_first()

    def _show(self) -> None:
        rows: list[Row] = []
        for number, sheet in enumerate(self._sheets):
            if len(self._sheets) > 1:
                rows.append(Row(Text(f" {self.t('Table {number}', number=number + 1)}", "bold dim")))
            rows += [self._column(sheet, number, place) for place in range(len(sheet.headings))]
        if not rows:
            rows = [
                Row(Text(f" {self.t('There is no table in it. All of its text becomes private lines.')}"))
            ]
        self.query_one("#columns", RowList).show(rows)
        self._understand()

    def _column(self, sheet: Sheet, number: int, place: int) -> Row:
        heading = one_line(sheet.headings[place]) or self.t("(no heading)")
        target = sheet.targets[place]
        sample = next((one_line(cell) for row in sheet.rows if (cell := row[place])), "")
        if target is Target.DROPPED:
            sample = "* * *"
        text = Text(f" {_cut(heading, HEADING)} > ")
        text.append(_cut(self.t(SAID[target]), MEANING), "dim" if target in _OUTSIDE else "bold")
        text.append(f" {_cut(sample, max(self.app.size.width - HEADING - MEANING - 8, 4))}", "dim")
        return Row(text, f"{number}/{place}")

    def _understand(self) -> None:
        """Read it as it is meant now."""
        found = Sheets(tuple(self._sheets), self._found.head, self._found.lines)
        if self._person and self._parties and self._on:
            self._plan = plan_in(found, self._parties, self._on)
            count = len(self._plan.rows)
            head = self.t.count("{n} row for the plan", "{n} rows for the plan", count)
            rows = []
            for place, one in enumerate(self._plan.rows):
                rows += [self._row(one), *self._notes(place)]
            rows += self._notes(None)
            remarks = self._plan.remarks
        else:
            self._people = people_in(found, known_names(), self._here, self.samtal.today())
            head = self.t.count("{n} employee", "{n} employees", len(self._people.people))
            rows = [
                _employee(one.details.family, one.details.given, one.details.role, one.details.unit)
                for one in self._people.people
            ]
            remarks = self._people.remarks
        rows = [*(self._remark(one) for one in remarks), *rows]
        self.query_one("#understood-head", Static).update(head)
        self.query_one("#understood", RowList).show(rows)

    def _notes(self, place: int | None) -> list[Row]:
        """What stood in a row and has no place in the plan, under it: it becomes private lines."""
        gutter = " . " if place is None else "   . "
        return [
            Row(Text(f"{gutter}{one_line(text)}", "dim"), indent=len(gutter))
            for text, row in self._plan.notes
            if row == place
        ]

    def _remark(self, remark: Remark) -> Row:
        return Row(Text(f" ! {one_line(told(remark, self.t))}", "bold"), indent=3)

    def _row(self, row: PaperRow) -> Row:
        fields = row.fields
        who = fields.get("responsible", "")
        if self._parties:
            who = shown_responsible(who, self._parties, self.t("me"))
        days = [fields[name] for name in ("do_by", "follow_up") if fields.get(name)]
        gutter = "   " if row.part_of is None else "     "
        text = Text(f"{gutter}{KIND_SIGN[row.kind]} {one_line(row.title)}")
        text.append("".join(f"  {one_line(part)}" for part in (who, *days) if part), "dim")
        return Row(text, indent=5)

    @property
    def _at(self) -> tuple[int, int] | None:
        current = self.query_one("#columns", RowList).current
        if not current:
            return None
        number, _, place = current.partition("/")
        return int(number), int(place)

    def action_move(self, steps: int) -> None:
        """Mark another column."""
        self.query_one("#columns", RowList).move(steps)

    def action_read(self, pages: int) -> None:
        """Read on in what is shown."""
        shown = self.query_one("#understood", RowList)
        shown.scroll_relative(y=pages * max(shown.size.height - 1, 1), animate=False)

    def action_turn(self, steps: int) -> None:
        """The next or the previous meaning of the marked column."""
        if self._at is None:
            return
        number, place = self._at
        known = (*(PLAN if self._person else PEOPLE), Target.NOTE, Target.IGNORED)
        now = self._sheets[number].targets[place]
        at = known.index(now) if now in known else -1
        self._mean(known[(at + steps) % len(known)])

    def action_pick(self, target: str) -> None:
        """The marked column means `target`."""
        if self._person or Target(target) in _OUTSIDE:
            self._mean(Target(target))

    def _mean(self, target: Target) -> None:
        if self._at is None:
            return
        number, place = self._at
        if self._sheets[number].targets[place] is Target.DROPPED:
            self.say(self.t(LOST_COLUMN))
        else:
            self._sheets[number] = self._sheets[number].with_target(place, target)
            self._show()

    async def action_take(self) -> None:
        """Take in what is shown."""
        try:
            said = await (self._take_plan() if self._person else self._take_people())
        except NotTaken as error:
            self.say(self.t(error.sentence, file=self._named, **error.values))
        except VaultError as error:
            self.say(sentence(error, self.t))
        else:
            # This room and the one the paper was given in.
            self.app.pop_screen()
            self.app.pop_screen()
            self.samtal.room.say(said)

    async def _take_plan(self) -> str:
        if self._person is None or self._on is None:
            return ""
        today = self.samtal.today()
        taken = await self.vault(_take, self._person.id, self._plan, self._on, today)
        said = self.t.count(
            "{n} row is brought in; nothing is agreed yet. s plans the talk, g goes through it there.",
            "{n} rows are brought in; nothing is agreed yet. s plans the talk, g goes through them there.",
            taken.rows,
        )
        if not taken.notes:
            return said
        kept = self.t.count(
            "{n} text without a place is a private line.",
            "{n} texts without a place are private lines.",
            taken.notes,
        )
        return f"{said} {kept}"

    async def _take_people(self) -> str:
        count = await self.vault(_take_list, self._people.people)
        return self.t.count("{n} employee added.", "{n} employees added.", count)

    def action_back(self) -> None:
        """Back; nothing is brought in."""
        self.app.pop_screen()


def _take(vault: OpenVault, person_id: str, plan: PaperPlan, on: date, today: date) -> Taken:
    with vault.connection.transaction():
        # Before the paper's own talk is there, and possibly the newest.
        forget_unread(vault, person_id)
        return take_plan(vault, person_id, plan, on, today)


def _take_list(vault: OpenVault, people: Sequence[NewPerson]) -> int:
    with vault.connection.transaction():
        forget_unread(vault, "")
        return take_people(vault, people)


_OUTSIDE = frozenset({Target.NOTE, Target.IGNORED, Target.DROPPED})


def _everybody(vault: OpenVault) -> list[Person]:
    return vault.people.all()


def _employee(*parts: str) -> Row:
    return Row(Text("   " + "  ".join(one_line(part) for part in parts if part)), indent=3)


def _cut(text: str, width: int) -> str:
    cell = Text(text)
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell.plain
