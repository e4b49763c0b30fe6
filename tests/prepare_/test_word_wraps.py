"""What Word wraps around text, and what was changed with its changes tracked, is read as it is meant."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from prepare_.forms import box_of, changed_word, heading

from samtal_tui.prepare.underlag import GOALS

WORK = "arbetssituation/din-arbetssituation"
BY_KIM = 'w:id="95" w:author="Kim" w:date="2026-02-01T10:00:00Z"'


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def line(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def tracked(kind: str, inside: str = "") -> str:
    return f"<w:{kind} {BY_KIM}>{inside}</w:{kind}>"


def field(text: str) -> str:
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return signs[0] + run(" HYPERLINK x ", "instrText") + signs[1] + run(text) + signs[2]


MARK_PUT_IN, MARK_STRUCK = (f"<w:pPr><w:rPr>{tracked(kind)}</w:rPr></w:pPr>" for kind in ("ins", "del"))


WRAPPED = {
    "a content control": (
        f"<w:sdt><w:sdtContent>{line(run('i en ruta'))}</w:sdtContent></w:sdt>",
        "i en ruta",
    ),
    "a smart tag": (line(f'<w:smartTag w:element="place">{run("i Umeå")}</w:smartTag>'), "i Umeå"),
    "custom XML": (f'<w:customXml w:element="y">{line(run("inom xml"))}</w:customXml>', "inom xml"),
    "a line put in and one struck": (
        line(MARK_PUT_IN + tracked("ins", run("infogad rad")))
        + line(MARK_STRUCK + tracked("del", run("struken rad", "delText"))),
        "infogad rad",
    ),
    "a line moved": (
        line(f'<w:moveFromRangeStart w:id="3" w:name="flytt"/>{tracked("moveFrom", run("flyttad"))}')
        + line(f'<w:moveToRangeStart w:id="4" w:name="flytt"/>{tracked("moveTo", run("flyttad"))}'),
        "flyttad",
    ),
    "a field": (line(field("fältets text")), "fältets text"),
    "a word in pieces": (
        line(f'{run("de")}<w:proofErr w:type="spellStart"/>{run("lat ")}{run("ord")}'),
        "delat ord",
    ),
    "a smiley": (
        line(run("bra ") + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
        "bra ☺",
    ),
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_what_word_wraps_around_paragraphs_is_read_as_it_is_meant(kims, kind):
    blocks, words = WRAPPED[kind]

    def write(document: Document) -> None:
        cell = box_of(document, heading(kims, WORK)).rows[0].cells[0]
        for element in parse_xml(f"<w:body {nsdecls('w')}>{blocks}</w:body>"):
            cell._tc.append(element)

    assert kims.answers(changed_word(kims.word, write), "svar.docx") == ({WORK: words}, [])


def test_a_row_that_was_struck_out_with_tracked_changes_is_gone(kims):
    def draft(document: Document) -> None:
        goals = next(
            table for table in document.tables if table.rows[0].cells[0].text == "Det här vill jag nå"
        )
        goals.rows[1].cells[0].paragraphs[0].add_run("Leda ett larm")
        struck = line(tracked("del", run("Byta jobb", "delText")))
        goals.rows[2].cells[0]._tc.append(parse_xml(struck.replace("<w:p>", f"<w:p {nsdecls('w')}>")))
        properties = goals.rows[2]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:del {nsdecls('w')} {BY_KIM}/>"))

    heard, other = kims.answers(changed_word(kims.word, draft), "svar.docx")
    assert (heard, other) == ({GOALS: "Det här vill jag nå: Leda ett larm"}, [])
