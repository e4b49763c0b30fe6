"""Read answers from a Word file, saved by whatever program: Word, LibreOffice, another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from samtal_tui.export.form import FORM_MARK, QUESTION_MARK, ROOM_MARK, TABLE_MARK
from samtal_tui.prepare.lines import ASIDE, Incoming, Left, Line, plain
from samtal_tui.prepare.package import Package, parse
from samtal_tui.prepare.word_story import Cell, Paragraph, Story, TableRow, read_story

ANSWER_STYLE = "FormAnswer"
"""The id of the style of the room to write in (see the styles of the form)."""

_LETTERS = "[bcdfghjkmnpqrtvwxz]"
_CODED = re.compile(rf"({QUESTION_MARK}|{ROOM_MARK}|{TABLE_MARK})({_LETTERS}+)")
_MARKED = re.compile(rf"{FORM_MARK}({_LETTERS}+)_({_LETTERS}+)")

_BESIDE = re.compile(r"(comments|footnotes|endnotes|header\d*|footer\d*)\.xml")
"""The parts beside the document in which somebody may have written an answer."""

_FOLDERS = {"embeddings": Left.OBJECTS, "activeX": Left.OBJECTS, "media": Left.PICTURES}


def read_word(data: bytes, codes: Collection[str]) -> Incoming:
    """The lines of a Word file; of its bookmarks only those with `codes` count. Raises `NotTaken`."""
    package = Package(data)
    main = package.main()
    folder = main.rpartition("/")[0]
    beside = [
        name
        for name in sorted(package.names)
        if name.startswith(folder) and _BESIDE.fullmatch(name.rpartition("/")[2])
    ]
    stories = [read_story(package.read(name)) for name in (main, *beside)]
    lines = [*_lines(stories[0], codes)]
    for story in stories[1:]:
        lines.append(Line("", ASIDE))
        lines += [Line(line.text) for line in _lines(story, ())]
    left = {kind for story in stories for kind in story.left} | set(_left_in(package.names))
    left |= _left_outside(package, f"{folder}/_rels/{main.rpartition('/')[2]}.rels")
    return Incoming(tuple(lines), _mark(stories[0]), frozenset(left))


def _left_in(names: Collection[str]) -> Iterator[Left]:
    for name in names:
        folder = name.split("/")[-2] if "/" in name else ""
        if folder in _FOLDERS:
            yield _FOLDERS[folder]
        if "vbaproject" in name.lower():
            yield Left.MACROS


def _left_outside(package: Package, relations: str) -> set[Left]:
    """What the file asks to fetch from elsewhere; nothing of it is."""
    left: set[Left] = set()

    def look(_name: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            left.add(Left.LINKS if attributes.get("Type", "").endswith("/hyperlink") else Left.OBJECTS)

    if relations in package.names:
        parse(package.read(relations), look, lambda _name: None, lambda _text: None)
    return left


def _mark(story: Story) -> str:
    for paragraph in _all(story):
        for name in paragraph.marks:
            if found := _MARKED.match(name):
                return f"{found[1]}-{found[2]}"
    return ""


def _all(story: Story) -> Iterator[Paragraph]:
    for block in story.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block:
                for cell in row.cells:
                    yield from cell.paragraphs


def _lines(story: Story, codes: Collection[str]) -> Iterator[Line]:
    for number, block in enumerate(story.blocks):
        if isinstance(block, Paragraph):
            yield from _open(block, _code_in(block, codes))
        else:
            yield from _table(block, number, codes)


def _open(paragraph: Paragraph, code: str = "") -> Iterator[Line]:
    first, *others = plain(paragraph.text).split("\n")
    yield Line(first, code)
    yield from map(Line, others)


def _code_in(paragraph: Paragraph, codes: Collection[str], kinds: str = "qat") -> str:
    """The last known code that begins in the paragraph."""
    found = [match for name in paragraph.marks if (match := _CODED.match(name))]
    known = [match[2] for match in found if match[2] in codes and match[1][-2] in kinds]
    return known[-1] if known else ""


def _table(rows: list[TableRow], number: int, codes: Collection[str]) -> Iterator[Line]:
    drafted = [code for row in rows for cell in row.cells if (code := _code_of(cell, codes, "t"))]
    for place, row in enumerate(rows):
        heading = row.heading or any(_code_of(cell, codes, "t") for cell in row.cells)
        for column, cell in enumerate(row.cells):
            if drafted and not heading:
                yield from _drafted(cell, drafted[0], number * 10_000 + place, column)
            elif len(row.cells) > 1 and _is_room(cell) and not heading:
                yield from _drafted(cell, "", number * 10_000 + place, column)
            else:
                yield from _cell(cell, codes)


def _code_of(cell: Cell, codes: Collection[str], kinds: str) -> str:
    return next((code for paragraph in cell.paragraphs if (code := _code_in(paragraph, codes, kinds))), "")


def _drafted(cell: Cell, code: str, row: int, column: int) -> Iterator[Line]:
    for paragraph in cell.paragraphs:
        for text in plain(paragraph.text).split("\n"):
            yield Line(text, room=code, row=row, column=column)


def _is_room(cell: Cell) -> bool:
    return any(paragraph.style == ANSWER_STYLE for paragraph in cell.paragraphs)


def _cell(cell: Cell, codes: Collection[str]) -> Iterator[Line]:
    """The room for an answer; a cell that is none is read like any text."""
    room = _code_of(cell, codes, "a")
    if not room and not _is_room(cell):
        for paragraph in cell.paragraphs:
            yield from _open(paragraph, _code_in(paragraph, codes))
        return
    for paragraph in cell.paragraphs:
        # Two boxes drawn together hold two answers.
        room = _code_in(paragraph, codes, "a") or room
        for text in plain(paragraph.text).split("\n"):
            yield Line(text, room=room)
