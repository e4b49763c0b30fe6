"""Read a file or a paste that may hold answers, and tell what it is by what is in it, not by its name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePath

from samtal_tui.prepare.lines import MOST_CHARACTERS, Incoming
from samtal_tui.prepare.refused import NotTaken, Why
from samtal_tui.prepare.text_in import read_text

MOST_BYTES = 20 * 1024 * 1024
"""The largest file that is looked into: room for a picture or two that somebody pasted."""

_WORD_NAMES = frozenset({".docx", ".docm", ".dotx"})
_TEXT_NAMES = frozenset({".txt", ".md", ".markdown", ".text"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TEXT = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"\x7fELF")
_MARKUP = (b"<!doctype", b"<html", b"<?xml")


def bytes_of(path: Path) -> bytes:
    """A file's bytes. Raises `NotTaken` for what cannot be read, is no plain file or is too large."""
    try:
        if not path.is_file():
            raise NotTaken(Why.CANNOT_READ)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise NotTaken(Why.CANNOT_READ) from None
    return data


def read_incoming(data: bytes, name: str, codes: Collection[str]) -> Incoming:
    """What `data` says, from a file called `name` (empty: a paste). Raises `NotTaken`."""
    if len(data) > MOST_BYTES:
        raise NotTaken(Why.TOO_LARGE)
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_OLE):
        raise NotTaken(Why.OLD_WORD)
    if data.startswith(_ZIP):
        if suffix in _TEXT_NAMES:
            raise NotTaken(Why.OTHER_NAME)
        from samtal_tui.prepare.word_in import read_word

        incoming = read_word(data, codes)
    elif suffix in _WORD_NAMES:
        raise NotTaken(Why.OTHER_NAME if data.strip() else Why.BROKEN)
    else:
        incoming = read_text(_decoded(data, suffix), codes)
    if sum(len(line.text) for line in incoming.lines) > MOST_CHARACTERS:
        raise NotTaken(Why.TOO_LARGE)
    return incoming


def _decoded(data: bytes, suffix: str) -> str:
    """Text as UTF-8, as UTF-16 with its mark, or as Windows writes it here (cp1252)."""
    if data.startswith(_NO_TEXT) or data.lstrip()[:16].lower().startswith(_MARKUP):
        raise NotTaken(Why.OTHER_NAME if suffix in _TEXT_NAMES else Why.OTHER_FORMAT)
    if len(data) > 4 * MOST_CHARACTERS:
        raise NotTaken(Why.TOO_LARGE)
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise NotTaken(Why.OTHER_NAME if suffix in _TEXT_NAMES else Why.OTHER_FORMAT) from None
    if "\x00" in text:
        raise NotTaken(Why.OTHER_NAME if suffix in _TEXT_NAMES else Why.OTHER_FORMAT)
    return text
