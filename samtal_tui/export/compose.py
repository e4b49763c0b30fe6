"""Compose a document from what may leave, and from nothing else.

The items come from `shareable_of_talk`, which opens no seal, through `select`, which holds the rule.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from samtal_tui import words
from samtal_tui.export import phrases
from samtal_tui.export.content import (
    Content,
    Field,
    Group,
    Letterhead,
    Line,
    Plan,
    Said,
    Section,
    Signature,
    Table,
    one_line,
    printable,
)
from samtal_tui.export.occasion import Occasion
from samtal_tui.places import place_told
from samtal_tui.plan import layouts
from samtal_tui.plan import table as form
from samtal_tui.plan.sub_goals import parts_of, rolled_up
from samtal_tui.sharing.comment import is_comment
from samtal_tui.sharing.consent import consented
from samtal_tui.texts import Texts
from vault.records import Audience, Item, Kind, OutcomeResult, Recipient, Voice
from vault.shareable import select
from vault.store import OpenVault

C = TypeVar("C", bound=StrEnum)


def leaving_items(vault: OpenVault, talk_id: str, recipient: Recipient) -> tuple[Item, ...]:
    """What leaves to `recipient`: a new manager is given more when the employee has said yes to it."""
    opened = consented(vault, talk_id) if recipient is Recipient.NEW_MANAGER else frozenset()
    return select(vault.id, vault.items.shareable_of_talk(talk_id), recipient, consented=opened)


def content_of(items: Sequence[Item], occasion: Occasion, t: Texts, *, part: int = 0) -> Content:
    """`items`, which may all leave, laid out as a document."""
    parties = occasion.parties(t)
    ordered = occasion.in_order(items)
    header = form.form_header(occasion.talk.on, parties, occasion.unit, t)
    return Content(
        language=t.language,
        title=f"{occasion.talk_name(t)} {occasion.talk.on.isoformat()}",
        statement=one_line(t(phrases.STATEMENT, employee=parties.employee, manager=parties.manager)),
        made_on=occasion.today.isoformat(),
        page=t(phrases.PAGE),
        header=tuple(Field(label, one_line(value)) for label, value in header),
        plan=_plan(ordered, occasion, t),
        outcomes=_outcomes(ordered, occasion, t),
        notes_title=t(phrases.NOTES_TITLE),
        sections=_sections(ordered, occasion, t),
        signature=_signature(ordered, occasion, t),
        part=part,
        part_title=t(phrases.PART_TITLE),
        letterhead=letterhead(occasion),
    )


def letterhead(occasion: Occasion) -> Letterhead | None:
    """Whose document it is, where that is known."""
    organisation, logo = one_line(occasion.profile.organisation), occasion.logo
    if not organisation and logo is None:
        return None
    return Letterhead(organisation, b64encode(logo.png()).decode() if logo else "")


def _plan(items: Sequence[Item], occasion: Occasion, t: Texts) -> Plan | None:
    if not any(item.row_kind for item in items):
        return None
    layout = occasion.layout
    tables = layouts.plan_tables(layout, items, occasion.parties(t), t)
    readers = {item.id: _row_readers(item, occasion, t) for item in items}
    laid_out = tuple(_plan_table(table, readers) for table in tables)
    return Plan(t(layouts.TITLES[layout]), t(phrases.INTRO), laid_out)


def _plan_table(table: form.Table, readers: Mapping[str, str]) -> Table:
    return Table(
        table.title,
        tuple(Group(group.title, group.columns) for group in table.groups),
        tuple(_row(row.cells, readers[row.item]) for row in table.rows),
    )


def _row(cells: Sequence[str], readers: str) -> tuple[str, ...]:
    """The cells of a row; who reads it, when that is to be said, stands last in the last one."""
    *first, last = map(printable, cells)
    return (*first, f"{last}\n{readers}".strip("\n") if readers else last)


def _row_readers(item: Item, occasion: Occasion, t: Texts) -> str:
    """A row of the plan is meant to be passed on; the employee's document says which ones are not."""
    between = item.audience is Audience.BETWEEN_US
    return t(words.READERS_TURNED[item.audience]) if between and occasion.to_employee else ""


def _outcomes(items: Sequence[Item], occasion: Occasion, t: Texts) -> Table | None:
    """How last year's plan went (L01, L02, S05)."""
    rows = tuple(
        _row(cells, _row_readers(item, occasion, t)) for item, cells in outcome_rows(items, occasion.parts, t)
    )
    if not rows:
        return None
    return Table(
        t(phrases.OUTCOMES_TITLE),
        (Group("", tuple(map(t, phrases.OUTCOME_COLUMNS))),),
        rows,
    )


