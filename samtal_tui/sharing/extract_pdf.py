"""All text in a PDF: what its pages show, and every string anywhere in the file besides."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from samtal_tui.sharing.extract_word import PartReader
from samtal_tui.sharing.picture import Picture

_REFUSED = frozenset(
    {"/Annots", "/AcroForm", "/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/Encrypt"}
)
"""What no document of ours has: anything that acts, asks or carries another file."""

_NOT_OURS = (
    AttributeError,
    ExpatError,
    IndexError,
    KeyError,
    OSError,
    PyPdfError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading something that is no PDF of ours can raise."""

_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
_TEXTS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_SYNTAX_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,}")
"""A single letter is an operator, or an escape in a text with brackets in it, such as \\b."""
_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")


class Unreadable(ValueError):
    """The bytes are not a PDF as we make them. Names no text."""


@dataclass
class Read:
    """What the file holds: the lines its pages show, the feet of the pages last, and its objects' strings.

    `names` are its keys and names, the words between its objects and its XML; `noise` is whatever else in its
    bytes could be printed.
    """

    lines: list[str]
    strings: list[str]
    names: list[str]
    noise: list[str]


def read_pdf(data: bytes, picture: Picture | None = None) -> Read:
    """Every text in `data`, which may hold no picture but `picture`. Raises `Unreadable`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
            raise Unreadable("something behind the end")
        reader = PdfReader(io.BytesIO(data), strict=True)
        if reader.is_encrypted:
            raise Unreadable("encrypted")
        lines, feet, drawn = [], [], set()
        for page in reader.pages:
            *body, foot = _lines(page.extract_text())
            lines += body
            feet.append(foot)
            drawn.add(_number(page.raw_get("/Contents")))
        found = Read([*lines, *feet], [], _beside(_STREAM.sub(b"", data)), list(_printed(data)))
        for number in _objects(reader):
            part = reader.get_object(IndirectObject(number, 0, reader))
            if picture and _is(part, picture):
                found.strings += _within(part)
            else:
                _gather(part, found, drawn=number in drawn)
    except _NOT_OURS:
        raise Unreadable("not a PDF of ours") from None
    return found


def _lines(text: str) -> list[str]:
    """The lines of a page; one that was only broken to fit, which ends in a space, goes on."""
    return text.replace(" \n", " ").split("\n")


def _number(reference: object) -> int:
    """The number of the one stream a page is drawn from."""
    if not isinstance(reference, IndirectObject):
        raise Unreadable("a page without a stream of its own")
    return reference.idnum


def _objects(reader: PdfReader) -> list[int]:
    """The numbers of all objects, also of those nothing refers to."""
    listed = {number for table in reader.xref.values() for number in table}
    return sorted(listed | set(reader.xref_objStm))


def _gather(part: object, found: Read, *, drawn: bool) -> None:
    found.strings += _within(part)
    found.names += _names(part)
    if not isinstance(part, StreamObject):
        return
    if part.get("/Subtype") in {"/Image", "/Form"} or part.get("/Type") == "/EmbeddedFile":
        raise Unreadable("a picture or another file")
    if drawn:
        found.names += _beside(part.get_data())
        return
    if part.get("/Type") == "/Metadata":
        reader = PartReader()
        reader.read(part.get_data())
        found.names += (*reader.pieces, *reader.structure)
    found.noise += _printed(part.get_data())


def _beside(data: bytes) -> list[str]:
    """The words in PDF syntax, line by line, its texts and numbers left out: names, operators, comments."""
    lines = (map(_decoded, _SYNTAX_WORD.findall(line)) for line in _TEXTS.sub(b" ", data).splitlines())
    return [" ".join(words) for words in lines]


def _names(part: object) -> Iterator[str]:
    """Every key and every name."""
    if isinstance(part, DictionaryObject):
        for key, value in part.items():
            yield str(key)
            yield from _names(value)
    elif isinstance(part, ArrayObject):
        for value in part:
            yield from _names(value)
    elif isinstance(part, NameObject):
        yield str(part)


def _is(part: object, picture: Picture) -> bool:
    """True for the picture that may be there: of its size, and the same in every point."""
    return (
        isinstance(part, StreamObject)
        and part.get("/Subtype") == "/Image"
        and (part.get("/Width"), part.get("/Height")) == (picture.width, picture.height)
        and part.get_data() == picture.pixels
    )


def _within(found: object) -> Iterator[str]:
    if isinstance(found, DictionaryObject):
        if _REFUSED & set(found):
            raise Unreadable("something that acts")
        for value in found.values():
            yield from _within(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _within(value)
    elif isinstance(found, bytes):
        yield found.decode("latin-1")
    elif isinstance(found, str) and not isinstance(found, NameObject):
        yield found


def _printed(data: bytes) -> Iterator[str]:
    """Runs of printed signs in bytes that are not text."""
    return map(_decoded, _PRINTED.findall(data))


def _decoded(run: bytes) -> str:
    """As UTF-8 where that is what it is."""
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("latin-1")
