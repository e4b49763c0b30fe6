"""What a column, a row or a label in a paper is about, by its name (columns.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from samtal_tui.texts import mark
from vault.records import Employment

E = TypeVar("E", bound=StrEnum)

NAMES = Path(__file__).with_name("columns.toml")


class Target(StrEnum):
    """Where the cells of a column go. `NOTE` keeps them as a private line, `DROPPED` leaves them out."""

    ORGANISATION_GOAL = "organisation_goal"
    GOAL = "goal"
    SUB_GOAL = "sub_goal"
    DEVELOP = "develop"
    ACTIVITIES = "activities"
    RESPONSIBLE = "responsible"
    DO_BY = "do_by"
    FOLLOW_UP = "follow_up"
    DATES = "dates"
    HORIZON = "horizon"
    CHALLENGE = "challenge"
    SUPPORT = "support"
    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    NUMBER = "number"
    ROLE = "role"
    UNIT = "unit"
    EMPLOYMENT = "employment"
    EMPLOYED_FROM = "employed_from"
    EMPLOYED_TO = "employed_to"
    EXEMPT = "exempt"
    INCLUDED = "included"
    LANGUAGE = "language"
    NOTE = "note"
    IGNORED = "ignored"
    DROPPED = "dropped"


PLAN = tuple(Target)[: tuple(Target).index(Target.NAME)]
"""What a column of a plan can be."""

PEOPLE = tuple(Target)[tuple(Target).index(Target.NAME) : tuple(Target).index(Target.NOTE)]
"""What a column of a list of employees can be."""

SAID: Mapping[Target, str] = {
    Target.ORGANISATION_GOAL: mark("The operation's goals"),
    Target.GOAL: mark("Goal"),
    Target.SUB_GOAL: mark("Sub-goal"),
    Target.DEVELOP: mark("To develop"),
    Target.ACTIVITIES: mark("Activities"),
    Target.RESPONSIBLE: mark("Responsible"),
    Target.DO_BY: mark("Done by"),
    Target.FOLLOW_UP: mark("Followed up"),
    Target.DATES: mark("Both dates"),
    Target.HORIZON: mark("Horizon"),
    Target.CHALLENGE: mark("Challenge of the year"),
    Target.SUPPORT: mark("Support"),
    Target.NAME: mark("Name"),
    Target.GIVEN: mark("Given name"),
    Target.FAMILY: mark("Family name"),
    Target.NUMBER: mark("No"),
    Target.ROLE: mark("Role"),
    Target.UNIT: mark("Unit"),
    Target.EMPLOYMENT: mark("Employment"),
    Target.EMPLOYED_FROM: mark("Employed from"),
    Target.EMPLOYED_TO: mark("Employed to"),
    Target.EXEMPT: mark("Exempt because"),
    Target.INCLUDED: mark("Included because"),
    Target.LANGUAGE: mark("Language"),
    Target.NOTE: mark("private line"),
    Target.IGNORED: mark("left out"),
    Target.DROPPED: mark("left out: personal identity number"),
}
"""What each is called in the preview."""


class Head(StrEnum):
    """What stands at the head of a form."""

    ON = "on"
    EMPLOYEE = "employee"
    MANAGER = "manager"
    UNIT = "unit"


def plain_name(heading: str) -> str:
    """A heading as names are compared: no case, no punctuation, no number at its end, single blanks."""
    said = unicodedata.normalize("NFC", heading).casefold().replace("’", "'")
    said = re.sub(r"[^\w\s'-]|_", " ", said)
    words = re.sub(r"(?<!\w)['-]+|['-]+(?!\w)", " ", said).split()
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return " ".join(words)


@dataclass(frozen=True)
class Names:
    """Every known name, by what it names."""

    plan: Mapping[str, Target]
    people: Mapping[str, Target]
    head: Mapping[str, Head]
    dropped: frozenset[str]
    ignored: frozenset[str]
    employment: Mapping[str, Employment]

    def target(self, heading: str, among: Mapping[str, Target]) -> Target:
        """What the column `heading` is; `NOTE` when nothing fits. `among` is `plan` or `people`."""
        name = plain_name(heading)
        if _longest(name, self.dropped):
            return Target.DROPPED
        if name in among:
            return among[name]
        if name in self.ignored:
            return Target.IGNORED
        found = _longest(name, among)
        return among[found] if found else Target.NOTE

    def known(self, heading: str, among: Mapping[str, Target]) -> bool:
        """Whether `heading` names a column that means something."""
        return self.target(heading, among) not in {Target.NOTE, Target.IGNORED}

    def head_field(self, label: str) -> Head | None:
        """The field at the head of a form that `label` names, if it is one."""
        return self.head.get(plain_name(label))


_QUESTIONS = frozenset({"vad", "hur", "vem", "när", "what", "how", "who", "when", "from", "till", "no", "nr"})
"""Words that name a column only when they stand alone."""


def _longest(name: str, known: Collection[str]) -> str:
    """The longest known name that `name` begins with, or, with four letters or more, holds; or ""."""
    if " " not in name:  # a single word holds no other, and most cells of a list are one
        return name if name in known else ""
    held = [one for one in known if one == name or (one not in _QUESTIONS and _holds(name, one))]
    return max(held, key=len, default="")


def _holds(name: str, one: str) -> bool:
    return name.startswith(f"{one} ") or (len(one) >= 4 and f" {one} " in f" {name} ")


def known_names() -> Names:
    """Read the data file."""
    raw = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    return Names(
        plan=_by_name(raw["plan"], Target),
        people=_by_name(raw["people"], Target),
        head=_by_name(raw["head"], Head),
        dropped=frozenset(map(plain_name, raw["dropped"]["personnummer"])),
        ignored=frozenset(map(plain_name, raw["ignored"]["names"])),
        employment=_by_name(raw["employment"], Employment),
    )


def _by_name(table: Mapping[str, list[str]], kind: type[E]) -> dict[str, E]:
    return {plain_name(name): kind(key) for key, names in table.items() for name in names}
