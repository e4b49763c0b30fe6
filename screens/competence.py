"""Competence as knowledge, skill and will, folded out over the talk, with measures that suit (I06-I09)."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, Static

from samtal_tui.guides.competence import corner_title, suggested_measures
from samtal_tui.guides.tools import Aim, Corner, Measure
from samtal_tui.keys import Key
from samtal_tui.plan.form import NO_TITLE
from samtal_tui.talk import competence_goal as competence
from samtal_tui.talk.capture import Place
from samtal_tui.talk.competence_goal import Begun, Sketch
from screens.bindings import bindings
from screens.unfolded import Unfolded
from screens.widgets.plain import one_line
from screens.widgets.plan_drafts import taken_in
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError

GOAL, WAYS = "goal", "activities"
FIELDS = (GOAL, *Corner, WAYS)


class CompetenceRoom(Unfolded):
    """Sketch a goal from a need, or add to a goal there is. Letters go to the fields, Ctrl+T to the list."""

    SCOPE = "competence"
    BINDINGS = bindings("competence")
    CSS_PATH = "competence.tcss"

    def __init__(self, talk_id: str, address: str, item_id: str = "") -> None:
        super().__init__(talk_id, address, item_id)
        self._begun: Begun | None = None
        self._measures: tuple[Measure, ...] = ()
        self._aim: Aim | None = None
        self._chosen = False
        self._ordered_by: tuple[Corner, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The goal, the three corners, the way there; what to ask; the measures."""
        yield from self.form_lines(FIELDS)
        yield Static("", id="hint", classes="hint", markup=False)
        yield RowList(id="measures")

    async def fill(self) -> None:
        """Take the form out; what was typed and not saved lies over what is saved."""
        if self._begun is None:
            self._begun = await self.vault(competence.take_out, self.talk_id, self.address, self.item_id)
            self._load(self._begun.typed or self._begun.saved)
            if self._begun.typed:
                self.say(self.t("What you typed last time is here, not saved yet."))
            self.set_focus(self.query_one(f"#{GOAL if not self._begun.item else Corner.KNOWLEDGE}", Input))
        self.show()

    async def retell(self) -> None:
        """The other language around what is typed."""
        self.show()

    def _load(self, sketch: Sketch) -> None:
        self._measures, self._aim = sketch.measures, sketch.aim
        values = {GOAL: sketch.goal, WAYS: sketch.activities}
        with self.prevent(Input.Changed):
            for name in FIELDS:
                value = values[name] if name in values else sketch.corners.get(Corner(name), "")
                self.query_one(f"#{name}", Input).value = one_line(value)

    @property
    def _sketch(self) -> Sketch:
        return Sketch(
            goal=self.value(GOAL),
            corners={corner: words for corner in Corner if (words := self.value(corner))},
            activities=self.value(WAYS),
            measures=self._measures,
            aim=self._aim,
        )

    def restore(self) -> bool:
        """Put what is saved back into the fields; False as long as the form is not taken out."""
        if self._begun is None:
            return False
        self._load(self._begun.saved)
        return True

    def show(self) -> None:
        """Draw the labels, the hint and the list; the measures that suit what is written stand first."""
        if self._begun is None:
            return
        self.head_of(self._begun.person, self.t("Competence"), self.t("becomes a goal in the plan"))
        language, wording = self.t.language, self._begun.guide.competence
        labels = {str(corner): corner_title(corner, wording, self.box)(language) for corner in Corner}
        labels |= {GOAL: self.t("Goal"), WAYS: self.t("Activities")}
        for name in FIELDS:
            self.query_one(f"#{name}-label", Static).update(labels[name])
        self._show_hint()
        self._show_list()
        self.show_keys()

    def show_typed(self) -> None:
        """Order the list anew when something is written in another corner."""
        if self._written() != self._ordered_by:
            self._show_list()
            self.show_keys()

    def _show_hint(self) -> None:
        at = self.focused.id if isinstance(self.focused, Input) else ""
        hints = {str(corner.id): corner.question(self.t.language) for corner in self.box.corners}
        hints[GOAL] = self.t("What should the employee be able to do?")
        hints[WAYS] = self.t("In your own words, beside what you choose below.")
        self.query_one("#hint", Static).update(hints.get(at or "", ""), layout=False)

    def _written(self) -> tuple[Corner, ...]:
        return tuple(corner for corner in Corner if self.value(corner).strip())

    def _show_list(self) -> None:
        written = self._ordered_by = self._written()
        wanted = [corner.measures for corner in self.box.corners if corner.id in written]
        suits = {measure for measures in wanted for measure in measures}
        kinds = {kind.id: kind.title(self.t.language) for kind in self.box.measures}
        rows = [
            self._row(measure, kinds[measure], taken=measure in self._measures, suits=measure in suits)
            for measure in suggested_measures(written, self.box)
        ]
        rows.append(Row(Text()))
        rows += [
            self._row(aim.id, aim.title(self.t.language), taken=aim.id is self._aim) for aim in self.box.aims
        ]
        shown = self.query_one(RowList)
        shown.show(rows)
        if not self._chosen:
            shown.select_first()

    def _row(self, name: str, title: str, *, taken: bool, suits: bool = False) -> Row:
        text = Text(f" [{'x' if taken else ' '}] {title}", "bold" if taken else "")
        return Row(text.append(f"   {self.t('suits')}", "dim") if suits and not taken else text, name, 5)

    def key_label(self, key: Key) -> str:
        """Ctrl+T chooses the marked measure, or leaves it."""
        if key.id == "competence.take" and self._is_taken(self.query_one(RowList).current):
            return self.t("Not this")
        return super().key_label(key)

    def _is_taken(self, name: str) -> bool:
        return name in self._measures or name == self._aim

    def on_descendant_focus(self) -> None:
        """Another field is written."""
        self._show_hint()

    def action_move(self, steps: int) -> None:
        """Mark another measure."""
        self._chosen = True
        self.query_one(RowList).move(steps)
        self.show_keys()

    def action_take(self) -> None:
        """Choose the marked measure or aim, or leave it."""
        name = self.query_one(RowList).current
        if self.is_hidden or not name:
            return
        self._chosen = True
        if name in set(Aim):
            self._aim = None if name == self._aim else Aim(name)
        elif name in self._measures:
            self._measures = tuple(measure for measure in self._measures if measure != name)
        else:
            self._measures = (*self._measures, Measure(name))
        self.drafts.touch()
        self.show()

    async def action_save(self) -> None:
        """Keep it as a goal, and go back to the talk."""
        if self._begun is None or self.is_hidden:
            return
        await taken_in(*self.fields())
        guide, item = self._begun.guide, self._begun.item
        fields = competence.fields_of(self._sketch, guide.competence, self.box, self.t.language)
        if not fields["goal"]:
            self.say(self.t(NO_TITLE))
            self.set_focus(self.query_one(f"#{GOAL}", Input))
            return
        place = Place(self._begun.person.id, self.talk_id, self.address)
        try:
            await self.vault(competence.save, place, item, fields, self.samtal.today())
        except VaultError as error:
            self.say_refusal(error)
        else:
            self.done()

    async def keep(self) -> None:
        """Keep what is typed in the slot of the goal or of the question."""
        if self._begun is not None:
            item, sketch = self._begun.item, self._sketch
            slot = competence.slot(self.address, item.id if item else "")
            await self.vault(
                competence.keep, self.talk_id, slot, sketch if sketch != self._begun.saved else None
            )
