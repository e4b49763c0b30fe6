"""The JSON format that brings in people, talks, notes and plans (docs/interchange.md): read and checked here.

Whatever is in a file, the answer is an `Interchange` or a `NotInterchange` that names a place, never a value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal, NoReturn, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from samtal_tui.texts import mark
from vault.errors import Malformed
from vault.records import (
    FIELDS,
    TITLE_FIELD,
    Audience,
    Cause,
    Employment,
    Kind,
    NextStep,
    OutcomeResult,
    Record,
    TalkKind,
    TalkStatus,
    Voice,
    Way,
    checked,
)

FORMAT = "samtal-import-1"
MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read."""

NOT_READABLE = mark("{file} is not JSON in UTF-8: nothing is brought in.")
TOO_LARGE = mark("{file} is larger than 8 MB: divide it; nothing is brought in.")
OTHER_FORMAT = mark('{file} is not a file to bring in: its "format" must be "samtal-import-1".')
MISSING = mark("{file} lacks {where}: nothing is brought in.")
UNKNOWN = mark("{file} has something at {where} that the format does not know: nothing is brought in.")
UNFIT = mark("{file} has a value at {where} that does not fit: nothing is brought in.")
TWICE = mark("{file} gives the id or number at {where} twice: nothing is brought in.")
NO_ORIGIN = mark("{file} refers at {where} to a line that does not come before it: nothing is brought in.")
NOT_SHAREABLE = mark("{file} calls a private line at {where} agreed: nothing is brought in.")
OTHER_KIND = mark("{file} has a line at {where} with fields its kind does not have: nothing is brought in.")
NO_TITLE = mark("{file} has a line at {where} that says nothing: nothing is brought in.")

_SENTENCES = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN,
    "twice": TWICE,
    "no_origin": NO_ORIGIN,
    "not_shareable": NOT_SHAREABLE,
    "other_kind": OTHER_KIND,
    "no_title": NO_TITLE,
}


class NotInterchange(Exception):
    """The file cannot be brought in. `sentence` is English with {file} and {where}, for the catalogue."""

    def __init__(self, sentence: str, where: str = "") -> None:
        self.sentence = sentence
        self.where = where
        super().__init__(sentence)


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("half_character", "half a character") from None
    return text


def _day(value: object) -> object:
    # pydantic would take a number for seconds since 1970.
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is None:
        raise PydanticCustomError("day", "not a day")
    return value


Short = Annotated[str, Field(max_length=200), AfterValidator(_whole)]
Words = Annotated[str, Field(max_length=20_000), AfterValidator(_whole)]
Ref = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,64}$")]
Day = Annotated[date, BeforeValidator(_day)]
Switch = Annotated[bool, Field(strict=True)]
Number = Annotated[int, Field(strict=True, ge=1, le=99_999)]


class Line(Record):
    """One line of a talk: a note, a row of the plan, an outcome. Its kind decides which texts it may have."""

    id: Ref = ""
    origin: Ref = ""
    part_of: Ref = ""
    kind: Kind = Kind.NOTE
    audience: Audience = Audience.PRIVATE
    question: Short = ""
    agreed: Day | None = None
    way: Way = Way.ROOM
    held_back: Switch = False
    kept_until: Day | None = None
    voice: Voice | None = None
    text: Words = ""
    taken_up_in: Words = ""
    responsible: Short = ""
    do_by: Day | None = None
    follow_up: Day | None = None
    organisation_goal: Words = ""
    goal: Words = ""
    develop: Words = ""
    activities: Words = ""
    horizon: Literal["", "0-6", "6-24"] = ""
    challenge: Words = ""
    support: Words = ""
    row: Words = ""
    result: OutcomeResult | None = None
    causes: Annotated[tuple[Cause, ...], Field(max_length=4)] = ()
    words: Words = ""
    next_step: NextStep | None = None
    next_text: Words = ""
    employee: Words = ""
    manager: Words = ""
    next_time: Words = ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if set(self.fields) - set(FIELDS[self.kind]):
            raise PydanticCustomError("other_kind", "a field its kind does not have")
        if not self.fields.get(TITLE_FIELD[self.kind], "").strip():
            raise PydanticCustomError("no_title", "says nothing")
        if self.agreed and not self.audience.shareable:
            raise PydanticCustomError("not_shareable", "agreed but private")
        return self

    @property
    def fields(self) -> dict[str, str]:
        """The texts by field name, as an item keeps them; empty ones left out."""
        found: dict[str, str] = {}
        for name in dict.fromkeys(name for names in FIELDS.values() for name in names):
            value = getattr(self, name)
            if value:
                found[name] = " ".join(value) if isinstance(value, tuple) else str(value)
        return found


