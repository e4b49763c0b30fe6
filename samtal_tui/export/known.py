"""What a document is known to hold rightly, worked out without looking at how it was composed.

The final check takes these texts away before it looks for what may not leave. They come from the items that
may leave, the guide's headings, the names at the head, and the program's standing texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samtal_tui import words
from samtal_tui.export import phrases
from samtal_tui.export.compose import outcome_cells, outcome_rows, version_texts
from samtal_tui.export.content import FORMAT, printable
from samtal_tui.export.occasion import Occasion
from samtal_tui.places import place_told
from samtal_tui.plan.layouts import plan_tables
from samtal_tui.plan.table import form_header
from samtal_tui.sharing.forbidden import written_texts
from samtal_tui.texts import Texts
from vault.records import Audience, Item, Kind, Voice


def known_texts(items: Sequence[Item], occasion: Occasion, t: Texts) -> list[str]:
    """Every text a document about `occasion` holding just `items` may have in it."""
    texts = (*phrases.standing_texts(t), *_occasion_texts(occasion, t), *_item_texts(items, occasion, t))
    return [printable(text) for text in texts if text]


def agreed_texts(items: Iterable[Item]) -> list[str]:
    """Every text that must stand in the document, word for word: what the two agreed on."""
    return [printable(text) for item in items for text in written_texts(item.fields)]


def _occasion_texts(occasion: Occasion, t: Texts) -> Iterator[str]:
    parties = occasion.parties(t)
    header = form_header(occasion.talk.on, parties, occasion.unit, t)
    signed = (
        (t(phrases.SIGNATURE_EMPLOYEE), parties.employee),
        (t(phrases.SIGNATURE_MANAGER), parties.manager),
    )
    for label, value in (*header, *signed):
        yield f"{label} {value} {t(phrases.SIGNATURE_DATE)}"
    yield " ".join(part for field in header for part in field)
    yield f"{occasion.talk_name(t)} {occasion.talk.on.isoformat()}"
    yield t(phrases.STATEMENT, employee=parties.employee, manager=parties.manager)
    yield occasion.profile.organisation
    yield " ".join(version_texts(occasion, t))
    yield t(phrases.PAGE)
    yield t(phrases.PART_TITLE)
    yield FORMAT
    yield f"{occasion.today.isoformat()}T00:00:00Z"
    yield t.language
    yield from (occasion.who(voice, t) for voice in Voice)


def _item_texts(items: Sequence[Item], occasion: Occasion, t: Texts) -> Iterator[str]:
    """Each text, and what a format sets side by side: a name and what was said, the cells of a row."""
    parties = occasion.parties(t)
    readers = t(words.READERS_TURNED[Audience.BETWEEN_US])
    # Which of two goals that are each other's sub-goals is called one depends on their order.
    tables = plan_tables(occasion.layout, occasion.in_order(items), parties, t)
    for item in items:
        if not item.row_kind and item.kind is not Kind.OUTCOME:
            yield occasion.section_title(item, t)
        yield from item.fields.values()
        yield t(phrases.TAKEN_UP_IN, where=place_told(item.fields.get("taken_up_in", ""), t))
        yield t(phrases.NEXT_TIME, what=item.fields.get("next_time", ""))
        yield f"{occasion.who(item.voice, t)} {item.title}"
        for voice in (Voice.EMPLOYEE, Voice.MANAGER):
            yield f"{occasion.who(voice, t)} {item.fields.get(voice, '')}"
        yield " ".join((*outcome_cells(item, t), readers))
    for _, cells in outcome_rows(items, occasion.parts, t):
        yield " ".join((*cells, readers))
    for row in (row for table in tables for row in table.rows):
        yield " ".join((*row.cells, readers))
