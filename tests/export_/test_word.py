"""A document as Word: real headings and tables, in its language, with no trace of where it was made."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from itertools import pairwise

import docx
import pytest
from composing import compose
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from export_.docx_parts import packed, parts_of
from export_.realistic import fill

from samtal_tui.export.word import make
from samtal_tui.sharing.extract_word import PARTS
from vault.records import Recipient
from vault.seam import create_for_tests

DAY = datetime(2026, 2, 12, tzinfo=UTC).date()
FORM = "Handlingsplan för individuella mål och kompetensutveckling"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    vault = create_for_tests(tmp_path_factory.mktemp("word") / "vault")
    fill(vault)
    try:
        return {
            (recipient, language): make(compose(vault, "t1", recipient, language, DAY))
            for recipient in Recipient
            for language in ("sv", "en")
        }
    finally:
        vault.close()


@pytest.fixture(scope="module")
def hr(made):
    return docx.Document(io.BytesIO(made[Recipient.HR, "sv"]))


def texts(row) -> list[str]:
    """The cells as they are seen: a merged one once."""
    return list(dict.fromkeys(cell.text for cell in row.cells))


def test_the_plan_is_the_form_with_its_four_fields(hr):
    assert [one.text for one in hr.paragraphs[:2]] == ["Påhittade kommun", FORM]
    assert [one.style.name for one in hr.paragraphs[:2]] == ["Letterhead", "Heading 1"]
    head = "\t".join(paragraph.text for paragraph in hr.paragraphs[2:4])
    assert head == (
        "Datum: 2026-02-10\tMedarbetare: Kim Påhittad\t"
        "Ansvarig chef: Maria Ståhl\tVerksamhet, enhet: Påhittade kommun, IT-drift"
    )


def test_table_one_is_the_forms(hr):
    table = hr.tables[0]
    assert texts(table.rows[0]) == ["Mål", "Handlingsplan"]
    assert [cell.text for cell in table.rows[1].cells] == [
        "Verksamhetens mål",
        "Medarbetarens mål",
        "Vad ska medarbetaren utveckla för att uppnå målet?",
        "Hur ska det ske? Vilka aktiviteter ska genomföras?",
        "Ansvarig",
        "Datum för genomförande och uppföljning",
    ]
    assert table.rows[0].cells[0]._tc.grid_span == 2
    assert table.rows[0].cells[2]._tc.grid_span == 4
    assert [cell.text for cell in table.rows[2].cells] == [
        "Färre driftstopp på kvällar och helger",
        "Dokumentera de två sista larmen",
        "Skriva instruktioner som hela jouren förstår",
        "Par med Ines i mars.\nGenomgång på APT i maj.",
        "Kim Påhittad",
        "Klart senast 2026-06-30\nFöljs upp 2026-04-15\nInom 6 månader",
    ]
    assert [cell.text for cell in table.rows[4].cells][3:] == [
        "Jag pratar med Ines om schemat.",
        "Maria Ståhl",
        "Klart senast 2026-03-01",
    ]


def test_table_two_is_the_forms(hr):
    table = hr.tables[1]
    assert texts(table.rows[0]) == ["Årets utmaning", "Handlingsplan"]
    assert [cell.text for cell in table.rows[1].cells] == [
        "Medarbetarens utmaning",
        "Hur ska det ske? Vilka aktiviteter ska genomföras?",
        "Vilket ev. stöd behövs och av vem/vilka?",
        "Datum för genomförande och uppföljning",
    ]
    assert table.rows[2].cells[2].text == "Tid en dag i månaden, och en som lyssnar: Deniz"


def test_heading_rows_repeat_and_no_row_is_torn(hr):
    for table, storeys in zip(hr.tables, (2, 2, 1), strict=True):
        marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marks == [True] * storeys + [False] * (len(marks) - storeys)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_it_is_landscape_with_headings_in_steps(hr):
    section = hr.sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    names = [p.style.name for p in hr.paragraphs if p.style.name.startswith("Heading")]
    levels = [int(name.removeprefix("Heading ")) for name in names]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_language_and_title_are_set(made, language, locale):
    data = made[Recipient.HR, language]
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.language == language
    assert document.core_properties.title.endswith("2026-02-10")
    assert f'w:lang w:val="{locale}"' in parts_of(data)["word/styles.xml"]


def test_nothing_tells_who_made_it_where_or_with_what(made):
    for data in made.values():
        parts = parts_of(data)
        assert set(parts) == PARTS
        core = re.sub(r"<[^>]+>", " ", parts["docProps/core.xml"]).split()
        said = [word for word in core if not word.startswith("2026-02-1")]
        assert said in (["Medarbetarsamtal", "sv"], ["Employee", "talk", "en"])
        everything = "".join(parts.values()).casefold()
        traces = ("python", "template", "creator", "rsid", "/work", "/home")
        assert [trace for trace in traces if trace in everything] == []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_signatures_say_what_they_mean(made):
    for recipient, signed in {Recipient.HR: 2, Recipient.EMPLOYEE: 2, Recipient.PAY_TALK: 0}.items():
        lines = [p.text for p in docx.Document(io.BytesIO(made[recipient, "sv"])).paragraphs]
        starts = ("Medarbetare: Kim Påhittad \t", "Chef: Maria Ståhl \t")
        assert sum(line.startswith(starts) for line in lines) == signed
        assert any("återger det som kom upp i samtalet" in line for line in lines) is bool(signed)


def test_the_employee_reads_who_else_reads(made):
    lines = [p.text for p in docx.Document(io.BytesIO(made[Recipient.EMPLOYEE, "sv"])).paragraphs]
    place = lines.index("Kim\tVill ha jour högst var femte vecka.")
    assert lines[place + 1] == "Läses av oss två."
    assert lines[lines.index("Olika syn") + 2] == "Maria\tLika många, men jämnare fördelade."


def test_taking_apart_and_packing_keeps_it_a_document(made):
    """The positive control of the other tests' tool."""
    data = packed(parts_of(made[Recipient.HR, "sv"]))
    assert docx.Document(io.BytesIO(data)).paragraphs[1].text == FORM
