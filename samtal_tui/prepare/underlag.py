"""What the employee is handed before the talk: the questions with room to answer, and what both need to know.

Of the vault's words it holds only rows of the last plan that may leave to the employee (`select`); everything
else is the guide's, the cards' and the program's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.export import phrases as document_phrases
from samtal_tui.export.content import Content, Field, one_line, printable
from samtal_tui.export.form import Ask, AskGroup, Card, DraftTable, Fact, Form
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.guides.cards import EMPLOYEE_HINTS, GROUND_RULES, load_cards
from samtal_tui.guides.model import Guide, Offer, Question
from samtal_tui.plan.look_back import last_plan
from samtal_tui.plan.table import Row, challenge_table, goals_table
from samtal_tui.prepare import phrases
from samtal_tui.prepare.codes import codes_of, mark_of
from samtal_tui.texts import Texts
from vault.records import PLAN_KINDS, Item, Recipient
from vault.shareable import select
from vault.store import OpenVault

OWN, GOALS, NEEDS = "", "own-goals", "own-needs"
"""The names, beside the guide's addresses, of what a form asks for by itself."""

ROW = "row/"
"""How the name of a row of the last plan begins; its item's id follows."""

MOST_QUESTIONS_WITH_ROOM = 30
ROOM, LITTLE_ROOM = 16, 10
"""Millimetres of room beneath a question; less where there are many."""

DRAFT_ROWS = 4

AT_THE_END = frozenset({Offer.TURN_SCREEN, Offer.EVALUATION})
"""What a question offers that only the talk itself can answer: it is not asked beforehand."""


class NoGuide(ValueError):
    """The talk has no guide that can be read, so there is nothing to ask."""


@dataclass(frozen=True)
class Underlag:
    """A form ready to be made: what it says, the items in it, and what finds an answer's home.

    `names` tells for each code what it is for: a guide's address, a row of the plan, or one of the form's
    own. `since` is the day of the last plan.
    """

    occasion: Occasion
    guide: Guide
    content: Content
    rows: tuple[Item, ...]
    names: Mapping[str, str]
    since: date | None = None

    @property
    def form(self) -> Form:
        """The form itself."""
        if self.content.form is None:
            raise NoGuide
        return self.content.form


def underlag_of(vault: OpenVault, talk_id: str, today: date, *, language: str = "") -> Underlag:
    """The form for a talk, in the employee's language unless another is named.

    Raises `NoSuchRecord`, and `NoGuide` when the talk has none yet.
    """
    occasion = occasion_of(vault, talk_id, Recipient.EMPLOYEE, today)
    if occasion.guide is None:
        raise NoGuide
    since, rows = agreed_rows(vault, talk_id, today)
    t = Texts(language or occasion.person.language)
    names = (OWN, GOALS, NEEDS, *asked(occasion.guide), *(f"{ROW}{row.id}" for row in rows))
    codes = codes_of(names)
    talk = occasion.talk
    mark = str(mark_of(vault.id, talk.id, talk.guide, talk.guide_version))
    form = _Composing(occasion, occasion.guide, t, codes).form(mark, since, rows)
    return Underlag(
        occasion=occasion,
        guide=occasion.guide,
        content=_content(occasion, form, t),
        rows=rows,
        names={code: name for name, code in codes.items()},
        since=since,
    )


def asked(guide: Guide) -> tuple[str, ...]:
    """The addresses of the questions that can be answered before the talk."""
    return tuple(
        address for address in guide.addresses() if not AT_THE_END & set(guide.question(address).offers)
    )


def header_of(occasion: Occasion, t: Texts) -> tuple[tuple[str, str], ...]:
    """Whose talk, when and where, as (label, value)."""
    talk = occasion.talk
    day = talk.on.isoformat()
    when = t(phrases.AT, day=day, hour=f"{talk.at:%H:%M}") if talk.at else day
    parties = occasion.parties(t)
    fields = (
        (phrases.DAY, when),
        (phrases.PLACE, talk.place),
        (phrases.LENGTH, t(phrases.MINUTES, minutes=talk.minutes)),
        (phrases.EMPLOYEE, parties.employee),
        (phrases.MANAGER, parties.manager),
    )
    return tuple((t(label), one_line(value)) for label, value in fields if value)


def agreed_rows(vault: OpenVault, talk_id: str, today: date) -> tuple[date | None, tuple[Item, ...]]:
    """The day of the last plan, and its rows in their order, as far as they may leave to the employee."""
    review = last_plan(vault, talk_id, today)
    order = [row.item.id for row in review.rows]
    shared = vault.items.shareable_of_person(review.person.id)
    leaving = {item.id: item for item in select(vault.id, shared, Recipient.EMPLOYEE)}
    return review.since, tuple(
        leaving[item_id] for item_id in order if item_id in leaving and leaving[item_id].kind in PLAN_KINDS
    )


