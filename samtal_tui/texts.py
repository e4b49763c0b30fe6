"""The interface's texts in one language: what is said, how many, and which date.

English is the source language of every text; the other catalogues lie in `locale/`. A `Texts` is passed to
whoever speaks, so that a screen, a document and a test can each speak their own language at once.
"""

from __future__ import annotations

import gettext
from datetime import date
from functools import cache, cached_property
from pathlib import Path

LANGUAGES = ("sv", "en")
SOURCE = "en"
"""The language texts are written in; it needs no catalogue."""
LOCALE = Path(__file__).parent / "locale"
FIRST = "shell.mo"
"""The catalogue with every text of the first screen, which must not wait for the others."""

ALL = "\n"
"""No text of any catalogue: it is looked for in all of them."""


def mark(text: str) -> str:
    """Declare `text` for the catalogues where it is written down, to be translated where it is shown."""
    return text


class _Rest(gettext.NullTranslations):
    """All catalogues but the first, read when a text is not found in that one."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @cached_property
    def _read(self) -> gettext.NullTranslations:
        merged = gettext.NullTranslations()
        for path in sorted(self._folder.glob("*.mo")):
            if path.name != FIRST:
                merged.add_fallback(_catalogue_in(path))
        return merged

    def gettext(self, message: str) -> str:
        """The text in this language, or the English one."""
        return self._read.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for `n`, in this language or in English."""
        return self._read.ngettext(msgid1, msgid2, n)


def _catalogue_in(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def _catalogue_of(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    folder = LOCALE / language / "LC_MESSAGES"
    first = _catalogue_in(folder / FIRST)
    first.add_fallback(_Rest(folder))
    return first


class Texts:
    """Everything the interface says, in `language` ("sv" or "en")."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "sv"

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return _catalogue_of(self.language)

    def read_all(self) -> None:
        """Read every catalogue of this language now, not at the first text that needs it."""
        self._catalogue.gettext(ALL)

    def __call__(self, text: str, /, **values: object) -> str:
        """Say `text` (English, with {placeholders}) in this language."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Say `one` or `many` for the number `n`, which the texts may name as {n}."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def weekday(self, day: date) -> str:
        """The short name of the day of the week."""
        names = (
            mark("Mon"),
            mark("Tue"),
            mark("Wed"),
            mark("Thu"),
            mark("Fri"),
            mark("Sat"),
            mark("Sun"),
        )
        return self(names[day.weekday()])

    def day_of_week(self, day: date) -> str:
        """The full name of the day of the week, as in running text."""
        names = (
            mark("Monday"),
            mark("Tuesday"),
            mark("Wednesday"),
            mark("Thursday"),
            mark("Friday"),
            mark("Saturday"),
            mark("Sunday"),
        )
        return self(names[day.weekday()])

    def month(self, day: date) -> str:
        """The full name of the month."""
        names = (
            mark("January"),
            mark("February"),
            mark("March"),
            mark("April"),
            mark("May"),
            mark("June"),
            mark("July"),
            mark("August"),
            mark("September"),
            mark("October"),
            mark("November"),
            mark("December"),
        )
        return self(names[day.month - 1])

    def long_date(self, day: date) -> str:
        """A date in running text: 10 februari 2026."""
        return f"{day.day} {self.month(day)} {day.year}"
