"""Read the tables and the text of a Word document, and nothing else in it.

The one part that holds the text is unpacked to a bound and parsed as a stream. A document type declaration is
refused (Word writes none), so no entity is ever expanded and nothing outside the file is ever looked for.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat

from samtal_tui.keeping.paper import MAX_COLUMNS, TOO_WIDE, Cell, NotAPaper, Paper, measured
from samtal_tui.texts import mark

MAX_UNPACKED = 20 * 1024 * 1024
"""Bytes of text and marks in one document; a plan of many pages has a few hundred thousand."""

MAX_DEPTH = 100
"""How deep one thing may lie in another; a table in a table in a content control comes to about thirty."""

NOT_WORD = mark("{file} is not a Word document: open it in Word and save it as .docx; nothing is brought in.")
OLD_WORD = mark("{file} is of an older Word: open it there and save it as .docx; nothing is brought in.")
PROTECTED = mark("{file} is protected by a password: save it without one; nothing is brought in.")
DAMAGED = mark("{file} is a damaged Word document: open it in Word and save it anew; nothing is brought in.")
SWOLLEN = mark("{file} unpacks to more than 20 MB, so it is no plan: nothing is brought in.")
FOREIGN = mark("{file} has declarations that no Word document has: nothing is brought in.")

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_KNOWN = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_PASSED_BY = frozenset({"Fallback", "moveFrom", "instrText", "del", "comment"})
"""What stands twice, is no longer there, or is no text."""


def read_word(data: bytes) -> Paper:
    """The tables and the lines of the document in `data`. Raises `NotAPaper`."""
    if not data.startswith(b"PK"):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise NotAPaper(PROTECTED if protected else OLD_WORD)
    reader = _Reader()
    try:
        reader.read(_body(data))
    except expat.ExpatError:
        raise NotAPaper(DAMAGED) from None
    return Paper(measured(reader.tables), tuple(reader.lines))


def _body(data: bytes) -> bytes:
    """The part that holds the text, unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            found = next((part for part in package.infolist() if _DOCUMENT.fullmatch(part.filename)), None)
            if found is None:
                raise NotAPaper(NOT_WORD)
            if found.flag_bits & 1:
                raise NotAPaper(PROTECTED)
            # Other methods unpack a whole block at once, however large it becomes.
            if found.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise NotAPaper(DAMAGED)
            with package.open(found) as part:
                body = part.read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error):
        raise NotAPaper(DAMAGED) from None
    if len(body) > MAX_UNPACKED:
        raise NotAPaper(SWOLLEN)
    return body


class _Table:
    """A table being read."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.texts: list[str] = []
        self.span = 1
        self.goes_on = False


class _Reader:
    """Takes text out of the stream of marks: into the innermost table's cell, or a line of its own."""

    def __init__(self) -> None:
        self.tables: list[list[list[Cell]]] = []
        self.lines: list[str] = []
        self._open: list[_Table] = []
        self._line: list[str] = []
        self._depth = 0
        self._passed_by = 0
        self._in_text = False

    def read(self, body: bytes) -> None:
        """Read it all. Raises `expat.ExpatError` and `NotAPaper`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(body, True)  # noqa: FBT003 - expat's way to say that this is all

    @property
    def _parts(self) -> list[str]:
        return self._open[-1].texts if self._open else self._line

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise NotAPaper(DAMAGED)
        mark_ = _local(name)
        if self._passed_by or mark_ in _PASSED_BY:
            self._passed_by += 1
            return
        table = self._open[-1] if self._open else None
        value = next((text for key, text in attributes.items() if _local(key) == "val"), "")
        match mark_:
            case "tbl":
                self._end_line()
                self._open.append(_Table())
            case "tr" if table:
                table.rows.append([])
            case "gridBefore" if table and table.rows:
                table.rows[-1].extend([""] * _number(value))
            case "tc" if table:
                table.texts, table.span, table.goes_on = [], 1, False
            case "gridSpan" if table:
                table.span = _number(value)
            case "vMerge" if table:
                table.goes_on = value != "restart"
            case "t":
                self._in_text = True
            case "br" | "cr":
                self._parts.append("\n")
            case "tab":
                self._parts.append(" ")
            case "noBreakHyphen":
                self._parts.append("-")

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._passed_by:
            self._passed_by -= 1
            return
        table = self._open[-1] if self._open else None
        match _local(name):
            case "t":
                self._in_text = False
            case "p":
                self._parts.append("\n")
                if not self._open:
                    self._end_line()
            case "tc" if table and table.rows:
                self._end_cell(table)
            case "tbl" if table:
                self.tables.append(self._open.pop().rows)

    def _end_cell(self, table: _Table) -> None:
        row = table.rows[-1]
        if len(row) + table.span > MAX_COLUMNS:
            raise NotAPaper(TOO_WIDE)
        text = "".join(table.texts).strip()
        row.extend([None if table.goes_on and not text else text] * table.span)
        table.texts = []

    def _end_line(self) -> None:
        self.lines.extend(line for part in "".join(self._line).split("\n") if (line := part.strip()))
        self._line.clear()

    def _text(self, text: str) -> None:
        if self._in_text and not self._passed_by:
            self._parts.append(text)


def _local(name: str) -> str:
    """The name without its namespace; a name of another vocabulary is only known by what is passed by."""
    space, _, local = name.rpartition(" ")
    return local if not space or space in _KNOWN or local in _PASSED_BY else ""


def _number(value: str) -> int:
    return min(int(value), MAX_COLUMNS + 1) if value.isdecimal() and len(value) < 9 else 1


def _refuse(*_declaration: object) -> None:
    raise NotAPaper(FOREIGN)
