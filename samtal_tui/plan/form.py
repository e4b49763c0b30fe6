"""A row of the plan as a form of one-line fields: what they are called, how they are read (O04-O14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.plan.dates import NotADate, read_iso
from samtal_tui.texts import mark
from vault.records import Kind, Person

EMPLOYEE, MANAGER = "employee", "manager"


@dataclass(frozen=True)
class Field:
    """One field of the form: its name in the record, its label, and what can be written there."""

    name: str
    label: str
    hint: str


_DAY = mark("Written freely: 15 March, v 12, in 3 months, or 2027-03-15.")
_ACTIVITIES = Field(
    "activities", mark("Activities"), mark("How will it be done? Which activities will be carried out?")
)
_RESPONSIBLE = Field("responsible", mark("Responsible"), mark("{name}, me, or another name."))
_DO_BY = Field("do_by", mark("Done by"), _DAY)
_FOLLOW_UP = Field("follow_up", mark("Followed up"), _DAY)

FORM: Mapping[Kind, tuple[Field, ...]] = {
    Kind.GOAL: (
        Field(
            "organisation_goal",
            mark("The operation's goals"),
            mark("Which of the operation's goals does this one serve?"),
        ),
        Field(
            "goal",
            mark("The employee's goals"),
            mark("Concrete, possible to carry out, and possible to follow up."),
        ),
        Field(
            "develop",
            mark("To develop"),
            mark("What does the employee need to develop to reach the goal?"),
        ),
        _ACTIVITIES,
        _RESPONSIBLE,
        _DO_BY,
        _FOLLOW_UP,
        Field("horizon", mark("Horizon"), mark("0-6 or 6-24 months; the long ones go on by themselves.")),
    ),
    Kind.PROMISE: (
        Field("text", mark("Promise"), mark("What will be done?")),
        _RESPONSIBLE,
        _DO_BY,
        _FOLLOW_UP,
    ),
    Kind.CHALLENGE: (
        Field("challenge", mark("The employee's challenge"), mark("What is the challenge of the year?")),
        _ACTIVITIES,
        Field("support", mark("Support"), mark("What support is needed, if any, and from whom?")),
        _DO_BY,
        _FOLLOW_UP,
    ),
}
"""The fields of each kind of row, in the order of the municipal form; promises stand in its first table."""

FOLDED: Mapping[Kind, frozenset[str]] = {
    Kind.GOAL: frozenset({"horizon"}),
    Kind.PROMISE: frozenset({"follow_up"}),
    Kind.CHALLENGE: frozenset(),
}
"""The fields that are rarely written: folded away until they are asked for, or hold something."""

NO_HORIZON = mark("The horizon is 0-6 or 6-24 months: write one of them, or leave it empty.")
NO_TITLE = mark("Write what it is about first; the row is known by that.")

_ME = frozenset(
    {
        "jag",
        "du",
        "mig",
        "chef",
        "chefen",
        "ansvarig chef",
        "me",
        "you",
        "i",
        "myself",
        "manager",
        "the manager",
    }
)
_THE_EMPLOYEE = frozenset({"medarbetare", "medarbetaren", "employee", "the employee"})
_HORIZONS: Mapping[str, str] = {
    **dict.fromkeys(("0-6", "0–6", "6", "kort", "short", "kort sikt", "short term"), "0-6"),
    **dict.fromkeys(("6-24", "6–24", "12", "24", "lång", "long", "lång sikt", "long term"), "6-24"),
}
_MONTHS = ("månader", "mån", "months", "month")


class Refused(ValueError):
    """What is typed in one field cannot be saved. `sentence` is English for the catalogue."""

    def __init__(self, field: str, sentence: str, values: Mapping[str, object]) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True)
class Parties:
    """Who the row can be the responsibility of, by name."""

    person: Person
    manager: str


def read_responsible(text: str, parties: Parties) -> str:
    """ "employee" or "manager" when `text` means one of them by name or by word; otherwise the name typed."""
    said = " ".join(text.casefold().split())
    person = parties.person
    if said in _ME | _names(parties.manager, parties.manager.split()[:1]):
        return MANAGER
    if said in _THE_EMPLOYEE | _names(person.name, [person.given, person.sort_name, person.family]):
        return EMPLOYEE
    return text.strip()


def shown_responsible(value: str, parties: Parties, manager: str) -> str:
    """Who is responsible, as her own screen says it: the employee's given name, `manager` for herself."""
    return {EMPLOYEE: parties.person.given, MANAGER: manager}.get(value, value)


def read_horizon(text: str) -> str:
    """ "0-6", "6-24" or empty. Raises ValueError."""
    said = " ".join(text.casefold().split())
    for word in _MONTHS:
        said = said.removesuffix(word).strip()
    if said and said not in _HORIZONS:
        raise ValueError(NO_HORIZON)
    return _HORIZONS.get(said, "")


def read_field(name: str, typed: str, parties: Parties, today: date) -> str:
    """What a field keeps of what is typed in it. Raises `Refused`."""
    try:
        match name:
            case "do_by" | "follow_up":
                return read_iso(typed, today)
            case "horizon":
                return read_horizon(typed)
            case "responsible":
                return read_responsible(typed, parties)
            case _:
                return typed.strip()
    except NotADate as error:
        raise Refused(name, error.sentence, error.values) from None
    except ValueError as error:
        raise Refused(name, str(error), {}) from None


def read_form(typed: Mapping[str, str], parties: Parties, today: date) -> dict[str, str]:
    """Every field as it is kept. Raises `Refused` for the first that cannot be."""
    return {name: read_field(name, text, parties, today) for name, text in typed.items()}


def _names(full: str, others: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(name.casefold().split()) for name in (full, *others) if name)