def outcome_rows(
    items: Iterable[Item], parts: Mapping[str, str], t: Texts
) -> list[tuple[Item, tuple[str, ...]]]:
    """Every outcome as the outcomes table has it: those of sub-goals beneath their goal, which tells of them.

    `parts` says of which goal a row was a sub-goal, by their ids (P05).
    """
    outcomes = {item.id: item for item in items if item.kind is Kind.OUTCOME}
    of_row = {item.origin: item.id for item in outcomes.values()}
    placed = [
        item.model_copy(update={"part_of": of_row.get(parts.get(item.origin, ""), "")})
        for item in outcomes.values()
    ]
    rows = []
    for item, within in form.nested(placed):
        title, result, *rest = outcome_cells(item, t)
        if within:
            title = t(form.SUB_GOAL, goal=title)
        told = rolled_up((known_result(one) for one in parts_of(item, placed)), t)
        rows.append((outcomes[item.id], (title, "\n".join(part for part in (result, told) if part), *rest)))
    return rows


def known_result(outcome: Item) -> OutcomeResult | None:
    """How it went, when that is one of the four."""
    said = outcome.fields.get("result", "")
    return next((result for result in OutcomeResult if result == said), None)


def outcome_cells(item: Item, t: Texts) -> tuple[str, ...]:
    """An outcome as five texts, in the order of the outcomes table."""
    value = item.fields
    result = _word(words.RESULT, value.get("result", ""), t)
    causes = ", ".join(_word(words.CAUSE, cause, t) for cause in value.get("causes", "").split())
    step = _word(words.NEXT_STEP, value.get("next_step", ""), t)
    follow_up = t(form.FOLLOWED_UP, date=value["follow_up"]) if value.get("follow_up") else ""
    following = "\n".join(part for part in (step, value.get("next_text", ""), follow_up) if part)
    return (value.get("row", ""), result, causes, value.get("words", ""), following)


def _word(said: Mapping[C, str], code: str, t: Texts) -> str:
    """The word for a code; a code nobody knows stands as it is."""
    return next((t(word) for known, word in said.items() if known == code), code)


def _sections(items: Sequence[Item], occasion: Occasion, t: Texts) -> tuple[Section, ...]:
    def title(item: Item) -> str:
        if is_comment(item):
            return t(phrases.SIGNATURE_COMMENT)
        if item.kind is Kind.EVALUATION and not item.question:
            return t(words.KIND[Kind.EVALUATION])
        return occasion.section_title(item, t)

    beside = occasion.signed
    lines = [
        item
        for item in items
        if not item.row_kind and item.kind is not Kind.OUTCOME and not (beside and is_comment(item))
    ]
    return tuple(
        Section(one_line(heading), tuple(_line(item, occasion, t) for item in group))
        for heading, group in groupby(lines, key=title)
    )


def _line(item: Item, occasion: Occasion, t: Texts) -> Line:
    label = t(words.KIND[item.kind]) if item.kind in {Kind.PARKED, Kind.DISSENT} else ""
    return Line(label, _said(item, occasion, t), tuple(map(printable, _remarks(item, occasion, t))))


def _said(item: Item, occasion: Occasion, t: Texts) -> tuple[Said, ...]:
    if item.kind is Kind.DISSENT:
        views = ((Voice.EMPLOYEE, "employee"), (Voice.MANAGER, "manager"))
        return tuple(
            Said(occasion.who(voice, t), printable(item.fields.get(name, ""))) for voice, name in views
        )
    return (Said(one_line(occasion.who(item.voice, t)), printable(item.title)),) if item.title else ()


def _remarks(item: Item, occasion: Occasion, t: Texts) -> list[str]:
    """What stands beneath a line; who reads it only where the readers differ from line to line."""
    remarks = []
    if where := item.fields.get("taken_up_in"):
        remarks.append(t(phrases.TAKEN_UP_IN, where=place_told(where, t)))
    if what := item.fields.get("next_time"):
        remarks.append(t(phrases.NEXT_TIME, what=what))
    if occasion.to_employee:
        remarks.append(t(words.READERS_TURNED[item.audience]))
    return remarks


def _signature(items: Sequence[Item], occasion: Occasion, t: Texts) -> Signature | None:
    if not occasion.signed:
        return None
    parties = occasion.parties(t)
    comments = [item for item in items if is_comment(item)]
    readers = dict.fromkeys(t(words.READERS_TURNED[item.audience]) for item in comments)
    return Signature(
        title=t(phrases.SIGNATURE_TITLE),
        version=" ".join(version_texts(occasion, t)),
        sentence=t(phrases.SIGNATURE_SENTENCE),
        comment=t(phrases.SIGNATURE_COMMENT),
        said="\n".join(printable(item.title) for item in comments),
        readers="\n".join(readers) if occasion.to_employee else "",
        date=t(phrases.SIGNATURE_DATE),
        parties=(
            Field(t(phrases.SIGNATURE_EMPLOYEE), one_line(parties.employee)),
            Field(t(phrases.SIGNATURE_MANAGER), one_line(parties.manager)),
        ),
    )


def version_texts(occasion: Occasion, t: Texts) -> tuple[str, ...]:
    """Which version it is, and which signed one it takes the place of."""
    number = f"{t(phrases.VERSION, number=occasion.version)}."
    if (old := occasion.replaces) is None:
        return (number,)
    return number, t(phrases.REPLACES[old.way], number=old.version, date=old.on.isoformat())
