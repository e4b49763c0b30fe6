"""A talk sheet as Word: portrait pages ruled for the hand, then the plan's tables on a landscape page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Row

from samtal_tui.export.content import Field
from samtal_tui.export.content import Table as PlanTable
from samtal_tui.export.sheet import Asked, LookBack, Part, Ruled, Sheet
from samtal_tui.export.sheet_styles import (
    BOXES,
    CAUSE,
    FIELD,
    HINTS,
    MARGIN_LINE,
    PLACED,
    ROW,
    VALUE,
    WHEN,
    WRITING,
    add_styles,
    bordered,
    rules,
)
from samtal_tui.export.word import WIDTHS, footer
from samtal_tui.export.word_package import blank, saved, xml_of
from samtal_tui.export.word_table import add_table

WIDTH = 174
"""Millimetres between the margins of a portrait A4."""
SIDE, TOP = 18, 16
LINE = 8.5
"""Millimetres from one ruled line to the next: a hand in a hurry needs that much."""
MARGIN = 11
"""Millimetres before the writing, for a sign."""
LEAST_TOGETHER = 3
"""So many lines stay on the page of their question."""
ROW_HEIGHT = 21
"""Millimetres of an empty row of the plan."""


def make(sheet: Sheet) -> bytes:
    """The whole sheet, in the order it is written on."""
    document = blank(sheet)
    add_styles(document)
    _portrait(document.sections[0])
    footer(document, sheet)
    stops = document.sections[0].footer.paragraphs[0].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _head(document, sheet)
    if sheet.look_back:
        _look_back(document, sheet.look_back)
    for part in sheet.parts:
        _part(document, part)
    for ruled in sheet.lists:
        _list(document, ruled)
    if sheet.tables:
        _plan(document, sheet)
    return saved(document)


def _portrait(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin = section.bottom_margin = Mm(TOP)


def _head(document: Document, sheet: Sheet) -> None:
    document.add_paragraph(sheet.title, style="Heading 1")
    _fields(document, sheet.header)
    document.add_paragraph(sheet.intro, style="Statement").paragraph_format.space_before = Mm(3)
    for told in (sheet.margin, sheet.first):
        document.add_paragraph(told, style=MARGIN_LINE)


def _fields(document: Document, header: Sequence[Field]) -> None:
    """Who, when and where, two beside each other: the label small above its value, or above a line."""
    rows = (len(header) + 1) // 2
    table = _table(document, rows, (WIDTH // 2 - 4, 8, WIDTH // 2 - 4))
    for number, one in enumerate(header):
        cell = table.rows[number // 2].cells[2 * (number % 2)]
        cell.paragraphs[0].style = FIELD
        cell.paragraphs[0].add_run(one.label)
        cell.add_paragraph(one.value, style=VALUE)
        bordered(cell, "bottom")


def _look_back(document: Document, back: LookBack) -> None:
    document.add_paragraph(back.title, style="Heading 2")
    for row in back.rows:
        paragraph = document.add_paragraph(style=ROW)
        paragraph.add_run(row.text)
        if row.when:
            paragraph.add_run("\t")
            paragraph.add_run(row.when)
        document.add_paragraph("\t".join(f"☐ {answer}" for answer in back.answers), style=BOXES)
        document.add_paragraph(f"{back.cause} \t", style=CAUSE)


def _part(document: Document, part: Part) -> None:
    heading = document.add_paragraph(part.title, style="Heading 2")
    if part.when:
        heading.paragraph_format.space_after = Mm(0)
        document.add_paragraph(part.when, style=WHEN)
    for question in part.questions:
        _question(document, question)


def _question(document: Document, asked: Asked) -> None:
    paragraph = document.add_paragraph(style=PLACED)
    paragraph.add_run(f"{asked.place}\t")
    paragraph.add_run(asked.text)
    if asked.hints:
        document.add_paragraph(" ".join(asked.hints), style=HINTS)
    table = _table(document, asked.lines, (MARGIN, WIDTH - MARGIN), ruled=True)
    for number, row in enumerate(table.rows):
        row.height, row.height_rule = Mm(LINE), WD_ROW_HEIGHT_RULE.EXACTLY
        _whole(row)
        row.cells[0].paragraphs[0].style = row.cells[1].paragraphs[0].style = WRITING
        together = number < min(LEAST_TOGETHER, asked.lines) - 1
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = together
        bordered(row.cells[0], "right")


def _list(document: Document, ruled: Ruled) -> None:
    document.add_paragraph(ruled.title, style="Heading 2")
    table = _table(document, 1 + ruled.rows, ruled.widths, ruled=True)
    first, *empty = table.rows
    for cell, column in zip(first.cells, ruled.columns, strict=True):
        cell.paragraphs[0].style = "Table Heading"
        cell.paragraphs[0].add_run(column)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for number, row in enumerate(empty):
        row.height, row.height_rule = Mm(LINE + 2), WD_ROW_HEIGHT_RULE.EXACTLY
        _whole(row)
        for cell in row.cells:
            cell.paragraphs[0].style = WRITING
            cell.paragraphs[0].paragraph_format.keep_with_next = number < ruled.rows - 1


def _plan(document: Document, sheet: Sheet) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_paragraph(sheet.plan_title, style="Heading 1")
    for number, (table, rows) in enumerate(zip(sheet.tables, sheet.rows, strict=True)):
        if number:
            document.add_paragraph()
        _empty(document, table, rows)


def _empty(document: Document, table: PlanTable, rows: int) -> None:
    """A table of the plan with `rows` left empty, each high enough to write in."""
    nothing = tuple("" for _ in table.columns)
    widths = WIDTHS[len(table.columns), table.grouped]
    add_table(document, PlanTable(table.title, table.groups, (nothing,) * rows), widths)
    for row in list(document.tables[-1].rows)[-rows:]:
        row.height = Mm(ROW_HEIGHT)


def _table(document: Document, rows: int, widths: Sequence[int], *, ruled: bool = False) -> WordTable:
    table: WordTable = document.add_table(rows=rows, cols=len(widths), style="Normal Table")
    table.autofit = False
    properties = xml_of(table).tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    if ruled:
        properties.find(qn("w:tblLayout")).addprevious(rules())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _whole(row: _Row) -> None:
    xml_of(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))
