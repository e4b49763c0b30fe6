"""Record that both have signed: which version, when, how, and what it said (R05, R06, T07)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from samtal_tui import words
from samtal_tui.export.compose import content_of
from samtal_tui.export.content import lasting
from samtal_tui.export.errors import ExportError
from samtal_tui.export.occasion import versioned
from samtal_tui.export.versions import documents_for, says_same
from samtal_tui.texts import Texts
from vault.records import Document, Recipient, SignOff, SignWay, TalkStatus
from vault.shareable import leaving, select
from vault.store import OpenVault

_UP_TO_SIGNED = tuple(TalkStatus)[: tuple(TalkStatus).index(TalkStatus.SIGNED)]


class NothingToSign(ExportError):
    """No file was made that says what is agreed now."""

    exit_code = 6

    def __init__(self, recipient: Recipient, made: Document | None, *, renamed: bool = False) -> None:
        self.recipient = recipient
        self.made = made
        self.renamed = renamed
        super().__init__(recipient)

    def sentence(self, t: Texts) -> str:
        """Say what to create, and why an earlier file will not do."""
        recipient = t(words.RECIPIENT[self.recipient])
        if self.made is None:
            return t(
                "There is no document for {recipient} to sign yet: create the files first; nothing is noted.",
                recipient=recipient,
            )
        if not self.made.digest:
            return t(
                "Version {number} of {date} was made by an earlier samtal, which did not keep "
                "its exact words: create the files again and sign them; nothing is noted.",
                number=self.made.version,
                date=self.made.made_at.date().isoformat(),
            )
        if self.renamed:
            return t(
                "Names or headings have changed since version {number} was made {date}: create "
                "the files again and sign them; nothing is noted.",
                number=self.made.version,
                date=self.made.made_at.date().isoformat(),
            )
        return t(
            "Version {number} of {date} no longer says what you agree on: create the files "
            "again and sign them; nothing is noted.",
            number=self.made.version,
            date=self.made.made_at.date().isoformat(),
        )


def sign(vault: OpenVault, talk_id: str, recipient: Recipient, on: date, way: SignWay) -> SignOff:
    """Record that both have signed the document that was made last, which must say what is agreed now.

    What is kept is what was made, in its language and with its date: whatever else can be put together now
    is not recorded. The talk counts as signed. Raises `NothingToSign`, `CannotWrite`.
    """
    items = select(vault.id, vault.items.shareable_of_talk(talk_id), recipient)
    says = [leaving(vault.id, item) for item in items]
    made = documents_for(vault, talk_id, recipient)
    same = [one for one in made if says_same(one.items, says)]
    if not same or not says:
        raise NothingToSign(recipient, made[0] if made else None)
    newest = same[0]
    occasion = versioned(vault, talk_id, recipient, newest.made_at.date(), items)
    content = lasting(content_of(items, occasion, Texts(newest.language)))
    digest = hashlib.sha256(content.encode()).hexdigest()
    if digest != newest.digest:
        raise NothingToSign(recipient, newest, renamed=True)
    signed = SignOff(
        id=secrets.token_hex(16),
        person=occasion.person.id,
        talk=talk_id,
        recipient=recipient,
        version=newest.version,
        on=on,
        way=way,
        digest=digest,
        content=content,
        items=newest.items,
        files=tuple(dict.fromkeys(one.sha256 for one in same if one.digest == digest)),
    )
    with vault.connection.transaction():
        vault.sign_offs.record(signed)
        _move(vault, talk_id, _UP_TO_SIGNED, TalkStatus.SIGNED)
    return signed


def take_back(vault: OpenVault, signed: SignOff) -> None:
    """Forget a signature that was recorded by mistake; without any, the talk is agreed, not signed."""
    with vault.connection.transaction():
        vault.sign_offs.take_back(signed.id)
        if not vault.sign_offs.of_talk(signed.talk):
            _move(vault, signed.talk, (TalkStatus.SIGNED,), TalkStatus.AGREED)


def _move(vault: OpenVault, talk_id: str, before: tuple[TalkStatus, ...], after: TalkStatus) -> None:
    talk = vault.talks.get(talk_id)
    if talk.status in before:
        vault.talks.update(talk.model_copy(update={"status": after}))
