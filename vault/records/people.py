"""An employee, and what is kept of her after she was erased."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vault.records.base import Record


class Employment(StrEnum):
    """Form of employment (D02, D03)."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    OTHER = "other"


class Person(Record):
    """An employee. Never a personnummer: there is no field for one (law.md 14).

    `exempt` is why she is to have no talk although the rules say so, `included` why she is to have one
    although they do not (D04, D05).
    """

    id: str
    number: Annotated[int, Field(ge=1)]
    given: Annotated[str, Field(min_length=1, max_length=200)]
    family: Annotated[str, Field(max_length=200)] = ""
    role: str = ""
    unit: str = ""
    employment: Employment = Employment.PERMANENT
    employed_from: date | None = None
    employed_to: date | None = None
    language: str = "sv"
    exempt: str = ""
    included: str = ""

    @property
    def name(self) -> str:
        """Given name first, as documents and the turned screen say it."""
        return f"{self.given} {self.family}".strip()

    @property
    def sort_name(self) -> str:
        """Family name first, as lists say it."""
        return f"{self.family}, {self.given}" if self.family else self.given


class Receipt(Record):
    """What is kept after a person was erased: her number but no name, and how much there was.

    `hashes` are HMACs, under the erased key, of the documents' SHA-256 sums: a plain hash of a short text can
    be guessed. `backups` are the backups elsewhere that still hold her, as far as is known.
    """

    id: str
    number: int
    erased_on: date
    talks: int
    shareable: int
    private: int
    documents: int
    hashes: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
