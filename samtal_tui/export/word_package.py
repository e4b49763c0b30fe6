"""The package around a Word document: only the parts it needs, and no trace of who, where or with what."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from samtal_tui.export.content import Titled
from samtal_tui.export.word_styles import settings_xml, styles_xml

_KEPT = frozenset({REL.OFFICE_DOCUMENT, REL.CORE_PROPERTIES, REL.STYLES, REL.SETTINGS})
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def blank(content: Titled) -> Document:
    """An empty document in landscape A4 with our styles and the title and language of `content`."""
    document = docx.Document()
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype not in _KEPT:
                del relations[name]
    _refill(document.styles.element, styles_xml(content.language))
    _refill(document.settings.element, settings_xml(content.language))
    _describe(document, content)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    return document


def saved(document: Document) -> bytes:
    """The document's bytes; the same document always gives the same ones."""
    for story in (document.element, document.sections[0].footer.part.element):
        _forget_revisions(story)
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return last.getvalue()


def xml_of(part: Paragraph | Table | _Cell | _Row) -> BaseOxmlElement:
    """The XML element behind a part of a document, for what python-docx has no words for."""
    return part._element  # noqa: SLF001 - the library offers no other way


def _refill(old: BaseOxmlElement, new: BaseOxmlElement) -> None:
    for child in list(old):
        old.remove(child)
    for child in list(new):
        old.append(child)


def _forget_revisions(story: BaseOxmlElement) -> None:
    """Remove the marks that tie a text to the editing session of a template."""
    for element in story.iter():
        for name in [name for name in element.attrib if "}rsid" in str(name)]:
            del element.attrib[name]


def _describe(document: Document, content: Titled) -> None:
    """Core properties: title, language and day, and nothing about a person, a program or a template."""
    properties = document.part.package.part_related_by(REL.CORE_PROPERTIES).element
    day = f"{content.made_on}T00:00:00Z"
    names = nsdecls("cp", "dc", "dcterms", "xsi")
    _refill(
        properties,
        parse_xml(
            f"<cp:coreProperties {names}><dc:title/><dc:language>{content.language}</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
        ),
    )
    properties[0].text = content.title


def field(code: str) -> list[BaseOxmlElement]:
    """The runs of a field that Word counts itself, such as PAGE."""
    begin, instruction, end = OxmlElement("w:fldChar"), OxmlElement("w:instrText"), OxmlElement("w:fldChar")
    begin.set(_TYPE, "begin")
    end.set(_TYPE, "end")
    instruction.text = code
    runs = []
    for part in (begin, instruction, end):
        run = OxmlElement("w:r")
        run.append(part)
        runs.append(run)
    return runs


_TYPE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType"
