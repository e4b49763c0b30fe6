"""Tables in a Word document: merged group headings, heading rows that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from samtal_tui.export.content import Table
from samtal_tui.export.word_package import xml_of
from samtal_tui.export.word_styles import COLUMN_FILL, GROUP_FILL

NOTHING = "–"
"""Stands in a table without rows, so that nothing looks forgotten."""


def add_table(document: Document, table: Table, widths: Sequence[int]) -> None:
    """Append `table` with columns of `widths` millimetres."""
    storeys = 2 if table.grouped else 1
    rows = table.rows or ((NOTHING, *[""] * (len(table.columns) - 1)),)
    made = document.add_table(rows=storeys + len(rows), cols=len(table.columns), style="Plan Table")
    made.autofit = False
    _describe(made, table.title)
    grid = list(made.rows)
    if table.grouped:
        _group_headings(grid[0], table)
    for cell, column in zip(grid[storeys - 1].cells, table.columns, strict=True):
        _heading(cell, column, COLUMN_FILL)
    for row in grid[:storeys]:
        _mark(row, "w:tblHeader")
    for row, texts in zip(grid[storeys:], rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            write_lines(cell.paragraphs[0], text, "Table Text")
    for row in grid:
        _mark(row, "w:cantSplit")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in grid[1:] if table.grouped else grid:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def write_lines(paragraph: Paragraph, text: str, style: str) -> None:
    """Put `text` into an empty paragraph, its own line breaks kept."""
    paragraph.style = style
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def _group_headings(row: _Row, table: Table) -> None:
    first = 0
    for group in table.groups:
        last = first + len(group.columns) - 1
        _heading(row.cells[first].merge(row.cells[last]), group.title, GROUP_FILL)
        first = last + 1


def _heading(cell: _Cell, text: str, fill: str) -> None:
    write_lines(cell.paragraphs[0], text, "Table Heading")
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    xml_of(cell).get_or_add_tcPr().append(shade)


def _mark(row: _Row, tag: str) -> None:
    xml_of(row).get_or_add_trPr().append(OxmlElement(tag))


def _describe(table: WordTable, title: str) -> None:
    """Name the table for those who hear it read, and say that its first row is a heading."""
    properties = xml_of(table).tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="0020" w:firstRow="1"/>'))
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(caption)
