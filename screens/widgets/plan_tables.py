"""This year's plan as the tables of its form, for a wide pane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from samtal_tui.plan.layouts import plan_tables
from samtal_tui.plan.table import Parties, Table
from samtal_tui.plan.this_year import ThisYear
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import Texts
from samtal_tui.words import AUDIENCE_SIGN, KIND_SIGN
from screens.widgets.plan_layout import columns, shares
from screens.widgets.plan_standing import HIDDEN, parts_told, proposer, stands
from screens.widgets.rows import Row
from vault.records import Audience, Item

TABLES_FROM = 100
"""The width of a pane, in cells, from which the plan is shown as tables."""

INDENT = 5
_LEAST: Mapping[int, tuple[int, ...]] = {
    6: (13, 14, 12, 12, 11, 12),
    5: (14, 16, 16, 11, 14),
    4: (20, 20, 20, 20),
}
_WEIGHTS: Mapping[int, tuple[int, ...]] = {6: (2, 5, 4, 6, 0, 4), 5: (3, 5, 5, 0, 3), 4: (3, 4, 3, 1)}


def tables(seen: ThisYear, t: Texts, width: int, *, unfolded: bool) -> Iterator[Row]:
    """Every table of the form that has rows. A row is marked where it stands first."""
    by_id = {item.id: item for item in seen.rows}
    drawn = [latest(item) for item in seen.rows if item.audience is not Audience.SENSITIVE]
    marked: set[str] = set()
    for table in plan_tables(seen.layout, drawn, Parties(seen.person.given, t("you")), t):
        if not table.rows:
            continue
        widths = shares(width - 6, _LEAST[len(table.columns)], _WEIGHTS[len(table.columns)])
        yield Row(Text.assemble((f" {table.title}", "bold")))
        yield Row(_inset(columns(*_groups(table, widths), "bold dim")))
        yield Row(_inset(columns(table.columns, widths, "dim")))
        for row in table.rows:
            item = by_id[row.item]
            said = _gutter(item) + _inset(columns(row.cells, widths))[INDENT:]
            yield Row(Text())
            if item.id in marked:
                yield Row(said)
            else:
                told = Text("\n".join(_told(item, seen, t, unfolded=unfolded)), "dim")
                yield Row(Text("\n").join([said, _inset(told)]), item.id)
            marked.add(item.id)
        yield Row(Text())
    for item in seen.rows:
        if item.audience is Audience.SENSITIVE:
            yield Row(Text(f" {AUDIENCE_SIGN[item.audience]}   {HIDDEN}"), item.id)
            yield Row(Text())


def _told(item: Item, seen: ThisYear, t: Texts, *, unfolded: bool) -> Iterator[str]:
    """How the row stands, who proposed it, and how far its parts have come: lines beneath it."""
    told = (proposer(item, seen, t, always=unfolded), stands(item, t, t("draft")))
    yield f"({', '.join(one for one in told if one)})"
    yield from parts_told(item, seen, t, each=unfolded)


def _gutter(item: Item) -> Text:
    return Text(f" {AUDIENCE_SIGN[item.audience]} {KIND_SIGN[item.row_kind or item.kind]} ")


def _groups(made: Table, widths: Sequence[int]) -> tuple[list[str], list[int]]:
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
