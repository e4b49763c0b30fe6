"""What a form is known to hold rightly, worked out without looking at how it was composed.

The final check takes these texts away before it looks for what may not leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samtal_tui.export import phrases as document_phrases
from samtal_tui.export.content import FORMAT, one_line, printable
from samtal_tui.export.form import FORM_MARK, QUESTION_MARK, ROOM_MARK, TABLE_MARK
from samtal_tui.export.occasion import Occasion
from samtal_tui.guides.cards import EMPLOYEE_HINTS, GROUND_RULES, load_cards
from samtal_tui.guides.model import Guide
from samtal_tui.plan.table import challenge_table, goals_table
from samtal_tui.prepare import phrases
from samtal_tui.texts import Texts
from vault.records import Item


def known_texts(occasion: Occasion, guide: Guide, rows: Sequence[Item], t: Texts) -> list[str]:
    """Every text a form about `occasion` that shows just `rows` of the last plan may have in it, codes
    aside."""
    texts = (
        *_standing(occasion, t),
        *_guide(guide, t.language),
        *_cards(t.language),
        *_rows(occasion, rows, t),
    )
    return [printable(text) for text in texts if text]


def known_codes(codes: Sequence[str], mark: str) -> list[str]:
    """The hidden ids as each format writes them."""
    marks = [f"{prefix}{code}" for code in codes for prefix in (QUESTION_MARK, ROOM_MARK, TABLE_MARK)]
    return [*marks, *(f"samtal {code}" for code in (*codes, mark)), f"{FORM_MARK}{mark}"]


def _standing(occasion: Occasion, t: Texts) -> Iterator[str]:
    talk, parties = occasion.talk, occasion.parties(t)
    values = {
        "talk": occasion.talk_name(t),
        "day": talk.on.isoformat(),
        "hour": f"{talk.at:%H:%M}" if talk.at else "",
        "minutes": talk.minutes,
        "manager": parties.manager,
    }
    for text in phrases.EVERY:
        yield t(text)
        for employee in (occasion.person.given, parties.employee):
            yield t(text, **values, employee=employee)
    yield " ".join(map(t, phrases.GOALS_COLUMNS))
    yield " ".join(map(t, phrases.NEEDS_COLUMNS))
    yield t(document_phrases.PAGE)
    yield from (FORMAT, t.language, f"{occasion.today.isoformat()}T00:00:00Z")
    when = t(phrases.AT, day=talk.on.isoformat(), hour=values["hour"])
    yield f"{t(phrases.DAY)} {when}"
    yield f"{t(phrases.DAY)} {talk.on.isoformat()}"
    yield f"{t(phrases.PLACE)} {one_line(talk.place)}"
    yield f"{t(phrases.LENGTH)} {t(phrases.MINUTES, minutes=talk.minutes)}"
    yield f"{t(phrases.EMPLOYEE)} {parties.employee}"
    yield f"{t(phrases.MANAGER)} {parties.manager}"


def _guide(guide: Guide, language: str) -> Iterator[str]:
    for section in guide.sections:
        yield section.title(language)
        for question in section.questions:
            yield question.text(language)
            yield " ".join(question.prompts(language))


def _cards(language: str) -> Iterator[str]:
    for card_id in (EMPLOYEE_HINTS, GROUND_RULES):
        card = load_cards().card(card_id)
        yield card.title(language)
        yield card.intro(language)
        yield from (line(language) for line in card.lines)


def _rows(occasion: Occasion, rows: Sequence[Item], t: Texts) -> Iterator[str]:
    parties = occasion.parties(t)
    for item in rows:
        yield from item.fields.values()
        yield f"{t(phrases.ANSWER)} {item.title}"
    for table in (goals_table(rows, parties, t), challenge_table(rows, parties, t)):
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield f"{column} {cell}"
