"""What a paper holds before it is understood: its tables and the text around them, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samtal_tui.texts import mark

MAX_COLUMNS = 63
"""A Word table has no more."""

MAX_ROWS = 2_000
"""In all tables together: a plan or a team has far fewer."""

MAX_CELL = 20_000
"""The longest text in one cell, in characters."""

TOO_WIDE = mark("{file} has more than 63 columns in a row: nothing is brought in.")
TOO_LONG = mark("{file} has more than 2,000 rows: nothing is brought in.")
TOO_MUCH = mark("{file} has a cell with more than 20,000 characters: nothing is brought in.")

Cell = str | None
"""The text of a cell; None continues the cell above."""


class NotAPaper(Exception):
    """The paper cannot be brought in. `sentence` is English with {file}, for the catalogue; never a value."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence)


@dataclass(frozen=True)
class Table:
    """One table, row by row; rows may differ in length."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Paper:
    """The tables in their order, and every line of text that stands in none of them."""

    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()


def measured(tables: Iterable[Sequence[Sequence[Cell]]]) -> tuple[Table, ...]:
    """The tables, each within bounds and with something in it. Raises `NotAPaper`."""
    kept = []
    count = 0
    for table in tables:
        rows = [tuple(row) for row in table if any(row)]
        count += len(rows)
        if count > MAX_ROWS:
            raise NotAPaper(TOO_LONG)
        if any(len(row) > MAX_COLUMNS for row in rows):
            raise NotAPaper(TOO_WIDE)
        if any(len(cell) > MAX_CELL for row in rows for cell in row if cell):
            raise NotAPaper(TOO_MUCH)
        if rows:
            kept.append(Table(tuple(rows)))
    return tuple(kept)
