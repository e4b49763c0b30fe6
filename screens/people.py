"""The employees: what needs doing first, and one line for each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.people.overview import Overview, goals_told, late_told, overview, told
from samtal_tui.people.standing import Line, Rules, Standing
from samtal_tui.year.coverage import rules_of
from samtal_tui.year.next_step import next_thing, said
from screens.bindings import bindings
from screens.jot import JotRoom, begun_about
from screens.widgets.field import Field
from screens.widgets.plain import harmless
from screens.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from vault.store import OpenVault

NARROW = 76
"""Below this width the day of the last talk is left out."""


class PeopleRoom(JotRoom):
    """Fourteen people without scrolling at 80x24, in the order of what needs doing."""

    SCOPE = "people"
    BINDINGS = bindings("people")
    CSS_PATH = "people.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, Line] = {}
        self._width = 0

    def compose_body(self) -> ComposeResult:
        """What is next, the list, and what is known of the marked one."""
        yield RowList(id="next")
        yield Static("", id="columns", markup=False)
        yield RowList(id="people", pointer=True)
        yield Static("", id="about", markup=False)
        yield Field(id="jot")

    async def fill(self) -> None:
        """Ask who there is and show it."""
        self._width = self.app.size.width
        seen, begun = await self.vault(_everything, self.samtal.today(), rules_of(self.samtal.config))
        self.begun = {**begun, **self.begun}
        now = self.samtal.now()
        self.head("samtal", f"{self.t.weekday(now)} {now:%Y-%m-%d %H:%M}")
        before, self._lines = self._lines, {line.person.id: line for line in seen.lines}
        self.query_one("#next", RowList).show(self._next(seen))
        self.query_one("#columns", Static).update(self._columns())
        people = self.query_one("#people", RowList)
        added = [person for person in self._lines if before and person not in before]
        rows = [Row(self._row(line), line.person.id) for line in seen.lines]
        people.show(rows, added[0] if len(added) == 1 else None)
        if not seen.lines:
            hint = self.t("Nobody is here yet. + adds an employee, k takes in a pasted list.")
            people.show([Row(Text(f" {hint}"))])
        if not people.current:
            people.select_first()
        self._describe()
        # Nobody waits for a count on the disk to see the list.
        self.call_after_refresh(self.samtal.count_due)

    def _next(self, seen: Overview) -> list[Row]:
        told = []
        first = next_thing(seen.lines, self.samtal.today())
        if first:
            told.append((self.t("Next up"), said(first, self.t, harmless(first.line.person.sort_name))))
        late = [
            self.t.count("{n} thing you promised", "{n} things you promised", seen.late) if seen.late else "",
            self.t.count("{n} talk to go through", "{n} talks to go through", seen.to_go_through)
            if seen.to_go_through
            else "",
            self.t.count("{n} follow-up", "{n} follow-ups", seen.follow_ups) if seen.follow_ups else "",
        ]
        if any(late):
            told.append((self.t("Waiting"), "     ".join(part for part in late if part)))
        width = max((len(label) for label, _ in told), default=0)
        return [
            Row(Text.assemble((f" {label:{width}}  ", "bold"), sentence), indent=width + 3)
            for label, sentence in told
        ]

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < NARROW

    @property
    def _name_width(self) -> int:
        return self.app.size.width - 48 if self._narrow else min(32, self.app.size.width - 60)

    def _columns(self) -> Text:
        heads = (self.t("No"), self.t("Employee"), self.t("Last"), self.t("Where it stands"))
        return Text(self._cells(*heads, self.t("Done"), self.t("Promised")), "bold dim")

    def _row(self, line: Line) -> Text:
        text = Text(
            self._cells(
                f"{line.person.number:02}",
                harmless(line.person.sort_name),
                line.last.isoformat() if line.last else "-",
                told(line, self.t),
                goals_told(line, self.t),
                "",
            )
        )
        return text.append(late_told(line, self.t), "bold")

    def _cells(self, number: str, name: str, last: str, stands: str, done: str, late: str) -> str:
        """One line of the table; the day of the last talk gives way where the window is narrow."""
        when = "" if self._narrow else f"{_cut(last, 10)}  "
        return f" {number:>3}  {_cut(name, self._name_width)}  {when}{_cut(stands, 24)} {_cut(done, 8)}{late}"

    def _describe(self) -> None:
        line = self._lines.get(self.query_one("#people", RowList).current)
        about = Text(no_wrap=True, overflow="ellipsis")
        if line:
            parts = (line.person.role, line.person.unit)
            known = ", ".join(harmless(part) for part in parts if part)
            about.append(f" {harmless(line.person.sort_name)}", "bold")
            about.append(f"   {known}" if known else "")
            if line.at and line.on and line.standing is Standing.COMING:
                when = self.t("{day} at {hour}", day=line.on.isoformat(), hour=f"{line.at:%H:%M}")
                about.append(f"   {when}")
        self.query_one("#about", Static).update(about)

    def on_row_list_moved(self) -> None:
        """Another person is marked."""
        self._describe()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        if self._lines and self._width != self.app.size.width:
            self._width = self.app.size.width
            self.run_worker(self.fill(), exclusive=True)

    @property
    def _marked(self) -> str:
        return self.query_one("#people", RowList).current

    def _somebody(self) -> str:
        """The id of the marked person; with nobody to mark, say what to do."""
        if not self._marked:
            self.say(self.t("Add an employee first: + for one, k for a pasted list."))
        return self._marked

    def action_move(self, steps: int) -> None:
        """Mark another person."""
        self.query_one("#people", RowList).move(steps)

    def action_open(self) -> None:
        """Open the marked person."""
        from screens.person import PersonRoom

        if person := self._somebody():
            self.samtal.push_room(PersonRoom(person))

    async def action_talk(self) -> None:
        """Go on with the talk that stands next, or plan one."""
        from screens.going_on import open_or_plan

        if person := self._somebody():
            await open_or_plan(self, person)

    async def action_documents(self) -> None:
        """Documents from the latest held talk."""
        from samtal_tui.people.talks import latest_held
        from screens.documents import DocumentsRoom

        if not (person := self._somebody()):
            return
        talk = await self.vault(latest_held, person)
        if talk is None:
            self.say(self.t("No talk has been held yet: there is nothing to make a document from."))
        else:
            self.samtal.push_room(DocumentsRoom(talk.id))

    def action_everybodys(self) -> None:
        """Documents for everybody who waits for one."""
        from screens.team_documents import TeamDocuments

        self.samtal.push_room(TeamDocuments())

    async def action_review(self) -> None:
        """Last year's plan, reviewed in the talk that stands next."""
        from screens.going_on import open_review

        if person := self._somebody():
            await open_review(self, person)

    def action_add(self) -> None:
        """A new employee."""
        from screens.person_form import PersonForm

        self.samtal.push_room(PersonForm(None))

    def action_edit(self) -> None:
        """The marked employee's details."""
        from screens.person_form import PersonForm

        if person := self._somebody():
            self.samtal.push_room(PersonForm(person))

    def action_paste_rows(self) -> None:
        """Take in a pasted list."""
        from screens.paste_people import PastePeople

        self.samtal.push_room(PastePeople())

    def action_check_in(self) -> None:
        """Follow up a row of the marked person's plan."""
        from screens.check_in import CheckIn

        if person := self._somebody():
            self.samtal.push_room(CheckIn(person))

    def action_team(self) -> None:
        """Where everybody's talk stands."""
        from screens.team import TeamRoom

        self.samtal.push_room(TeamRoom())

    def action_bring_in(self) -> None:
        """Bring in a list of employees from a file."""
        from screens.bring_in import BringIn

        self.samtal.push_room(BringIn(None))

    def action_operation_goals(self) -> None:
        """The operation's goals for the year."""
        from screens.operation_goals import OperationGoals

        self.samtal.push_room(OperationGoals())

    def action_round(self) -> None:
        """The whole team in one go, before the talks."""
        from screens.round import RoundRoom

        self.samtal.push_room(RoundRoom())

    def action_settings(self) -> None:
        """Passphrase, backup, check."""
        from screens.settings import SettingsRoom

        self.samtal.push_room(SettingsRoom())

    def action_search(self) -> None:
        """Search everything."""
        from screens.search import SearchRoom

        self.samtal.push_room(SearchRoom(None))

    def action_note(self) -> None:
        """One private line about the marked person, kept for the next talk."""
        line = self._lines.get(self._somebody())
        if line:
            self.jot_about(line.person)


def _everything(vault: OpenVault, today: date, rules: Rules) -> tuple[Overview, dict[str, str]]:
    """Who there is, and the lines that were begun about them."""
    return overview(vault, today, rules), begun_about(vault)


def _cut(text: str, width: int) -> str:
    cell = Text(text)
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell.plain
