"""All the files of a document, in the formats its recipient can use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from samtal_tui.export.compose import leaving_items
from samtal_tui.export.errors import CannotPlace, ExportError, MakingFailed, NothingMayLeave, Why
from samtal_tui.export.formats import Format
from samtal_tui.export.make import House, Maker, checked_document, document_name, put_and_record
from samtal_tui.export.occasion import document_language, occasion_of
from samtal_tui.texts import Texts
from vault.records import Document, Recipient
from vault.store import OpenVault

FORMATS: Mapping[Recipient, tuple[Format, ...]] = {
    Recipient.EMPLOYEE: (Format.WORD, Format.PDF, Format.MARKDOWN),
    Recipient.HR: (Format.WORD, Format.PDF, Format.TEXT, Format.MARKDOWN),
    Recipient.PAY_TALK: (Format.WORD, Format.PDF),
    Recipient.NEW_MANAGER: (Format.WORD, Format.PDF),
}
"""The files made for each; HR's plain text is pasted section by section into the system (Q03, N12)."""


@dataclass(frozen=True)
class Refused:
    """One file that was not made, and why."""

    format: Format
    error: ExportError


@dataclass(frozen=True)
class Made:
    """The files that were made, and those that could not be."""

    documents: tuple[Document, ...]
    refused: tuple[Refused, ...] = ()


def make_all(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    folder: Path,
    interface: str,
    now: datetime,
    *,
    formats: Sequence[Format] = (),
    house: House | None = None,
    overwrite: bool = False,
    edition: int = 1,
    noticed: bool = False,
    maker: Maker | None = None,
) -> Made:
    """Make every file for `recipient`, in `formats` or the usual ones. Raises what `make_document` raises.

    When one of the names is taken, and not to be written over, or the final check stops one, none is made.
    When one format cannot hold the texts, as PDF some scripts, or a file finds no room, the others are made.
    """
    occasion = occasion_of(vault, talk_id, recipient, now.date())
    language = document_language(occasion.person, recipient, interface)
    wanted = tuple(formats) or FORMATS[recipient]
    if not leaving_items(vault, talk_id, recipient):
        raise NothingMayLeave(recipient)
    if not overwrite:
        names = (document_name(occasion, each, Texts(language), edition) for each in wanted)
        _refuse_taken(folder / name for name in names)
    check = partial(
        checked_document,
        vault,
        talk_id,
        recipient,
        language=language,
        now=now,
        house=house,
        edition=edition,
        noticed=noticed,
        maker=maker,
    )
    checked, unmade = _checked(check, wanted)
    documents, unplaced = _placed(vault, checked, folder, overwrite=overwrite)
    refused = (*unplaced, *unmade)
    if not documents:
        raise refused[0].error
    return Made(tuple(documents), refused)


def _refuse_taken(paths: Iterable[Path]) -> None:
    for path in paths:
        if os.path.lexists(path):
            raise CannotPlace(Why.EXISTS, path)


def _checked(
    check: Callable[[Format], tuple[Document, bytes]], wanted: Sequence[Format]
) -> tuple[list[tuple[Document, bytes]], list[Refused]]:
    """The documents that could be made and passed the final check, and the formats that cannot hold them."""
    checked, refused = [], []
    for format_ in wanted:
        try:
            checked.append(check(format_))
        except MakingFailed as error:
            refused.append(Refused(format_, error))
    return checked, refused


def _placed(
    vault: OpenVault, checked: Sequence[tuple[Document, bytes]], folder: Path, *, overwrite: bool
) -> tuple[list[Document], list[Refused]]:
    """The documents that stand in the folder and in the history, and those that found no room."""
    documents, refused = [], []
    for document, data in checked:
        try:
            put_and_record(vault, document, folder, data, overwrite=overwrite)
            documents.append(document)
        except CannotPlace as error:
            refused.append(Refused(Format(document.format), error))
    return documents, refused


def free_edition(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    folder: Path,
    interface: str,
    formats: Sequence[Format] = (),
) -> int:
    """The first number, from 1, under which none of the files stands in `folder`."""
    occasion = occasion_of(vault, talk_id, recipient, date.min)
    t = Texts(document_language(occasion.person, recipient, interface))
    wanted = tuple(formats) or FORMATS[recipient]
    edition = 1
    while any(os.path.lexists(folder / document_name(occasion, each, t, edition)) for each in wanted):
        edition += 1
    return edition
