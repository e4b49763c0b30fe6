"""A document as Word (Office Open XML): the plan on pages of its own, then what was said, then signatures."""

from __future__ import annotations

import re

from docx.document import Document
from docx.shared import Mm

from samtal_tui.export.content import Content, Field, Line, Plan, Section, Signature, Table, Titled
from samtal_tui.export.word_letterhead import add_letterhead
from samtal_tui.export.word_package import blank, field, saved, xml_of
from samtal_tui.export.word_table import add_table, write_lines

PAGE_WIDTH = 261
"""Millimetres between the margins of a landscape A4."""
WIDTHS = {
    (6, True): (38, 44, 50, 59, 29, 41),
    (5, True): (52, 60, 72, 32, 45),
    (5, False): (66, 32, 40, 66, 57),
    (4, True): (62, 88, 66, 45),
}
"""Column widths in millimetres for tables of so many columns, with or without headings above them."""
COMMENT_SPACE = 18
"""Millimetres left for the employee's own comment."""


def make(content: Content) -> bytes:
    """The whole document, in the order it is read: plan, last year, lines, signatures."""
    document = blank(content)
    footer(document, content)
    if content.plan:
        _plan(document, content, content.plan)
    if content.outcomes or content.sections or content.signature or not content.plan:
        _talk(document, content)
    return saved(document)


def _plan(document: Document, content: Content, plan: Plan) -> None:
    add_letterhead(document, content)
    document.add_paragraph(plan.title, style="Heading 1")
    _header(document, content.header)
    document.add_paragraph(plan.intro, style="Statement")
    for number, table in enumerate(plan.tables):
        if number:
            document.add_paragraph()
        _table(document, table)


def _talk(document: Document, content: Content) -> None:
    above = add_letterhead(document, content)
    heading = document.add_paragraph(content.title, style="Heading 1")
    (above or heading).paragraph_format.page_break_before = content.plan is not None
    _header(document, content.header)
    document.add_paragraph(content.statement, style="Statement")
    if content.outcomes:
        document.add_paragraph(content.outcomes.title, style="Heading 2")
        _table(document, content.outcomes)
    if content.sections:
        document.add_paragraph(content.notes_title, style="Heading 2")
    for section in content.sections:
        _section(document, section)
    if content.signature:
        _signature(document, content.signature)


def _header(document: Document, header: tuple[Field, ...]) -> None:
    """The four fields, two by two as on the form."""
    for pair in (header[place : place + 2] for place in range(0, len(header), 2)):
        paragraph = document.add_paragraph(style="Header Field")
        for number, one in enumerate(pair):
            if number:
                paragraph.add_run("\t")
            paragraph.add_run(f"{one.label}: ").bold = True
            paragraph.add_run(one.value)


def _table(document: Document, table: Table) -> None:
    count = len(table.columns)
    add_table(document, table, WIDTHS.get((count, table.grouped), (PAGE_WIDTH // count,) * count))


def _section(document: Document, section: Section) -> None:
    document.add_paragraph(section.title, style="Heading 3")
    for line in section.lines:
        _line(document, line)


def _line(document: Document, line: Line) -> None:
    if line.label:
        label = document.add_paragraph(style="Line")
        label.add_run(line.label).bold = True
        label.paragraph_format.keep_with_next = True
    for said in line.said:
        paragraph = document.add_paragraph(style="Line")
        paragraph.add_run(said.who).bold = True
        paragraph.add_run("\t")
        write_lines(paragraph, said.text, "Line")
        paragraph.paragraph_format.keep_with_next = bool(line.remarks)
    for remark in line.remarks:
        write_lines(document.add_paragraph(), remark, "Remark")


def _signature(document: Document, signature: Signature) -> None:
    document.add_paragraph(signature.title, style="Heading 2")
    document.add_paragraph(signature.version, style="Statement").paragraph_format.keep_with_next = True
    document.add_paragraph(signature.sentence).paragraph_format.keep_with_next = True
    comment = document.add_paragraph(f"{signature.comment}:")
    comment.paragraph_format.keep_with_next = True
    if signature.said:
        write_lines(document.add_paragraph(), signature.said, "Said")
    else:
        comment.paragraph_format.space_after = Mm(COMMENT_SPACE)
    if signature.readers:
        write_lines(document.add_paragraph(), signature.readers, "Remark")
    for party in signature.parties:
        paragraph = document.add_paragraph(style="Signature Line")
        paragraph.add_run(f"{party.label}: {party.value} \t\t{signature.date}: \t")
        paragraph.paragraph_format.keep_with_next = party is not signature.parties[-1]


def footer(document: Document, content: Titled) -> None:
    """The document's name to the left, the page to the right."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "footer"
    paragraph.add_run(f"{content.title}\t")
    for part in re.split(r"(\{page\}|\{pages\})", content.page):
        code = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
        if code:
            for run in field(code):
                xml_of(paragraph).append(run)
        else:
            paragraph.add_run(part)
