"""The operation's goals of a year: typed or pasted a line each, shown with the two letters that pick them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from samtal_tui.plan.codes import codes
from samtal_tui.refusals import sentence
from samtal_tui.year.operation_goals import entered, goals_in, keep, of_year
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plain import one_line
from screens.widgets.plan_drafts import Drafts, taken_in
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import OperationGoal


class OperationGoals(Room[object]):
    """One area for the goals of one year; PgUp and PgDn go to another year."""

    SCOPE = "operation_goals"
    BINDINGS = bindings("operation_goals")
    CSS_PATH = "operation_goals.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._year = 0
        self._entered: Sequence[OperationGoal] = ()
        self._drafts = Drafts(self, self.put_away, self._refused)

    def compose_body(self) -> ComposeResult:
        """What they are for, the area, and the letters."""
        yield Static("", id="told", classes="hint", markup=False)
        yield TextArea("", id="area")
        yield RowList(id="picks")

    async def fill(self) -> None:
        """Show the goals of the year."""
        self._year = self._year or self.samtal.today().year
        self._entered = await self.vault(entered)
        self.head(self.t("The operation's goals"), str(self._year))
        self.query_one("#told", Static).update(
            self.t("A line each, typed or pasted. In an employee's goal two letters then pick one.")
        )
        area = self.query_one("#area", TextArea)
        area.text = "\n".join(of_year(self._entered, self._year))
        area.focus()
        self._show()

    async def returned(self) -> None:
        """Back from another room; what was typed a moment ago is kept before the goals are shown anew."""
        await self.put_away()
        await super().returned()

    def on_text_area_changed(self) -> None:
        """Show the letters as they become."""
        self._show()
        self._drafts.touch()

    def _goals(self) -> tuple[str, ...]:
        return goals_in(self.query_one("#area", TextArea).text)

    def _show(self) -> None:
        rows = [
            Row(Text.assemble((f"  {code}  ", "bold"), one_line(goal)), indent=6)
            for code, goal in codes(self._goals()).items()
        ]
        self.query_one("#picks", RowList).show(rows)

    def _refused(self, error: VaultError) -> None:
        self.say(sentence(error, self.t))

    async def _saved(self) -> bool:
        """Keep what is typed, or say why it cannot be kept."""
        await taken_in(self.query_one("#area", TextArea))
        try:
            await self.put_away()
        except VaultError as error:
            self._refused(error)
            return False
        return True

    async def put_away(self) -> None:
        """Keep what is typed: there is nothing here that is not meant to be kept."""
        goals = self._goals()
        if self._year and goals != of_year(self._entered, self._year):
            await self.vault(keep, self._year, goals)
            self._entered = await self.vault(entered)

    async def action_save(self) -> None:
        """Keep the goals and go back."""
        count = len(self._goals())
        if await self._saved():
            self.app.pop_screen()
            self.samtal.room.say(
                self.t.count(
                    "{n} goal for {year} is kept.", "{n} goals for {year} are kept.", count, year=self._year
                )
            )

    async def action_year(self, steps: int) -> None:
        """The goals of another year; these are kept."""
        if await self._saved():
            self._year += steps
            await self.fill()

    async def action_back(self) -> None:
        """Keep the goals and go back."""
        if await self._saved():
            self.app.pop_screen()
