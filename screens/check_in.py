"""Check in on a row of the plan: how it goes, what happened, the new day, and a remark that stays hers."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from samtal_tui.refusals import sentence
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import mark
from samtal_tui.words import KIND_SIGN, RESULT
from samtal_tui.year.check_in import FIELDS, OpenRow, PlanNow, Unusable, keep_typed, plan_now, read_said, save
from samtal_tui.year.take_back import NotTakenBack, take_back
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field
from screens.widgets.plain import one_line
from screens.widgets.plan_drafts import Drafts, taken_in
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import OutcomeResult, Talk

LABELS: Mapping[str, str] = {
    "result": mark("How is it going?"),
    "words": mark("What happened"),
    "follow_up": mark("Followed up next"),
    "remark": mark("My own remark"),
}
_DAY = mark("Written freely: 15 March, v 12, in 3 months, or 2027-03-15. Empty: no more.")
_WORDS = mark("A private draft until you both have read it at the turned screen.")
_HELD = mark("The row is held back, and so is this: the employee sees neither until the row is shown.")
_KEPT = mark("The check-in is kept, private until you both have read it (F4).")
_KEPT_HELD = mark("The check-in is kept. It stays with you as long as the row is held back.")
_REMARK = mark("Private: only you read it, and it leaves in no document.")
EARLIER = 3
"""How many of the latest check-ins are shown."""


class CheckIn(FieldRoom[object]):
    """The rows of the plan that holds now, one of them marked, and four lines about it."""

    SCOPE = "check_in"
    BINDINGS = bindings("check_in")
    CSS_PATH = "check_in.tcss"

    def __init__(self, person_id: str, row_id: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._row_id = row_id
        self._plan: PlanNow | None = None
        self._met: set[str] = set()
        self._drafts = Drafts(self, self._keep, self._refused)

    def compose_body(self) -> ComposeResult:
        """The rows, what is known of the marked one, and the lines."""
        yield RowList(id="plan", pointer=True)
        yield Static("", id="row", markup=False)
        with Vertical(id="form"):
            for field in FIELDS:
                with Horizontal(classes="line"):
                    yield Static(self.t(LABELS[field]), classes="label", markup=False)
                    yield Field(id=field, select_on_focus=False)
        yield Static("", id="hint", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show the plan; the row asked for, or the one that is due first."""
        self._plan = await self.vault(plan_now, self._person_id)
        self.head(f"{self._plan.person.sort_name}   {self.t('Check-in')}", self._when())
        rows = self.query_one("#plan", RowList)
        rows.show([self._line(row) for row in self._plan.rows])
        if not self._plan.rows:
            rows.show([Row(Text(f" {self.t('There is no plan to follow up yet.')}"))])
        if self._row_id:
            rows.select(self._row_id)
        if not rows.current:
            rows.select_first()
        for field in FIELDS:
            self._input(field).disabled = not self._plan.rows
        self._show_row()
        if self.focused is None and self._plan.rows:
            self._input("result").focus()

    def _when(self) -> str:
        talk = self._plan.talk if self._plan else None
        return self.t("The plan from {date}", date=talk.on.isoformat()) if talk else ""

    def _line(self, row: OpenRow) -> Row:
        today = self.samtal.today()
        text = Text(f" {KIND_SIGN[row.item.kind]} {one_line(latest(row.item).title)}")
        if row.follow_up:
            told = self.t("followed up {date}", date=row.follow_up.isoformat())
            text.append(f"   {told}", "bold" if row.follow_up <= today else "dim")
        return Row(text, row.item.id, indent=3)

    @property
    def _marked(self) -> OpenRow | None:
        current = self.query_one("#plan", RowList).current
        rows = self._plan.rows if self._plan else ()
        return next((row for row in rows if row.item.id == current), None)

    async def returned(self) -> None:
        """Back from another room; what was typed a moment ago is kept before the lines are shown anew."""
        await self._drafts.flush()
        await super().returned()

    def _show_row(self) -> None:
        row = self._marked
        text = Text()
        if row:
            for one in row.earlier[-EARLIER:]:
                result = self.t(RESULT[one.result]).lower() if one.result else ""
                said = ": ".join(part for part in (result, one_line(one.words)) if part)
                text.append(f" {one.on.isoformat()}  {said}\n", "dim")
            fields = latest(row.item).fields
            told = (one_line(fields.get("activities", "")), self._done_by(fields.get("do_by", "")))
            text.append("".join(f" {one}\n" for one in told if one), "dim")
        text.rstrip()
        self.query_one("#row", Static).update(text)
        with self.prevent(Input.Changed):
            for field in FIELDS:
                self._input(field).value = row.drafts.get(field, "") if row else ""
        if row and row.item.id not in self._met:
            self._met.add(row.item.id)
            if row.drafts:
                self.say(self.t("What you typed last time is here, not saved yet."))

    def _done_by(self, day: str) -> str:
        return self.t("Done by {date}", date=day) if day else ""

    def _input(self, field: str) -> Input:
        return self.query_one(f"#{field}", Input)

    def _typed(self) -> dict[str, str]:
        return {field: self._input(field).value for field in FIELDS}

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._drafts.touch()

    def on_descendant_focus(self) -> None:
        """Say what the line is for."""
        row = self._marked
        results = "   ".join(
            f"{number} {self.t(RESULT[result])}" for number, result in enumerate(OutcomeResult, start=1)
        )
        hints = {
            "result": results,
            "words": self.t(_HELD if row and row.held else _WORDS),
            "follow_up": self.t(_DAY),
            "remark": self.t(_REMARK),
        }
        field = self.focused.id if isinstance(self.focused, Input) else ""
        self.query_one("#hint", Static).update(hints.get(field or "", ""))

    async def action_row(self, steps: int) -> None:
        """Mark another row; what is typed about this one is kept."""
        if not await self._kept():
            return
        self._row_id = ""
        self.query_one("#plan", RowList).move(steps)
        marked = self.query_one("#plan", RowList).current
        self._plan = await self.vault(plan_now, self._person_id)
        self.query_one("#plan", RowList).select(marked)
        self._show_row()

    async def on_input_submitted(self) -> None:
        """Enter in a line saves the check-in."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save and go back; or say what cannot be saved, and go there."""
        row = self._marked
        if row and await self._saved():
            self.app.pop_screen()
            self.samtal.room.say(self.t(_KEPT_HELD if row.held else _KEPT))

    async def action_take_back(self) -> None:
        """Take back what was saved about the row today; its words stand in the lines again, not saved."""
        row = self._marked
        if row is None:
            return
        if any(self._typed().values()):
            self.say(self.t("Save or empty the lines first; then the check-in of today can be taken back."))
            return
        try:
            await self.vault(take_back, row.item.id, self.samtal.today())
        except NotTakenBack as error:
            self.say(self.t(error.sentence))
            return
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self._row_id = row.item.id
        await self.fill()
        self.say(self.t("The check-in of today is taken back. Its words are here, not saved."))

    async def action_turn(self) -> None:
        """Save, and show what both may see: the first step of turning the screen."""
        from screens.turn_first import TurnFirst

        talk = await self._saved()
        if talk:
            self.app.switch_screen(TurnFirst(talk.id))

    async def _saved(self) -> Talk | None:
        row = self._marked
        if row is None:
            return None
        await taken_in(*self.fields())
        try:
            said = read_said(self._typed(), self.samtal.today())
            talk = await self.vault(save, row.item.id, said, self.samtal.today())
        except Unusable as error:
            self.say(self.t(error.sentence, **error.values))
            self._input(error.field).focus()
            return None
        except VaultError as error:
            self.say(sentence(error, self.t))
            return None
        self._drafts.forget()
        return talk

    async def _keep(self) -> None:
        row = self._marked
        if row:
            await self.vault(keep_typed, row.item, self._typed())

    def _refused(self, error: VaultError) -> None:
        self.say(sentence(error, self.t))

    async def put_away(self) -> None:
        """Keep what is typed as drafts."""
        await self._drafts.flush()

    async def _kept(self) -> bool:
        try:
            await self.put_away()
        except VaultError as error:
            self._refused(error)
            return False
        return True

    async def retell(self) -> None:
        """The other language, with what is typed still there."""
        await self.put_away()
        await super().retell()

    async def action_back(self) -> None:
        """Back; what is typed is kept."""
        if await self._kept():
            self.app.pop_screen()
