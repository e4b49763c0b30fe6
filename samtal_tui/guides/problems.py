"""What can be wrong with a guide: which file, which line, which field, what to do about it.

A sentence never holds more of the file than its names, and those without anything a terminal would obey.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import ClassVar

from samtal_tui.texts import Texts, mark

_LONGEST_SHOWN = 80


def shown(name: str) -> str:
    """A name out of a file as it can be shown: printable, and not endless."""
    printable = "".join(character if character.isprintable() else "?" for character in name)
    return printable if len(printable) <= _LONGEST_SHOWN else printable[: _LONGEST_SHOWN - 1] + "…"


@dataclasses.dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or with `advice` one that could be better.

    `line` counts from 1; 0 when the whole file is meant. `field` is a path such as sections[2].title.en,
    counted from 1, or empty. `what` and `remedy` are English catalogue texts filled with `values`.
    """

    what: str
    remedy: str
    file: str = ""
    line: int = 0
    field: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    advice: bool = False

    def at(self, file: str, line: int) -> Problem:
        """The same problem, found in this file on this line."""
        return dataclasses.replace(self, file=file, line=line)

    def where(self, t: Texts) -> str:
        """The file and the line, as far as they are known."""
        line = t("line {line}", line=self.line) if self.line else ""
        return ", ".join(part for part in (shown(self.file), line) if part)

    def sentence(self, t: Texts) -> str:
        """Where, what and what to do, in the language of `t`, on one line."""
        values = {name: shown(value) for name, value in self.values.items()}
        said = f"{t(self.what, **values)} {t(self.remedy, **values)}"
        where = ", ".join(part for part in (self.where(t), shown(self.field)) if part)
        return f"{where}: {said}" if where else said


class GuideError(Exception):
    """A guide cannot be used. `problems` holds at least one; the first is the one that is told."""

    exit_code: ClassVar[int] = 8

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(f"{shown(first.file)}:{first.line} {shown(first.field)}: {first.what}")

    @property
    def file(self) -> str:
        """The name of the file, as it was given."""
        return self.problems[0].file

    @property
    def line(self) -> int:
        """The line, from 1; 0 when the whole file is meant."""
        return self.problems[0].line

    @property
    def field(self) -> str:
        """The path of the field, or empty."""
        return self.problems[0].field

    @property
    def remedy(self) -> str:
        """What to do, as an English catalogue text (see `sentence` for the user's language)."""
        return self.problems[0].remedy

    def sentence(self, t: Texts) -> str:
        """Where, what and what to do about the first problem, in the language of `t`."""
        return self.problems[0].sentence(t)


def too_big(file: str) -> Problem:
    """The file is larger than any guide."""
    return Problem(
        mark("The file is larger than 1 MB."),
        mark("Divide it into several guides, or leave out what is not questions."),
        file=file,
    )


def too_long_line(file: str, line: int) -> Problem:
    """A line is longer than any sentence of a guide."""
    return Problem(
        mark("The line is longer than 4,000 characters."),
        mark("Write one field on each line and keep the texts short."),
        file=file,
        line=line,
    )


def too_deep(file: str) -> Problem:
    """Brackets within brackets without end."""
    return Problem(
        mark("The file is nested too deeply."),
        mark("A guide has sections, and the sections have questions; nothing goes deeper."),
        file=file,
    )


def not_toml(file: str, line: int) -> Problem:
    """The file breaks the grammar of TOML."""
    return Problem(
        mark("This cannot be read as TOML."),
        mark("Look for a missing quotation mark or bracket, or a name given twice, here or just above."),
        file=file,
        line=line,
    )


def not_text(file: str) -> Problem:
    """The bytes are not UTF-8."""
    return Problem(
        mark("The file is not text in UTF-8."),
        mark("Save it as UTF-8 in your editor."),
        file=file,
    )


def not_readable(file: str) -> Problem:
    """The file cannot be opened, or is not a file."""
    return Problem(
        mark("The file cannot be read."),
        mark("Check that it is there and that you are allowed to read it."),
        file=file,
    )


def newer(file: str, line: int, found: int, known: int) -> Problem:
    """Written for a newer program."""
    return Problem(
        mark("The guide is in format {found}; this program reads format {known}."),
        mark("Update samtal, or ask for the guide in format {known}."),
        file=file,
        line=line,
        field="format",
        values={"found": str(found)[:20], "known": str(known)},
    )


def unknown_guide(guide_id: str) -> Problem:
    """No guide has this id."""
    return Problem(
        mark("There is no guide called {id}."),
        mark("Run samtal guides list to see them all."),
        values={"id": guide_id},
    )


def id_taken(file: str, line: int, guide_id: str) -> Problem:
    """Two guides with one id."""
    return Problem(
        mark("Another guide is called {id} already."),
        mark("Give this one an id of its own."),
        file=file,
        line=line,
        field="id",
        values={"id": guide_id},
    )
