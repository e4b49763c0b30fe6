"""The rows of a plan as cards, for a narrow pane; a wide one has the tables of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from samtal_tui.plan import table as form
from samtal_tui.plan.form import FORM, shown_responsible
from samtal_tui.plan.gaps import LACKS, lacks
from samtal_tui.plan.review import ReviewRow
from samtal_tui.plan.table import rows_of
from samtal_tui.plan.this_year import ThisYear
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import Texts, mark
from samtal_tui.words import AUDIENCE_SIGN, KIND, KIND_SIGN, NEXT_STEP, RESULT
from screens.widgets.plan_layout import apart, labelled
from screens.widgets.plan_standing import HIDDEN, parts_told, proposer, stands
from screens.widgets.plan_tables import TABLES_FROM, tables
from screens.widgets.rows import Row
from vault.records import TITLE_FIELD, Audience, Item, Kind, PlanLayout

INDENT = 5
_DAYS = ("responsible", "do_by", "follow_up", "horizon")
_HEADS: Mapping[PlanLayout, str] = {
    PlanLayout.MUNICIPAL: mark("Goals and action plan"),
    PlanLayout.UNIVERSITY: mark("Individual goals"),
}


def plan_rows(seen: ThisYear, t: Texts, width: int, *, unfolded: bool = False) -> list[Row]:
    """This year's plan for a pane of `width` cells; `unfolded` with what is rarely asked for."""
    if not seen.rows:
        return [Row(Text(f" {t('The plan is empty. m adds a goal, u a challenge, l a promise.')}"))]
    if width >= TABLES_FROM:
        return list(tables(seen, t, width, unfolded=unfolded))
    return list(_cards(seen, t, width, unfolded=unfolded))


def last_rows(rows: Iterable[ReviewRow], seen: ThisYear, t: Texts, width: int) -> list[Row]:
    """Last year's plan beside this year's: each row as agreed, and how it went when that is said."""
    made: list[Row] = []
    for row in rows:
        part = f"{t('Sub-goal')}: " if row.item.part_of else ""
        text = Text("\n").join([_head(row.item, "", t, width, part), *_fields(row.item, seen, t, width)])
        if row.is_answered and row.saved.result:
            step = t(NEXT_STEP[row.step]) if row.step else ""
            text.append("\n")
            text.append(
                " " * INDENT + " · ".join(part for part in (t(RESULT[row.saved.result]), step) if part)
            )
        made += [Row(text), Row(Text())]
    return made


def _cards(seen: ThisYear, t: Texts, width: int, *, unfolded: bool) -> Iterator[Row]:
    goals, promises = rows_of(seen.rows, Kind.GOAL), rows_of(seen.rows, Kind.PROMISE)
    challenges = rows_of(seen.rows, Kind.CHALLENGE)
    if goals or promises:
        yield _heading(t(_HEADS[seen.layout]))
    for item in (*goals, *promises):
        yield from _card(item, seen, t, width, unfolded=unfolded)
    if seen.layout is PlanLayout.UNIVERSITY:
        yield from _competence(goals, t, width)
    if challenges:
        yield _heading(t("Challenge of the year"))
    for item in challenges:
        yield from _card(item, seen, t, width, unfolded=unfolded)


def _heading(title: str) -> Row:
    return Row(Text.assemble((f" {title}", "bold")))


def _card(item: Item, seen: ThisYear, t: Texts, width: int, *, unfolded: bool) -> Iterator[Row]:
    if item.audience is Audience.SENSITIVE:
        yield Row(Text(f" {AUDIENCE_SIGN[item.audience]}   {HIDDEN}"), item.id)
        yield Row(Text())
        return
    new = latest(item)
    part = f"{t('Sub-goal')}: " if item.part_of else ""
    told = ", ".join(one for one in (proposer(item, seen, t, always=unfolded), stands(item, t)) if one)
    lines = [_head(new, told, t, width, part), *_views(new, seen, t, width)]
    lines += _fields(new, seen, t, width, unfolded=unfolded)
    lines += [Text(" " * INDENT + line) for line in parts_told(item, seen, t, each=unfolded)]
    if missing := lacks(item):
        named = ", ".join(t(LACKS[lack]) for lack in missing)
        lines.append(Text(" " * INDENT + t("Missing: {what}", what=named), "italic"))
    yield Row(Text("\n").join(lines), item.id)
    yield Row(Text())


def _competence(goals: Sequence[Item], t: Texts, width: int) -> Iterator[Row]:
    """What is to be developed, and for which goal: the second part of the university's form."""
    drawn = [latest(goal) for goal in goals if goal.audience is not Audience.SENSITIVE]
    developing = [goal for goal in drawn if goal.fields.get("develop")]
    if developing:
        yield _heading(t("Competence development plan"))
    for goal in developing:
        told = (
            (t("Competence to develop"), goal.fields["develop"]),
            (t("The goal it is needed for"), goal.title),
            (t("Measures"), goal.fields.get("activities", "")),
        )
        lines = [labelled(label, text, width - 1, indent=INDENT) for label, text in told if text]
        yield Row(Text("\n").join(lines))
        yield Row(Text())


def _head(item: Item, standing: str, t: Texts, width: int, part: str = "") -> Text:
    gutter = f" {AUDIENCE_SIGN[item.audience]} {KIND_SIGN[item.row_kind or item.kind]} "
    title = t(KIND[item.kind]) if item.kind is Kind.DISSENT else item.title
    text = apart(part + title, standing, width - 1, indent=INDENT)
    return Text(gutter) + text[INDENT:]


def _views(item: Item, seen: ThisYear, t: Texts, width: int) -> Iterator[Text]:
    """Both wordings, with whose they are, under a row the two see differently (P11)."""
    if item.kind is Kind.DISSENT:
        who = ((seen.person.given, "employee"), (t("you"), "manager"))
        for name, field in who:
            yield labelled(name, item.fields.get(field, ""), width - 1, indent=INDENT)


def _fields(item: Item, seen: ThisYear, t: Texts, width: int, *, unfolded: bool = False) -> Iterator[Text]:
    """The fields of a row but its title, empty ones when unfolded; who and when stand on one line."""
    apart_from_it = _in_competence_plan(item, seen)
    for field in FORM.get(item.kind, ()):
        value = item.fields.get(field.name, "")
        if field.name in (*_DAYS, TITLE_FIELD[item.kind], *apart_from_it):
            continue
        if value or unfolded:
            yield labelled(t(field.label), value or "–", width - 1, indent=INDENT)
    who = shown_responsible(item.fields.get("responsible", ""), seen.parties, t("you"))
    days = [
        f"{t(field.label).lower()} {item.fields[field.name]}"
        for field in FORM.get(item.kind, ())
        if field.name in {"do_by", "follow_up"} and item.fields.get(field.name)
    ]
    horizon = form.HORIZONS.get(item.fields.get("horizon", ""))
    parts = [part for part in (who, *days, t(horizon).lower() if horizon else "") if part]
    if parts:
        yield apart("   ".join(parts), "", width - 1, indent=INDENT)


def _in_competence_plan(item: Item, seen: ThisYear) -> tuple[str, ...]:
    """The fields that stand in the second part of the university's form."""
    split = seen.layout is PlanLayout.UNIVERSITY and item.kind is Kind.GOAL and item.fields.get("develop")
    return ("develop", "activities") if split and item.talk == seen.talk.id else ()
