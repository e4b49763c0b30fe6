"""Last year's plan, one row at a time: two or three keys a row (screens.md 4, L01, L02, L06).

Nothing private is ever shown here. Letters answer; words are written only after Tab, so that the two never
mix.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Input

from samtal_tui.keys import Key, keys_of
from samtal_tui.plan.carry import Changes, finish, keep_draft, save
from samtal_tui.plan.dates import NotADate
from samtal_tui.plan.look_back import Review, last_plan
from samtal_tui.plan.review import ReviewRow, press, with_part, with_words
from samtal_tui.plan.this_year import is_answer, undo
from samtal_tui.refusals import sentence
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plan_answer import DRAWN_KEYS, WIDE_FROM, AnswerForm, questions
from screens.widgets.plan_drafts import Drafts, taken_in
from screens.widgets.plan_review import last_card, nothing_card, progress, row_lines
from screens.widgets.rows import RowList
from vault.errors import VaultError
from vault.records import Cause, NextStep, OutcomeResult

_ANSWERING = {"result", "cause", "step"}


class ReviewRoom(Room[object]):
    """The rows of the old plan as cards, and a last card that sums up."""

    SCOPE = "review"
    BINDINGS = bindings("review")
    CSS_PATH = "review.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._review: Review | None = None
        self._rows: list[ReviewRow] = []
        self._at = -1
        self._drafts = Drafts(self, self._keep)

    def compose_body(self) -> ComposeResult:
        """The row, and the answer to it."""
        yield RowList(id="row")
        yield AnswerForm(id="answer")

    async def fill(self) -> None:
        """Ask for the plan; begin with the first row that has no answer."""
        await self._ask()
        if self._at < 0:
            waiting = (place for place, row in enumerate(self._rows) if not row.is_answered)
            self._at = next(waiting, 0)
        self._at = min(self._at, len(self._rows))
        self.query_one(AnswerForm).label(self.t)
        self._show()

    async def returned(self) -> None:
        """Back from another room; an answer begun a moment ago is kept before the rows are shown anew."""
        await self.put_away()
        await super().returned()

    async def _ask(self) -> None:
        self._review = await self.vault(last_plan, self._talk_id, self.samtal.today())
        self._rows = list(self._review.rows)

    @property
    def _row(self) -> ReviewRow | None:
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def _show(self) -> None:
        review, row = self._review, self._row
        if review is None:
            return
        width = self.app.size.width - 2
        form, rows = self.query_one(AnswerForm), self.query_one("#row", RowList)
        form.display = row is not None
        form.set_class(self.app.size.width < WIDE_FROM, "narrow")
        self._show_head(review)
        if row is not None:
            rows.show(row_lines(row, review, self.t, width))
            self._show_answer(row)
        elif self._rows:
            rows.show(last_card(review, self.t, width))
        else:
            rows.show(nothing_card(review, self.t, width))
        rows.scroll_home(animate=False)
        self.show_keys()

    def _show_answer(self, row: ReviewRow) -> None:
        keys = {key.id: key for key in keys_of(self.SCOPE, self.samtal.config.keys)}
        self.query_one(AnswerForm).show(row, questions(row, keys, self.t, self.app.size.width))

    def _show_head(self, review: Review) -> None:
        plan = self.t("The plan from {date}", date=review.since.isoformat()) if review.since else ""
        if review.from_paper:
            plan = f"{plan}, {self.t('from paper')}"
        where = ""
        if self._row is not None:
            place = self.t("row {n} of {count}", n=self._at + 1, count=len(self._rows))
            left = cell_len("   ".join((review.person.sort_name, plan)))
            room = self.app.size.width - left - cell_len(place) - 7
            where = f"{place}   {progress(review, self._at, room)}".rstrip()
        self.head("   ".join(part for part in (review.person.sort_name, plan) if part), where)

    def key_label(self, key: Key) -> str:
        """The answering keys stand with the questions; on the last card Enter ends the review."""
        if key.id in DRAWN_KEYS:
            return ""
        if self._row is None and self._rows:
            told = {"review.next": self.t("Done"), "review.turn": self.t("Turn the screen")}
            if key.id in {"review.words", "review.skip"}:
                return ""
            return told.get(key.id) or super().key_label(key)
        if not self._rows and key.id not in {"review.back", "everywhere.help"}:
            return ""
        return super().key_label(key)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Letters answer only where nothing is typed."""
        return not (action in _ANSWERING and isinstance(self.focused, Input))

    def _answer(self, pressed: OutcomeResult | Cause | NextStep) -> None:
        row = self._row
        if row is None:
            return
        self._rows[self._at] = press(row, pressed)
        self._show_answer(self._rows[self._at])
        self._drafts.touch()
        self.say("")

    def action_result(self, name: str) -> None:
        """How it went."""
        self._answer(OutcomeResult(name))

    def action_cause(self, name: str) -> None:
        """What influenced it; pressed again it does not."""
        self._answer(Cause(name))

    def action_step(self, name: str) -> None:
        """What becomes of the row."""
        self._answer(NextStep(name))

    def action_words(self, steps: int) -> None:
        """Write: the next field; past the last one letters answer again."""
        row = self._row
        if row is None:
            return
        fields: Sequence[Input | None] = [None, *self.query_one(AnswerForm).fields(row)]
        at = next((place for place, field in enumerate(fields) if field and field is self.focused), 0)
        self.set_focus(fields[(at + steps) % len(fields)])

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._take_typed()
        self._drafts.touch()

    def _take_typed(self) -> None:
        """Put what stands in the fields into the row."""
        row = self._row
        if row is None:
            return
        words, parts = self.query_one(AnswerForm).typed(row)
        row = with_words(row, words)
        for place, part in enumerate(parts):
            row = with_part(row, place, part)
        self._rows[self._at] = row

    async def action_next_row(self) -> None:
        """Save the answer and go to the next row; on the last card, end the review."""
        await self._caught_up()
        row = self._row
        if row is None:
            await self._end()
        elif row.is_touched or (row.step and not row.is_answered):
            await self._save(row)
        else:
            await self._go(1)

    async def _caught_up(self) -> None:
        """Let the field take every key that came before this one."""
        if isinstance(self.focused, Input):
            await taken_in(self.focused)
            self._take_typed()

    async def _save(self, row: ReviewRow) -> None:
        if row.step is None:
            self.say(self.t("Say how it went with 1 to 4, or leave the row with PgDn."))
            return
        try:
            changes = await self.vault(save, self._talk_id, row, self.samtal.today())
        except NotADate as error:
            self.say(self.t(error.sentence, **error.values))
            return
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self._drafts.forget()
        await self._ask()
        await self._go(1)
        self._told(changes)
        self.samtal.progress("row reviewed")

    def _told(self, changes: Changes) -> None:
        if changes.stay:
            self.say(self.t("The row you agreed on stays in this year's plan; it can be deleted there."))

    async def action_skip_row(self) -> None:
        """The next row; this one keeps what is pressed as a draft."""
        await self._go(1)

    async def action_previous_row(self) -> None:
        """The row before."""
        await self._go(-1)

    async def _go(self, steps: int) -> None:
        await self._drafts.flush()
        self.set_focus(None)
        if self._rows:
            self._at = max(0, min(self._at + steps, len(self._rows)))
            if self._at == len(self._rows) and all(row.is_answered for row in self._rows):
                await self.vault(finish, self._talk_id)
        self.say("")
        self._show()

    async def _end(self) -> None:
        if self._rows:
            await self.vault(finish, self._talk_id)
        self.app.pop_screen()

    async def _keep(self) -> None:
        if self._row is not None:
            await self.vault(keep_draft, self._talk_id, self._row)

    async def put_away(self) -> None:
        """Keep an answer that is not saved yet."""
        await self._drafts.flush()

    async def retell(self) -> None:
        """The other language, with what is typed still there."""
        await self.put_away()
        await super().retell()

    async def action_undo(self) -> None:
        """Undo the last answer."""
        if isinstance(self.focused, Input):
            return
        try:
            undone = await self.vault(undo, self._talk_id, is_answer)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        self._drafts.forget()
        await self._ask()
        self._show()
        self.say(self.t("The last change is undone.") if undone else self.t("There is nothing to undo."))

    def action_scroll_row(self, steps: int) -> None:
        """Read on in a long row."""
        self.query_one("#row", RowList).scroll_relative(y=steps, animate=False)

    async def action_turn(self) -> None:
        """Show what both may see: the first step of turning the screen."""
        from screens.turn_first import TurnFirst

        await self.put_away()
        self.samtal.push_room(TurnFirst(self._talk_id))

    async def action_back(self) -> None:
        """Out of the field, or back; an answer not saved is kept as a draft."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
            return
        await self.put_away()
        self.app.pop_screen()
