"""Read tables out of text: pasted from Word or a spreadsheet, CSV, Markdown, or lines of "Mål: ...".

What is neither a table nor a label is a line of the paper, and none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samtal_tui.keeping.columns import Names, known_names
from samtal_tui.keeping.paper import MAX_CELL, MAX_COLUMNS, TOO_MUCH, TOO_WIDE, NotAPaper, Paper, measured
from samtal_tui.keeping.papers_labels import take_lines

LONGEST_HEADING = 120
"""Characters; what is longer is no heading."""

Grid = list[list[str]]


def read_text(text: str) -> Paper:
    """The tables and the lines of `text`. Raises `NotAPaper`."""
    names = known_names()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    divider = _divider(text, names)
    tables: list[Grid] = []
    lines: list[str] = []
    if not divider:
        take_lines(text.split("\n"), names, tables, lines)
    elif divider == "\t":
        _Pasted(names, tables, lines).take(list(_records(text, divider)))
    else:
        _take_csv(list(_records(text, divider)), names, tables, lines)
    return Paper(measured(tables), tuple(lines))


def _divider(text: str, names: Names) -> str:
    """What divides the cells: a tab, or, where a row of headings says so, ; or ,. Empty: nothing does."""
    if len(re.findall(r"^[ ]*\|", text, re.MULTILINE)) > 1:
        return ""
    if "\t" in text:
        return "\t"
    best = max(";,", key=lambda sign: _headings(text, sign, names))
    # One known word before a comma is a sentence; before a semicolon it is a heading.
    return best if _headings(text, best, names) > (best == ",") else ""


def _headings(text: str, divider: str, names: Names) -> int:
    """How many known names the likeliest row of headings has, of more than one cell."""
    counts = [0]
    for line in text[: 1024 * 1024].split("\n")[:10]:
        if line.count(divider) > MAX_COLUMNS:
            raise NotAPaper(TOO_WIDE)
        cells = [cell.strip().strip('"') for cell in line.split(divider)]
        if len(cells) > 1 and not line.lstrip().startswith("|"):
            counts.append(_known(cells, names))
    return max(counts)


def _known(cells: Sequence[str], names: Names) -> int:
    """How many of `cells` are known headings, of a plan or of a list of employees, whichever is more."""
    short = [cell for cell in cells if cell and len(cell) <= LONGEST_HEADING]
    return max(sum(names.known(cell, among) for cell in short) for among in (names.plan, names.people))


def _records(text: str, divider: str) -> Iterator[list[str]]:
    """The rows of delimited text. A cell in quotes may hold the divider and line breaks.

    A quotation mark that is not closed before a divider or the end of a line is a sign like any other.
    """
    end = re.escape(divider)
    quoted, plain = re.compile(rf'"((?:[^"]|"")*+)"[ ]*(?={end}|\n|\Z)'), re.compile(rf"[^{end}\n]*+")
    place = 0
    row: list[str] = []
    while place <= len(text):
        found = quoted.match(text, place) if text.startswith('"', place) else None
        if found:
            row.append(found[1].replace('""', '"'))
            place = found.end()
        else:
            cell = plain.match(text, place)
            row.append(cell[0] if cell else "")
            place += len(row[-1])
        if len(row) > MAX_COLUMNS:
            raise NotAPaper(TOO_WIDE)
        if len(row[-1]) > MAX_CELL:
            raise NotAPaper(TOO_MUCH)
        if not text.startswith(divider, place):
            yield [each.strip() for each in row]
            row = []
        place += 1


def _take_csv(records: list[list[str]], names: Names, tables: list[Grid], lines: list[str]) -> None:
    """The row with most known names among the first ten has the headings; what stands before it is text."""
    head = max(range(min(10, len(records))), key=lambda place: (_known(records[place], names), -place))
    before = (record for record in records[:head] if any(record) and record[0] != "sep=")
    lines.extend(" ".join(filter(None, record)) for record in before)
    table = [record for record in records[head:] if any(record)]
    tables.append(table)


class _Pasted:
    """Puts the lines of a pasted table together again.

    Word copies a cell of several paragraphs as several lines: they are joined until the row is as long as its
    headings. A table ends where the headings of another begin.
    """

    def __init__(self, names: Names, tables: list[Grid], lines: list[str]) -> None:
        self._names = names
        self._tables = tables
        self._lines = lines
        self._table: Grid = []
        self._only_heads = False

    def take(self, records: list[list[str]]) -> None:
        """Take every record in its order."""
        filled = [record for record in records if any(record)]
        for place, record in enumerate(filled):
            following = next((after for after in filled[place + 1 :] if len(after) > 1), [])
            self._take(record, filled[place + 1] if place + 1 < len(filled) else [], following)

    def _take(self, record: list[str], after: list[str], following: list[str]) -> None:
        heads = self._begins(record)
        if not self._table and len(record) == 1:
            self._lines.append(record[0])
        elif not self._table or (heads and not self._only_heads):
            self._table, self._only_heads = [record], True
            self._tables.append(self._table)
        elif heads:
            self._table.append(record)
        elif self._is_short and len(self._table[-1]) + len(record) - 1 <= self._width:
            self._join(record)
        elif len(record) > 1:
            self._add(record)
        elif not following or self._begins(following):
            self._lines.append(record[0])
        elif self._ends_a_cell(record[0], after):
            self._join(record)
        else:
            self._add(record)

    @property
    def _width(self) -> int:
        return max(map(len, self._table[:2]))

    @property
    def _is_short(self) -> bool:
        return not self._only_heads and len(self._table[-1]) < self._width

    def _begins(self, record: Sequence[str]) -> bool:
        known, count = _known(record, self._names), sum(map(bool, record))
        return len(record) > 1 and known > 1 and known * 2 > count

    def _ends_a_cell(self, line: str, after: Sequence[str]) -> bool:
        """Whether a line alone ends the row before it, rather than begin the next one.

        A date does (they stand last), and so does what comes before a known label.
        """
        label = len(after) == self._width == 2 and bool(_known(after[:1], self._names))
        return label or re.search(r"\d{4}|\d/\d", line) is not None

    def _join(self, record: list[str]) -> None:
        last = self._table[-1]
        last[-1] = f"{last[-1]}\n{record[0]}".strip("\n")
        last.extend(record[1:])

    def _add(self, record: list[str]) -> None:
        self._only_heads = False
        self._table.append(record)
