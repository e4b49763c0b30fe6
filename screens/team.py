"""The whole team on one page: who is to have a talk, and where each talk stands from planned to closed."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.people.overview import exception_told, overview, told
from samtal_tui.people.standing import Line, Standing
from samtal_tui.words import STATUS
from samtal_tui.year.coverage import rules_of
from samtal_tui.year.states import STATES, Team, team
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plain import one_line
from screens.widgets.rows import Row, RowList
from vault.records import TalkStatus

WAY = 2 * len(STATES)
"""The width of the way of a talk: a sign and a blank a state."""

REACHED, AHEAD = "●", "·"


class TeamRoom(Room[object]):
    """A line each; the sign under a number says how far the talk has come, and a word says it too."""

    SCOPE = "team"
    BINDINGS = bindings("team")
    CSS_PATH = "team.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._team: Team | None = None

    def compose_body(self) -> ComposeResult:
        """The sums, what the numbers mean, and the lines."""
        yield Static("", id="sums", markup=False)
        yield Static("", id="states", markup=False)
        yield Static("", id="columns", markup=False)
        yield RowList(id="people", pointer=True)

    async def fill(self) -> None:
        """Ask who there is and show it."""
        today = self.samtal.today()
        seen = await self.vault(overview, today, rules_of(self.samtal.config))
        self._team = team(seen.lines, today)
        self.head(self.t("The team"), today.isoformat())
        self._show()

    def _show(self) -> None:
        seen = self._team
        if seen is None:
            return
        sums = self.t(
            "{covered} of {people} are to have a talk; {talked} of them have had one in twelve months.",
            covered=seen.covered,
            people=len(seen.rows),
            talked=seen.talked,
        )
        self.query_one("#sums", Static).update(Text(f" {sums}", "bold", no_wrap=True, overflow="ellipsis"))
        lines = [""]
        for number, state in enumerate(STATES, start=1):
            entry = f"{number} {self.t(STATUS[state])} {seen.counts.get(state, 0)}"
            if lines[-1] and len(lines[-1]) + len(entry) + 5 > self.app.size.width:
                lines.append("")
            lines[-1] += f"   {entry}" if lines[-1] else entry
        self.query_one("#states", Static).update(Text("\n".join(f" {line}" for line in lines)))
        numbers = " ".join(map(str, range(1, len(STATES) + 1)))
        heads = self._cells(self.t("No"), self.t("Employee"), numbers, self.t("Where it stands"))
        self.query_one("#columns", Static).update(Text(heads, "bold dim"))
        people = self.query_one("#people", RowList)
        people.show([Row(self._row(line, state), line.person.id) for line, state in seen.rows])
        if not people.current:
            people.select_first()

    def _row(self, line: Line, state: TalkStatus | None) -> Text:
        reached = STATES.index(state) if state else -1
        way = " ".join(REACHED if place == reached else AHEAD for place in range(len(STATES)))
        number = f"{line.person.number:02}"
        stands = "; ".join(part for part in (told(line, self.t), exception_told(line, self.t)) if part)
        text = Text(self._cells(number, one_line(line.person.sort_name), way, one_line(stands)))
        if line.standing in {Standing.DUE, Standing.PASSED, Standing.TO_GO_THROUGH}:
            text.stylize("bold", len(text) - len(text.plain[self._before :]))
        elif not line.covered:
            text.stylize("dim")
        return text

    @property
    def _name_width(self) -> int:
        return max(min(30, self.app.size.width - WAY - 38), 12)

    @property
    def _before(self) -> int:
        return 7 + self._name_width + WAY

    def _cells(self, number: str, name: str, way: str, stands: str) -> str:
        return f" {number:>3}  {set_cell_size(name, self._name_width)} {set_cell_size(way, WAY)} {stands}"

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    @property
    def _marked(self) -> str:
        return self.query_one("#people", RowList).current

    def action_move(self, steps: int) -> None:
        """Mark another employee."""
        self.query_one("#people", RowList).move(steps)

    def action_open(self) -> None:
        """Open the marked employee."""
        from screens.person import PersonRoom

        if self._marked:
            self.samtal.push_room(PersonRoom(self._marked))

    async def action_talk(self) -> None:
        """Go on with the talk that stands next, or plan one."""
        from screens.going_on import open_or_plan

        if self._marked:
            await open_or_plan(self, self._marked)

    def action_edit(self) -> None:
        """The marked employee's details: an exception has its reason there."""
        from screens.person_form import PersonForm

        if self._marked:
            self.samtal.push_room(PersonForm(self._marked))

    def action_back(self) -> None:
        """Back to the employees."""
        self.app.pop_screen()
