"""All text in a Word document: in its parts, and in every attribute, comment and instruction besides."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from samtal_tui.sharing.extracted import MOST_BYTES, Extracted, NotADocument, is_structure
from samtal_tui.sharing.format_names import names_of
from samtal_tui.sharing.picture import Picture

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

_INSIDE = frozenset({"r", "t", "rPr", "b", "bCs", "i", "lang", "sz", "br"})
"""Elements that do not end the run of text they stand in. A tab does: it parts a name from what was said."""


def read_word(data: bytes, picture: Picture | None) -> Extracted:
    """Every text in `data`, which may hold no picture but `picture`. Raises `NotADocument`."""
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
            (self.structure if is_structure(value) else self.pieces).append(value)

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
