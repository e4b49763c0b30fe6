"""All text in the bytes of a document, whatever part of the file it stands in.

The bytes come from another process and are read as if they came from a stranger: sizes are bounded, a
document type declaration is refused, and a part that no document of ours has is an error, not something to
skip.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial

from samtal_tui.sharing.extract_word import read_word
from samtal_tui.sharing.extracted import MOST_BYTES, Extracted, NotADocument, is_structure
from samtal_tui.sharing.format_names import names_of
from samtal_tui.sharing.picture import Picture

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def extract(data: bytes, format_: str, picture: Picture | None = None) -> Extracted:
    """Every text in `data`, which may hold no picture but `picture`. Raises `NotADocument`."""
    readers: dict[str, Callable[[bytes], Extracted]] = {
        "markdown": _markdown,
        "word": partial(read_word, picture=picture),
        "text": _text,
        "json": _json,
        "pdf": partial(_pdf, picture=picture),
    }
    if format_ not in readers:
        raise NotADocument("no such format")
    if not data or len(data) > MOST_BYTES:
        raise NotADocument("empty or far too large")
    return readers[format_](data)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NotADocument("not UTF-8") from None
    if _CONTROL.search(text):
        raise NotADocument("a control character, which no document of ours has")
    return text


def _text(data: bytes) -> Extracted:
    """Titles first, then the lines, so that a line divided between two parts is read in one run.

    A line that begins with a tab goes on from the one before; any other tab parts a label from what was said.
    """
    titles, lines = [], []
    for section in _decoded(data).split("\n\n"):
        title, _, rest = section.partition("\n")
        titles.append(title)
        lines += rest.replace("\n\t", " ").replace("\t", "\n").split("\n")
    return Extracted(tuple(piece for piece in (*titles, *lines) if piece.strip()))


def _json(data: bytes) -> Extracted:
    """Every string is a piece, names and numbers are structure; a name given twice hides nothing."""
    pieces: list[str] = []
    structure: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            pieces.append(value)
        elif isinstance(value, list):
            for part in value:
                gather(part)
        elif not isinstance(value, dict):
            structure.append(str(value))

    def fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for name, value in pairs:
            structure.append(name)
            gather(value)
        return {}

    try:
        gather(json.loads(_decoded(data), object_pairs_hook=fields))
    except (ValueError, RecursionError):
        raise NotADocument("not JSON") from None
    return Extracted(tuple(pieces), tuple(structure), names=names_of("json"))


def _markdown(data: bytes) -> Extracted:
    """Lines, cells and what is set in bold or italics are pieces; a hard line break does not end one.

    What is escaped is read as it will be shown.
    """
    text = _decoded(data)
    if re.search(r"(?<!\\)&#?\w+;|\t", text):
        raise NotADocument("an entity or a tab, which no Markdown of ours has")
    joined = re.sub(r"\\\n|<br>", " ", text)
    parts = re.split(r"(?<!\\)[|*]+|\n", joined)
    pieces = (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part) for part in parts)
    return Extracted(tuple(piece for piece in pieces if piece.strip()))


def _pdf(data: bytes, picture: Picture | None) -> Extracted:
    from samtal_tui.sharing.extract_pdf import Unreadable, read_pdf

    try:
        read = read_pdf(data, picture)
    except Unreadable:
        raise NotADocument("not a PDF") from None
    pieces = [text for text in read.strings if not is_structure(text)]
    structure = [text for text in read.strings if is_structure(text)]
    return Extracted((*read.lines, *pieces), (*structure, *read.names), tuple(read.noise), names_of("pdf"))
