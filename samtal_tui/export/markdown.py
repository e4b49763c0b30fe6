"""A document as Markdown (CommonMark with tables): readable as it stands, and nothing typed can break it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samtal_tui.export.content import Content, Line, Section, Signature, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^([+\-=:]|\d{1,9}(?=[.)]))")

DOTS = "." * 40
"""A line to sign on, in a file that is printed as it stands."""


def make(content: Content) -> bytes:
    """The whole document as UTF-8."""
    return ("\n\n".join(_blocks(content)) + "\n").encode()


def escaped(text: str) -> str:
    """One line of typed text as it must stand to be read as it was typed."""
    said = _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", text.strip()))
    return _LINE_START.sub(lambda sign: f"{sign[0]}\\" if sign[0].isdigit() else rf"\{sign[0]}", said)


def _blocks(content: Content) -> Iterator[str]:
    yield f"# {escaped(content.title)}"
    yield "\n".join(f"- **{escaped(field.label)}:** {escaped(field.value)}" for field in content.header)
    yield escaped(content.statement)
    if plan := content.plan:
        yield f"## {escaped(plan.title)}"
        yield escaped(plan.intro)
        for table in plan.tables:
            yield f"### {escaped(table.title)}"
            yield _table(table)
    if content.outcomes:
        yield f"## {escaped(content.outcomes.title)}"
        yield _table(content.outcomes)
    if content.sections:
        yield f"## {escaped(content.notes_title)}"
        for section in content.sections:
            yield from _section(section)
    if content.signature:
        yield from _signature(content.signature)


def _section(section: Section) -> Iterator[str]:
    yield f"### {escaped(section.title)}"
    yield "\n".join(_line(line) for line in section.lines)


def _line(line: Line) -> str:
    label = f"**{escaped(line.label)}**" if line.label else ""
    said = [f"**{escaped(one.who)}:** {_in_lines(one.text)}" for one in line.said]
    remarks = [f"*{_in_lines(remark)}*" for remark in line.remarks if remark.strip()]
    return "- " + "\\\n  ".join(part for part in (label, *said, *remarks) if part)


def _in_lines(text: str) -> str:
    """Typed text in a list: its own line breaks kept, blank lines left out (they would end the item)."""
    return "\\\n  ".join(escaped(line) for line in text.split("\n") if line.strip())


def _in_cell(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.split("\n") if line.strip())


def _table(table: Table) -> str:
    """Group headings stand in the head, column headings in the first row: a head has one row in Markdown."""
    columns = [f"**{escaped(column)}**" for column in table.columns]
    rows = [[_in_cell(cell) for cell in row] for row in table.rows] or [["–"] + [""] * (len(columns) - 1)]
    head = [escaped(column) for column in table.columns]
    if table.grouped:
        head = [
            escaped(group.title) if first else ""
            for group in table.groups
            for first in [True] + [False] * (len(group.columns) - 1)
        ]
        rows.insert(0, columns)
    return "\n".join(_row(row) for row in (head, ["---"] * len(columns), *rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _signature(signature: Signature) -> Iterator[str]:
    yield f"## {escaped(signature.title)}"
    yield escaped(signature.version)
    yield escaped(signature.sentence)
    comment = f"{escaped(signature.comment)}:"
    said = [_in_lines(signature.said), f"*{_in_lines(signature.readers)}*"]
    yield "\\\n".join((comment, *said[: bool(signature.said) + bool(signature.readers)]))
    for party in signature.parties:
        yield f"{escaped(party.label)}: {escaped(party.value)} {DOTS} {escaped(signature.date)}: {DOTS}"
