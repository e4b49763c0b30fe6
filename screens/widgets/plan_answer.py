"""The lower half of the review: three questions, each with its keys, and fields for words and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from samtal_tui.keys import Key, shown_key
from samtal_tui.plan.review import Part, ReviewRow
from samtal_tui.texts import Texts
from screens.widgets.field import Field
from screens.widgets.plain import one_line
from vault.records import Cause, NextStep, OutcomeResult

WIDE_FROM = 78
"""The width, in cells, from which the choices of a question stand on one line."""

PARTS = 2
"""A row can become at most so many rows (split)."""


RESULT_KEYS = {
    OutcomeResult.DONE: "review.done",
    OutcomeResult.PARTLY: "review.partly",
    OutcomeResult.NOT_DONE: "review.not_done",
    OutcomeResult.OBSOLETE: "review.obsolete",
}
CAUSE_KEYS = {
    Cause.OWN: "review.own",
    Cause.ORGANISATION: "review.organisation",
    Cause.RESOURCES: "review.resources",
    Cause.OTHER: "review.other",
}
STEP_KEYS = {
    NextStep.CARRY: "review.carry",
    NextStep.SPLIT: "review.split",
    NextStep.CLOSE: "review.close",
}
"""The key that makes each choice, by its id in the table of keys."""

DRAWN_KEYS = frozenset({*RESULT_KEYS.values(), *CAUSE_KEYS.values(), *STEP_KEYS.values()})
"""The keys that are drawn with the questions, and not in the footer."""


@dataclass(frozen=True)
class Option:
    """One choice: the key that makes it, its word, and whether it is made."""

    key: str
    word: str
    chosen: bool


def choices(label: str, options: Sequence[Option], width: int) -> Text:
    """A question and its choices, wrapped at whole choices; what is chosen stands in brackets."""
    indent = 20 if width >= WIDE_FROM else 17
    text, used = Text(f" {label}".ljust(indent)), indent
    for option in options:
        needed = cell_len(option.key) + cell_len(option.word) + 3
        if used + needed > width and used > indent:
            text.append("\n" + " " * indent)
            used = indent
        if option.chosen:
            text.append(f"[{option.key} {option.word}]", "bold")
        else:
            text.append(" ").append(option.key, "bold").append(f" {option.word} ")
        used += needed
    return text


def questions(row: ReviewRow, keys: Mapping[str, Key], t: Texts, width: int) -> dict[str, Text]:
    """The three questions with their keys, by the id of the line each stands on."""

    def option(key_id: str, *, chosen: bool) -> Option:
        return Option(shown_key(keys[key_id].keys, t), t(keys[key_id].label), chosen)

    answer = row.answer
    results = [option(key, chosen=answer.result is one) for one, key in RESULT_KEYS.items()]
    causes = [option(key, chosen=one in answer.causes) for one, key in CAUSE_KEYS.items()]
    steps = [option(key, chosen=row.step is one) for one, key in STEP_KEYS.items()]
    return {
        "results": choices(t("How did it go?"), results, width),
        "causes": choices(t("Influenced by"), causes, width),
        "steps": choices(t("Next step"), steps, width),
    }


class AnswerForm(Vertical):
    """The answer to one row."""

    DEFAULT_CSS = """
    AnswerForm { height: auto; border-top: solid $panel-lighten-1; }
    AnswerForm > Static { height: auto; }
    AnswerForm Horizontal { height: 1; }
    AnswerForm .label { width: 20; padding: 0 0 0 1; }
    AnswerForm .day-label { width: auto; padding: 0 1; color: $text-muted; }
    AnswerForm .day { width: 16; margin-right: 2; }
    AnswerForm #steps, AnswerForm #causes { margin-top: 1; }
    AnswerForm.narrow #steps, AnswerForm.narrow #causes { margin-top: 0; }
    AnswerForm.narrow .label { width: 17; }
    AnswerForm.narrow .days > .label { width: 1; }
    AnswerForm.narrow .day { width: 1fr; margin-right: 0; }
    """

    def compose(self) -> ComposeResult:
        """Questions and fields, in the order they are answered."""
        yield Static("", id="results", markup=False)
        yield Static("", id="causes", markup=False)
        with Horizontal():
            yield Static("", id="words-label", classes="label", markup=False)
            yield Field(id="words", select_on_focus=False)
        yield Static("", id="steps", markup=False)
        for place in range(PARTS):
            with Horizontal(id=f"becomes-{place}"):
                yield Static("", id=f"text-label-{place}", classes="label", markup=False)
                yield Field(id=f"text-{place}", select_on_focus=False)
            with Horizontal(id=f"days-{place}", classes="days"):
                yield Static("", classes="label", markup=False)
                yield Static("", id=f"do_by-label-{place}", classes="day-label", markup=False)
                yield Field(id=f"do_by-{place}", classes="day", select_on_focus=False)
                yield Static("", id=f"follow_up-label-{place}", classes="day-label", markup=False)
                yield Field(id=f"follow_up-{place}", classes="day", select_on_focus=False)

    def label(self, t: Texts) -> None:
        """Say what each field is for."""
        told = {"words-label": t("Own words")}
        for place in range(PARTS):
            told[f"text-label-{place}"] = t("This year's plan") if place == 0 else ""
            told[f"do_by-label-{place}"] = t("Done by")
            told[f"follow_up-label-{place}"] = t("Followed up")
        for name, text in told.items():
            self.query_one(f"#{name}", Static).update(text)

    def show(self, row: ReviewRow, lines: Mapping[str, Text]) -> None:
        """Show the answer so far; `lines` are the three questions, by id."""
        for name, text in lines.items():
            self.query_one(f"#{name}", Static).update(text)
        with self.prevent(Input.Changed):
            self._put("words", row.answer.words)
            for place, part in enumerate(row.parts):
                self._put(f"text-{place}", part.text)
                self._put(f"do_by-{place}", part.do_by)
                self._put(f"follow_up-{place}", part.follow_up)
        for place in range(PARTS):
            shown = place < len(row.parts)
            self.query_one(f"#becomes-{place}").display = shown
            self.query_one(f"#days-{place}").display = shown

    def _put(self, name: str, value: str) -> None:
        field, shown = self.query_one(f"#{name}", Input), one_line(value)
        if field.value != shown:
            field.value = shown

    def fields(self, row: ReviewRow) -> list[Input]:
        """The fields that can be written in now, in order."""
        names = ["words"]
        if row.step in {NextStep.CARRY, NextStep.SPLIT}:
            for place in range(len(row.parts)):
                names += [f"text-{place}", f"do_by-{place}", f"follow_up-{place}"]
        return [self.query_one(f"#{name}", Input) for name in names]

    def typed(self, row: ReviewRow) -> tuple[str, list[Part]]:
        """What stands in the fields: the words, and the parts that are shown. Untouched text is as it was."""

        def value(name: str, was: str) -> str:
            typed = self.query_one(f"#{name}", Input).value
            return was if typed == one_line(was) else typed

        parts = [
            Part(**{name: value(f"{name}-{place}", getattr(part, name)) for name in Part.model_fields})
            for place, part in enumerate(row.parts)
        ]
        return value("words", row.answer.words), parts
