"""What a document would say and what would stay behind: the preview.

The text shown is read from the very content that the exporter is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samtal_tui.export.compose import content_of
from samtal_tui.export.content import Content
from samtal_tui.export.make import preview_of
from samtal_tui.export.occasion import Occasion, document_language, versioned
from samtal_tui.export.versions import documents_for, signed_for
from samtal_tui.sharing.comment import Comment, comment_standing
from samtal_tui.sharing.consent import Yes, between_us, standing_yes
from samtal_tui.sharing.preview import Preview
from samtal_tui.texts import Texts
from vault.records import Document, Item, Recipient, SignOff, TalkStatus
from vault.store import OpenVault

RECIPIENTS = (Recipient.EMPLOYEE, Recipient.HR, Recipient.PAY_TALK, Recipient.NEW_MANAGER)
"""Whom documents are made for, in the order they are offered."""

_UP_TO_HANDED = tuple(TalkStatus)[: tuple(TalkStatus).index(TalkStatus.HANDED)]


@dataclass(frozen=True)
class Fallen:
    """An item of the last document that leaves no more: its id, and its sentence while both may read it."""

    item: str
    title: str


@dataclass(frozen=True)
class Offer:
    """What a recipient can be given now. `content` is None when nothing may leave.

    `history` are the documents already made about the person, newest first; a special talk has its own.
    `fallen` left in the last document for the recipient and leaves no more. `signed` is what both have
    signed of it, the newest first. `yes` is where the employee's yes to a new manager stands, about
    `between_us` lines; `comment` where her own comment does.
    """

    occasion: Occasion
    preview: Preview
    content: Content | None
    history: tuple[Document, ...]
    fallen: tuple[Fallen, ...] = ()
    signed: tuple[SignOff, ...] = ()
    yes: Yes = Yes.NOTHING_TO_ASK
    between_us: int = 0
    comment: Comment = Comment.NONE

    @property
    def made(self) -> bool:
        """True when a file says just what is agreed now."""
        return any(
            one.talk == self.occasion.talk.id
            and one.recipient is self.occasion.recipient
            and one.version == self.occasion.version
            and not one.is_blank
            for one in self.history
        )

    @property
    def signature(self) -> SignOff | None:
        """What both have signed of this very version."""
        return next((one for one in self.signed if one.version == self.occasion.version), None)

    @property
    def can_be_handed(self) -> bool:
        """True when the employee's document of this talk exists and is not noted as handed over."""
        talk = self.occasion.talk
        exists = any(
            made.talk == talk.id and made.recipient is Recipient.EMPLOYEE and not made.is_blank
            for made in self.history
        )
        return self.occasion.to_employee and exists and talk.status in _UP_TO_HANDED


def offer(vault: OpenVault, talk_id: str, recipient: Recipient, interface: str, now: datetime) -> Offer:
    """What `recipient` would be given of the talk, in the document's own language."""
    sorted_out = preview_of(vault, talk_id, recipient)
    occasion = versioned(vault, talk_id, recipient, now.date(), sorted_out.going)
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
        fallen=_fallen(vault, talk_id, recipient, sorted_out.going),
        signed=tuple(signed_for(vault, talk_id, recipient)),
        yes=standing_yes(vault, talk_id) if recipient is Recipient.NEW_MANAGER else Yes.NOTHING_TO_ASK,
        between_us=len(between_us(vault, talk_id)),
        comment=comment_standing(vault.id, vault.items.shareable_of_talk(talk_id)),
    )


def _fallen(
    vault: OpenVault, talk_id: str, recipient: Recipient, going: Sequence[Item]
) -> tuple[Fallen, ...]:
    last = next(iter(documents_for(vault, talk_id, recipient)), None)
    leaves = {item.id for item in going}
    gone = [one.item for one in last.items if one.item not in leaves] if last else []
    shared = {item.id: item for item in vault.items.shareable_of_talk(talk_id)}
    return tuple(Fallen(one, shared[one].title if one in shared else "") for one in gone)


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
