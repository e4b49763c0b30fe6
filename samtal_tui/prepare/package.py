"""Open a Word file that anybody may have made: nothing is unpacked without a bound, nothing outside it is
read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from samtal_tui.prepare.refused import NotTaken, Why

MOST_PARTS = 2_000
MOST_BYTES = 32 * 1024 * 1024
"""What all the parts that are read may unpack to together; a form of forty pages has one hundredth of it."""

DEEPEST = 400
"""Elements within elements; Word's own documents have some dozens."""

_TYPES = "[Content_Types].xml"
_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


class Package:
    """The parts of a Word file, unpacked one at a time as they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Look at the table of contents. Raises `NotTaken`."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise NotTaken(Why.BROKEN) from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > MOST_PARTS:
            raise NotTaken(Why.UNPACKS)
        self._left = MOST_BYTES

    def main(self) -> str:
        """The name of the part that is the document. Raises `NotTaken` when there is none."""
        found: list[str] = []

        def look(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "Override" and attributes.get("ContentType") in _MAIN:
                found.append(attributes.get("PartName", "").lstrip("/"))

        if _TYPES not in self.names:
            raise NotTaken(Why.OTHER_FORMAT)
        parse(self.read(_TYPES), look, lambda _name: None, lambda _text: None)
        for name in (*found, "word/document.xml"):
            if name in self.names:
                return name
        raise NotTaken(Why.OTHER_FORMAT)

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises `NotTaken` when the parts together unpack to too much."""
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ):
            raise NotTaken(Why.BROKEN) from None
        if len(data) > self._left:
            raise NotTaken(Why.UNPACKS)
        self._left -= len(data)
        return data


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read XML, calling back. A document type declaration is refused, and with it every entity.

    Raises `NotTaken`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise NotTaken(Why.UNPACKS)
        start(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def refuse(*_: object) -> None:
        raise NotTaken(Why.ENTITIES)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError:
        raise NotTaken(Why.BROKEN) from None
