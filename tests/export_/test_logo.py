"""The logo: one picture, drawn anew, known to the last point; whatever else comes as one is refused."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from export_.realistic import fill

from samtal_tui.config import Config
from samtal_tui.export.content import from_json
from samtal_tui.export.errors import MakingFailed
from samtal_tui.export.formats import Format
from samtal_tui.export.house import house_of
from samtal_tui.export.logo import MOST_BYTES, LogoRefused, Unfit, read_logo, run_drawer
from samtal_tui.export.make import House, make_document
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.extract import extract
from samtal_tui.sharing.extracted import NotADocument
from samtal_tui.sharing.picture import Picture
from samtal_tui.texts import Texts
from vault.records import Recipient
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    b'<defs><linearGradient id="g"/></defs><rect width="300" height="100" fill="#1F4254"/>%s</svg>'
)
BOMB = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SVG % b"&b;"
PICTURE = Picture(3, 2, bytes(range(18)))


def png(width: int, height: int, body: bytes = b"", extra: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


HOSTILE = {
    "a script": (SVG % b"<script>alert(1)</script>", Unfit.REACHES_OUT),
    "something that happens": (SVG % b'<rect onload="x()" width="1" height="1"/>', Unfit.REACHES_OUT),
    "another file": (SVG % b'<image href="file:///etc/passwd" width="1" height="1"/>', Unfit.REACHES_OUT),
    "another page": (SVG % b"<foreignObject><p>hej</p></foreignObject>", Unfit.REACHES_OUT),
    "a link": (SVG % b'<a href="https://exempel.se"><rect width="9" height="9"/></a>', Unfit.REACHES_OUT),
    "a picture from elsewhere": (SVG % b'<rect fill="url(https://x.se/a#b)"/>', Unfit.REACHES_OUT),
    "a style from elsewhere": (SVG % b"<style>@import 'https://x.se/a.css'</style>", Unfit.REACHES_OUT),
    "a style sheet": (b'<?xml-stylesheet href="x.css"?>' + SVG % b"", Unfit.REACHES_OUT),
    "entities": (BOMB, Unfit.REACHES_OUT),
    "half an SVG": (SVG[:-20], Unfit.UNREADABLE),
    "a page": (b"<html><body>hej</body></html>", Unfit.OTHER),
    "words": (b"privata anteckningar om Kim", Unfit.OTHER),
    "nothing": (b"", Unfit.OTHER),
    "a JPEG": (b"\xff\xd8\xff\xe0" + bytes(100), Unfit.OTHER),
    "half a PNG": (png(10, 10)[:40], Unfit.UNREADABLE),
    "a PNG of noise": (png(10, 10, os.urandom(200)), Unfit.UNREADABLE),
    "a PNG as large as a field": (png(30_000, 30_000), Unfit.LARGE),
    "a PNG that unpacks for ever": (
        png(4000, 4000, zlib.compress(bytes(40_000_000))[:3000]),
        Unfit.UNREADABLE,
    ),
    "far too many bytes": (b" " * (MOST_BYTES + 1), Unfit.LARGE),
}


def written(tmp_path, data: bytes):
    path = tmp_path / "logo"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_logo_is_refused_in_a_sentence(tmp_path, what):
    data, why = HOSTILE[what]
    with pytest.raises(LogoRefused) as refused:
        read_logo(written(tmp_path, data))
    assert refused.value.why is why
    told = refused.value.sentence(Texts("sv"))
    assert told.startswith("Logotypen ")
    assert told.endswith("; ingenting är skapat.")
    assert "Kim" not in told


@pytest.mark.parametrize("what", ["missing", "folder", "fifo", "nobody may read it"])
def test_what_is_no_file_is_refused(tmp_path, what):
    place = tmp_path / "logo"
    if what == "folder":
        place.mkdir()
    elif what == "fifo":
        os.mkfifo(place)
    elif what == "nobody may read it":
        place.symlink_to(place)
    with pytest.raises(LogoRefused) as refused:
        read_logo(place)
    assert refused.value.why is Unfit.MISSING


@pytest.mark.parametrize(
    "drawn",
    [
        b"",
        b"\0" * 7,
        struct.pack(">II", 2, 2) + bytes(11),
        struct.pack(">II", 0, 5),
        struct.pack(">II", 9999, 1),
    ],
)
def test_a_drawer_that_says_something_else_is_not_believed(tmp_path, drawn):
    with pytest.raises(LogoRefused) as refused:
        read_logo(written(tmp_path, SVG % b""), lambda _kind, _data: drawn)
    assert refused.value.why is Unfit.UNREADABLE


def test_a_drawer_that_dies_is_a_refusal(tmp_path):
    def dies(_kind: str, _data: bytes) -> bytes:
        raise MakingFailed

    with pytest.raises(LogoRefused):
        read_logo(written(tmp_path, SVG % b""), dies)


def test_an_svg_as_drawing_programs_write_it_is_drawn_in_its_shape(tmp_path):
    prologue = (
        b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        b' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- made up -->\n'
    )
    inside = b'<rect fill="url(#g)" width="10" height="10"/><use href="#g"/>'
    logo = read_logo(written(tmp_path, prologue + SVG % inside))
    assert 2.9 < logo.width / logo.height < 3.1
    middle = (logo.height // 2 * logo.width + logo.width // 2) * 3
    assert logo.pixels[middle : middle + 3] == bytes.fromhex("1F4254")


def test_a_png_is_drawn_on_white_in_its_shape(tmp_path):
    row = b"\0" + bytes.fromhex("1F4254") * 20
    logo = read_logo(written(tmp_path, png(20, 10, zlib.compress(row * 10))))
    assert 1.9 < logo.width / logo.height < 2.1
    assert logo.pixels[:3] == bytes.fromhex("1F4254")


def test_no_words_travel_with_the_picture(tmp_path):
    text = b"tEXtComment\0privat om Kim"
    extra = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    row = b"\0" + bytes(60)
    logo = read_logo(written(tmp_path, png(20, 10, zlib.compress(row * 10), extra)))
    assert b"privat" not in logo.png()
    assert logo.png().count(b"IDAT") == 1


def test_the_drawer_is_a_process_without_a_key(tmp_path):
    width, height = struct.unpack_from(">II", run_drawer("svg", SVG % b""))
    assert (width > 0, height > 0) == (True, True)


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    opened = create_for_tests(tmp_path_factory.mktemp("logo") / "vault")
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def files(vault, tmp_path_factory) -> dict[Format, bytes]:
    folder, house = tmp_path_factory.mktemp("ut"), House(logo=PICTURE)
    found = {}
    for format_ in Format:
        made = make_document(
            vault, "t1", Recipient.HR, format_, folder, "sv", now=NOW, house=house, maker=here
        )
        found[format_] = folder.joinpath(made.file_name).read_bytes()
    return found


def here(format_, content):
    return maker_of(format_)(from_json(content))


def test_word_has_the_logo_and_the_name_above_every_title(files):
    document = docx.Document(io.BytesIO(files[Format.WORD]))
    heads = [one for one in document.paragraphs if one.style.name == "Letterhead"]
    assert [one.text.strip() for one in heads] == ["Påhittade kommun"] * 2
    assert len(document.inline_shapes) == 2
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == ["Påhittade kommun"] * 2


def test_pdf_has_the_logo_with_words_for_those_who_do_not_see_it(files):
    assert extract(files[Format.PDF], "pdf", PICTURE).pieces.count("Påhittade kommun") >= 2


@pytest.mark.parametrize("format_", [Format.MARKDOWN, Format.TEXT, Format.JSON])
def test_what_is_not_printed_has_no_picture(files, format_):
    assert len(files[format_]) < 20_000


@pytest.mark.parametrize("format_", [Format.WORD, Format.PDF])
@pytest.mark.parametrize("other", [None, replace(PICTURE, pixels=bytes(18)), Picture(2, 3, PICTURE.pixels)])
def test_any_other_picture_than_the_logo_is_stopped(files, format_, other):
    with pytest.raises(NotADocument):
        extract(files[format_], format_, other)


def test_a_word_file_with_one_more_picture_is_stopped(files):
    more = io.BytesIO(files[Format.WORD])
    with zipfile.ZipFile(more, "a") as package:
        package.writestr("word/media/image2.png", PICTURE.png())
    with pytest.raises(NotADocument):
        extract(more.getvalue(), "word", PICTURE)


def test_the_settings_name_it(tmp_path):
    assert house_of(Config()) == House()
    path = written(tmp_path, SVG % b"")
    house = house_of(Config(logo=path, field_limit=2000))
    assert house.part == 2000
    assert house.logo is not None
    with pytest.raises(LogoRefused):
        house_of(Config(logo=tmp_path / "finns-inte.svg"))
