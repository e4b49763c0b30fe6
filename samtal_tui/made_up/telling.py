"""How the made-up team is written down: both languages side by side, and days counted from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias


@dataclass(frozen=True)
class Said:
    """A text in both languages of the interface."""

    sv: str
    en: str


@dataclass(frozen=True)
class Ago:
    """A working day `days` days before today (after it, when negative)."""

    days: int


Told: TypeAlias = "Said | Ago | str | int | bool | Sequence[Told] | Mapping[str, Told]"
"""What is written down."""

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"
"""The same as JSON has it, in one language and with real days."""

MANAGER = Said("Maria Ståhl", "Maria Ståhl")
ORGANISATION = Said("Påhittade kommunen", "Madeup Council")
GUIDE = "kommunal-rutin"


def plain(told: Told, today: date, language: str) -> Plain:
    """`told` as it reads today in `language` ("sv" or "en")."""
    match told:
        case Said():
            return told.en if language == "en" else told.sv
        case Ago():
            return working_day(today, told.days).isoformat()
        case str() | bool() | int():
            return told
        case Mapping():
            return {name: plain(value, today, language) for name, value in told.items()}
        case _:
            return [plain(value, today, language) for value in told]


def working_day(today: date, days: int) -> date:
    """`days` days before today, or the Friday before that; today is today, whatever day it is."""
    day = today - timedelta(days=days)
    return day - timedelta(days=max(day.weekday() - 4, 0)) if days else day


def note(sv: str, en: str, at: str = "", **rest: Told) -> dict[str, Told]:
    """One line under the question `at`; private unless `rest` says otherwise."""
    return {"text": Said(sv, en), "question": at, **rest}


def parked(sv: str, en: str, at: str = "", **rest: Told) -> dict[str, Told]:
    """One parked line."""
    return {"kind": "parked", **note(sv, en, at, **rest)}


def goal(sv: str, en: str, **rest: Told) -> dict[str, Told]:
    """One goal of the plan."""
    return {"kind": "goal", "goal": Said(sv, en), "responsible": "employee", **rest}


def challenge(sv: str, en: str, **rest: Told) -> dict[str, Told]:
    """The challenge of the year."""
    return {"kind": "challenge", "challenge": Said(sv, en), **rest}


def promise(sv: str, en: str, **rest: Told) -> dict[str, Told]:
    """Something the manager promised."""
    return {"kind": "promise", "text": Said(sv, en), "responsible": "manager", **rest}


def outcome(row: dict[str, Told], result: str, sv: str = "", en: str = "", **rest: Told) -> dict[str, Told]:
    """How the plan row `row`, which has an id, went."""
    title = row.get("goal") or row.get("challenge") or row.get("text") or ""
    said: dict[str, Told] = {"words": Said(sv, en)} if sv else {}
    return {"kind": "outcome", "row": title, "origin": row["id"], "result": result, **said, **rest}


def agreed(days: int, *lines: dict[str, Told], audience: str = "onward") -> list[dict[str, Told]]:
    """The lines as both agreed on them that day."""
    return [{**line, "audience": line.get("audience", audience), "agreed": Ago(days)} for line in lines]


def talk(days: int, status: str, *lines: dict[str, Told], **rest: Told) -> dict[str, Told]:
    """A talk after the municipal routine."""
    return {"on": Ago(days), "status": status, "guide": GUIDE, "lines": lines, **rest}


def check_in(days: int, *lines: dict[str, Told]) -> dict[str, Told]:
    """A short follow-up during the year, agreed on the same day."""
    return {
        "on": Ago(days),
        "kind": "follow_up",
        "status": "closed",
        "minutes": 30,
        "lines": agreed(days, *lines),
    }


def person(number: int, given: str, family: str, role: Said, *talks: dict[str, Told], **rest: Told) -> Told:
    """One member of the team."""
    return {
        "number": number,
        "given": given,
        "family": family,
        "role": role,
        "unit": Said("IT-drift", "IT operations"),
        "language": Said("sv", "en"),
        "talks": talks,
        **rest,
    }
