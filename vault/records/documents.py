"""What left the vault: the history of documents, what was signed, and what a new manager may read."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from vault.records.base import Record
from vault.records.items import Way


class Recipient(StrEnum):
    """Whom a document is made for."""

    EMPLOYEE = "employee"
    HR = "hr"
    PAY_TALK = "pay_talk"
    NEW_MANAGER = "new_manager"


class Leaving(Record):
    """One item in a document: its id, the digest of what left, and when and how it was agreed on.

    `question` is the one it stood under, None where that was not recorded.
    """

    item: str
    digest: str
    on: date | None = None
    way: Way = Way.ROOM
    question: str | None = None


class Document(Record):
    """One line of the history of documents (the ledger).

    `language` is the one it is written in, `digest` the SHA-256, in hex, of what it says (see `lasting` in
    samtal_tui/export/content.py); both are empty for a form, and for what was made before they were kept.
    `version` counts the different contents the document has had; `notice` is true when a public employer's
    manager was told what the step means before she took it. `underlag` is true for what the employee is
    handed before the talk, `sheet` for the manager's own paper to write on during it.
    """

    id: str
    person: str
    talk: str
    recipient: Recipient
    format: str
    file_name: str
    sha256: str
    made_at: datetime
    items: tuple[Leaving, ...]
    stayed: dict[str, int]
    version: Annotated[int, Field(ge=1)] = 1
    notice: bool = False
    underlag: bool = False
    sheet: bool = False
    language: str = ""
    digest: str = ""

    @property
    def is_blank(self) -> bool:
        """True for a paper to fill in: it tells nothing of what was said in its talk."""
        return self.underlag or self.sheet


class SignWay(StrEnum):
    """How a document was signed."""

    PAPER = "paper"
    E_SERVICE = "e_service"


class TalkRecord(Record):
    """What is recorded once about a talk, beside what was said in it."""

    id: str
    person: str
    talk: str


class SignOff(TalkRecord):
    """Both confirmed that a document reflects what came up in the talk (R05, R06).

    `content` is what the document says, as it was given to whoever made the files but without the picture of
    a logo and the limit of a field, and is kept unchanged;
    `digest` is its SHA-256, in hex. `files` are the SHA-256 sums of the files that were made of it.
    """

    recipient: Recipient
    version: Annotated[int, Field(ge=1)]
    on: date
    way: SignWay
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    content: str
    items: tuple[Leaving, ...]
    files: tuple[str, ...]

    @model_validator(mode="after")
    def _unchanged(self) -> Self:
        if hashlib.sha256(self.content.encode()).hexdigest() != self.digest:
            raise ValueError("what was signed is not what is kept")
        return self


class Consent(TalkRecord):
    """The employee said yes, or no again, to a new manager reading what was between the two (S09, T02).

    `items` are the very items, with the wording, that the yes is about; none is a no.
    """

    on: date
    way: Way = Way.ROOM
    items: tuple[Leaving, ...] = ()
