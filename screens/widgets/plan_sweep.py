"""The page "Gå igenom": every private line with what becomes of it, parked questions, what the plan lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from samtal_tui.places import place_told
from samtal_tui.plan.gaps import LACKS, NO_GOAL, Gap
from samtal_tui.talk.closing import Choice, Decision, Walk
from samtal_tui.talk.left import is_feedback
from samtal_tui.talk.routes import ROUTES, WRITTEN, contact_told
from samtal_tui.texts import Texts, mark
from samtal_tui.words import AUDIENCE_SIGN, KIND_SIGN
from screens.widgets.plan_layout import apart, wrapped
from screens.widgets.rows import Row
from vault.records import Audience, Item, Kind, Voice

HIDDEN = "* * *"
"""What stands in place of a sensitive line: it is never drawn."""

WORDS: Mapping[Choice, str] = {
    Choice.KEEP: mark("keep"),
    Choice.RAISE: mark("raise"),
    Choice.ERASE: mark("erase"),
    Choice.ROUTE: mark("refer"),
}
_STAYS = mark("stays")
"""What a sensitive line does until it is said where it belongs."""

INDENT = 13


def sweep_rows(walk: Walk, decisions: Mapping[str, Decision], t: Texts, width: int) -> list[Row]:
    """The whole page, for `width` cells."""
    hers = sorted((*walk.lines, *walk.sensitive), key=lambda item: item.sequence)
    rows = [Row(_line(item, decisions[item.id], t, width), item.id) for item in hers]
    if not hers:
        rows.append(Row(Text(f" {t('No private line is left to go through.')}")))
    if walk.parked:
        rows += [Row(Text()), Row(Text.assemble((f" {t('Parked')}", "bold")))]
        rows += [Row(_parked(item, decisions[item.id], t, width), item.id) for item in walk.parked]
    if walk.gaps:
        rows += [Row(Text()), Row(Text.assemble((f" {t('The plan')}", "bold")))]
        rows += [Row(Text("\n".join(f" {line}" for line in _gap(gap, t, width)))) for gap in walk.gaps]
    return rows


def _line(item: Item, decision: Decision, t: Texts, width: int) -> Text:
    if item.audience is Audience.SENSITIVE:
        return _sensitive(item, decision, t, width)
    return _gutter(item, decision.choice, t(WORDS[decision.choice])) + _told(item, "", decision, width)


def _gutter(item: Item, choice: Choice, word: str) -> Text:
    """Who will read the line, and what becomes of it."""
    audience = Audience.BETWEEN_US if choice is Choice.RAISE else item.audience
    sign = '"' if item.kind is Kind.NOTE and item.voice is Voice.EMPLOYEE else KIND_SIGN[item.kind]
    text = Text(f" {AUDIENCE_SIGN[audience]} {set_cell_size(word, INDENT - 6)} {sign} ")
    if choice is not Choice.KEEP:
        text.stylize("bold", 0, 3 + len(word))
    return text


def _told(item: Item, place: str, decision: Decision, width: int) -> Text:
    text = apart(item.title, place, width - 2, indent=INDENT)[INDENT:]
    if decision.choice is Choice.ERASE:
        text.stylize("dim strike")
    return text


def _sensitive(item: Item, decision: Decision, t: Texts, width: int) -> Text:
    """Nothing of what it says: only where it belongs, and that a pointer is all that is left."""
    word = t(_STAYS) if decision.choice is Choice.KEEP else t(WORDS[decision.choice])
    text = _gutter(item, decision.choice, word)[: INDENT - 2] + Text("  ")
    if decision.choice is Choice.ERASE:
        return text + Text(HIDDEN)
    where = t(ROUTES[decision.route]) if decision.route else t("choose (p)")
    told = f"{HIDDEN}    {t('belongs in: {place}', place=where)}"
    left = t("leaves only a pointer") if decision.route else ""
    return text + apart(told, left, width - 2, indent=INDENT)[INDENT:]


def _parked(item: Item, decision: Decision, t: Texts, width: int) -> Text:
    where = t("taken up in: {place}", place=place_told(decision.place, t) or t("choose (p)"))
    word = "" if item.audience.shareable else t(WORDS[decision.choice])
    if decision.choice is Choice.ERASE:
        where = ""
    return _gutter(item, decision.choice, word) + _told(item, where, decision, width)


def _gap(gap: Gap, t: Texts, width: int) -> list[str]:
    if not gap.item:
        return wrapped(t(NO_GOAL), width - 2)
    missing = ", ".join(t(LACKS[lack]) for lack in gap.lacks)
    told = t("Missing: {what}", what=missing)
    room = width - 4 - cell_len(told)
    title = wrapped(gap.title, max(room, 10))
    shown = title[0] if len(title) == 1 else f"{title[0][: max(room - 3, 7)]}..."
    return wrapped(f"{shown}   {told}", width - 2)


def route_hint(decision: Decision, contacts: Mapping[str, str], t: Texts) -> str:
    """What to know about the marked sensitive line: what is written where, and whom to turn to."""
    route = decision.route
    told = t(WRITTEN[route]) if route else t("It stays until you say where it belongs (p).")
    return " ".join(part for part in (told, contact_told(route, contacts, t)) if part)


def without_a_place(walk: Walk, decisions: Mapping[str, Decision]) -> int:
    """How many sensitive lines would stay here, with nothing said of where they belong (Q08, Q09)."""
    return sum(decisions[item.id].choice is Choice.KEEP for item in walk.sensitive if item.id in decisions)


def hints(walk: Walk, decisions: Mapping[str, Decision], t: Texts) -> Iterator[str]:
    """What she should know before Enter, the most pressing first."""
    chosen = {decision.choice for decision in decisions.values()}
    if not walk.is_held:
        yield t("The talk is not held yet; Enter closes it all the same.")
    if homeless := without_a_place(walk, decisions):
        yield t.count(
            "{n} sensitive line belongs somewhere else; p on it says where.",
            "{n} sensitive lines belong somewhere else; p on each says where.",
            homeless,
        )
    if chosen & {Choice.ERASE, Choice.ROUTE}:
        yield t("What is erased cannot be brought back after Enter.")
    if Choice.RAISE in chosen:
        yield t("What you raise is shown to {name} when you next turn the screen.", name=walk.person.given)
    if waits := sum(is_feedback(item) and not item.question for item in walk.lines):
        yield t.count(
            "{n} prepared feedback was not raised. Raise it (Tab), keep it, or erase it.",
            "{n} prepared feedbacks were not raised. Raise them (Tab), keep them, or erase them.",
            waits,
        )
    if walk.unseen:
        yield t.count(
            "{name} has not seen {n} row of the plan and the outcomes; F4 in the talk shows it.",
            "{name} has not seen {n} rows of the plan and the outcomes; F4 in the talk shows them.",
            walk.unseen,
            name=walk.person.given,
        )
    if walk.unsaved:
        yield t.count(
            "{n} text is begun and not saved; it stays as a draft.",
            "{n} texts are begun and not saved; they stay as drafts.",
            walk.unsaved,
        )
