"""What a document would say and what would stay behind: the preview, and the making of all its files.

The text shown is read from the very content that the exporter is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from samtal_tui.export.compose import content_of
from samtal_tui.export.content import Content
from samtal_tui.export.errors import CannotPlace, NothingMayLeave, Why
from samtal_tui.export.formats import Format
from samtal_tui.export.make import Maker, document_name, make_document
from samtal_tui.export.occasion import Occasion, document_language, occasion_of
from samtal_tui.sharing.preview import Preview, preview
from samtal_tui.texts import Texts
from vault.records import Document, Recipient, TalkStatus
from vault.store import OpenVault

RECIPIENTS = (Recipient.EMPLOYEE, Recipient.HR)
"""Whom the documents room makes documents for."""

FORMATS: Mapping[Recipient, tuple[Format, ...]] = {
    Recipient.EMPLOYEE: (Format.MARKDOWN, Format.WORD),
    Recipient.HR: (Format.MARKDOWN, Format.WORD, Format.TEXT),
}
"""The files made for each; HR's plain text is pasted section by section into the system (Q03, N12)."""

_UP_TO_HANDED = tuple(TalkStatus)[: tuple(TalkStatus).index(TalkStatus.HANDED)]


@dataclass(frozen=True)
class Offer:
    """What a recipient can be given now. `content` is None when nothing may leave.

    `history` are the documents already made about the person, newest first; a special talk has its own.
    """

    occasion: Occasion
    preview: Preview
    content: Content | None
    history: tuple[Document, ...]

    @property
    def can_be_handed(self) -> bool:
        """True when the employee's document of this talk exists and is not noted as handed over."""
        talk = self.occasion.talk
        exists = any(
            made.talk == talk.id and made.recipient is Recipient.EMPLOYEE and not made.underlag
            for made in self.history
        )
        return self.occasion.to_employee and exists and talk.status in _UP_TO_HANDED


def offer(vault: OpenVault, talk_id: str, recipient: Recipient, interface: str, now: datetime) -> Offer:
    """What `recipient` would be given of the talk, in the document's own language."""
    occasion = occasion_of(vault, talk_id, recipient, now.date())
    sorted_out = preview(vault.id, vault.items.of_talk(talk_id), recipient)
    t = Texts(document_language(occasion.person, recipient, interface))
    apart = {talk.id for talk in vault.talks.of_person(occasion.person.id) if talk.apart} - {talk_id}
    return Offer(
        occasion=occasion,
        preview=sorted_out,
        content=content_of(sorted_out.going, occasion, t) if sorted_out.going else None,
        history=tuple(
            made
            for made in vault.ledger.of_person(occasion.person.id)
            if made.talk not in apart and (made.talk == talk_id or not occasion.talk.apart)
        ),
    )


def make_all(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    folder: Path,
    interface: str,
    now: datetime,
    *,
    overwrite: bool = False,
    edition: int = 1,
    maker: Maker | None = None,
) -> list[Document]:
    """Make every file for `recipient`. Raises what `make_document` raises.

    When one of the names is taken, and not to be written over, none is made.
    """
    occasion = occasion_of(vault, talk_id, recipient, now.date())
    language = document_language(occasion.person, recipient, interface)
    formats = FORMATS[recipient]
    if not preview(vault.id, vault.items.shareable_of_talk(talk_id), recipient).going:
        raise NothingMayLeave(recipient)
    for format_ in () if overwrite else formats:
        path = folder / document_name(occasion, format_, Texts(language), edition)
        if path.exists():
            raise CannotPlace(Why.EXISTS, path)
    return [
        make_document(
            vault,
            talk_id,
            recipient,
            format_,
            folder,
            language,
            now=now,
            overwrite=overwrite,
            edition=edition,
            maker=maker,
        )
        for format_ in formats
    ]


def next_edition(occasion: Occasion, folder: Path, interface: str) -> int:
    """The first number that no file in `folder` has yet."""
    t = Texts(document_language(occasion.person, occasion.recipient, interface))
    formats = FORMATS[occasion.recipient]
    edition = 2
    while any((folder / document_name(occasion, each, t, edition)).exists() for each in formats):
        edition += 1
    return edition


def set_handed(vault: OpenVault, talk_id: str, before: TalkStatus | None = None) -> TalkStatus:
    """Note that the employee has been given the document, or put the status `before` back.

    Returns the status the talk had. A talk that has come further stays where it is.
    """
    talk = vault.talks.get(talk_id)
    if before is not None:
        vault.talks.update(talk.model_copy(update={"status": before}))
    elif talk.status in _UP_TO_HANDED:
        vault.talks.update(talk.model_copy(update={"status": TalkStatus.HANDED}))
    return talk.status
