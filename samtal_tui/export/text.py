"""A document as plain text, section by section, to be pasted into the fields of HR's system (Q03, N12).

A section is a title, a line under it, and lines. Where a system takes only so many characters in a field, a
longer section is divided between lines, and between words only where a single line is too long by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from samtal_tui.export.content import Content, Line, Signature, Table

Titled = tuple[str, list[str]]
"""A section: its title and its lines. A tab parts a label from what was said."""


def make(content: Content) -> bytes:
    """The whole document as UTF-8."""
    return ("\n\n".join(map(_written, parts(content))) + "\n").encode()


def parts(content: Content) -> list[Titled]:
    """Every section of the document in order, those that are too long divided."""
    return [part for section in _sections(content) for part in _divided(*section, content)]


def _written(section: Titled) -> str:
    title, lines = section
    return "\n".join((title, "-" * max(len(title), 3), *lines))


def _sections(content: Content) -> Iterator[Titled]:
    yield content.title, [*(f"{field.label}:\t{field.value}" for field in content.header), content.statement]
    if content.plan:
        yield content.plan.title, [content.plan.intro]
        for table in content.plan.tables:
            yield table.title, list(_table(table))
    if content.outcomes:
        yield content.outcomes.title, list(_table(content.outcomes))
    for section in content.sections:
        yield section.title, [text for line in section.lines for text in _line(line)]
    if content.signature:
        yield content.signature.title, list(_signature(content.signature))


def _table(table: Table) -> Iterator[str]:
    """A row as its filled cells, each with its heading: a table cannot be pasted into a field."""
    for number, row in enumerate(table.rows, start=1):
        yield f"{number}."
        for column, cell in zip(table.columns, row, strict=True):
            if cell.strip():
                yield from _labelled(column, cell)


def _line(line: Line) -> Iterator[str]:
    if line.label:
        yield line.label
    for said in line.said:
        yield from _labelled(said.who, said.text)
    for remark in line.remarks:
        yield from (f"\t{part}" for part in remark.split("\n") if part.strip())


def _labelled(label: str, text: str) -> Iterator[str]:
    colon = "" if label.endswith("?") else ":"
    first, *others = [part for part in text.split("\n") if part.strip()] or [""]
    yield f"{label}{colon}\t{first}"
    yield from (f"\t{other}" for other in others)


def _signature(signature: Signature) -> Iterator[str]:
    yield signature.version
    yield signature.sentence
    if signature.said:
        yield from _labelled(signature.comment, signature.said)
        yield from (f"\t{part}" for part in signature.readers.split("\n") if part)
    else:
        yield f"{signature.comment}:"
    for party in signature.parties:
        yield f"{party.label}:\t{party.value}"
        yield f"{signature.date}:"


def _divided(title: str, lines: list[str], content: Content) -> Iterator[Titled]:
    pages: list[list[str]] = [[]]
    room = content.part
    for piece in (piece for line in lines for piece in _cut(line, content.part)):
        if content.part and pages[-1] and len(piece) + 1 > room:
            pages.append([])
            room = content.part
        pages[-1].append(piece)
        room -= len(piece) + 1
    if len(pages) == 1:
        yield title, pages[0]
        return
    for number, page in enumerate(pages, start=1):
        yield content.part_title.format(title=title, number=number, count=len(pages)), page


def _cut(line: str, most: int) -> Iterator[str]:
    """`line` in pieces of at most `most` characters, cut between words; a word that is longer stays whole."""
    while most and len(line) > most:
        place = line.rfind(" ", 1, most + 1)
        if place < 0:
            place = line.find(" ", most)
        if place < 0:
            break
        yield line[:place]
        line = line[place + 1 :]
    yield line
