"""The operation's goals: entered or pasted once a year, picked with two letters in a goal (P01)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from samtal_tui.plan.codes import codes
from vault.records import OperationGoal
from vault.store import OpenVault

MOST = 60
"""More goals than any operation sets itself for a year; two letters tell so many apart."""

LONGEST = 2_000
_BULLET = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)]|[a-zåäö][.)])\s+", re.IGNORECASE)


def goals_in(text: str) -> tuple[str, ...]:
    """The goals in a text, a line each: bullets and numbers at the beginning are left out, and doubles are.

    A pasted table gives the first filled cell of each row.
    """
    found: list[str] = []
    for line in text.replace("\r", "\n").split("\n"):
        first = next((cell.strip() for cell in line.split("\t") if cell.strip()), "")
        goal = " ".join(_BULLET.sub("", first).split())[:LONGEST]
        if goal and goal not in found:
            found.append(goal)
    return tuple(found[:MOST])


def of_year(goals: Iterable[OperationGoal], year: int) -> tuple[str, ...]:
    """The goals of one year, in the order they were entered."""
    return tuple(goal.text for goal in goals if goal.year == year)


def in_force(goals: Sequence[OperationGoal], year: int) -> tuple[str, ...]:
    """The goals of `year`; until they are entered, those of the newest year before it."""
    years = [goal.year for goal in goals if goal.year <= year]
    return of_year(goals, max(years)) if years else ()


def picked(goals: Sequence[OperationGoal], year: int) -> Mapping[str, str]:
    """The goals in force by the two letters that pick them."""
    return codes(in_force(goals, year))


def keep(vault: OpenVault, year: int, goals: Sequence[str]) -> None:
    """Make `goals` the operation's goals of `year`; other years stay. Raises the vault's errors."""
    profile = vault.profile.get()
    others = [goal for goal in profile.operation_goals if goal.year != year]
    new = [OperationGoal(year=year, text=text) for text in goals]
    together = tuple(sorted((*others, *new), key=lambda goal: goal.year))
    if together != profile.operation_goals:
        vault.profile.put(profile.model_copy(update={"operation_goals": together}))


def entered(vault: OpenVault) -> tuple[OperationGoal, ...]:
    """Every goal entered, of all years."""
    return vault.profile.get().operation_goals
