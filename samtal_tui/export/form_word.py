"""A form as Word, in portrait: each question with a box beneath it that grows as one writes.

A question and its box each carry a bookmark with the question's code: bookmarks follow a paragraph that is
moved, and Word and LibreOffice both keep them. The box is named after the question for those who hear it
read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samtal_tui.export.content import Content, form_of
from samtal_tui.export.form import (
    FORM_MARK,
    QUESTION_MARK,
    ROOM_MARK,
    TABLE_MARK,
    Ask,
    AskGroup,
    Card,
    DraftTable,
    Form,
)
from samtal_tui.export.form_styles import (
    ANSWER,
    BOX,
    CARD_FILL,
    CARD_LINE,
    CARD_TITLE,
    FACT,
    HINT,
    INSIDE,
    QUESTION,
    add_styles,
)
from samtal_tui.export.word import footer
from samtal_tui.export.word_package import blank, saved, xml_of
from samtal_tui.export.word_styles import COLUMN_FILL

WIDTH = 170
"""Millimetres between the margins of a portrait A4."""
DRAFT_HEIGHT = 11
"""Millimetres, at least, of a row to draft in."""


def make(content: Content) -> bytes:
    """The whole form, in the order it is read."""
    document = blank(content)
    add_styles(document)
    _portrait(document)
    _footer(document, content)
    form = form_of(content)
    maker = _Maker(document, form)
    maker.head(content)
    for card in form.before:
        maker.card(card)
    for group in form.groups:
        maker.group(group)
    for draft in form.drafts:
        maker.draft(draft)
    for group in form.last:
        maker.group(group)
    maker.gap()
    for card in form.after:
        maker.card(card)
    return saved(document)


def _portrait(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)


def _footer(document: Document, content: Content) -> None:
    footer(document, content)
    stops = document.sections[0].footer.paragraphs[0].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


class _Maker:
    """Writes the parts of one form, counting its bookmarks."""

    def __init__(self, document: Document, form: Form) -> None:
        self._document = document
        self._form = form
        self._ids = count(1)

    def head(self, content: Content) -> None:
        """Title, whose talk and when, and what this is."""
        title = self._document.add_paragraph(content.title, style="Heading 1")
        self._bookmark(title, FORM_MARK + self._form.mark.replace("-", "_"))
        for field in content.header:
            paragraph = self._document.add_paragraph(style="Header Field")
            paragraph.add_run(f"{field.label}: ").bold = True
            paragraph.add_run(field.value)
        self._document.add_paragraph(content.statement, style="Statement")

    def card(self, card: Card) -> None:
        """A shaded box to read."""
        table = self._box(1, (WIDTH,), card.title)
        cell = table.rows[0].cells[0]
        _shade(cell, CARD_FILL)
        first = cell.paragraphs[0]
        first.style = CARD_TITLE
        first.add_run(card.title)
        if card.intro:
            cell.add_paragraph(card.intro, style=HINT)
        for line in card.lines:
            cell.add_paragraph(f"•\t{line}", style=CARD_LINE)
        self.gap()

    def group(self, group: AskGroup) -> None:
        """Questions, each with its box."""
        self._document.add_paragraph(group.title, style="Heading 2")
        if group.intro:
            intro = self._document.add_paragraph(group.intro, style="Statement")
            intro.paragraph_format.keep_with_next = True
        for ask in group.asks:
            self._ask(ask)

    def _ask(self, ask: Ask) -> None:
        question = self._document.add_paragraph(ask.heading, style=QUESTION)
        self._bookmark(question, QUESTION_MARK + ask.code)
        for fact in ask.facts:
            paragraph = self._document.add_paragraph(style=FACT)
            paragraph.add_run(f"{fact.label}: ").bold = True
            paragraph.add_run(fact.value)
        if ask.hints:
            self._document.add_paragraph(" ".join(ask.hints), style=HINT)
        table = self._box(1, (WIDTH,), f"{self._form.answer} {ask.text}", least=self._form.room)
        room = table.rows[0].cells[0].paragraphs[0]
        room.style = ANSWER
        self._bookmark(room, ROOM_MARK + ask.code)

    def draft(self, draft: DraftTable) -> None:
        """A table to draft in; more rows come with Tab in the last cell."""
        self._document.add_paragraph(draft.title, style="Heading 2")
        intro = self._document.add_paragraph(draft.intro, style="Statement")
        intro.paragraph_format.keep_with_next = True
        table = self._box(1 + draft.rows, _shares(len(draft.columns)), draft.title, least=DRAFT_HEIGHT)
        for cell, column in zip(table.rows[0].cells, draft.columns, strict=True):
            cell.paragraphs[0].style = "Table Heading"
            cell.paragraphs[0].add_run(column)
            _shade(cell, COLUMN_FILL)
        self._bookmark(table.rows[0].cells[0].paragraphs[0], TABLE_MARK + draft.code)
        xml_of(table.rows[0]).get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in table.rows:
            xml_of(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in (cell for row in table.rows[1:] for cell in row.cells):
            cell.paragraphs[0].style = ANSWER
        # A table to draft in is seen whole: every row but the last stays on the page of the next one.
        for cell in (cell for row in table.rows[:-1] for cell in row.cells):
            cell.paragraphs[0].paragraph_format.keep_with_next = True

    def gap(self) -> None:
        """Two boxes next to each other would grow together."""
        self._document.add_paragraph().paragraph_format.space_after = Mm(0)

    def _box(self, rows: int, widths: Sequence[int], name: str, *, least: int = 0) -> Table:
        table: Table = self._document.add_table(rows=rows, cols=len(widths), style="Normal Table")
        table.autofit = False
        _name(table, name)
        for row in table.rows:
            if least:
                row.height = Mm(least)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        """Set a bookmark around what stands in `paragraph`."""
        number = str(next(self._ids))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), name)
        end.set(qn("w:id"), number)
        element = xml_of(paragraph)
        element.insert(1 if element.find(qn("w:pPr")) is not None else 0, start)
        element.append(end)


def _shares(columns: int) -> list[int]:
    """The whole width in so many columns, whole millimetres each."""
    return [WIDTH * (place + 1) // columns - WIDTH * place // columns for place in range(columns)]


def _shade(cell: _Cell, fill: str) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    xml_of(cell).get_or_add_tcPr().append(shade)


def _name(table: Table, name: str) -> None:
    """Frame the table and name it, in the order the format asks for."""
    properties = xml_of(table).tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name)
    for part in (parse_xml(BOX), parse_xml(INSIDE), caption):
        properties.append(part)
