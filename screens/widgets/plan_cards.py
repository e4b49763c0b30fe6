"""The rows of a plan as cards, for a narrow pane, and as the two tables of the form, for a wide one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from samtal_tui.plan import table as form
from samtal_tui.plan.form import FORM, shown_responsible
from samtal_tui.plan.gaps import LACKS, lacks
from samtal_tui.plan.review import ReviewRow
from samtal_tui.plan.this_year import ThisYear
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import Texts
from samtal_tui.words import AUDIENCE_SIGN, KIND_SIGN, NEXT_STEP, RESULT
from screens.widgets.plan_layout import apart, columns, labelled, shares
from screens.widgets.rows import Row
from vault.records import TITLE_FIELD, Audience, Item, Kind

TABLES_FROM = 100
"""The width of a pane, in cells, from which the plan is shown as tables."""

HIDDEN = "* * *"
"""What stands in place of a sensitive line: it is never drawn."""

INDENT = 5
_DAYS = ("responsible", "do_by", "follow_up", "horizon")
_LEAST = {6: (13, 14, 12, 12, 11, 12), 4: (20, 20, 20, 20)}
_WEIGHTS = {6: (2, 5, 4, 6, 0, 4), 4: (3, 4, 3, 1)}


def plan_rows(seen: ThisYear, t: Texts, width: int) -> list[Row]:
    """This year's plan for a pane of `width` cells."""
    goals = [item for item in seen.rows if item.kind is not Kind.CHALLENGE]
    challenges = [item for item in seen.rows if item.kind is Kind.CHALLENGE]
    if not seen.rows:
        return [Row(Text(f" {t('The plan is empty. m adds a goal, u a challenge, l a promise.')}"))]
    make = _table if width >= TABLES_FROM else _cards
    rows = list(make(sorted(goals, key=lambda item: item.kind is Kind.PROMISE), seen, t, width))
    if challenges:
        rows += make(challenges, seen, t, width)
    return rows


def last_rows(rows: Iterable[ReviewRow], seen: ThisYear, t: Texts, width: int) -> list[Row]:
    """Last year's plan beside this year's: each row as agreed, and how it went when that is said."""
    made: list[Row] = []
    for row in rows:
        text = Text("\n").join([_head(row.item, "", width), *_fields(row.item, seen, t, width)])
        if row.is_answered and row.saved.result:
            step = t(NEXT_STEP[row.step]) if row.step else ""
            text.append("\n")
            text.append(
                " " * INDENT + " · ".join(part for part in (t(RESULT[row.saved.result]), step) if part)
            )
        made += [Row(text), Row(Text())]
    return made


def stands(item: Item, t: Texts, draft: str = "") -> str:
    """How far the two have come with a row, in words; `draft` is what a draft is called, if not in full."""
    if item.proposal:
        return t("your proposal waits for a yes")
    if item.agreed:
        return t("agreed {date}", date=item.agreed.on.isoformat())
    if item.audience.shareable:
        return t("not agreed yet")
    if item.held_back:
        return t("held back")
    return draft or t("a draft until you turn the screen")


def _cards(items: Sequence[Item], seen: ThisYear, t: Texts, width: int) -> Iterator[Row]:
    yield Row(Text.assemble((f" {_title(items, t)}", "bold")))
    for item in items:
        if item.audience is Audience.SENSITIVE:
            yield Row(_hidden(item), item.id)
            yield Row(Text())
            continue
        new = latest(item)
        part = f"{t('Sub-goal')}: " if item.part_of else ""
        lines = [_head(new, stands(item, t), width, part), *_fields(new, seen, t, width)]
        if missing := lacks(item):
            told = ", ".join(t(LACKS[lack]) for lack in missing)
            lines.append(Text(" " * INDENT + t("Missing: {what}", what=told), "italic"))
        yield Row(Text("\n").join(lines), item.id)
        yield Row(Text())


def _title(items: Sequence[Item], t: Texts) -> str:
    challenge = any(item.kind is Kind.CHALLENGE for item in items)
    return t("Challenge of the year") if challenge else t("Goals and action plan")


def _head(item: Item, standing: str, width: int, part: str = "") -> Text:
    gutter = f" {AUDIENCE_SIGN[item.audience]} {KIND_SIGN[item.kind]} "
    text = apart(part + item.title, standing, width - 1, indent=INDENT)
    return Text(gutter) + text[INDENT:]


def _fields(item: Item, seen: ThisYear, t: Texts, width: int) -> Iterator[Text]:
    """The filled fields of a row but its title; who and when stand together on one line."""
    for field in FORM[item.kind]:
        value = item.fields.get(field.name, "")
        if value and field.name not in (*_DAYS, TITLE_FIELD[item.kind]):
            yield labelled(t(field.label), value, width - 1, indent=INDENT)
    who = shown_responsible(item.fields.get("responsible", ""), seen.parties, t("you"))
    days = [
        f"{t(field.label).lower()} {item.fields[field.name]}"
        for field in FORM[item.kind]
        if field.name in {"do_by", "follow_up"} and item.fields.get(field.name)
    ]
    horizon = form.HORIZONS.get(item.fields.get("horizon", ""))
    parts = [part for part in (who, *days, t(horizon).lower() if horizon else "") if part]
    if parts:
        yield apart("   ".join(parts), "", width - 1, indent=INDENT)


def _table(items: Sequence[Item], seen: ThisYear, t: Texts, width: int) -> Iterator[Row]:
    """One table of the form: two storeys of headings, then a row an item."""
    drawn = [latest(item) for item in items if item.audience is not Audience.SENSITIVE]
    parties = form.Parties(seen.person.given, t("you"))
    challenge = any(item.kind is Kind.CHALLENGE for item in items)
    made = form.challenge_table(drawn, t) if challenge else form.goals_table(drawn, parties, t)
    widths = shares(width - 6, _LEAST[len(made.columns)], _WEIGHTS[len(made.columns)])
    yield Row(Text.assemble((f" {made.title}", "bold")))
    yield Row(_inset(columns(*_groups(made, widths), "bold dim")))
    yield Row(_inset(columns(made.columns, widths, "dim")))
    standing = {item.id: stands(item, t, t("draft")) for item in items}
    for row in made.rows:
        *cells, last = row.cells
        yield Row(Text())
        said = columns((*cells, f"{last}\n({standing[row.item]})".strip()), widths)
        item = next(item for item in items if item.id == row.item)
        yield Row(
            Text(f" {AUDIENCE_SIGN[item.audience]} {KIND_SIGN[item.kind]} ") + _inset(said)[5:], row.item
        )
    for item in items:
        if item.audience is Audience.SENSITIVE:
            yield Row(Text())
            yield Row(_hidden(item), item.id)
    yield Row(Text())


def _hidden(item: Item) -> Text:
    return Text(f" {AUDIENCE_SIGN[item.audience]}   {HIDDEN}")


def _groups(made: form.Table, widths: Sequence[int]) -> tuple[list[str], list[int]]:
    """The upper headings and how wide each is: its columns and the room between them."""
    titles, spans, place = [], [], 0
    for group in made.groups:
        own = widths[place : place + len(group.columns)]
        titles.append(group.title)
        spans.append(sum(own) + 2 * (len(own) - 1))
        place += len(own)
    return titles, spans


def _inset(text: Text) -> Text:
    """`text` with the gutter's width before each line."""
    return Text(" " * INDENT) + Text("\n" + " " * INDENT).join(text.split("\n"))
