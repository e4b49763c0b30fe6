"""What a talk sheet says: the guide on paper, with room to write by hand (scenarios.md b, "paper first").

Plain data like a document's content, and with the same reader; standard library only.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from samtal_tui.export.content import Field, NotContent, Table, read_as

SHEET_FORMAT = "samtal-sheet-1"


@dataclass(frozen=True, slots=True)
class LastRow:
    """One row of the last plan, to tick: its words, and when it was to be done (or empty)."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class LookBack:
    """The last plan: beneath every row `answers` to tick, then a line to write on, headed `cause`."""

    title: str
    answers: tuple[str, ...]
    cause: str
    rows: tuple[LastRow, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: `place` is its number in the talk, `lines` how many ruled lines follow it."""

    place: str
    text: str
    hints: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the talk; `when` says which time it looks at and how many minutes it has."""

    title: str
    when: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table ruled for the hand: headings, how wide each column is (in millimetres), how many rows."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet. A header field without a value is a line to write on.

    `margin` and `first` explain what may be written before a line: who may read it, and what it is.
    `tables` are the plan's, without a row; `rows` tells how many are left empty in each.
    """

    language: str
    title: str
    made_on: str
    page: str
    header: tuple[Field, ...]
    intro: str
    margin: str
    first: str
    look_back: LookBack | None
    parts: tuple[Part, ...]
    lists: tuple[Ruled, ...]
    plan_title: str
    tables: tuple[Table, ...]
    rows: tuple[int, ...]
    format: str = SHEET_FORMAT


def sheet_to_json(sheet: Sheet) -> bytes:
    """`sheet` as UTF-8 JSON."""
    return json.dumps(asdict(sheet), ensure_ascii=False).encode()


def is_sheet(data: bytes) -> bool:
    """Whether `data` says that it is a sheet, whatever else it holds."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("format") == SHEET_FORMAT


def sheet_from_json(data: bytes) -> Sheet:
    """The sheet in `data`. Raises `NotContent`, which names no value, when it is anything else."""
    sheet = read_as(Sheet, data)
    if sheet.format != SHEET_FORMAT:
        raise NotContent("another version of the format")
    return sheet
