"""The manager, the workplace and the operation's goals."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vault.records.base import Record
from vault.records.talks import PlanLayout


class OperationGoal(Record):
    """One of the operation's goals for a year, entered once and picked in an employee's goals (P01)."""

    year: Annotated[int, Field(ge=1900, le=2199)]
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class Profile(Record):
    """The manager and the workplace, as documents name them; `word` is theirs for the yearly talk (A02).

    `signing` is false where documents are agreed on and handed over but not signed (T07). `layout` is the
    form of plans there; None leaves it to the guide.
    """

    manager: str = ""
    organisation: str = ""
    word: str = ""
    public_employer: bool = True
    signing: bool = True
    operation_goals: tuple[OperationGoal, ...] = ()
    layout: PlanLayout | None = None
