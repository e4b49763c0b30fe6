"""A document as PDF: tagged, in its language, read back whole, and with nowhere to hide anything."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from composing import compose
from export_.realistic import DAY, fill
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, NumberObject, StreamObject, TextStringObject

from samtal_tui.export.content import Content, Line, Said, Section
from samtal_tui.export.errors import NotAsPdf
from samtal_tui.export.files import make_all
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.export.pdf import make
from samtal_tui.sharing.agreement import agree
from samtal_tui.sharing.extract import extract
from samtal_tui.sharing.extracted import NotADocument
from samtal_tui.sharing.leak_check import Forbidden, Fragments, find_leaks, is_whole, known_fragments
from samtal_tui.texts import Texts
from vault.records import Audience, Item, Kind, Recipient
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)
SECRET = "jouren var tredje vecka är för tät"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> bytes:
    vault = create_for_tests(tmp_path_factory.mktemp("pdf") / "vault")
    fill(vault)
    try:
        return make(compose(vault, "t1", Recipient.EMPLOYEE, "sv", DAY))
    finally:
        vault.close()


def test_it_is_tagged_and_says_its_language_and_title(made):
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF's own truth value
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_its_tables_have_headings_for_a_screen_reader(made):
    reader = PdfReader(io.BytesIO(made))
    roles: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            roles.append(str(node.get("/S", "")))
            walk(node.get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    assert roles.count("/Table") == 3
    assert roles.count("/TH") == 2 + 6 + 2 + 4 + 5
    assert [role for role in roles if role[:2] == "/H" and role[2:].isdigit()][:2] == ["/H1", "/H1"]


def test_nothing_tells_who_made_it_or_when(made):
    information = PdfReader(io.BytesIO(made)).metadata
    assert set(information) == {"/Title", "/Creator"}
    assert information["/Creator"].startswith("Typst")
    for name in (b"CreationDate", b"ModDate", b"CreateDate", b"ModifyDate", b"Author", b"/work", b"/home"):
        assert name not in made


def test_the_same_content_gives_the_same_bytes():
    content = Content("sv", "Samtal", "Allt", "2026-02-10", "{page} / {pages}", (), None, None, "", (), None)
    assert make(content) == make(content)


def test_a_text_over_many_pages_is_read_back_whole():
    text = " ".join(f"ord nummer {number} i en lång berättelse" for number in range(800))
    section = Section("Arbete", (Line("", (Said("Kim", text),)),))
    content = Content(
        "sv",
        "Samtal",
        "Allt",
        "2026-02-10",
        "Sida {page} av {pages}",
        (),
        None,
        None,
        "Från",
        (section,),
        None,
    )
    data = make(content)
    assert len(PdfReader(io.BytesIO(data)).pages) > 2
    assert is_whole(extract(data, "pdf"), [text])


def saying(text: str) -> Content:
    section = Section("Arbete", (Line("", (Said("Kim", text),)),))
    page = "Sida {page} av {pages}"
    return Content("sv", "Samtal", "Allt", "2026-02-10", page, (), None, None, "Från", (section,), None)


@pytest.mark.parametrize("text", ["Русский язык", "Ελληνικά", "Łódź źrebię", "Tiếng Việt", "½ § € – ”så”"])
def test_the_scripts_that_its_fonts_have_are_read_back_whole(text):
    assert is_whole(extract(make(saying(text)), "pdf"), [text])


def test_a_sign_that_no_font_has_is_refused_with_word_in_its_place(tmp_path):
    vault = create_for_tests(tmp_path / "vault")
    fill(vault)
    emoji = Item(
        id="e1",
        person="p7",
        talk="t1",
        kind=Kind.NOTE,
        audience=Audience.ONWARD,
        fields={"text": "Bra jobbat \U0010fffd"},
    )
    vault.items.apply("t1", put=[agree(vault.id, emoji, DAY)])
    with pytest.raises(NotAsPdf) as refused:
        make_document(vault, "t1", Recipient.HR, Format.PDF, tmp_path / "ut", "sv", now=NOW)
    assert "skapa det som Word i stället" in refused.value.sentence(Texts("sv"))
    assert not tmp_path.joinpath("ut").exists()
    made = make_all(vault, "t1", Recipient.HR, tmp_path / "ut", "sv", NOW)
    vault.close()
    assert [each.format for each in made.refused] == [Format.PDF]
    assert {each.format for each in made.documents} == {Format.WORD, Format.TEXT, Format.MARKDOWN}


def written(change: Callable[[PdfWriter, str], object]) -> Callable[[bytes, str], bytes]:
    def write(data: bytes, text: str) -> bytes:
        writer = PdfWriter(clone_from=io.BytesIO(data))
        change(writer, text)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return write


def loose_stream(writer: PdfWriter, text: str) -> None:
    stream = StreamObject()
    stream.set_data(text.encode())
    writer._add_object(stream)


def described_with(writer: PdfWriter, text: str) -> None:
    metadata = writer.root_object["/Metadata"].get_object()
    end = b"</rdf:Description>"
    metadata.set_data(metadata.get_data().replace(end, f"<x:n>{text}</x:n>".encode() + end))


def drawn_with(writer: PdfWriter, code: str) -> None:
    drawn = writer.pages[0]["/Contents"].get_object()
    drawn.set_data(drawn.get_data() + code.encode())


HIDING: dict[str, Callable[[bytes, str], bytes]] = {
    "a property": written(lambda writer, text: writer.add_metadata({"/Keywords": text})),
    "a bookmark": written(lambda writer, text: writer.add_outline_item(title=text, page_number=0)),
    "a text for screen readers": written(
        lambda writer, text: writer.root_object.update({NameObject("/Alt"): TextStringObject(text)})
    ),
    "a comment": lambda data, text: data.replace(b"startxref", f"%{text}\nstartxref".encode()),
    "the metadata": written(described_with),
}
NAMING: dict[str, Callable[[bytes, str], bytes]] = {
    "a key": written(
        lambda writer, text: writer.root_object.update({NameObject(f"/{text}"): NumberObject(1)})
    ),
    "a name": written(
        lambda writer, text: writer.root_object.update({NameObject("/PageMode"): NameObject(f"/{text}")})
    ),
    "what a page is drawn from": written(
        lambda writer, text: drawn_with(writer, f"/{text} BMC EMC % {text}")
    ),
}


@pytest.fixture(scope="module")
def short() -> bytes:
    """One page: where a file keeps words does not depend on how long it is."""
    return make(saying("överens"))


def caught(data: bytes, text: str) -> bool:
    return bool(find_leaks(extract(data, "pdf"), [Forbidden("i", "t", text)], Fragments()))


@pytest.mark.parametrize("text", [SECRET, "tveksam"])
@pytest.mark.parametrize("way", HIDING)
def test_words_are_found_wherever_the_file_keeps_them(short, way, text):
    assert caught(HIDING[way](short, text), text)
    assert not caught(HIDING[way](short, "annat"), text)


@pytest.mark.parametrize("way", NAMING)
def test_a_word_is_found_among_the_names_of_the_file(short, way):
    assert caught(NAMING[way](short, "tveksam"), "tveksam")
    assert not caught(NAMING[way](short, "annat"), "tveksam")


def test_words_are_found_in_a_stream_nothing_refers_to(short):
    assert caught(written(loose_stream)(short, SECRET), SECRET)


@pytest.mark.parametrize(
    "change",
    [
        lambda writer, _: writer.add_attachment("hemligt.txt", SECRET.encode()),
        lambda writer, _: writer.root_object.update({NameObject("/OpenAction"): TextStringObject("x")}),
        lambda writer, _: writer.add_annotation(0, FreeText(text=SECRET, rect=(1, 1, 200, 200))),
        lambda writer, _: writer.encrypt("lösen"),
    ],
)
def test_what_acts_carries_or_hides_is_refused(short, change):
    with pytest.raises(NotADocument):
        extract(written(change)(short, SECRET), "pdf")


def test_nothing_stands_behind_the_end(short):
    with pytest.raises(NotADocument):
        extract(short + b"tveksam", "pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"garbage" * 100, b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused_in_silence(data, capfd, caplog):
    with pytest.raises(NotADocument):
        extract(data, "pdf")
    assert capfd.readouterr().err == ""


def test_brackets_and_escapes_in_a_text_are_no_words_of_the_file():
    """Glyphs are written as `\\000\\b` and the like: a private line of one letter is not found in them."""
    letters = "abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ()[]{}\\0123456789"
    data = make(saying(" ".join(letters[place:] + letters[:place] for place in range(len(letters)))))
    found = extract(data, "pdf")
    secrets = [Forbidden(letter, "t", letter) for letter in "bdefgijnrt"]
    assert find_leaks(found, secrets, known_fragments(found.pieces)) == []
