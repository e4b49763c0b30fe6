"""One row of the plan: a form of one-line fields. What is typed and not saved stays as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.widgets import Input, Static

from samtal_tui.keys import Key
from samtal_tui.plan.concrete import HINT, is_vague
from samtal_tui.plan.form import FOLDED, FORM, Refused, read_field, read_form, shown_responsible
from samtal_tui.plan.this_year import Row, open_row, save_row, slot
from samtal_tui.refusals import sentence
from samtal_tui.texts import mark
from samtal_tui.year.operation_goals import picked
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field
from screens.widgets.plain import harmless, one_line
from screens.widgets.plan_drafts import Drafts, taken_in
from vault.errors import VaultError
from vault.records import TITLE_FIELD, Draft, Item, Kind

if TYPE_CHECKING:
    from vault.store import OpenVault

_HEADS: Mapping[Kind, str] = {
    Kind.GOAL: mark("Goal"),
    Kind.CHALLENGE: mark("Challenge of the year"),
    Kind.PROMISE: mark("Promise"),
}


class PlanRowRoom(FieldRoom[Item | None]):
    """Write a new row (`item_id` None) or change one; the result is the row that was saved."""

    SCOPE = "plan_row"
    BINDINGS = bindings("plan_row")
    CSS_PATH = "plan_row.tcss"

    def __init__(self, talk_id: str, item_id: str | None, kind: Kind) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._item_id = item_id
        self._kind = kind
        self._row: Row | None = None
        self._complained_of = ""
        self._unfolded = False
        self._drafts = Drafts(self, self._keep)

    def compose_body(self) -> ComposeResult:
        """A label and a field for each column of the form, and what the field is for."""
        with VerticalScroll(id="form", can_focus=False):
            for field in FORM[self._kind]:
                with Horizontal(classes="line", id=f"{field.name}-line"):
                    yield Static(self.t(field.label), classes="label", markup=False)
                    yield Field(id=field.name, select_on_focus=False)
        yield Static("", id="hint", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show the newest words, and over them what was typed but not saved.

        What she finds there when she comes is told; not what she typed just now and comes back to from help.
        """
        coming = self._row is None
        row = await self.vault(open_row, self._talk_id, self._item_id, self._kind)
        self._row = row
        self.head(f"{row.person.sort_name}   {self.t(_HEADS[self._kind])}", self._standing(row))
        with self.prevent(Input.Changed):
            for field in FORM[self._kind]:
                typed = row.drafts.get(field.name)
                self._input(field.name).value = self._shown(field.name) if typed is None else typed
        self._fold()
        if row.drafts and coming:
            self.say(self.t("What you typed last time is here, not saved yet."))
        if self.focused is None:
            self._input(TITLE_FIELD[self._kind]).focus()

    async def returned(self) -> None:
        """Back from another room; what was typed a moment ago is kept before the lines are shown anew."""
        await self._drafts.flush()
        await super().returned()

    def fields(self) -> list[Input]:
        """The fields that can be typed in now, without those folded away."""
        return [field for field in super().fields() if self.query_one(f"#{field.id}-line").display]

    def _fold(self) -> None:
        """Fold away what is rarely written, unless it holds something or is asked for."""
        for name in FOLDED[self._kind]:
            shown = self._unfolded or bool(self._input(name).value)
            self.query_one(f"#{name}-line").display = shown
            if not shown and self.focused is self._input(name):
                self._input(TITLE_FIELD[self._kind]).focus()
        self.show_keys()

    def key_label(self, key: Key) -> str:
        """All fields can be asked for where some are folded away."""
        if key.id == "plan_row.unfold" and (self._unfolded or not FOLDED[self._kind]):
            return ""
        return super().key_label(key)

    def action_unfold(self) -> None:
        """Take out what is folded away and go there, or fold it again."""
        self._unfolded = not self._unfolded
        self._fold()
        away = [field.name for field in FORM[self._kind] if field.name in FOLDED[self._kind]]
        if away and self._unfolded:
            self._input(away[0]).focus()

    def _standing(self, row: Row) -> str:
        if row.item and row.item.agreed:
            return self.t("agreed {date}", date=row.item.agreed.on.isoformat())
        return "" if row.item else self.t("new row")

    def _input(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def _shown(self, name: str) -> str:
        """A field as it stands before anything is typed, on one line."""
        if self._row is None:
            return ""
        value = self._row.fields.get(name, "")
        if name == "responsible":
            value = shown_responsible(value, self._row.parties, self.t("me"))
        return one_line(value)

    def _typed(self) -> dict[str, str]:
        """The fields that do not stand as they did; an untouched one is never written."""
        inputs = {field.name: self._input(field.name) for field in FORM[self._kind]}
        typed = {name: one.value for name, one in inputs.items() if one.value != self._shown(name)}
        return {name: self._picked(name, text) for name, text in typed.items()}

    @property
    def _goals(self) -> Mapping[str, str]:
        """The operation's goals by the two letters that pick them (P01)."""
        goals = self._row.profile.operation_goals if self._row else ()
        return picked(goals, self.samtal.today().year)

    def _picked(self, name: str, typed: str) -> str:
        """What is typed; two letters in the field for the operation's goal are the goal they stand for."""
        return self._goals.get(typed.strip().casefold(), typed) if name == "organisation_goal" else typed

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._drafts.touch()
        self._show_hint()

    def on_descendant_focus(self) -> None:
        """Another field."""
        self._show_hint()

    def _show_hint(self) -> None:
        """Say what the field is for; of a text longer than its field, show the whole."""
        field = self.focused
        if not isinstance(field, Input) or self._row is None:
            return
        hints = {one.name: one.hint for one in FORM[self._kind]}
        told = self.t(hints[field.id or ""], name=self._row.person.given)
        if field.id == "goal" and is_vague(field.value):
            told = self.t(HINT)
        if field.id == "organisation_goal" and self._goals:
            told = "\n".join(f"{code}  {one_line(goal)}" for code, goal in self._goals.items())
        long = cell_len(field.value) >= max(field.size.width, 10)
        self.query_one("#hint", Static).update(harmless(field.value) if long else told)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A date, a name or a horizon is shown as it will be kept, or what is wrong with it is said."""
        if isinstance(event.widget, Input) and event.widget.id in self._typed():
            self._settle(event.widget)

    def _settle(self, left: Input) -> None:
        if self._row is None or left.id is None:
            return
        try:
            typed = self._picked(left.id, left.value)
            kept = read_field(left.id, typed, self._row.parties, self.samtal.today())
        except Refused as error:
            self._complain(error)
        else:
            if self._complained_of == left.id:
                self.say("")
            named = left.id == "responsible"
            left.value = shown_responsible(kept, self._row.parties, self.t("me")) if named else kept

    def _complain(self, error: Refused) -> None:
        self._complained_of = error.field
        self.say(self.t(error.sentence, **error.values))

    async def on_input_submitted(self) -> None:
        """Enter in a field saves the whole row."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save and go back; or say what cannot be saved, and go there."""
        if self._row is None:
            return
        await taken_in(*self.fields())
        try:
            fields = read_form(self._typed(), self._row.parties, self.samtal.today())
            saved = await self.vault(save_row, self._talk_id, self._item_id, self._kind, fields)
        except Refused as error:
            self._complain(error)
            self._input(error.field).focus()
        except VaultError as error:
            self.say(sentence(error, self.t))
        else:
            self._drafts.forget()
            self.dismiss(saved)

    async def action_restore(self) -> None:
        """Put back what is saved; the draft goes."""
        for field in FORM[self._kind]:
            self._input(field.name).value = self._shown(field.name)
        self._drafts.touch()
        await self._drafts.flush()
        self.say(self.t("What you typed is taken back."))

    async def _keep(self) -> None:
        await self.vault(_keep_drafts, self._talk_id, self._item_id, self._kind, self._typed())

    async def put_away(self) -> None:
        """Keep what is typed as drafts."""
        await self._drafts.flush()

    async def retell(self) -> None:
        """The other language, with what is typed still there."""
        await self.put_away()
        await super().retell()

    async def action_back(self) -> None:
        """Back; what is typed is kept."""
        await self.put_away()
        self.dismiss(None)


def _keep_drafts(
    vault: OpenVault, talk_id: str, item_id: str | None, kind: Kind, typed: Mapping[str, str]
) -> None:
    """Make the drafts of a row what is typed now."""
    kept = vault.drafts.of_talk(talk_id)
    for field in FORM[kind]:
        name = slot(item_id, kind, field.name)
        if field.name in typed:
            vault.drafts.put(talk_id, name, Draft(text=typed[field.name], item=item_id or ""))
        elif name in kept:
            vault.drafts.clear(talk_id, name)
