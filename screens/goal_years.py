"""A row of the plan followed back through the years."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize

from samtal_tui.plan.form import FORM, Parties, shown_responsible
from samtal_tui.texts import Texts
from samtal_tui.words import CAUSE, RESULT, STATUS
from samtal_tui.year.years import Happened, Year, Years, through_the_years
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plan_layout import labelled, wrapped
from screens.widgets.rows import Row, RowList
from vault.records import TITLE_FIELD


class GoalYears(Room[object]):
    """The newest year first: how the row stood, and what was said of it."""

    SCOPE = "goal_years"
    BINDINGS = bindings("goal_years")
    CSS_PATH = "goal_years.tcss"

    def __init__(self, item_id: str) -> None:
        super().__init__()
        self._item_id = item_id
        self._found: Years | None = None

    def compose_body(self) -> ComposeResult:
        """The years."""
        yield RowList(id="years")

    async def fill(self) -> None:
        """Ask and show."""
        self._found = await self.vault(through_the_years, self._item_id)
        years = self._found.years
        back = self.t.count("{n} plan", "{n} plans", len(years))
        self.head(f"{self._found.person.sort_name}   {self.t('Through the years')}", back)
        self._show()

    def _show(self) -> None:
        if self._found:
            width = self.app.size.width - 2
            rows = [Row(line) for year in self._found.years for line in self._told(year, width)]
            self.query_one("#years", RowList).show(rows)

    def _told(self, year: Year, width: int) -> Iterator[Text]:
        paper = f", {self.t('from paper')}" if year.talk.from_paper else ""
        head = f"{year.talk.on.isoformat()}  {self.t(STATUS[year.talk.status])}{paper}"
        yield Text.assemble((f" {head}", "bold dim"))
        for line in wrapped(year.item.title, width - 2):
            yield Text.assemble((f" {line}", "bold"))
        parties = Parties(self._found.person, "") if self._found else None
        for field in FORM[year.item.kind]:
            value = year.item.fields.get(field.name, "")
            if field.name == "responsible" and parties:
                value = shown_responsible(value, parties, self.t("me"))
            if value and field.name != TITLE_FIELD[year.item.kind]:
                yield labelled(self.t(field.label), value, width, indent=1, label_width=24)
        for one in year.happened:
            yield labelled(one.on.isoformat(), _said(one, self.t), width, indent=1, label_width=24)
        yield Text()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def action_scroll(self, steps: int) -> None:
        """Read on, or back."""
        self.query_one("#years", RowList).scroll_relative(y=steps * 3, animate=False)

    def action_back(self) -> None:
        """Back to the plan."""
        self.app.pop_screen()


def _said(one: Happened, t: Texts) -> str:
    causes = ", ".join(t(CAUSE[cause]) for cause in one.causes)
    parts = (t(RESULT[one.result]) if one.result else "", causes, one.words)
    return ". ".join(part for part in parts if part)
