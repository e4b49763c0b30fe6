"""Feedback in four steps: what you saw, what it did to you, what followed, what you wish for (I01-I05).

It serves praise as well as criticism; with praise the fourth step may stand empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from samtal_tui.guides.tools import Step, Toolbox
from vault.records import Record


class Tone(StrEnum):
    """Whether the feedback is praise or asks for a change."""

    PRAISE = "praise"
    CHANGE = "change"


class Feedback(Record):
    """What is written in each step, starter included, exactly as typed. A step may be left out."""

    tone: Tone
    language: str
    words: Mapping[Step, str] = {}


def begun(tone: Tone, language: str, box: Toolbox) -> Feedback:
    """A new feedback with the starters filled in; with praise, none for the step that may stand empty."""
    return Feedback(
        tone=tone,
        language=language,
        words={
            step.id: step.starter(language)
            for step in box.feedback
            if not (tone is Tone.PRAISE and step.optional_for_praise)
        },
    )


def _written(feedback: Feedback, step: Step, box: Toolbox) -> str:
    """The words of a step, or empty when it holds no more than its starter."""
    words = feedback.words.get(step, "").strip()
    starters = {known.starter(feedback.language).strip() for known in box.feedback if known.id is step}
    return "" if words in starters else words


def written(feedback: Feedback, box: Toolbox) -> dict[Step, str]:
    """The steps that hold more than their starter, each as it stands in `joined`."""
    found = {step.id: _written(feedback, step.id, box) for step in box.feedback}
    return {step: words for step, words in found.items() if words}


def with_starters(feedback: Feedback, language: str, box: Toolbox) -> Feedback:
    """`feedback` to write on in `language`: a step with nothing in it has the starter of its tone."""
    starters = begun(feedback.tone, language, box).words
    words = {**starters, **written(feedback, box)}
    return Feedback(tone=feedback.tone, language=language, words=words)


def missing(feedback: Feedback, box: Toolbox) -> tuple[Step, ...]:
    """The steps that still want words, in their order."""
    return tuple(
        step.id
        for step in box.feedback
        if not _written(feedback, step.id, box)
        and not (feedback.tone is Tone.PRAISE and step.optional_for_praise)
    )


def joined(feedback: Feedback, box: Toolbox) -> str:
    """The steps as running text: one line to keep as a note."""
    behaviour = _written(feedback, Step.BEHAVIOUR, box)
    feeling = _written(feedback, Step.FEELING, box)
    comma = "," if feedback.language == "en" and behaviour[-1:].isalnum() and feeling else ""
    sentences = [f"{behaviour}{comma} {feeling}".strip()]
    sentences += [_written(feedback, step, box) for step in (Step.CONSEQUENCE, Step.CHANGE)]
    return " ".join(
        sentence if sentence[-1] in ".?!…" else f"{sentence}." for sentence in sentences if sentence
    )


def wished_change(feedback: Feedback, box: Toolbox) -> str:
    """The change wished for without its starter, ready for the plan; empty when there is none."""
    words = _written(feedback, Step.CHANGE, box)
    for step in box.feedback:
        starter = step.starter(feedback.language).strip()
        if step.id is Step.CHANGE and words.startswith(starter):
            rest = words[len(starter) :].strip()
            return rest[:1].upper() + rest[1:]
    return words


def judging_words(text: str, language: str, box: Toolbox) -> tuple[str, ...]:
    """The words in `text` that judge instead of describing, as typed, in their order (I01).

    An adjective counts in its other forms too: slarvigt and slarviga, carelessly.
    """
    judging = set(box.judging(language))
    endings = ("ly",) if language == "en" else ("t", "a")

    def forms(word: str) -> set[str]:
        return {word, *(word.removesuffix(ending) for ending in endings)}

    return tuple(word for word in re.findall(r"[^\W\d_]+", text) if judging & forms(word.casefold()))