class HeldTalk(Record):
    """One talk with what was written in it. `guide` is the id of a built-in guide, or empty."""

    on: Day
    kind: TalkKind = TalkKind.DEVELOPMENT
    status: TalkStatus = TalkStatus.HELD
    guide: Short = ""
    place: Short = ""
    minutes: Annotated[int, Field(strict=True, ge=0, le=24 * 60)] = 120
    used_seconds: Annotated[int, Field(strict=True, ge=0, le=24 * 60 * 60)] = 0
    reviewed: Switch = False
    question: Short = ""
    lines: Annotated[tuple[Line, ...], Field(max_length=5_000)] = ()


class Employee(Record):
    """One employee with her talks. Without a number she is given the next free one."""

    number: Number | None = None
    given: Short
    family: Short = ""
    role: Short = ""
    unit: Short = ""
    employment: Employment = Employment.PERMANENT
    employed_from: Day | None = None
    employed_to: Day | None = None
    language: Literal["sv", "en"] = "sv"
    exempt: Short = ""
    included: Short = ""
    talks: Annotated[tuple[HeldTalk, ...], Field(max_length=1_000)] = ()


class Interchange(Record):
    """A whole file."""

    format: Literal["samtal-import-1"] = "samtal-import-1"
    people: Annotated[tuple[Employee, ...], Field(max_length=2_000)] = ()


def read(data: bytes) -> Interchange:
    """The file in `data`. Raises `NotInterchange`."""
    if len(data) > MAX_BYTES:
        raise NotInterchange(TOO_LARGE)
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotInterchange(NOT_READABLE) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotInterchange(OTHER_FORMAT)
    try:
        file = checked(Interchange, found)
    except Malformed as error:
        path, reason = error.places[0]
        wrong = NotInterchange(_SENTENCES.get(reason, UNFIT), _where(path.split(".")))
    else:
        _check_references(file)
        return file
    raise wrong


def _refuse(_constant: str) -> NoReturn:
    """JSON has no NaN and no infinity."""
    raise ValueError


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _where(path: Sequence[str]) -> str:
    """A place as `people[0].talks[1].on`; a name that is none of ours is not repeated."""
    said = ""
    for step in path:
        if step.isdecimal():
            said += f"[{step}]"
        else:
            known = re.fullmatch(r"[a-z_]{1,20}", step) is not None
            said += ("." if said else "") + (step if known else "?")
    return said or "people"


def lines_of(employee: Employee) -> Iterator[tuple[str, HeldTalk, Line]]:
    """Every line about an employee with its place under her, in the order of the file."""
    for number, talk in enumerate(employee.talks):
        for place, line in enumerate(talk.lines):
            yield f"talks[{number}].lines[{place}]", talk, line


def _check_references(file: Interchange) -> None:
    """An id stands once in the file; an origin names an earlier line about the same person."""
    numbers: set[int] = set()
    ids: set[str] = set()
    for place, employee in enumerate(file.people):
        if employee.number in numbers:
            raise NotInterchange(TWICE, f"people[{place}].number")
        if employee.number:
            numbers.add(employee.number)
        hers: set[str] = set()
        for where, _, line in lines_of(employee):
            if line.id in ids:
                raise NotInterchange(TWICE, f"people[{place}].{where}.id")
            if line.origin and line.origin not in hers:
                raise NotInterchange(NO_ORIGIN, f"people[{place}].{where}.origin")
            if line.part_of and line.part_of not in hers:
                raise NotInterchange(NO_ORIGIN, f"people[{place}].{where}.part_of")
            if line.id:
                ids.add(line.id)
                hers.add(line.id)
