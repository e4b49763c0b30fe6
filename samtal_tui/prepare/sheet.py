"""The talk sheet: the guide on paper for her who writes by hand and types it in afterwards.

Of the vault's words it holds the goals of the last plan that may leave to the employee (`agreed_rows`), the
names, the day and the place; everything else is the guide's and the program's own. It holds no line of any
talk: the sheet lies on the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samtal_tui import words
from samtal_tui.export import phrases as document_phrases
from samtal_tui.export.content import Field, Table, one_line, printable
from samtal_tui.export.content import Group as Columns
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.sheet import Asked, LastRow, LookBack, Part, Ruled, Sheet
from samtal_tui.guides.model import Guide, Section
from samtal_tui.plan.layouts import TITLES, plan_tables
from samtal_tui.plan.table import Parties
from samtal_tui.plan.table import Table as PlanTable
from samtal_tui.prepare import sheet_phrases as phrases
from samtal_tui.prepare.underlag import NoGuide, agreed_rows
from samtal_tui.texts import Texts
from vault.records import Item, Recipient
from vault.store import OpenVault

LINES = ((12, 8), (20, 6), (32, 4))
"""So many ruled lines to a question in a guide of at most so many questions; `FEW` in a longer one."""
FEW = 3
ROWS_OF_PLAN = (3, 2)
"""Empty rows for goals and for challenges: both tables stand on one page."""
PROMISE_WIDTHS, PROMISE_ROWS = (34, 106, 34), 5
PARKED_WIDTHS, PARKED_ROWS = (114, 60), 4


@dataclass(frozen=True)
class TalkSheet:
    """A sheet ready to be made: what it says, the items in it, whose talk it is for."""

    occasion: Occasion
    guide: Guide
    sheet: Sheet
    rows: tuple[Item, ...]
    since: date | None = None


def sheet_of(vault: OpenVault, talk_id: str, today: date, language: str) -> TalkSheet:
    """The sheet for a talk, in her own language. Raises `NoSuchRecord`, and `NoGuide` when it has none."""
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, today)
    if occasion.guide is None:
        raise NoGuide
    since, rows = (None, ()) if occasion.talk.apart else agreed_rows(vault, talk_id, today)
    composed = _composed(occasion, occasion.guide, since, rows, Texts(language))
    return TalkSheet(occasion, occasion.guide, composed, rows, since)


def title_of(occasion: Occasion, t: Texts) -> str:
    """What the sheet is called."""
    return t(phrases.TITLE, talk=occasion.talk_name(t), day=occasion.talk.on.isoformat())


def _composed(
    occasion: Occasion, guide: Guide, since: date | None, rows: tuple[Item, ...], t: Texts
) -> Sheet:
    planned = not occasion.talk.apart
    nobody = Parties("", "")
    return Sheet(
        language=t.language,
        title=one_line(title_of(occasion, t)),
        made_on=occasion.today.isoformat(),
        page=t(document_phrases.PAGE),
        header=tuple(Field(t(label), one_line(value)) for label, value in _header(occasion, t)),
        intro=t(phrases.INTRO),
        margin=t(phrases.MARGIN),
        first=t(phrases.FIRST),
        look_back=_look_back(since, rows, t),
        parts=tuple(_parts(guide, t)),
        lists=tuple(_lists(t)),
        plan_title=t(TITLES[occasion.layout]) if planned else "",
        tables=tuple(map(_plan, plan_tables(occasion.layout, (), nobody, t))) if planned else (),
        rows=ROWS_OF_PLAN if planned else (),
    )


def _header(occasion: Occasion, t: Texts) -> Iterator[tuple[str, str]]:
    talk, parties = occasion.talk, occasion.parties(t)
    yield phrases.EMPLOYEE, parties.employee
    yield phrases.MANAGER, parties.manager
    yield phrases.DAY, talk.on.isoformat()
    yield phrases.TIME, f"{talk.at:%H:%M}" if talk.at else ""
    yield phrases.PLACE, talk.place
    yield phrases.BESIDES, ""


def _look_back(since: date | None, rows: tuple[Item, ...], t: Texts) -> LookBack | None:
    if since is None or not rows:
        return None
    return LookBack(
        title=t(phrases.LAST_PLAN, day=since.isoformat()),
        answers=tuple(map(t, words.RESULT.values())),
        cause=t(phrases.CAUSE),
        rows=tuple(LastRow(printable(row.title), _when(row, t)) for row in rows),
    )


def _when(row: Item, t: Texts) -> str:
    do_by = row.fields.get("do_by", "")
    return t("done by {date}", date=do_by) if do_by else ""


def _parts(guide: Guide, t: Texts) -> Iterator[Part]:
    count = len(guide.addresses())
    lines = next((lines for most, lines in LINES if count <= most), FEW)
    for number, section in enumerate(guide.sections, start=1):
        yield Part(
            title=f"{number}. {section.title(t.language)}",
            when=_section_when(section, t),
            questions=tuple(
                Asked(f"{number}.{place}", question.text(t.language), question.prompts(t.language), lines)
                for place, question in enumerate(section.questions, start=1)
            ),
        )


def _section_when(section: Section, t: Texts) -> str:
    return t(phrases.WHEN, phase=t(phrases.PHASES[section.phase]), minutes=section.minutes)


def _lists(t: Texts) -> Iterator[Ruled]:
    promises, parked = map(t, phrases.PROMISE_COLUMNS), map(t, phrases.PARKED_COLUMNS)
    yield Ruled(t(phrases.PROMISES), tuple(promises), PROMISE_WIDTHS, PROMISE_ROWS)
    yield Ruled(t(phrases.PARKED), tuple(parked), PARKED_WIDTHS, PARKED_ROWS)


def _plan(table: PlanTable) -> Table:
    groups = tuple(Columns(group.title, group.columns) for group in table.groups)
    return Table(title=table.title, groups=groups, rows=())
