"""The tables of a paper with what each of their columns is about, to be looked at and changed by hand.

Three shapes become one: a table with headings above, a table with labels to the left, and a label a line.
Tables with the same headings are one sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.keeping.columns import Head, Names, Target, plain_name
from samtal_tui.keeping.paper import Cell, Paper, Table, measured
from samtal_tui.keeping.papers_labels import take_lines
from samtal_tui.plan.dates import NotADate, read_date

HEAD_FIELDS = 2
"""So many of the fields at the head of the form make a table its head."""

SOME_DAY = date(2000, 1, 1)
"""A day to read others from, where it does not matter which year a day without one is of."""

HEADING_ROWS = 4
"""Among so many first rows the headings are looked for; what stands above them names groups of columns."""


@dataclass(frozen=True)
class Sheet:
    """Rows of as many cells as there are headings, and what each column is taken for."""

    headings: tuple[str, ...]
    targets: tuple[Target, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def with_target(self, column: int, target: Target) -> Sheet:
        """The sheet with another meaning for one column; it is taken from the column that had it."""
        targets = [Target.NOTE if one is target and target not in _SHARED else one for one in self.targets]
        targets[column] = target
        return replace(self, targets=tuple(targets))


_SHARED = frozenset({Target.ACTIVITIES, Target.NOTE, Target.IGNORED, Target.DROPPED})
"""What several columns of one sheet can be."""


@dataclass(frozen=True)
class Sheets:
    """A whole paper: its sheets, what stands at its head, and every text that stands in no sheet."""

    sheets: tuple[Sheet, ...] = ()
    head: Mapping[Head, str] | None = None
    lines: tuple[str, ...] = ()


def sheets_of(paper: Paper, names: Names, among: Mapping[str, Target]) -> Sheets:
    """Sort a paper. `among` are the names of a plan's columns or of a list of employees'."""
    sorting = _Sorting(names, among)
    for table in paper.tables:
        sorting.take(table)
    left = paper.lines
    if not sorting.sheets():
        # A form without a table: labels, each with its value beside or beneath it.
        tables: list[list[list[str]]] = []
        lines: list[str] = []
        take_lines(paper.lines, names, tables, lines)
        for table in measured(tables):
            sorting.take(table)
        left = tuple(lines)
    return Sheets(sorting.sheets(), dict(sorting.head), (*sorting.lines, *filter(sorting.is_left, left)))


_OF_A_PLAN = frozenset({Target.GOAL, Target.SUB_GOAL, Target.ACTIVITIES, Target.DEVELOP, Target.CHALLENGE})


def lists_people(paper: Paper, names: Names) -> bool:
    """Whether `paper` is a list of employees: two of its columns name them, and nothing names a goal."""
    heads = [row for table in paper.tables for row in table.rows[:HEADING_ROWS]]
    labels = [row[0] for table in paper.tables for row in table.rows]
    cells = [cell for cell in (*labels, *(cell for row in heads for cell in row)) if cell]
    if any(names.plan.get(plain_name(cell)) in _OF_A_PLAN for cell in cells):
        return False
    return any(sum(names.known(cell, names.people) for cell in row if cell) > 1 for row in heads)


class _Sorting:
    """Collects sheets, the head and what is left over."""

    def __init__(self, names: Names, among: Mapping[str, Target]) -> None:
        self._names = names
        self._among = among
        self._found: list[Sheet] = []
        self._records: list[dict[str, str]] = []
        self.head: dict[Head, str] = {}
        self.lines: list[str] = []

    def take(self, table: Table) -> None:
        """One table: it has headings, or labels, or neither and then every column is still to be named."""
        width = max(map(len, table.rows))
        rows = [(*row, *[""] * (width - len(row))) for row in table.rows]
        at = self._heading_row(rows)
        pairs = _pairs(rows)
        labelled = sum(self._is_label(label) for label, _ in pairs)
        across = self._count(rows[at])
        if self._among is self._names.plan and self._take_head(rows):
            return
        if width == 1:
            self.lines.extend(cell for row in rows for cell in row if cell)
        elif labelled * 2 >= len(pairs) > 0 and (labelled > across or labelled == len(rows) == across == 1):
            self._take_labels(pairs)
        else:
            self._take_columns(rows, at)

    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet, those of labels last."""
        found = list(self._found)
        if self._records:
            headings = tuple(dict.fromkeys(label for record in self._records for label in record))
            rows = tuple(tuple(record.get(label, "") for label in headings) for record in self._records)
            found.append(Sheet(headings, self._targets(headings), rows))
        return tuple(found)

    def is_left(self, line: str) -> bool:
        """Whether a line of the paper is left over, and is neither a title nor a field of the head."""
        if plain_name(line) in self._names.ignored or plain_name(line) in self._names.plan:
            return False
        field, value = self._headed(line)
        if field is None or field in self.head or not value:
            return True
        self.head[field] = value
        return False

    def _headed(self, cell: str) -> tuple[Head | None, str]:
        """Which field at the head of the form a text is, and its value in the same text.

        The municipal form has no colon after "Datum".
        """
        label, value = _labelled(cell)
        field = self._names.head_field(label)
        if field is None and ":" not in cell:
            first, _, rest = cell.strip().partition(" ")
            if self._names.head_field(first) is Head.ON and _is_day(rest):
                return Head.ON, rest.strip()
        return field, value

    def _take_head(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Take a table with the fields at the head of the form, each above, before or beside its value."""
        found: dict[Head, str] = {}
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                field, value = self._headed(cell or "")
                if field is None and self._names.plan.get(plain_name(_labelled(cell or "")[0])):
                    return False
                if field and field not in found:
                    found[field] = value or self._beside(rows, number, place)
        if len(found) < HEAD_FIELDS:
            return False
        said = {*found.values(), ""}
        for cell in dict.fromkeys(cell for row in rows for cell in row if cell):
            field, value = self._headed(cell)
            if not {cell, value} & said and field is None:
                self.lines.append(cell)
        self.head |= {field: value for field, value in found.items() if field not in self.head}
        return True

    def _beside(self, rows: Sequence[Sequence[Cell]], number: int, place: int) -> str:
        """The value to the right of a label, or below it."""
        below = rows[number + 1][place] if number + 1 < len(rows) else ""
        right = rows[number][place + 1] if place + 1 < len(rows[number]) else ""
        for value in (right, below):
            if value and self._headed(value)[0] is None:
                return value
        return ""

    def _is_label(self, label: str) -> bool:
        return self._names.known(label, self._among) or self._names.head_field(label) is not None

    def _count(self, row: Sequence[Cell]) -> int:
        """How many different headings of a row mean something."""
        return len({target for cell in row if cell and (target := self._target(cell)) not in _EMPTY})

    def _target(self, cell: str) -> Target:
        return self._names.target(cell, self._among)

    def _heading_row(self, rows: Sequence[Sequence[Cell]]) -> int:
        """The row with most known headings; of several the lowest, for groups of columns stand above."""
        counts = [self._count(row) for row in rows[:HEADING_ROWS]]
        return max(range(len(counts)), key=lambda at: (counts[at], at if counts[at] else -at))

    def _targets(self, headings: Iterable[str]) -> tuple[Target, ...]:
        """What each column is; the first of two that are taken for the same has it, the other is a line."""
        seen: set[Target] = set()
        targets = []
        for heading in headings:
            target = self._target(heading)
            if target in seen and target not in _SHARED:
                target = Target.NOTE
            seen.add(target)
            targets.append(target)
        return tuple(targets)

    def _take_columns(self, rows: Sequence[tuple[Cell, ...]], at: int) -> None:
        headings = tuple(_heading(rows[: at + 1], column) for column in range(len(rows[at])))
        for row in rows[:at]:
            texts = dict.fromkeys(cell for cell in row if cell)
            self.lines.extend(text for text in texts if self._target(text) is Target.NOTE)
        body = tuple(row for row in rows[at + 1 :] if any(row))
        sheet = Sheet(headings, self._targets(headings), body)
        same = next((one for one in self._found if _alike(one.headings, headings)), None)
        if same:
            self._found[self._found.index(same)] = replace(same, rows=same.rows + body)
        else:
            self._found.append(sheet)

    def _take_labels(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels and values: the head of the form, or a record that ends where a label comes again."""
        record: dict[str, str] = {}
        for label, value in pairs:
            target = self._target(label) if label else Target.NOTE
            field = self._names.head_field(label)
            known = plain_name(label) in self._among and target is not Target.DATES
            if field and not record and field not in self.head and not known:
                self.head[field] = value
                continue
            key = next((known for known in record if plain_name(known) == plain_name(label)), label)
            if key in record and record[key] and value:
                self._records.append(record)
                record = {}
            before = (one for each in self._records for one in each)
            name = next((one for one in before if plain_name(one) == plain_name(label)), label)
            record[name] = value
        if any(record.values()):
            self._records.append(record)


_EMPTY = frozenset({Target.NOTE, Target.IGNORED, Target.DROPPED})
"""What a heading means when it means nothing for the plan."""


def _labelled(cell: str) -> tuple[str, str]:
    """A cell as a label and the value in the same cell, after a colon or on the next line."""
    first, _, rest = cell.partition("\n")
    label, _, value = first.partition(":")
    return label.strip(), f"{value}\n{rest}".strip()


def _is_day(text: str) -> bool:
    """Whether a text names a day, of whatever year."""
    try:
        return read_date(text, SOME_DAY) is not None
    except NotADate:
        return False


def _pairs(rows: Sequence[Sequence[Cell]]) -> list[tuple[str, str]]:
    """The rows as labels and values side by side: none unless every row has an even number of cells."""
    if len(rows[0]) % 2:
        return []
    cells = [[cell or "" for cell in row] for row in rows]
    return [
        (row[place], row[place + 1])
        for row in cells
        for place in range(0, len(row), 2)
        if row[place] or row[place + 1]
    ]


def _heading(rows: Sequence[Sequence[Cell]], column: int) -> str:
    """The lowest text above a column: a merged cell says what stands where it begins."""
    return next((cell for row in reversed(rows) if (cell := row[column])), "")


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return list(map(plain_name, one)) == list(map(plain_name, other))
