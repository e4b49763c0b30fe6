"""The action plan of a talk: cards below 100 columns, the form's two tables above (O01-O14).

From 120 columns last year's plan stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.plan.layouts import LAYOUTS, turn_layout
from samtal_tui.plan.sub_goals import turn_sub_goal
from samtal_tui.plan.this_year import ThisYear, delete_row, is_row, this_year, turn_proposer, undo
from samtal_tui.refusals import sentence
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plan_cards import last_rows, plan_rows
from screens.widgets.plan_standing import proposer
from screens.widgets.rows import RowList
from vault.errors import VaultError
from vault.records import Audience, Item, Kind, PlanLayout

BESIDE_FROM = 120
"""The width, in cells, from which last year's plan stands beside this year's."""

_HEADS: Mapping[PlanLayout, str] = {
    PlanLayout.MUNICIPAL: mark("Action plan"),
    PlanLayout.UNIVERSITY: mark("Goals and competence plan"),
}


class PlanRoom(Room[object]):
    """The plan in a list; letters add rows and act on the marked one."""

    SCOPE = "plan"
    BINDINGS = bindings("plan")
    CSS_PATH = "plan.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._seen: ThisYear | None = None
        self._wanted: str | None = None
        self._unfolded = False

    def compose_body(self) -> ComposeResult:
        """Last year's plan, when there is room for it, and this year's."""
        with Horizontal(id="years"):
            with Vertical(id="last-year"):
                yield Static("", id="last-head", classes="label", markup=False)
                yield RowList(id="last")
            yield RowList(id="plan", pointer=True)

    async def fill(self) -> None:
        """Ask for the plan and show it."""
        self._seen = await self.vault(this_year, self._talk_id, self.samtal.today())
        self._show()
        self._wanted = None

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        right = self.t("the talk {date}", date=seen.talk.on.isoformat())
        self.head(f"{seen.person.sort_name}   {self.t(_HEADS[seen.layout])}", right)
        width = self.app.size.width
        beside = width >= BESIDE_FROM and bool(seen.last.rows)
        left = max(width * 2 // 5, width - 102) if beside else 0
        if beside and width - left < 102:
            left = width // 2
        self.query_one("#last-year").display = beside
        self.query_one("#last-year").styles.width = left or 1
        if beside and seen.last.since:
            told = self.t("The plan from {date}", date=seen.last.since.isoformat())
            self.query_one("#last-head", Static).update(told)
            self.query_one("#last", RowList).show(last_rows(seen.last.rows, seen, self.t, left - 3))
        plan = self.query_one("#plan", RowList)
        plan.show(plan_rows(seen, self.t, width - left - 1, unfolded=self._unfolded), self._wanted)
        if not plan.current:
            plan.select_first()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def _marked(self) -> Item | None:
        current = self.query_one("#plan", RowList).current
        rows = self._seen.rows if self._seen else ()
        return next((item for item in rows if item.id == current), None)

    def action_move(self, steps: int) -> None:
        """Mark another row."""
        self.query_one("#plan", RowList).move(steps)

    def action_edit(self) -> None:
        """Open the marked row; one that is sensitive is not opened here."""
        item = self._marked()
        if item is None:
            self.action_add_goal()
        elif item.audience is Audience.SENSITIVE:
            self.say(self.t("This row is sensitive and is never shown: make it private in the talk first."))
        elif item.kind is Kind.DISSENT:
            self.say(self.t("Both views stand as you left them: they are changed at the turned screen (F4)."))
        else:
            self._open(item.id, item.kind)

    def action_add_goal(self) -> None:
        """A new goal."""
        self._open(None, Kind.GOAL)

    def action_add_challenge(self) -> None:
        """This year's challenge."""
        self._open(None, Kind.CHALLENGE)

    def action_add_promise(self) -> None:
        """A new promise."""
        self._open(None, Kind.PROMISE)

    def _open(self, item_id: str | None, kind: Kind) -> None:
        from screens.plan_row import PlanRowRoom

        self.say("")
        self.app.push_screen(PlanRowRoom(self._talk_id, item_id, kind), self._saved)

    def _saved(self, item: Item | None) -> None:
        """Mark the row that was saved; say what became of new words for something agreed."""
        if item is None:
            return
        self._wanted = item.id
        if item.proposal:
            self.say(self.t("Your change is a proposal: what you agreed on stands until you both say yes."))

    async def action_delete(self) -> None:
        """Take the marked row out of the plan; Ctrl+Z brings it back."""
        item = self._marked()
        if item is None:
            return
        try:
            await self.vault(delete_row, self._talk_id, item.id)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self.say(self.t("Deleted. Ctrl+Z brings it back."))
        await self.fill()

    async def action_undo(self) -> None:
        """Undo the last change in the plan."""
        try:
            undone = await self.vault(undo, self._talk_id, is_row)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self.say(self.t("The last change is undone.") if undone else self.t("There is nothing to undo."))
        await self.fill()

    def action_check_in(self) -> None:
        """Follow up the marked row."""
        from screens.check_in import CheckIn

        item = self._marked()
        if self._seen and item:
            self.samtal.push_room(CheckIn(self._seen.person.id, item.id))

    async def action_sub_goal(self) -> None:
        """Make the marked goal a sub-goal of the one above it, or a goal of its own again."""
        item = self._marked()
        if item is None or self._seen is None:
            return
        try:
            done = await self.vault(turn_sub_goal, self._seen.rows, item)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self.say(
            "" if done else self.t("A goal without sub-goals, under another goal, can become a sub-goal.")
        )
        self._wanted = item.id
        await self.fill()

    async def action_proposer(self) -> None:
        """Note who proposed the marked row."""
        item = self._marked()
        if item is None or item.audience is Audience.SENSITIVE:
            return
        try:
            noted = await self.vault(turn_proposer, item)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        await self.fill()
        told = proposer(noted, self._seen, self.t, always=True) if self._seen else ""
        self.say(
            self.t("Noted: {what}.", what=told) if told else self.t("Nothing is noted of who proposed it.")
        )

    async def action_layout(self) -> None:
        """Lay the plan out as the other form, here and in its documents."""
        layout = await self.vault(turn_layout, self._talk_id)
        await self.fill()
        self.say(self.t("Here and in documents the plan is now {form}.", form=self.t(LAYOUTS[layout])))

    def action_unfold(self) -> None:
        """Show what is folded away, or fold it again."""
        self._unfolded = not self._unfolded
        self._show()

    def action_years(self) -> None:
        """Follow the marked row back through the years."""
        from screens.goal_years import GoalYears

        item = self._marked()
        if item and item.audience is not Audience.SENSITIVE:
            self.samtal.push_room(GoalYears(item.id))

    def action_turn(self) -> None:
        """Show what both may see: the first step of turning the screen."""
        from screens.turn_first import TurnFirst

        self.samtal.push_room(TurnFirst(self._talk_id))

    def action_back(self) -> None:
        """Back to where she came from."""
        self.app.pop_screen()
