"""How a Word document looks: its styles and settings, written out so that no template leaves traces."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "Calibri"
INK = "1F4254"
"""The colour of headings: dark enough to be read on paper and by weak eyes (contrast above 9:1)."""
GREY = "4A5A63"
RULE = "9DB0BA"
GROUP_FILL = "D6E4EA"
COLUMN_FILL = "EDF3F6"

LOCALES = {"sv": "sv-SE", "en": "en-GB"}


def styles_xml(language: str) -> BaseOxmlElement:
    """The whole of styles.xml, with `language` as the language of every word."""
    locale = LOCALES.get(language, language)
    paragraphs = (
        _paragraph("Heading1", "heading 1", size=36, bold=True, colour=INK, before=0, after=120, level=0),
        _paragraph("Heading2", "heading 2", size=26, bold=True, colour=INK, before=280, after=80, level=1),
        _paragraph("Heading3", "heading 3", size=22, bold=True, colour=INK, before=200, after=60, level=2),
        _paragraph("Letterhead", "Letterhead", bold=True, colour=GREY, after=160, tabs=((14796, "right"),)),
        _paragraph("HeaderField", "Header Field", after=40, tabs=((7370, "left"),)),
        _paragraph("Statement", "Statement", colour=GREY, before=60, after=200),
        _paragraph("TableHeading", "Table Heading", size=18, bold=True, colour=INK, before=30, after=30),
        _paragraph("TableText", "Table Text", size=19, before=30, after=30),
        _paragraph("Line", "Line", after=60, hanging=1588, tabs=((1588, "left"),)),
        _paragraph("Remark", "Remark", size=18, colour=GREY, after=120, indent=1588, together=True),
        _paragraph("Said", "Said", after=60, indent=1588, together=True),
        _paragraph("SignatureLine", "Signature Line", before=480, after=0, tabs=SIGNATURE_TABS),
        _paragraph("Footer", "footer", size=17, colour=GREY, tabs=((14796, "right"),)),
    )
    return parse_xml(
        f"<w:styles {nsdecls('w')}>"
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"'
        f' w:eastAsia="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="{locale}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_TABLES}{''.join(paragraphs)}</w:styles>"
    )


def settings_xml(language: str) -> BaseOxmlElement:
    """The whole of settings.xml: no template, no revision marks, no document id."""
    locale = LOCALES.get(language, language)
    return parse_xml(
        f"<w:settings {nsdecls('w')}>"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{locale}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


SIGNATURE_TABS = ((9638, "left", "underscore"), (9978, "left"), (14796, "left", "underscore"))

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _paragraph(
    style_id: str,
    name: str,
    *,
    size: int = 0,
    bold: bool = False,
    colour: str = "",
    before: int = 0,
    after: int = 100,
    level: int = -1,
    indent: int = 0,
    hanging: int = 0,
    together: bool = False,
    tabs: tuple[tuple[int, str] | tuple[int, str, str], ...] = (),
) -> str:
    """One paragraph style. Sizes are half points, distances twentieths of a point."""
    own = "" if name == "footer" or level >= 0 else ' w:customStyle="1"'
    following = "Normal" if level >= 0 else style_id
    stops = "".join(
        f'<w:tab w:val="{stop[1]}" w:pos="{stop[0]}"'
        + (f' w:leader="{stop[2]}"/>' if len(stop) == 3 else "/>")
        for stop in tabs
    )
    keep = "<w:keepNext/><w:keepLines/>" if level >= 0 else ""
    left = hanging or indent
    indents = f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>") if left else ""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level >= 0 else ""
    apart = "<w:contextualSpacing/>" if together else ""
    looks = (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{keep}{f'<w:tabs>{stops}</w:tabs>' if stops else ''}"
        f'<w:spacing w:before="{before}" w:after="{after}"/>{indents}{apart}{outline}</w:pPr>'
        f"{f'<w:rPr>{looks}</w:rPr>' if looks else ''}</w:style>"
    )
