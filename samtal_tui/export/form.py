"""What a form asks before the talk: questions with room to answer, tables to draft in, cards (G02, G05).

Plain data, part of a document's content; standard library only, like the rest of it. A `code` is a few
letters that go along hidden beside a question, so that its answer finds home.
"""

from __future__ import annotations

from dataclasses import dataclass

QUESTION_MARK, ROOM_MARK, TABLE_MARK, FORM_MARK = "samtal_q_", "samtal_a_", "samtal_t_", "samtal_form_"
"""How the names of a Word form's bookmarks begin: at a question, in the room for its answer, in a table to
draft in, at the title. The code, or the form's mark, follows."""


@dataclass(frozen=True, slots=True)
class Card:
    """A short text to read: a sentence, then points."""

    title: str
    intro: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value beneath a row of the last plan."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: what is known about it (`facts`), what may help to answer it (`hints`), then room."""

    code: str
    number: str
    text: str
    facts: tuple[Fact, ...]
    hints: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The question as it is printed, its number first."""
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Questions under one heading."""

    title: str
    intro: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class DraftTable:
    """An empty table to draft in: so many `rows` beneath the headings."""

    code: str
    title: str
    intro: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. `mark` tells whose it is, `answer` is the label before the room to write in.

    `codes_note` explains, where they are seen, what the codes are for. `room` is the least height of an
    answer in millimetres.
    """

    mark: str
    answer: str
    codes_note: str
    before: tuple[Card, ...]
    groups: tuple[AskGroup, ...]
    drafts: tuple[DraftTable, ...]
    last: tuple[AskGroup, ...]
    after: tuple[Card, ...]
    room: int
