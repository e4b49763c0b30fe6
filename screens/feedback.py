"""Feedback in four steps, folded out over the talk: praise or a change, hers until she shows the line."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, Static

from samtal_tui.guides.feedback import Feedback, Tone, joined, judging_words, with_starters
from samtal_tui.guides.tools import Step
from samtal_tui.keys import Key
from samtal_tui.talk import feedback_note as note
from samtal_tui.talk.capture import Place
from samtal_tui.talk.feedback_note import Begun, Composed
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.unfolded import Unfolded
from screens.widgets.plain import harmless, one_line
from screens.widgets.plan_drafts import taken_in
from vault.errors import VaultError

REACTION = "reaction"
_TONES = {Tone.CHANGE: mark("A change"), Tone.PRAISE: mark("Praise")}


class FeedbackRoom(Unfolded):
    """Write a new line of feedback, or take one up again."""

    SCOPE = "feedback"
    BINDINGS = bindings("feedback")
    CSS_PATH = "feedback.tcss"

    def __init__(self, talk_id: str, address: str, item_id: str = "") -> None:
        super().__init__(talk_id, address, item_id)
        self._begun: Begun | None = None
        self._tone = Tone.CHANGE
        self._to_plan = False
        self._language = ""

    def compose_body(self) -> ComposeResult:
        """The tone, a field for each step, what the step is for, and how it will read."""
        yield Static("", id="tone", markup=False)
        yield from self.form_lines((*Step, REACTION))
        yield Static("", id="hint", classes="hint", markup=False)
        yield Static("", id="reads", markup=False)

    async def fill(self) -> None:
        """Take the form out; what was typed and not saved lies over what is saved."""
        if self._begun is None:
            self._language = self.t.language
            self._begun = await self.vault(
                note.take_out, self.talk_id, self.address, self.item_id, self._language, self.box
            )
            self._load(self._begun.typed or self._begun.saved)
            if self._begun.typed:
                self.say(self.t("What you typed last time is here, not saved yet."))
            self.set_focus(self.query_one(f"#{Step.BEHAVIOUR}", Input))
        self.show()

    async def retell(self) -> None:
        """The other language around what is typed; a starter nobody wrote on changes with it."""
        composed, self._language = self._composed, self.t.language
        feedback = with_starters(composed.feedback, self._language, self.box)
        self._load(composed.model_copy(update={"feedback": feedback}))
        self.show()

    def _load(self, composed: Composed) -> None:
        self._tone, self._to_plan = composed.feedback.tone, composed.to_plan
        feedback = with_starters(composed.feedback, self._language, self.box)
        with self.prevent(Input.Changed):
            for step in Step:
                self.query_one(f"#{step}", Input).value = one_line(feedback.words.get(step, ""))
            self.query_one(f"#{REACTION}", Input).value = one_line(composed.reaction)

    @property
    def _composed(self) -> Composed:
        words = {step: self.value(step) for step in Step}
        feedback = Feedback(tone=self._tone, language=self._language, words=words)
        return Composed(feedback=feedback, reaction=self.value(REACTION), to_plan=self._to_plan)

    def restore(self) -> bool:
        """Put what is saved back into the fields; False as long as the form is not taken out."""
        if self._begun is None:
            return False
        self._load(self._begun.saved)
        return True

    def show(self) -> None:
        """Draw the labels, the choices, the hint, and the line as it will read."""
        if self._begun is None:
            return
        self.head_of(
            self._begun.person, self.t("Feedback in four steps"), self.t("private, only you read it")
        )
        titles = {str(step.id): step.title(self.t.language) for step in self.box.feedback}
        for name in (*Step, REACTION):
            self.query_one(f"#{name}-label", Static).update(titles.get(name, self.t("Reaction")))
        self.query_one("#tone", Static).update(self._choices())
        self.show_typed()
        self.show_keys()

    def show_typed(self) -> None:
        """Draw the hint, and the line as it will read."""
        self.query_one("#hint", Static).update(self._hint(), layout=False)
        said = joined(self._composed.feedback, self.box)
        self.query_one("#reads", Static).update(Text(harmless(said)), layout=False)

    def _choices(self) -> Text:
        text = Text(" ", no_wrap=True, overflow="ellipsis")
        for tone, word in _TONES.items():
            chosen = tone is self._tone
            text.append(f"[{self.t(word)}]" if chosen else f" {self.t(word)} ", "bold" if chosen else "dim")
            text.append(" ")
        return text.append(f"   {self.t('also a goal in the plan')}", "bold") if self._to_plan else text

    def _hint(self) -> str:
        at = self.focused.id if isinstance(self.focused, Input) else ""
        judging = judging_words(self.value(Step.BEHAVIOUR), self._language, self.box)
        if judging and at == Step.BEHAVIOUR:
            return self.t("{words}: a verdict. Say what you saw and heard instead.", words=", ".join(judging))
        hints = {str(step.id): step.hint(self.t.language) for step in self.box.feedback}
        reaction = self.t("What you may hear back, and how you meet it. Nobody else ever reads this.")
        return {**hints, REACTION: reaction}.get(at or "", "")

    def key_label(self, key: Key) -> str:
        """The footer says what the keys would do now."""
        if key.id == "feedback.tone":
            return self.t(_TONES[Tone.CHANGE if self._tone is Tone.PRAISE else Tone.PRAISE])
        if key.id == "feedback.plan" and self._to_plan:
            return self.t("Not to the plan")
        return super().key_label(key)

    def on_descendant_focus(self) -> None:
        """Another step is written."""
        self.show_typed()

    async def action_tone(self) -> None:
        """Praise, or a change; a wish that holds nothing but its starter comes and goes with it."""
        if not self.is_hidden:
            await taken_in(*self.fields())
            composed = self._composed
            tone = Tone.CHANGE if self._tone is Tone.PRAISE else Tone.PRAISE
            feedback = composed.feedback.model_copy(update={"tone": tone})
            self._load(composed.model_copy(update={"feedback": feedback}))
            self.drafts.touch()
            self.show()

    def action_plan(self) -> None:
        """Let the change wished for become a goal too, or not."""
        if not self.is_hidden:
            self._to_plan = not self._to_plan
            self.drafts.touch()
            self.show()

    async def action_save(self) -> None:
        """Keep it as one line, and go back to the talk."""
        if self._begun is None or self.is_hidden:
            return
        await taken_in(*self.fields())
        if not joined(self._composed.feedback, self.box):
            self.say(self.t("Write at least one step; Esc leaves it."))
            return
        place = Place(self._begun.person.id, self.talk_id, self.address)
        try:
            await self.vault(
                note.save, place, self._begun.item, self._composed, self.samtal.today(), self.box
            )
        except VaultError as error:
            self.say_refusal(error)
        else:
            self.done()

    async def keep(self) -> None:
        """Keep what is typed in the slot of the line or of the question."""
        if self._begun is not None:
            item, composed = self._begun.item, self._composed
            slot = note.slot(self.address, item.id if item else "")
            changed = note.fields_of(composed, self.box) != note.fields_of(self._begun.saved, self.box)
            await self.vault(note.keep, self.talk_id, slot, composed if changed else None)