def _content(occasion: Occasion, form: Form, t: Texts) -> Content:
    return Content(
        language=t.language,
        title=one_line(title_of(occasion, t)),
        statement=one_line(statement_of(occasion, t)),
        made_on=occasion.today.isoformat(),
        page=t(document_phrases.PAGE),
        header=tuple(Field(label, value) for label, value in header_of(occasion, t)),
        plan=None,
        outcomes=None,
        notes_title="",
        sections=(),
        signature=None,
        form=form,
    )


def title_of(occasion: Occasion, t: Texts) -> str:
    """What the form is called."""
    return t(phrases.TITLE, talk=occasion.talk_name(t), day=occasion.talk.on.isoformat())


def statement_of(occasion: Occasion, t: Texts) -> str:
    """What the form is for, to its reader."""
    return t(phrases.STATEMENT, employee=occasion.person.given, manager=occasion.parties(t).manager)


def privacy_card(occasion: Occasion, t: Texts) -> Card:
    """In plain words: what is kept, who reads what, and that she may ask to see it (Q07, Q08)."""
    manager = one_line(occasion.parties(t).manager)
    lines = [t(line, manager=manager) for line in phrases.PRIVACY_LINES]
    if occasion.profile.public_employer:
        lines.append(t(phrases.PUBLIC))
    return Card(t(phrases.PRIVACY), t(phrases.PRIVACY_INTRO, manager=manager), tuple(lines))


class _Composing:
    """Puts a form together, numbering its questions."""

    def __init__(self, occasion: Occasion, guide: Guide, t: Texts, codes: Mapping[str, str]) -> None:
        self._occasion = occasion
        self._guide = guide
        self._t = t
        self._codes = codes
        self._number = 0

    def form(self, mark: str, since: date | None, rows: Sequence[Item]) -> Form:
        t = self._t
        groups = (*self._last_plan(since, rows), *self._sections())
        many = self._number > MOST_QUESTIONS_WITH_ROOM
        return Form(
            mark=mark,
            answer=t(phrases.ANSWER),
            codes_note=t(phrases.CODES_NOTE),
            before=(self._card(EMPLOYEE_HINTS),),
            groups=groups,
            drafts=(
                self._draft(GOALS, phrases.GOALS, phrases.GOALS_INTRO, phrases.GOALS_COLUMNS),
                self._draft(NEEDS, phrases.NEEDS, phrases.NEEDS_INTRO, phrases.NEEDS_COLUMNS),
            ),
            last=(AskGroup(t(phrases.OWN), "", (self._ask(OWN, t(phrases.OWN_QUESTION)),)),),
            after=(self._card(GROUND_RULES), privacy_card(self._occasion, t)),
            room=LITTLE_ROOM if many else ROOM,
        )

    def _card(self, card_id: str) -> Card:
        card, language = load_cards().card(card_id), self._t.language
        return Card(card.title(language), card.intro(language), tuple(line(language) for line in card.lines))

    def _ask(self, name: str, text: str, facts: Iterable[Fact] = (), hints: Iterable[str] = ()) -> Ask:
        self._number += 1
        return Ask(self._codes[name], str(self._number), text, tuple(facts), tuple(hints))

    def _last_plan(self, since: date | None, rows: Sequence[Item]) -> Iterable[AskGroup]:
        if not rows or since is None:
            return
        t, parties = self._t, self._occasion.parties(self._t)
        tables = (goals_table(rows, parties, t), challenge_table(rows, parties, t))
        by_item = {row.item: (table.columns, row) for table in tables for row in table.rows}
        yield AskGroup(
            t(phrases.LAST_PLAN, day=since.isoformat()),
            t(phrases.LAST_PLAN_INTRO),
            tuple(
                self._ask(f"{ROW}{item.id}", printable(item.title), _facts(item, *by_item[item.id]))
                for item in rows
            ),
        )

    def _sections(self) -> Iterable[AskGroup]:
        language, wanted = self._t.language, set(asked(self._guide))
        for section in self._guide.sections:
            asks = [
                self._question(f"{section.id}/{question.id}", question)
                for question in section.questions
                if f"{section.id}/{question.id}" in wanted
            ]
            if asks:
                yield AskGroup(section.title(language), "", tuple(asks))

    def _question(self, address: str, question: Question) -> Ask:
        language = self._t.language
        return self._ask(address, question.text(language), hints=question.prompts(language))

    def _draft(self, name: str, title: str, intro: str, columns: Sequence[str]) -> DraftTable:
        t = self._t
        return DraftTable(self._codes[name], t(title), t(intro), tuple(map(t, columns)), DRAFT_ROWS)


def _facts(item: Item, columns: Sequence[str], row: Row) -> list[Fact]:
    """The filled cells of a row beside its title, as the plan's table has them."""
    return [
        Fact(column, printable(cell))
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.strip() and cell != item.title
    ]
