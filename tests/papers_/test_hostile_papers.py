"""Papers that are broken or mean harm: one sentence each, and nothing beyond the bytes is ever read."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from papers_.reading import plan, sheets
from papers_.word import MUNICIPAL, W, document, package, paragraph, row, table

from samtal_tui.keeping import paper, papers, papers_word
from samtal_tui.keeping.paper import NotAPaper
from samtal_tui.keeping.papers import read_paper
from samtal_tui.texts import Texts


def told(data: bytes) -> bool:
    """Whether the bytes are a paper or are refused with a sentence that names the file."""
    try:
        plan(data)
    except NotAPaper as error:
        return "{file}" in error.sentence
    return True


def refusal(data: bytes) -> str:
    with pytest.raises(NotAPaper) as caught:
        read_paper(data)
    return caught.value.sentence


BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'
PROTECTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
)


def zip_of(**members: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def encrypted() -> bytes:
    """A document whose package says that its parts are encrypted."""
    data = bytearray(MUNICIPAL)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(sign, start + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", papers.EMPTY),
        (b" \n\t ", papers.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", papers.NOT_TEXT),
        (zip_of(**{"hello.txt": b"hi"}), papers_word.NOT_WORD),
        (zip_of(**{"xl/workbook.xml": b"<a/>"}), papers_word.NOT_WORD),
        (MUNICIPAL[:-40], papers_word.DAMAGED),
        (MUNICIPAL[:200], papers_word.DAMAGED),
        (package(b"<w:document"), papers_word.DAMAGED),
        (package(b"\x00\x01\x02"), papers_word.DAMAGED),
        (package(BODY.format("<w:p>" * 200 + "</w:p>" * 200).encode()), papers_word.DAMAGED),
        (package(b"<a/>", method=zipfile.ZIP_BZIP2), papers_word.DAMAGED),
        (PROTECTED, papers_word.PROTECTED),
        (PROTECTED.replace(b"E\0n\0c\0", b"W\0o\0r\0"), papers_word.OLD_WORD),
        (encrypted(), papers_word.PROTECTED),
        (b"x" * (50 * 1024 * 1024), papers.TOO_LARGE),
        (("Mål" + ";a" * 1_000_000 + "\n").encode(), paper.TOO_WIDE),
        (("Mål\t" + "a\t" * 1_000_000 + "\n").encode(), paper.TOO_WIDE),
        (("Mål;Klart\n" + "a;" * 1_000_000 + "\n").encode(), paper.TOO_WIDE),
        (("Mål\tKlart\n" + "a\tb\n" * 3_000).encode(), paper.TOO_LONG),
        (("Mål\tKlart\n" + "å" * 30_000 + "\tb\n").encode(), paper.TOO_MUCH),
        (document(table(row(*["x"] * 64))), paper.TOO_WIDE),
    ],
)
def test_each_fault_has_its_own_sentence(data, sentence):
    assert refusal(data) == sentence
    for language in ("sv", "en"):
        assert Texts(language)(sentence, file="plan.docx").startswith("plan.docx ")


def test_a_bomb_is_not_unpacked():
    bomb = package(b" " * (papers_word.MAX_UNPACKED + 10))
    assert len(bomb) < 100_000
    assert refusal(bomb) == papers_word.SWOLLEN


def test_a_size_that_lies_does_not_help(monkeypatch):
    """The directory of the package may say what it likes: what is unpacked is what counts."""
    bomb = bytearray(package(b" " * (papers_word.MAX_UNPACKED + 10)))
    directory = bomb.rfind(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    assert refusal(bytes(bomb)) in {papers_word.SWOLLEN, papers_word.DAMAGED}


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused_before_anything_is_expanded(declaration, encoding):
    body = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}' + BODY.format(paragraph("&secret;"))
    assert refusal(package(body.encode(encoding))) == papers_word.FOREIGN


def test_an_included_document_is_not_looked_for():
    included = document(
        f'<w:altChunk xmlns:r="urn:r" r:id="rId1"/>{paragraph("text")}',
        table(row("Mål", "Klart"), row("Trygg jour", "2025-09-30")),
    )
    assert [one.title for one in plan(included).rows] == ["Trygg jour"]


def test_what_was_deleted_or_stands_twice_in_word_is_not_read():
    body = (
        "<w:p><w:del><w:r><w:delText>struket</w:delText></w:r></w:del><w:r><w:t>kvar</w:t></w:r></w:p>"
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:r><w:t>en gång</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>en gång</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert sheets(document(body)).lines == ("kvar", "en gång")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_paper_or_one_sentence(data):
    assert told(data)


CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@pytest.mark.parametrize("length", ["short", pytest.param("long", marks=pytest.mark.torture)])
@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
@example(rows=[["", "", "VEM"]])
def test_nothing_in_a_table_is_lost(length, rows):
    """Whatever stands in the cells, every visible word of them is in a row, in a note or names a column."""
    body = "\n".join("\t".join(" ".join(cell.split()) for cell in one) for one in rows)
    text = f"Mål\tOkänt\tAktivitet\tSak\n{body}\n"
    try:
        found = plan(text)
    except NotAPaper:
        return
    kept = " ".join(
        [*(text for one in found.rows for text in one.fields.values()), *(n for n, _ in found.notes)]
    )
    if not found.remarks:
        words = [word for word in body.split() if word.isalpha() and len(word) > 2]
        headings = {"mål", "okänt", "aktivitet", "sak"}
        named = [word for one in sheets(text).sheets for heading in one.headings for word in heading.split()]
        headings |= {word.casefold() for word in named}
        assert [word for word in words if word not in kept and word.casefold() not in headings] == []


@given(st.integers(0, len(MUNICIPAL) - 1), st.integers(0, 255))
def test_a_damaged_byte_never_ends_in_anything_else(place, value):
    data = bytearray(MUNICIPAL)
    data[place] = value
    assert told(bytes(data))
