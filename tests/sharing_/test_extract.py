"""Reading the bytes of a stranger: all text is found, and what is no document of ours is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from export_.docx_parts import packed, parts_of

from samtal_tui.export.content import Content, Line, Said, Section
from samtal_tui.export.markdown import make as make_markdown
from samtal_tui.export.word import make as make_word
from samtal_tui.sharing import extract_word
from samtal_tui.sharing.extract import extract
from samtal_tui.sharing.extracted import NotADocument

SAID = "Jour & helg <5 | *ibland* \\ #1"
CONTENT = Content(
    language="sv",
    title="Samtal",
    statement="Allt är överens.",
    made_on="2026-02-10",
    page="Sida {page} av {pages}",
    header=(),
    plan=None,
    outcomes=None,
    notes_title="Från samtalet",
    sections=(
        Section("Arbete", (Line("", (Said("Kim", f"{SAID}\nandra raden"),), ("Läses av oss två.",)),)),
    ),
    signature=None,
)
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.fixture(scope="module")
def word() -> bytes:
    return make_word(CONTENT)


def test_word_and_markdown_read_the_same(word):
    in_word = extract(word, "word").pieces
    in_markdown = extract(make_markdown(CONTENT), "markdown").pieces
    assert f"{SAID}\nandra raden" in in_word
    assert f" {SAID}   andra raden   " in in_markdown
    for piece in ("Kim", "Läses av oss två.", "Allt är överens."):
        assert piece in [one.strip(": ") for one in in_word]
        assert piece in [one.strip(": ") for one in in_markdown]


def test_structure_is_kept_apart_from_text(word):
    found = extract(word, "word")
    assert "Plan Table" in found.structure
    assert "PAGE" in found.structure
    assert not {"Plan Table", "PAGE", "center"} & set(found.pieces)


def changed(word: bytes, **parts: str) -> bytes:
    return packed(
        parts_of(word)
        | {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    )


def without(word: bytes, name: str) -> bytes:
    return packed({part: text for part, text in parts_of(word).items() if part != name})


def twice(word: bytes) -> bytes:
    out = io.BytesIO(word)
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def with_extra(word: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts_of(word).items():
            entry = zipfile.ZipInfo(name)
            entry.comment = b"hemligt"
            package.writestr(entry, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda word: b"",
        lambda word: b"PK",
        lambda word: word[: len(word) // 2],
        lambda word: changed(word, word__media__image_xml="<x/>"),
        lambda word: changed(word, word__document_xml=BOMB.decode()),
        lambda word: changed(word, word__document_xml="<w:document"),
        lambda word: changed(word, word__document_xml=""),
        lambda word: without(word, "word/settings.xml"),
        lambda word: packed(parts_of(word), comment=b"hemligt"),
        twice,
        with_extra,
    ],
)
def test_what_is_no_word_document_of_ours_is_refused(word, spoil):
    with pytest.raises(NotADocument):
        extract(spoil(word), "word")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"ett \x00 tecken", b"a &#97; b", b"a &amp; b", b"\x1b[31m"]
)
def test_what_is_no_markdown_of_ours_is_refused(data):
    with pytest.raises(NotADocument):
        extract(data, "markdown")


def test_what_unpacks_to_too_much_is_refused(word, monkeypatch):
    monkeypatch.setattr(extract_word, "MOST_BYTES", 10_000)
    assert len(word) < extract_word.MOST_BYTES
    with pytest.raises(NotADocument):
        extract(word, "word")


def test_an_unknown_format_is_refused():
    with pytest.raises(NotADocument):
        extract(b"x", "odt")
