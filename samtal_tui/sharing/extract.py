"""All text in the bytes of a document, whatever part of the file it stands in.

The bytes come from another process and are read as if they came from a stranger: sizes are bounded, a
document type declaration is refused, and a part that no document of ours has is an error, not something to
skip.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from xml.parsers import expat

from samtal_tui.sharing.format_names import names_of
from samtal_tui.sharing.picture import Picture

MOST_BYTES = 64 * 1024 * 1024
"""No document is larger unpacked; what is, is not one of ours."""

PARTS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
    }
)
"""The parts a Word document made here has."""

PICTURE = "word/media/image1.png"
"""One more, when it has a logo."""

_STRUCTURE = re.compile(r"(http://|application/)[!-~]*|[!-~]*( [!-~]+){0,2}")


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class NotADocument(ValueError):
    """The bytes are not a document of the named format. Names no text."""


@dataclass(frozen=True)
class Extracted:
    """The texts of a document: what is read in it, piece by piece, and the names its file format uses.

    A piece is a paragraph, a cell, a line or a property. `structure` are names and attribute values, which
    are no text but could hide some; of their single words only `names`, folded, are the format's own.
    `noise` is what bytes that are no text look like as text.
    """

    pieces: tuple[str, ...]
    structure: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


def extract(data: bytes, format_: str, picture: Picture | None = None) -> Extracted:
    """Every text in `data`, which may hold no picture but `picture`. Raises `NotADocument`."""
    readers: dict[str, Callable[[bytes], Extracted]] = {
        "markdown": _markdown,
        "word": partial(_word, picture=picture),
        "text": _text,
        "json": _json,
        "pdf": partial(_pdf, picture=picture),
    }
    if format_ not in readers:
        raise NotADocument("no such format")
    if not data or len(data) > MOST_BYTES:
        raise NotADocument("empty or far too large")
    return readers[format_](data)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NotADocument("not UTF-8") from None
    if _CONTROL.search(text):
        raise NotADocument("a control character, which no document of ours has")
    return text


def _text(data: bytes) -> Extracted:
    """Titles first, then the lines, so that a line divided between two parts is read in one run.

    A line that begins with a tab goes on from the one before; any other tab parts a label from what was said.
    """
    titles, lines = [], []
    for section in _decoded(data).split("\n\n"):
        title, _, rest = section.partition("\n")
        titles.append(title)
        lines += rest.replace("\n\t", " ").replace("\t", "\n").split("\n")
    return Extracted(tuple(piece for piece in (*titles, *lines) if piece.strip()))


def _json(data: bytes) -> Extracted:
    """Every string is a piece, names and numbers are structure; a name given twice hides nothing."""
    pieces: list[str] = []
    structure: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            pieces.append(value)
        elif isinstance(value, list):
            for part in value:
                gather(part)
        elif not isinstance(value, dict):
            structure.append(str(value))

    def fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for name, value in pairs:
            structure.append(name)
            gather(value)
        return {}

    try:
        gather(json.loads(_decoded(data), object_pairs_hook=fields))
    except (ValueError, RecursionError):
        raise NotADocument("not JSON") from None
    return Extracted(tuple(pieces), tuple(structure), names=names_of("json"))


def _markdown(data: bytes) -> Extracted:
    """Lines, cells and what is set in bold or italics are pieces; a hard line break does not end one.

    What is escaped is read as it will be shown.
    """
    text = _decoded(data)
    if re.search(r"(?<!\\)&#?\w+;|\t", text):
        raise NotADocument("an entity or a tab, which no Markdown of ours has")
    joined = re.sub(r"\\\n|<br>", " ", text)
    parts = re.split(r"(?<!\\)[|*]+|\n", joined)
    pieces = (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part) for part in parts)
    return Extracted(tuple(piece for piece in pieces if piece.strip()))


def _pdf(data: bytes, picture: Picture | None) -> Extracted:
    from samtal_tui.sharing.extract_pdf import Unreadable, read_pdf

    try:
        read = read_pdf(data, picture)
    except Unreadable:
        raise NotADocument("not a PDF") from None
    pieces = [text for text in read.strings if not _STRUCTURE.fullmatch(text)]
    structure = [text for text in read.strings if _STRUCTURE.fullmatch(text)]
    return Extracted((*read.lines, *pieces), (*structure, *read.names), tuple(read.noise), names_of("pdf"))


def _word(data: bytes, picture: Picture | None) -> Extracted:
    pieces: list[str] = []
    structure: list[str] = []
    parts = PARTS | {PICTURE} if picture else PARTS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if {entry.filename for entry in entries} != parts or len(entries) != len(parts):
                raise NotADocument("other parts than a document has")
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise NotADocument("far too large")
            if package.comment or any(entry.comment or entry.extra for entry in entries):
                raise NotADocument("something is written beside the parts")
            for entry in entries:
                if picture and entry.filename == PICTURE:
                    if package.read(entry) != picture.png():
                        raise NotADocument("another picture")
                    continue
                reader = PartReader()
                reader.read(package.read(entry))
                pieces += reader.pieces
                structure += reader.structure
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, RuntimeError, EOFError):
        raise NotADocument("not a Word document") from None
    return Extracted(tuple(pieces), tuple(structure), names=names_of("word"))


class PartReader:
    """Reads one XML part: paragraphs as pieces, every name, attribute, comment and instruction besides."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.structure: list[str] = []
        self._text: list[str] = []

    def read(self, data: bytes) -> None:
        """Take in one part. Raises `NotADocument`, `expat.ExpatError`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.CommentHandler = self.pieces.append
        parser.ProcessingInstructionHandler = lambda target, text: self.pieces.append(f"{target} {text}")
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
        self._finish()

    def _refuse(self, *_: object) -> None:
        raise NotADocument("a document type declaration")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        self.structure += {element, *(attribute.rpartition(" ")[2] for attribute in attributes)}
        if element not in _INSIDE:
            self._finish()
        elif element == "br":
            self._text.append("\n")
        for value in attributes.values():
            (self.structure if _STRUCTURE.fullmatch(value) else self.pieces).append(value)

    def _end(self, name: str) -> None:
        element = name.rpartition(" ")[2]
        if element == "instrText":
            self.structure.append("".join(self._text))
            self._text.clear()
        elif element not in _INSIDE:
            self._finish()

    def _finish(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text.strip():
            self.pieces.append(text)


_INSIDE = frozenset({"r", "t", "rPr", "b", "bCs", "i", "lang", "sz", "br"})
"""Elements that do not end the run of text they stand in. A tab does: it parts a name from what was said."""
