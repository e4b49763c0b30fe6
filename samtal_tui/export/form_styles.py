"""What a form looks like in Word, besides the styles every document has: quiet, with room to write."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from samtal_tui.export.word_styles import GREY, INK, RULE

CARD_FILL = "F1F5F7"

QUESTION, HINT, FACT, ANSWER, CARD_TITLE, CARD_LINE = (
    "Form Question",
    "Form Hint",
    "Form Fact",
    "Form Answer",
    "Form Card Title",
    "Form Card Line",
)
"""The names of the paragraph styles. Word and LibreOffice keep them, so they tell what a paragraph was."""


def add_styles(document: Document) -> None:
    """Add the styles of a form to `document`."""
    styles = document.styles.element
    for xml in _STYLES:
        styles.append(parse_xml(xml))


def _style(name: str, paragraph: str, run: str, *, based_on: str = "Normal", level: str = "") -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}{level}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_SMALL = f'<w:color w:val="{GREY}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
_BOLD = f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'

_STYLES = (
    _style(QUESTION, f"{_KEEP}{_spaced(260, 40)}", _BOLD, level='<w:outlineLvl w:val="2"/>'),
    _style(HINT, f"{_KEEP}{_spaced(0, 80)}", _SMALL),
    _style(FACT, f'{_KEEP}{_spaced(0, 20)}<w:ind w:left="284"/>', _SMALL),
    _style(ANSWER, _spaced(20, 20), ""),
    _style(CARD_TITLE, f"{_KEEP}{_spaced(60, 40)}", _BOLD, level='<w:outlineLvl w:val="1"/>'),
    _style(CARD_LINE, f'{_spaced(0, 50)}<w:ind w:left="227" w:hanging="227"/>', ""),
)

BOX = (
    f"<w:tblBorders {nsdecls('w')}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
"""The frame around room to write."""

INSIDE = (
    f"<w:tblCellMar {nsdecls('w')}>"
    + "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 120), ("bottom", 60), ("right", 120))
    )
    + "</w:tblCellMar>"
)
"""The distance from the frame to what is written, in twentieths of a point."""
