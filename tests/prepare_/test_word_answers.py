"""Answers in a Word form, as people and programs leave it: each under its question, or kept by itself."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from export_.docx_parts import packed, parts_of
from prepare_.forms import Kim, box_of, changed_word, filled_word, heading, question

from samtal_tui.prepare.lines import Left
from samtal_tui.prepare.underlag import GOALS, NEEDS, ROW

WORK = "arbetssituation/din-arbetssituation"
LOAD = "arbetssituation/arbetsbelastning"
HOURS = "arbetssituation/arbetstider"
CLIMATE = "arbetssituation/relationer-och-klimat"
ROOMS = "arbetssituation/fysisk-arbetsmiljo"
BALANCE = "arbetssituation/balans"

ANSWERS = {
    WORK: "Bra på det stora hela.\nMen stökigt sedan flytten.",
    LOAD: "För mycket i april: åtta jourpass.",
    HOURS: "Flexen fungerar.",
    CLIMATE: "Vi skrattar mycket – och tar tag i saker.",
    ROOMS: "Skrivbordet är trasigt & ljuset flimrar <ofta>.",
    BALANCE: "Sådär.",
}


def names_in(kims: Kim) -> list[str]:
    return [name for name in kims.codes if name not in {GOALS, NEEDS}]


def test_every_answer_comes_back_under_its_question(kims):
    wanted = {name: f"svar nummer {number}\noch en rad till" for number, name in enumerate(names_in(kims))}
    assert kims.answers(filled_word(kims, wanted), "svar.docx") == (wanted, [])


def test_what_is_left_empty_is_counted_and_gives_no_answer(kims):
    arrived = kims.arrive(filled_word(kims, {LOAD: "Lagom."}), "svar.docx")
    assert [one.text for one in arrived.answers] == ["Lagom."]
    assert arrived.unanswered == len(names_in(kims)) - 1


def rearranged(kims: Kim, document: Document) -> None:
    """What a person with opinions does to a form."""
    body = document.element.body
    at_end = body[-1]

    # The question about load moves last, with its box.
    moved = question(document, heading(kims, LOAD))
    box = box_of(document, heading(kims, LOAD))
    at_end.addprevious(moved._p)
    at_end.addprevious(box._tbl)

    # The heading about working hours goes; its box stays where it was.
    hours = question(document, heading(kims, HOURS))
    hours._p.getparent().remove(hours._p)

    # The box about the climate goes; she writes straight under the question.
    climate = box_of(document, heading(kims, CLIMATE))
    words = climate.rows[0].cells[0].text
    climate._tbl.getparent().remove(climate._tbl)
    asked = question(document, heading(kims, CLIMATE))
    asked._p.addnext(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"))

    # Every question is renumbered, and one is reworded.
    for number, paragraph in enumerate(document.paragraphs):
        if re.match(r"\d+\. ", paragraph.text) and paragraph.runs:
            words = paragraph.runs[0].text.partition(". ")[2]
            paragraph.runs[0].text = f"{number + 100}) {words}"
    balance = next(p for p in document.paragraphs if heading(kims, BALANCE).partition(". ")[2] in p.text)
    balance.runs[0].text = "Hur går det ihop?"

    # Advice she does not need is deleted, and a greeting is put first.
    document.tables[0]._tbl.getparent().remove(document.tables[0]._tbl)
    document.paragraphs[0].insert_paragraph_before("Hej Maria, här kommer mina svar.")


def test_a_form_that_was_rearranged_loses_nothing(kims):
    data = changed_word(filled_word(kims, ANSWERS), lambda document: rearranged(kims, document))
    heard, other = kims.answers(data, "svar.docx")
    assert heard == {**ANSWERS, BALANCE: "Hur går det ihop?\nSådär."}
    assert other == ["Hej Maria, här kommer mina svar."]


def without_ids(data: bytes) -> bytes:
    """The same file as another program leaves it: no bookmark, no style, no name on a table."""
    parts = parts_of(data)
    document = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", parts["word/document.xml"])
    document = re.sub(r"<w:(pStyle|tblCaption) [^>]*/>", "", document)
    return packed({**parts, "word/document.xml": document})


def test_without_any_hidden_id_the_words_of_the_questions_do(kims):
    heard, other = kims.answers(without_ids(filled_word(kims, ANSWERS)), "svar.docx")
    assert heard == ANSWERS
    assert other == []


def test_a_reworded_question_without_its_id_is_known_by_most_of_its_words(kims):
    def reword(document: Document) -> None:
        question(document, heading(kims, LOAD)).runs[
            0
        ].text = "Hur mycket har du just nu att göra, och växlar det?"

    data = without_ids(changed_word(filled_word(kims, ANSWERS), reword))
    heard, other = kims.answers(data, "svar.docx")
    assert heard[LOAD] == "Hur mycket har du just nu att göra, och växlar det?\n" + ANSWERS[LOAD]
    assert other == []


def test_a_box_that_has_lost_its_question_and_its_id_is_kept_by_itself(kims):
    def lose(document: Document) -> None:
        asked = question(document, heading(kims, HOURS))
        box = box_of(document, heading(kims, HOURS))
        asked._p.getparent().remove(asked._p)
        for mark in box._tbl.xpath(".//w:bookmarkStart"):
            mark.getparent().remove(mark)

    heard, other = kims.answers(changed_word(filled_word(kims, ANSWERS), lose), "svar.docx")
    assert other == [ANSWERS[HOURS]]
    assert heard == {name: words for name, words in ANSWERS.items() if name != HOURS}


def test_a_quoted_question_within_an_answer_does_not_take_what_follows(kims):
    quoting = {**ANSWERS, WORK: f"Ni frågar längre ner:\n{heading(kims, BALANCE)}\nDet hör ihop."}
    assert kims.answers(filled_word(kims, quoting), "svar.docx") == (quoting, [])
    heard, other = kims.answers(without_ids(filled_word(kims, quoting)), "svar.docx")
    assert heard[HOURS] == ANSWERS[HOURS]
    assert heard[BALANCE].endswith(ANSWERS[BALANCE])
    assert "Ni frågar längre ner:" in heard[WORK]
    assert other == []


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<w:ins w:id="90" w:author="Kim"><w:r><w:t>infogat svar</w:t></w:r></w:ins>', "infogat svar"),
        (
            '<w:r><w:t>kvar </w:t></w:r><w:del w:id="91"><w:r><w:delText>struket</w:delText></w:r></w:del>',
            "kvar",
        ),
        (
            "<w:moveFrom><w:r><w:t>bort</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>hit</w:t></w:r></w:moveTo>",
            "hit",
        ),
        ('<w:hyperlink r:id="rId99"><w:r><w:t>intranätet</w:t></w:r></w:hyperlink>', "intranätet"),
        ("<w:sdt><w:sdtContent><w:r><w:t>i en ruta</w:t></w:r></w:sdtContent></w:sdt>", "i en ruta"),
        ("<w:r><w:t>tab</w:t><w:tab/><w:t>och</w:t><w:br/><w:t>rad</w:t></w:r>", "tab\toch\nrad"),
        ("<w:r><w:t>av</w:t><w:softHyphen/><w:t>stavat \u00adord</w:t></w:r>", "avstavat ord"),
    ],
)
def test_what_word_does_to_text_is_read_as_it_is_meant(kims, inside, words):
    def write(document: Document) -> None:
        paragraph = box_of(document, heading(kims, WORK)).rows[0].cells[0].paragraphs[0]
        for element in parse_xml(f"<w:p {nsdecls('w', 'r')}>{inside}</w:p>"):
            paragraph._p.append(element)

    heard, other = kims.answers(changed_word(kims.word, write), "svar.docx")
    assert heard == {WORK: words}
    assert other == []


def test_rows_of_the_tables_keep_their_headings_and_new_rows_count(kims):
    def draft(document: Document) -> None:
        goals = next(
            table for table in document.tables if table.rows[0].cells[0].text == "Det här vill jag nå"
        )
        for cell, words in zip(
            goals.rows[1].cells, ("Leda ett larm", "Gå bredvid Ines", "", "i höst"), strict=True
        ):
            cell.paragraphs[0].add_run(words)
        goals._tbl.append(copy.deepcopy(goals.rows[2]._tr))
        goals.rows[-1].cells[0].paragraphs[0].add_run("Skriva en instruktion")

    heard, other = kims.answers(changed_word(kims.word, draft), "svar.docx")
    assert heard == {
        GOALS: "Det här vill jag nå: Leda ett larm\nSå når jag dit: Gå bredvid Ines\nTill när: i höst\n"
        "Det här vill jag nå: Skriva en instruktion"
    }
    assert other == []


def test_words_about_a_row_of_the_last_plan_find_that_row(kims):
    row = next(name for name in kims.codes if name.startswith(ROW))
    arrived = kims.arrive(filled_word(kims, {row: "Tre av fem är klara."}), "svar.docx")
    assert [one.item.origin for one in arrived.answers] == [row.removeprefix(ROW)]


def test_comments_and_footnotes_are_kept_by_themselves(kims):
    parts = parts_of(filled_word(kims, {WORK: "Bra."}))
    note = f"<w:p {nsdecls('w')}><w:r><w:t>skrivet i marginalen</w:t></w:r></w:p>"
    comments = f"<w:comments {nsdecls('w')}><w:comment w:id='1'>{note}</w:comment></w:comments>"
    data = packed({**parts, "word/comments.xml": comments})
    assert kims.answers(data, "svar.docx") == ({WORK: "Bra."}, ["skrivet i marginalen"])


def test_text_in_a_text_box_is_read_once(kims):
    inner = "<w:txbxContent><w:p><w:r><w:t>i textrutan</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
        "</mc:AlternateContent>"
    )

    def write(document: Document) -> None:
        paragraph = box_of(document, heading(kims, WORK)).rows[0].cells[0].paragraphs[0]
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{shape}</w:r>"))

    assert kims.answers(changed_word(kims.word, write), "svar.docx") == ({WORK: "i textrutan"}, [])


def test_what_is_not_text_is_left_out_and_said(kims):
    parts = parts_of(filled_word(kims, {WORK: "Bra."}))
    relations = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId99" TargetMode="External" Target="https://exempel.invalid/"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>',
    )
    data = packed(
        {
            **parts,
            "word/_rels/document.xml.rels": relations,
            "word/vbaProject.bin": "macro",
            "word/embeddings/oleObject1.bin": "object",
            "word/media/image1.png": "picture",
        }
    )
    arrived = kims.arrive(data, "svar.docm")
    assert arrived.left == {Left.MACROS, Left.OBJECTS, Left.PICTURES, Left.LINKS}
    assert [one.text for one in arrived.answers] == ["Bra."]


def through_libreoffice(data: bytes, change: Callable[[str], str], folder) -> bytes:
    """Opened in LibreOffice, changed there, saved there as Word."""
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to"]
    folder.joinpath("svar.docx").write_bytes(data)
    subprocess.run(
        [*office, "fodt", "--outdir", folder, folder / "svar.docx"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    flat = folder / "svar.fodt"
    flat.write_text(change(flat.read_text(encoding="utf-8")), encoding="utf-8")
    folder.joinpath("ut").mkdir()
    subprocess.run(
        [*office, "docx", "--outdir", folder / "ut", flat], check=True, capture_output=True, timeout=60
    )
    return (folder / "ut" / "svar.docx").read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_filled_in_and_rearranged_in_libreoffice_comes_back(kims, tmp_path):
    box = re.compile(r"<table:table .*?</table:table>", re.DOTALL)

    def fill_in(flat: str) -> str:
        for name, words in ANSWERS.items():
            code = kims.codes[name]
            typed = "<text:line-break/>".join(map(escape, words.split("\n")))
            flat = re.sub(
                rf'(<text:p [^>]*>(?:(?!</text:p>).)*?)(<text:bookmark[^>]*samtal_a_{code}")',
                lambda found, typed=typed: f"{found[1]}{typed}{found[2]}",
                flat,
                count=1,
                flags=re.DOTALL,
            )
        # The box about load and its heading move to the end; a heading goes; something is written between.
        found = next(one[0] for one in box.finditer(flat) if f"samtal_a_{kims.codes[LOAD]}" in one[0])
        flat = flat.replace(found, "", 1).replace("</office:text>", f"{found}</office:text>", 1)
        flat = flat.replace(f"{escape(heading(kims, HOURS))}", "", 1)
        return flat.replace("</office:text>", "<text:p>Hälsningar Kim</text:p></office:text>", 1)

    data = through_libreoffice(filled_word(kims, {}), fill_in, tmp_path)
    heard, other = kims.answers(data, "svar.docx")
    assert {name: words for name, words in heard.items() if name != LOAD} == {
        name: words for name, words in ANSWERS.items() if name != LOAD
    }
    assert heard[LOAD] == ANSWERS[LOAD] + "\nHälsningar Kim"
    assert other == []
