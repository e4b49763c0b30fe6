"""Is a file in hand one of those that were made here, unchanged? The history knows the SHA-256 of each."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from samtal_tui.sharing.extracted import MOST_BYTES
from vault.files import open_named
from vault.records import Document, Person, SignOff
from vault.store import OpenVault

_PIECE = 1024 * 1024


class Unreadable(Exception):
    """The file is missing, no plain file, larger than any document, or may not be read."""


@dataclass(frozen=True)
class Recognised:
    """What the history knows of a file.

    `document` is the line of the history whose file it is, unchanged, with the `person` it is about and what
    both have `signed` of that very file. When it is none, `namesake` is the newest document made under its
    name: the file may be that one, changed.
    """

    document: Document | None = None
    person: Person | None = None
    signed: SignOff | None = None
    namesake: Document | None = None


class FileNow(Enum):
    """How a file that was made stands in its folder now."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


def check_document(vault: OpenVault, file: Path) -> Recognised:
    """Look `file` up in the history of documents. Raises `Unreadable`."""
    sha256 = sum_of(file)
    history = vault.ledger.all()
    document = next((made for made in history if made.sha256 == sha256), None)
    if document is None:
        return Recognised(namesake=next((made for made in history if made.file_name == file.name), None))
    signed = vault.sign_offs.of_talk(document.talk)
    return Recognised(
        document=document,
        person=vault.people.get(document.person),
        signed=next((one for one in signed if sha256 in one.files), None),
    )


def file_now(document: Document, folder: Path) -> FileNow:
    """Whether the file in `folder` still is what was made."""
    try:
        same = sum_of(folder / document.file_name) == document.sha256
    except Unreadable:
        return FileNow.GONE
    return FileNow.UNCHANGED if same else FileNow.CHANGED


def sum_of(file: Path) -> str:
    """The SHA-256 of a plain file, in hex, links followed. Raises `Unreadable`."""
    total = hashlib.sha256()
    try:
        with open_named(file) as stream:
            if os.fstat(stream.fileno()).st_size > MOST_BYTES:
                raise Unreadable
            while piece := stream.read(_PIECE):
                total.update(piece)
    except (OSError, ValueError):
        raise Unreadable from None
    return total.hexdigest()
