"""Why a file or a paste was not taken in: one sentence each. Nothing is half-taken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from samtal_tui.texts import Texts, mark


class Why(Enum):
    """What was wrong."""

    CANNOT_READ = "cannot_read"
    TOO_LARGE = "too_large"
    UNPACKS = "unpacks"
    BROKEN = "broken"
    ENTITIES = "entities"
    OLD_WORD = "old_word"
    OTHER_FORMAT = "other_format"
    OTHER_NAME = "other_name"
    OTHER_PERSON = "other_person"
    OTHER_TALK = "other_talk"
    OTHER_GUIDE = "other_guide"
    OTHER_VAULT = "other_vault"
    EMPTY = "empty"


_SENTENCES: Mapping[Why, str] = {
    Why.CANNOT_READ: mark("{file} cannot be read: check where the file lies; nothing is taken in."),
    Why.TOO_LARGE: mark(
        "{file} is too large to be a filled-in form: save the text by itself, without "
        "pictures; nothing is taken in."
    ),
    Why.UNPACKS: mark(
        "{file} unpacks to far more than a form holds, so it is not opened: ask for the "
        "answers as text; nothing is taken in."
    ),
    Why.BROKEN: mark(
        "{file} is damaged or not a whole Word file: open it in Word or LibreOffice and "
        "save it anew; nothing is taken in."
    ),
    Why.ENTITIES: mark(
        "{file} asks to read something outside itself, which no form does: ask for the "
        "answers as text; nothing is taken in."
    ),
    Why.OLD_WORD: mark(
        "{file} is an old Word file (.doc) or locked with a password: save it as .docx "
        "without a password; nothing is taken in."
    ),
    Why.OTHER_FORMAT: mark(
        "{file} is neither Word (.docx), Markdown nor plain text: save it as one of "
        "these, or paste the answers; nothing is taken in."
    ),
    Why.OTHER_NAME: mark(
        "{file} is not what its name says: check that it is the right file, or save it "
        "anew; nothing is taken in."
    ),
    Why.OTHER_PERSON: mark(
        "The answers are on another employee's form: check that it is the right file; nothing is taken in."
    ),
    Why.OTHER_TALK: mark(
        "The answers are on the form for another talk than the one that comes next, "
        "perhaps last year's: ask for answers on the new form; nothing is taken in."
    ),
    Why.OTHER_GUIDE: mark(
        "The answers are on a form made with another guide than the talk has now: make "
        "the form anew, or give the talk its former guide; nothing is taken in."
    ),
    Why.OTHER_VAULT: mark(
        "The form was not made in this vault: if the answers belong here, paste them "
        "without the code at the end; nothing is taken in."
    ),
    Why.EMPTY: mark(
        "Nothing is written in the form: check that it is the filled-in one; nothing is taken in."
    ),
}


class NotTaken(ValueError):
    """The answers are refused. `exit_code` is the command line's, see docs/command-line.md. Holds no text."""

    exit_code: ClassVar[int] = 8

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.value)

    def sentence(self, t: Texts, file: str) -> str:
        """What was wrong and what to do; `file` is how the user knows the file."""
        return t(_SENTENCES[self.why], file=file or t("What was pasted"))
