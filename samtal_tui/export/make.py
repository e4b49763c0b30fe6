"""Make a document: compose it, have it made by the process without keys, check its bytes, write it whole."""

from __future__ import annotations

import hashlib
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from samtal_tui import words
from samtal_tui.export.compose import content_of, leaving_items
from samtal_tui.export.content import lasting, to_json
from samtal_tui.export.errors import CannotPlace, NothingMayLeave
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts, known_texts
from samtal_tui.export.names import file_name
from samtal_tui.export.occasion import Occasion, versioned
from samtal_tui.export.place import staged
from samtal_tui.export.runner import run_maker
from samtal_tui.sharing.consent import consented
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.sharing.picture import Picture
from samtal_tui.sharing.preview import Preview, preview
from samtal_tui.texts import Texts
from vault.records import Document, Recipient
from vault.shareable import leaving
from vault.store import OpenVault

TIME_LIMIT = 30.0
"""Seconds the process that makes documents is given; it needs less than one on a quiet machine."""

Maker = Callable[[Format, bytes], bytes]
"""Turns a format and a document's content as JSON into the document's bytes. Raises `MakingFailed`."""


@dataclass(frozen=True)
class House:
    """What the settings say of all documents: the logo, and the characters a field of HR's system takes.

    `part` is for plain text; 0 is no limit.
    """

    logo: Picture | None = None
    part: int = 0


def make_document(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    format_: Format,
    folder: Path,
    language: str,
    *,
    now: datetime,
    overwrite: bool = False,
    house: House | None = None,
    edition: int = 1,
    noticed: bool = False,
    maker: Maker | None = None,
) -> Document:
    """Make the document of a talk for `recipient` in `folder` and record it; return the line of the history.

    The arguments are those of `checked_document`. Raises `CannotPlace` besides what that raises; whatever is
    raised, no file was made or changed.
    """
    document, data = checked_document(
        vault,
        talk_id,
        recipient,
        format_,
        language,
        now=now,
        house=house,
        edition=edition,
        noticed=noticed,
        maker=maker,
    )
    put_and_record(vault, document, folder, data, overwrite=overwrite)
    return document


def checked_document(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    format_: Format,
    language: str,
    *,
    now: datetime,
    house: House | None = None,
    edition: int = 1,
    noticed: bool = False,
    maker: Maker | None = None,
) -> tuple[Document, bytes]:
    """The bytes of a document, which have passed the final check, and its line of the history; no file yet.

    `language` is the document's own (see `document_language`); `edition` numbers a file that stands beside
    earlier ones; `noticed` says that she was told what the step means for a public employer.
    Raises `NothingMayLeave`, `MakingFailed`, `StoppedByFinalCheck`.
    """
    t = Texts(language)
    items = leaving_items(vault, talk_id, recipient)
    if not items:
        raise NothingMayLeave(recipient)
    about = house or House()
    occasion = replace(versioned(vault, talk_id, recipient, now.date(), items), logo=about.logo)
    content = content_of(items, occasion, t, part=about.part)
    data = (maker or run_worker)(format_, to_json(content))
    final_check(
        data,
        format_,
        agreed=agreed_texts(items),
        known=known_texts(items, occasion, t),
        forbidden=forbidden_texts(vault, {item.id for item in items}),
        picture=about.logo,
    )
    name = document_name(occasion, format_, t, edition)
    document = Document(
        id=secrets.token_hex(16),
        person=occasion.person.id,
        talk=talk_id,
        recipient=recipient,
        format=format_,
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=now,
        items=tuple(leaving(vault.id, item) for item in items),
        stayed={
            reason.value: number for reason, number in preview_of(vault, talk_id, recipient).staying.items()
        },
        version=occasion.version,
        notice=noticed,
        language=language,
        digest=hashlib.sha256(lasting(content).encode()).hexdigest(),
    )
    return document, data


def put_and_record(
    vault: OpenVault, document: Document, folder: Path, data: bytes, *, overwrite: bool
) -> None:
    """Put the checked bytes where they shall stand, with their line in the history, or neither of them.

    Recorded first: a line about a file that a power cut took is better than a file without its line.
    A vault of a newer program is only read: then the file stands alone, and whoever asked for it says so.
    """
    with staged(folder, document.file_name, data, overwrite=overwrite) as keep:
        if vault.read_only:
            keep()
            return
        vault.ledger.record(document)
        try:
            keep()
        except CannotPlace:
            vault.ledger.forget(document.id)
            raise


def preview_of(vault: OpenVault, talk_id: str, recipient: Recipient) -> Preview:
    """What goes to `recipient` and what stays, every line of the talk counted."""
    opened = consented(vault, talk_id) if recipient is Recipient.NEW_MANAGER else frozenset()
    return preview(vault.id, vault.items.of_talk(talk_id), recipient, consented=opened)


def document_name(occasion: Occasion, format_: Format, t: Texts, edition: int = 1) -> str:
    """What the file is called: the talk, its day, the person, whom it is for; numbered from the second."""
    whom = t(words.RECIPIENT[occasion.recipient])
    parts = (occasion.talk_name(t), occasion.talk.on.isoformat(), occasion.person.name, whom)
    return file_name((*parts, str(edition) if edition > 1 else ""), format_.suffix)


def run_worker(format_: Format, content: bytes, *, limit: float = TIME_LIMIT) -> bytes:
    """Run the process without keys. Raises `MakingFailed` when it hangs, ends early or says nothing."""
    command = [sys.executable, "-I", "-B", "-m", "samtal_tui.export.worker", format_]
    return run_maker(command, content, limit=limit)
