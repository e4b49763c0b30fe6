"""Read Markdown tables and lines of the form "Mål: Dokumentera larmen" out of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samtal_tui.keeping.columns import Names

_LABEL = re.compile(r"[\s#>*_+-]*(?P<label>[^:|\n]{1,80}?)[*_\s]*:[*_]*(?:\s+|$)(?P<value>.*)")
_RULE = re.compile(r"\|?[\s:|]*-[\s:|-]*")
_BAR = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SIGNS = re.compile(r"^[\s#>]*(?:[-*+]\s+)?")

SHORT_LABEL = 40
"""Characters; an unknown label among known ones is no longer than this."""

Grid = list[list[str]]


def take_lines(written: Iterable[str], names: Names, tables: list[Grid], lines: list[str]) -> None:
    """Sort every line into a table, a table of labels and values, or the lines of the paper."""
    taking = _Lines(names, tables, lines)
    for line in written:
        taking.take(line)


class _Lines:
    """The state between one line and the next."""

    def __init__(self, names: Names, tables: list[Grid], lines: list[str]) -> None:
        self._names = names
        self._tables = tables
        self._lines = lines
        self._bars: Grid | None = None
        self._labels: Grid | None = None
        self._blank = False

    def take(self, line: str) -> None:
        """One line."""
        said = line.strip()
        if not said:
            self._blank = True
            return
        if said.startswith("|"):
            self._take_bars(said)
        else:
            self._bars = None
            self._take_words(said)
        self._blank = False

    def _take_bars(self, said: str) -> None:
        self._labels = None
        if self._bars is None or self._blank:
            self._bars = []
            self._tables.append(self._bars)
        if not _RULE.fullmatch(said):
            body = said[1:-1] if said.endswith("|") and not said.endswith("\\|") else said[1:]
            self._bars.append([_cell(cell) for cell in _BAR.split(body)])

    def _take_words(self, said: str) -> None:
        found = _LABEL.fullmatch(said)
        label = found["label"].strip() if found else ""
        is_known = self._names.known(label, self._names.plan) or self._names.head_field(label) is not None
        if found and label and (is_known or (self._labels and len(label) <= SHORT_LABEL)):
            if self._labels is None:
                self._labels = []
                self._tables.append(self._labels)
            self._labels.append([_bare(label), _cell(found["value"])])
        elif self._labels and not said.startswith("#") and (not self._blank or not self._labels[-1][1]):
            last = self._labels[-1]
            last[1] = f"{last[1]}\n{_bare(said)}".strip("\n")
        else:
            self._labels = None if said.startswith("#") or self._blank else self._labels
            self._lines.append(_bare(said))


def _cell(written: str) -> str:
    said = _BREAK.sub("\n", written.replace("\\|", "|"))
    return "\n".join(_EMPHASIS.sub(r"\2", part.strip()) for part in said.split("\n")).strip()


def _bare(written: str) -> str:
    return _EMPHASIS.sub(r"\2", _SIGNS.sub("", written)).strip()
