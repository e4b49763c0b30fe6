"""Read the paragraphs and tables of one part of a Word file, with the bookmarks in them.

Tracked changes count as accepted: what was put in is read, what was taken out or moved away is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from samtal_tui.prepare.lines import Left
from samtal_tui.prepare.package import local, parse

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delInstrText", "delText"})
"""Elements whose text is not part of the document: taken away, said another way, or a field's code."""

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SYMBOLS = {"F04A": "☺", "F04B": "😐", "F04C": "☹", "F0E0": "→", "F0DF": "←", "F0FC": "✓", "F0FE": "☒"}
"""What Word makes of :) and --> as one types, by its place in the font Wingdings."""
_OBJECTS = frozenset({"object", "OLEObject", "control", "altChunk", "chart", "relIds"})
_PICTURES = frozenset({"blip", "imagedata"})
_TEXT = frozenset({"t"})


@dataclass
class Paragraph:
    """One paragraph: its text, its style's id, the names of the bookmarks that begin in it."""

    text: str = ""
    style: str = ""
    marks: list[str] = field(default_factory=list)


@dataclass
class Cell:
    """A cell's paragraphs, those of tables within it among them."""

    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class TableRow:
    """A row; `heading` is true when it is marked as one."""

    cells: list[Cell] = field(default_factory=list)
    heading: bool = False


@dataclass
class Story:
    """What one part of the file says, in its order, and what else stood in it."""

    blocks: list[Paragraph | list[TableRow]] = field(default_factory=list)
    left: set[Left] = field(default_factory=set)


def read_story(data: bytes) -> Story:
    """Read one part. Raises `NotTaken`."""
    reader = _Reader()
    parse(data, reader.start, reader.end, reader.text)
    reader.finish()
    return reader.story


class _Reader:
    """Follows the XML as it is read."""

    def __init__(self) -> None:
        self.story = Story()
        self._paragraphs: list[Paragraph] = []
        self._tables = 0
        self._table: list[TableRow] = []
        self._pending: list[str] = []
        self._skipping = 0
        self._reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if self._skipping or element in _SKIPPED:
            self._skipping += 1
            return
        values = {local(key): value for key, value in attributes.items()}
        self._note_what_is_left(element, values)
        if element == "p":
            self._begin_paragraph()
        elif element in _TEXT:
            self._reading = True
        elif element in _SIGNS and self._paragraphs:
            self._paragraphs[-1].text += _SIGNS[element] if not self._in_properties(values) else ""
        elif element == "sym" and self._paragraphs:
            self._paragraphs[-1].text += _SYMBOLS.get(values.get("char", "").upper(), "•")
        elif element == "bookmarkStart":
            self._bookmark(values.get("name", ""))
        elif element == "pStyle" and self._paragraphs:
            self._paragraphs[-1].style = values.get("val", "")
        elif element in {"tbl", "tr", "tc", "tblHeader"}:
            self._begin_table_part(element)

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        element = local(name)
        if element in _TEXT:
            self._reading = False
        elif element == "p" and self._paragraphs:
            self._paragraphs.pop()
        elif element == "tbl" and self._tables:
            self._tables -= 1
            if not self._tables:
                self.story.blocks.append(self._table)

    def text(self, said: str) -> None:
        if self._reading and not self._skipping and self._paragraphs:
            self._paragraphs[-1].text += said

    def finish(self) -> None:
        """A bookmark after the last paragraph stands at an empty one."""
        if self._pending:
            self._begin_paragraph()

    @staticmethod
    def _in_properties(values: dict[str, str]) -> bool:
        """A tab stop in a style has a position; a tab in the text has none."""
        return "pos" in values

    def _begin_paragraph(self) -> None:
        paragraph = Paragraph(marks=self._pending)
        self._pending = []
        self._paragraphs.append(paragraph)
        if self._tables and self._table and self._table[-1].cells:
            self._table[-1].cells[-1].paragraphs.append(paragraph)
        else:
            self.story.blocks.append(paragraph)

    def _bookmark(self, name: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].marks.append(name)
        else:
            self._pending.append(name)

    def _begin_table_part(self, element: str) -> None:
        if element == "tbl":
            self._tables += 1
            if self._tables == 1:
                self._table = []
        elif self._tables != 1:
            return
        elif element == "tr":
            self._table.append(TableRow())
        elif element == "tc" and self._table:
            self._table[-1].cells.append(Cell())
        elif element == "tblHeader" and self._table:
            self._table[-1].heading = True

    def _note_what_is_left(self, element: str, values: dict[str, str]) -> None:
        if element in _OBJECTS:
            self.story.left.add(Left.OBJECTS)
        elif element in _PICTURES:
            self.story.left.add(Left.PICTURES)
        elif element == "hyperlink" and "id" in values:
            self.story.left.add(Left.LINKS)
