"""What a document says: plain data, every text already in the recipient's language.

It travels as JSON to the process that makes the document, which knows no vault, no catalogue and no rules.
Standard library only, so that nothing else is carried along.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from types import UnionType
from typing import Protocol, TypeVar, get_args, get_origin, get_type_hints

from samtal_tui.export.form import Form

FORMAT = "samtal-document-1"

T = TypeVar("T")


class Titled(Protocol):
    """What every document has: its language, title, day (an ISO date) and how its pages are counted."""

    @property
    def language(self) -> str:
        """The language of every word in it."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def made_on(self) -> str:
        """The day it was made, as an ISO date."""

    @property
    def page(self) -> str:
        """A text with {page} and {pages} in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value at the head of a document."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text and whose words it is; `who` is a name, or empty."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One agreed line: `label` says what it is when it is not a note, `said` holds one text or both views.

    `remarks` stand beneath it: who reads it, where a parked matter is taken up.
    """

    label: str
    said: tuple[Said, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring columns of a table under one heading; an empty title means the columns stand alone."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: headings in two storeys, then rows of one text a column."""

    title: str
    groups: tuple[Group, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of all columns, in order."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def grouped(self) -> bool:
        """True when there are headings above the column headings."""
        return any(group.title for group in self.groups)


@dataclass(frozen=True, slots=True)
class Plan:
    """The action plan, which can be taken out of the document by itself (O21)."""

    title: str
    intro: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The place to sign, with what a signature means (R05, R06).

    `version` says what is signed. `comment` heads the employee's own words: `said`, or room to write them;
    `readers` says who reads them, where that is to be said.
    """

    title: str
    version: str
    sentence: str
    comment: str
    said: str
    readers: str
    date: str
    parties: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose document it is, for the formats that are printed: the organisation, and its logo.

    `logo` is a PNG in base64, or empty.
    """

    organisation: str
    logo: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document. `made_on` is an ISO date, `page` a text with {page} and {pages} in it.

    `part` is the most characters a section of plain text may have before it is divided, 0 for no limit, and
    `part_title` a text with {title}, {number} and {count} in it: what a divided section is headed (Q03).
    With a `form` it is what is handed out before a talk: its head and the form, and nothing else.
    """

    language: str
    title: str
    statement: str
    made_on: str
    page: str
    header: tuple[Field, ...]
    plan: Plan | None
    outcomes: Table | None
    notes_title: str
    sections: tuple[Section, ...]
    signature: Signature | None
    part: int = 0
    part_title: str = ""
    letterhead: Letterhead | None = None
    form: Form | None = None
    format: str = FORMAT


class NotContent(ValueError):
    """The JSON is not a document's content."""


class CannotShow(ValueError):
    """The content holds a sign that the format has no way to show."""


def to_json(content: Content) -> bytes:
    """`content` as UTF-8 JSON."""
    return json.dumps(asdict(content), ensure_ascii=False).encode()


def lasting(content: Content) -> str:
    """What is kept of what a document says: all of it but the picture of a logo and the limit of a field."""
    head = content.letterhead
    bare = Letterhead(head.organisation, "") if head and head.organisation else None
    return to_json(replace(content, letterhead=bare, part=0)).decode()


def from_json(data: bytes) -> Content:
    """The content in `data`. Raises `NotContent`, which names no value, when it is anything else."""
    content = read_as(Content, data)
    if content.format != FORMAT:
        raise NotContent("another version of the format")
    return content


def read_as(kind: type[T], data: bytes) -> T:
    """The dataclass `kind` in JSON `data`. Raises `NotContent`, which names no value."""
    try:
        return _read(kind, json.loads(data))
    except (ValueError, RecursionError):
        raise NotContent("not the content of a document") from None


def form_of(content: Content) -> Form:
    """The form `content` holds. Raises `NotContent` when it holds none."""
    if content.form is None:
        raise NotContent("a form is missing")
    return content.form


def printable(text: str) -> str:
    """`text` without what no document can hold: control characters and what Unicode leaves unused.

    Line breaks are kept, as newlines; a tab becomes a space.
    """
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(
        character
        for character in joined.replace("\t", " ")
        if character == "\n" or not (unicodedata.category(character) in {"Cc", "Cs"} or _unused(character))
    )


def one_line(text: str) -> str:
    """`text` as `printable` leaves it, its line breaks turned into spaces."""
    return " ".join(printable(text).split("\n"))


def _unused(character: str) -> bool:
    """True for a noncharacter, which XML forbids or readers drop."""
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def _read(kind: type[T], value: object) -> T:
    """`value`, as JSON gave it, as the dataclass `kind`: no field missing, none unknown."""
    if not isinstance(value, dict):
        raise NotContent("an object is missing")
    hints = get_type_hints(kind)
    if set(value) != set(hints) or not is_dataclass(kind):
        raise NotContent("other fields than expected")
    return kind(**{field.name: _read_as(hints[field.name], value[field.name]) for field in fields(kind)})


def _read_as(hint: object, value: object) -> object:
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise NotContent("a list is missing")
        return tuple(_read_as(get_args(hint)[0], part) for part in value)
    if isinstance(hint, UnionType):
        return None if value is None else _read_as(get_args(hint)[0], value)
    if isinstance(hint, type) and is_dataclass(hint):
        return _read(hint, value)
    if type(value) is not hint:
        raise NotContent("a text or a number is missing")
    return value
