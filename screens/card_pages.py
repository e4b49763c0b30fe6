"""The cards as pages of text: those that come with the program, and one about the question in view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samtal_tui.guides.cards import SENSITIVE, Card, Cards
from samtal_tui.guides.depth import cue, deeper, next_question
from samtal_tui.guides.model import Depth, Flag, Guide, LeadsTo
from samtal_tui.guides.tools import Toolbox
from samtal_tui.texts import Texts, mark
from samtal_tui.words import AUDIENCE, GLOSS

QUESTION = "question"
"""The id of the page about the question in view."""

CARE: Mapping[Flag, str] = {
    Flag.HEALTH: mark("Health may come up: write what you will do, never why."),
    Flag.THIRD_PERSON: mark("Others may be spoken of: leave their names out of what is passed on."),
    Flag.PAY: mark("Pay belongs in the pay talk: write no amounts here."),
    Flag.DISCRIMINATION: mark("Ask how work is arranged, never which ground covers somebody."),
}

MAY_BECOME: Mapping[LeadsTo, str] = {
    LeadsTo.GOAL: mark("a goal"),
    LeadsTo.CHALLENGE: mark("the year's challenge"),
    LeadsTo.PROMISE: mark("a promise"),
    LeadsTo.PARKED: mark("something parked"),
    LeadsTo.PAY_TALK: mark("a matter for the pay talk"),
}


@dataclass(frozen=True)
class Here:
    """Where the cards were taken out: the guide and the address of the question, as in `Guide.question`."""

    guide: Guide
    address: str


@dataclass(frozen=True)
class Page:
    """One card: its heading, what it begins with, its lines, and what stands quietly under them.

    `onward` is the address of the question that goes one step deeper, or empty.
    """

    id: str
    title: str
    intro: str
    lines: tuple[str, ...]
    beneath: tuple[str, ...] = ()
    onward: str = ""


def pages(cards: Cards, box: Toolbox, here: Here | None, hr_contact: str, t: Texts) -> list[Page]:
    """Every card in its order; the question in view has its page after the first."""
    found = [_of_card(card, hr_contact, t) for card in cards.cards]
    if here:
        found.insert(1, _of_question(here, box, t))
    return found


def _of_card(card: Card, hr_contact: str, t: Texts) -> Page:
    beneath = [card.source(t.language)]
    if card.id == SENSITIVE and hr_contact:
        beneath.append(t("HR: {contact}", contact=hr_contact))
    return Page(
        id=card.id,
        title=card.title(t.language),
        intro=card.intro(t.language),
        lines=tuple(line(t.language) for line in card.lines),
        beneath=tuple(text for text in beneath if text),
    )


def _of_question(here: Here, box: Toolbox, t: Texts) -> Page:
    guide, language = here.guide, t.language
    section, question = guide.section(here.address), guide.question(here.address)
    depth = cue(question.depth, box)
    onward = next_question(guide, here.address, deeper(question.depth)) or ""
    beneath = [f"{depth.title(language)}: {depth.hint(language)}"]
    if onward and question.depth is not Depth.FEEDBACK:
        beneath.append(t("One step deeper: {question}", question=guide.question(onward).text(language)))
    else:
        onward = ""
    return Page(
        id=QUESTION,
        title=t("About the question"),
        intro=question.text(language),
        lines=tuple(_about(here, t)),
        beneath=tuple(text for text in (section.record(language), *beneath) if text),
        onward=onward,
    )


def _about(here: Here, t: Texts) -> Iterator[str]:
    question = here.guide.question(here.address)
    if question.purpose(t.language):
        yield question.purpose(t.language)
    for flag in question.flags:
        yield t(CARE[flag])
    if question.leads_to:
        kinds = _listed([t(MAY_BECOME[kind]) for kind in question.leads_to], t)
        yield t("An answer may become {kinds}.", kinds=kinds)
    reader = f"{t(AUDIENCE[question.audience])} ({t(GLOSS[question.audience])})"
    yield t("An answer often ends up as: {reader}. You agree on it line by line.", reader=reader)


def _listed(parts: Sequence[str], t: Texts) -> str:
    *first, last = parts
    return t("{these} or {that}", these=", ".join(first), that=last) if first else last
