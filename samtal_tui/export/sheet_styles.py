"""What a talk sheet looks like in Word: quiet headings, lines that a pen finds and a copier keeps."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell

from samtal_tui.export.word_package import xml_of
from samtal_tui.export.word_styles import GREY, INK, RULE

FIELD, VALUE, MARGIN_LINE, ROW, BOXES, CAUSE, WHEN, PLACED, HINTS, WRITING = (
    "Sheet Field",
    "Sheet Value",
    "Sheet Legend",
    "Sheet Row",
    "Sheet Boxes",
    "Sheet Cause",
    "Sheet When",
    "Sheet Question",
    "Sheet Hints",
    "Sheet Writing",
)
"""The names of the paragraph styles."""


def add_styles(document: Document) -> None:
    """Add the styles of a sheet to `document`."""
    styles = document.styles.element
    for xml in _STYLES:
        styles.append(parse_xml(xml))


def rules() -> BaseOxmlElement:
    """A line beneath every row of a table, and none beside it."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("bottom", "insideH")
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")


def bordered(cell: _Cell, side: str) -> None:
    """Draw a line at one side of a cell."""
    line = f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>")
    xml_of(cell).get_or_add_tcPr().append(borders)


def _style(name: str, paragraph: str, run: str = "") -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _tabs(*stops: int, leader: str = "") -> str:
    """Stops from the left, in twentieths of a point; with a leader the line is drawn to the stop."""
    drawn = f' w:leader="{leader}"' if leader else ""
    drawn_stops = "".join(f'<w:tab w:val="left"{drawn} w:pos="{stop}"/>' for stop in stops)
    return f"<w:tabs>{drawn_stops}</w:tabs>"


_KEEP = "<w:keepNext/><w:keepLines/>"
_GREY = f'<w:color w:val="{GREY}"/>'
_BOLD = f'<w:b/><w:bCs/><w:color w:val="{INK}"/>'
_END = 9864
"""The right margin, from the left one, in twentieths of a point."""
_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{_END}"/></w:tabs>'

_STYLES = (
    _style(FIELD, _spaced(40, 0), _GREY + _sized(17)),
    _style(VALUE, _spaced(0, 20), _sized(23)),
    _style(MARGIN_LINE, _spaced(0, 40), _GREY + _sized(19)),
    _style(ROW, _KEEP + _RIGHT + _spaced(160, 40), "<w:b/><w:bCs/>"),
    _style(BOXES, _KEEP + _tabs(2300, 4600, 7100) + _spaced(0, 60)),
    _style(CAUSE, _tabs(_END, leader="underscore") + _spaced(0, 120), _GREY),
    _style(WHEN, _KEEP + _spaced(0, 40), _GREY + _sized(19)),
    _style(
        PLACED,
        _KEEP + _tabs(624) + _spaced(200, 20) + '<w:ind w:left="624" w:hanging="624"/>',
        _BOLD + _sized(22),
    ),
    _style(HINTS, _KEEP + _spaced(0, 20) + '<w:ind w:left="624"/>', _GREY + _sized(18)),
    _style(WRITING, _spaced(0, 0), _sized(22)),
)
