"""Read a paper: a Word document, a pasted table, Markdown, CSV or plain text.

Whatever the bytes are, the answer is a `Paper` or a `NotAPaper` with one sentence; nothing outside the bytes
is ever read.
"""

from __future__ import annotations

from samtal_tui.keeping.paper import NotAPaper, Paper
from samtal_tui.keeping.papers_text import read_text
from samtal_tui.keeping.papers_word import read_word
from samtal_tui.texts import mark

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read."""

TOO_LARGE = mark("{file} is larger than 10 MB, so it is no plan: nothing is brought in.")
NOT_TEXT = mark(
    "{file} is neither a Word document nor text: save it as .docx or .csv; nothing is brought in."
)
EMPTY = mark("{file} is empty: nothing is brought in.")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


def read_paper(data: bytes) -> Paper:
    """What the file in `data` holds, whatever kind of file it is. Raises `NotAPaper`."""
    if len(data) > MAX_BYTES:
        raise NotAPaper(TOO_LARGE)
    if not data.strip():
        raise NotAPaper(EMPTY)
    if data.startswith((_ZIP, _OLE)):
        return read_word(data)
    return read_text(decoded(data))


def decoded(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 with its mark, or what Swedish Excel writes (cp1252)."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAPaper(NOT_TEXT)
