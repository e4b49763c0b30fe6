"""What a paper holds before it is understood: its tables and the text around them.

A paper is a Word document, a pasted table, Markdown, CSV or plain text. Whatever the bytes are, the answer is
a `Paper` or a `NotAPaper` with one sentence; nothing outside the bytes is ever read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samtal_tui.texts import mark

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read."""

MAX_COLUMNS = 63
"""A Word table has no more."""

MAX_ROWS = 2_000
"""In all tables together: a plan or a team has far fewer."""

MAX_CELL = 20_000
"""The longest text in one cell, in characters."""

TOO_LARGE = mark("{file} is larger than 10 MB, so it is no plan: nothing is brought in.")
TOO_WIDE = mark("{file} has more than 63 columns in a row: nothing is brought in.")
TOO_LONG = mark("{file} has more than 2,000 rows: nothing is brought in.")
TOO_MUCH = mark("{file} has a cell with more than 20,000 characters: nothing is brought in.")
NOT_TEXT = mark(
    "{file} is neither a Word document nor text: save it as .docx or .csv. Nothing is brought in."
)
EMPTY = mark("{file} is empty: nothing is brought in.")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

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


def read_paper(data: bytes) -> Paper:
    """What the file in `data` holds, whatever kind of file it is. Raises `NotAPaper`."""
    if len(data) > MAX_BYTES:
        raise NotAPaper(TOO_LARGE)
    if not data.strip():
        raise NotAPaper(EMPTY)
    if data.startswith((_ZIP, _OLE)):
        from samtal_tui.keeping.papers_word import read_word

        return read_word(data)
    from samtal_tui.keeping.papers_text import read_text

    return read_text(decoded(data))


def decoded(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 with its mark, or what Swedish Excel writes (cp1252)."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAPaper(NOT_TEXT)


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
