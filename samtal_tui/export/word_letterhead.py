"""Whose document it is, above its title: the logo to the left and the organisation to the right."""

from __future__ import annotations

import io
from base64 import b64decode

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from samtal_tui.export.content import Content
from samtal_tui.export.logo_size import millimetres
from samtal_tui.export.word_package import xml_of


def add_letterhead(document: Document, content: Content) -> Paragraph | None:
    """Append the letterhead; None when the document has none."""
    head = content.letterhead
    if head is None:
        return None
    paragraph = document.add_paragraph(style="Letterhead")
    if head.logo:
        png = b64decode(head.logo)
        width, height = millimetres(png)
        paragraph.add_run().add_picture(io.BytesIO(png), Mm(width), Mm(height))
        _describe(paragraph, head.organisation or content.title)
        paragraph.add_run("\t")
    paragraph.add_run(head.organisation)
    return paragraph


def _describe(paragraph: Paragraph, text: str) -> None:
    """Say what the picture is to those who hear it read, and no file name."""
    for tag in ("wp:docPr", "pic:cNvPr"):
        for element in xml_of(paragraph).iter(qn(tag)):
            element.set("name", "Logo")
            element.set("descr", text)
    for inline in xml_of(paragraph).iter(qn("wp:inline")):
        for side in ("distL", "distR"):
            inline.set(side, "0")
