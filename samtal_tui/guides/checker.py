"""What could be better in a guide that can be read: advice, each with its line and a remedy.

A question should be open and short; a guide should lead to a goal and let the two agree (B02, B08, H06).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samtal_tui.guides.loader import load_guide
from samtal_tui.guides.model import Flag, Guide, LeadsTo, Offer, Phase, Question, Use
from samtal_tui.guides.places import Place, find_places, line_of, spelled
from samtal_tui.guides.problems import GuideError, Problem
from samtal_tui.texts import LANGUAGES, mark
from vault.records import Audience, TalkKind

LONG_QUESTION = 80
"""The most characters of a question that is still said in one breath."""

LONG_PROMPT = 45
"""The most characters of a follow-up, so that three fit on two lines."""

LONG_TALK = 180
"""The most minutes anyone stays attentive."""

_ORDER = (Phase.THEN, Phase.NOW, Phase.LATER)

_CLOSED = {
    "sv": re.compile(
        r"(anser|behöver|finns|får|fungerar|gör|har|hinner|kan|känner|mår|ska|skulle|trivs|tror|tycker"
        r"|upplever|vet|vill|vågar|är)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(are|can|could|did|do|does|had|has|have|is|may|should|was|were|will|would)\b", re.IGNORECASE
    ),
}
"""First words of a question that is answered by yes or no."""


def _advice(place: Place, what: str, remedy: str, **values: str) -> tuple[Place, Problem]:
    return place, Problem(what, remedy, field=spelled(place), values=values, advice=True)


def _about_text(question: Question, place: Place) -> Iterator[tuple[Place, Problem]]:
    for language in LANGUAGES:
        text = question.text(language)
        if len(text) > LONG_QUESTION:
            yield _advice(
                (*place, "text", language),
                mark("The question is longer than {most} characters."),
                mark("Keep one question, and move the rest to the follow-ups."),
                most=str(LONG_QUESTION),
            )
        last = text.replace("!", ".").rsplit(". ", 1)[-1]
        if last.endswith("?") and _CLOSED[language].match(last):
            yield _advice(
                (*place, "text", language),
                mark("The question can be answered with yes or no."),
                mark("Begin with how, what, when or which."),
            )
        for prompt in question.prompts(language):
            if len(prompt) > LONG_PROMPT:
                yield _advice(
                    (*place, "prompts", language),
                    mark("A follow-up is longer than {most} characters."),
                    mark("Shorten it, so that three fit on two lines."),
                    most=str(LONG_PROMPT),
                )


def _about_question(question: Question, place: Place) -> Iterator[tuple[Place, Problem]]:
    yield from _about_text(question, place)
    if not question.purpose.sv:
        yield _advice(
            (*place, "purpose"),
            mark("The question does not say what it is for."),
            mark("Add purpose.sv and purpose.en, one sentence each."),
        )
    if Flag.DISCRIMINATION in question.flags and question.audience is Audience.ONWARD:
        yield _advice(
            (*place, "audience"),
            mark("What is said about grounds of discrimination is suggested to be passed on."),
            mark("Write between_us or private."),
        )
    if Flag.PAY in question.flags and LeadsTo.PAY_TALK not in question.leads_to:
        yield _advice(
            (*place, "leads_to"),
            mark("The question touches pay and does not lead to the pay talk."),
            mark("Add pay_talk to leads_to."),
        )


def _about_whole(guide: Guide) -> Iterator[tuple[Place, Problem]]:
    questions = [question for section in guide.sections for question in section.questions]
    if guide.minutes > LONG_TALK:
        yield _advice(
            ("sections",),
            mark("The sections take {minutes} minutes together."),
            mark("Shorten them, or divide the guide into two talks."),
            minutes=str(guide.minutes),
        )
    for number, section in enumerate(guide.sections[1:], start=1):
        if _ORDER.index(section.phase) < _ORDER.index(guide.sections[number - 1].phase):
            yield _advice(
                ("sections", number, "phase"),
                mark("The section goes back in time."),
                mark("Order the sections then, now, later."),
            )
    if guide.use is Use.TALK and guide.kind is not TalkKind.SPECIAL:
        if not any(Offer.TURN_SCREEN in question.offers for question in questions):
            yield _advice(
                ("sections",),
                mark("No question lets the two agree on what is written."),
                mark('Add a question near the end with offers = ["turn_screen"].'),
            )
        if not any(LeadsTo.GOAL in question.leads_to for question in questions):
            yield _advice(
                ("sections",),
                mark("No question leads to a goal."),
                mark('Add leads_to = ["goal"] to the question where goals are set.'),
            )


def advice_on(guide: Guide) -> list[tuple[Place, Problem]]:
    """What could be better in `guide`, each with its place; empty when there is nothing to say."""
    found = list(_about_whole(guide))
    for number, section in enumerate(guide.sections):
        for position, question in enumerate(section.questions):
            found += _about_question(question, ("sections", number, "questions", position))
    return found


def check(text: str, name: str = "") -> list[Problem]:
    """Everything wrong with the text of a guide, or else everything that could be better, by line."""
    try:
        guide = load_guide(text, name)
    except GuideError as error:
        return list(error.problems)
    places = find_places(text)
    problems = [problem.at(name, line_of(places, place)) for place, problem in advice_on(guide)]
    return sorted(problems, key=lambda problem: problem.line)
