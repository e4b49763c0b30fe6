"""What is noted beside a document: that both signed, that she was given it, whom it may be passed on to."""

from __future__ import annotations

from collections.abc import Callable

from textual import work

from samtal_tui.export.errors import ExportError
from samtal_tui.export.offer import set_handed
from samtal_tui.export.signing import sign
from samtal_tui.export.signing import take_back as sign_taken_back
from samtal_tui.refusals import sentence
from samtal_tui.sharing.consent import Yes, give, take_back
from samtal_tui.words import SIGN_WAY
from screens.documents_page import TEXT, DocumentsPage
from screens.widgets.plain import one_line
from screens.widgets.sign_line import SignLine
from vault.errors import VaultError
from vault.store import OpenVault


class DocumentsNoted(DocumentsPage):
    """Every note can be taken back with the key it was made with."""

    def action_sign(self) -> None:
        """Note that both have signed the version that was made; again to take it back."""
        seen = self._offer
        if seen is None or self._pane != TEXT:
            return
        if seen.signature:
            signed = seen.signature
            self._note(lambda vault: sign_taken_back(vault, signed), self.t("It is not noted as signed."))
        elif seen.occasion.signed and seen.made:
            self.set_class(True, "signing")  # noqa: FBT003
            self.query_one(SignLine).open(self.samtal.today(), self.t)
            self.show_keys()

    def action_way(self) -> None:
        """Signed on paper, or in an e-service."""
        if self.has_class("signing"):
            self.query_one(SignLine).turn(self.t)

    def on_sign_line_no_day(self) -> None:
        """The day cannot be read, or is still to come."""
        self.say(self.t("Write the day it was signed, such as 2026-02-12; a day to come is none yet."))

    def on_sign_line_signed(self, event: SignLine.Signed) -> None:
        """Both have signed: keep what, when and how."""
        seen = self._offer
        self._end_signing()
        if seen is None:
            return
        told = self.t(
            "Noted: version {number} is signed {way} {date}. What was signed is kept as it is.",
            number=seen.occasion.version,
            way=self.t(SIGN_WAY[event.way]),
            date=event.on.isoformat(),
        )
        talk, recipient = self._talk_id, self._recipient
        self._note(lambda vault: sign(vault, talk, recipient, event.on, event.way), told)

    def _end_signing(self) -> None:
        self.set_class(False, "signing")  # noqa: FBT003
        self.query_one(SignLine).close()
        self.show_keys()

    def action_consent(self) -> None:
        """The employee says yes, or no, to a new manager reading what is between the two."""
        seen = self._offer
        if seen is None or seen.yes is Yes.NOTHING_TO_ASK or self._pane != TEXT:
            return
        name, given = one_line(seen.occasion.person.given), seen.yes is Yes.GIVEN
        told = (
            self.t("Noted: {name} says no. What is between you stays.", name=name)
            if given
            else self.t(
                "Noted: {name} has said yes to what stands here today, and to nothing after it.", name=name
            )
        )
        record, talk, today = take_back if given else give, self._talk_id, self.samtal.today()
        self._note(lambda vault: record(vault, talk, today), told)

    @work(exclusive=True, group="note")
    async def _note(self, record: Callable[[OpenVault], object], told: str) -> None:
        """Keep something in the vault, show what follows from it, and say so."""
        try:
            await self.vault(record)
        except ExportError as error:
            told = error.sentence(self.t)
        except VaultError as error:
            told = sentence(error, self.t)
        await self.fill()
        self.say(told)

    async def action_handed(self) -> None:
        """Note that the employee has been given the document; again to take it back."""
        if self._offer is None or not (self._offer.can_be_handed or self._before_handed):
            return
        try:
            before = await self.vault(set_handed, self._talk_id, self._before_handed)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        taken_back, self._before_handed = self._before_handed, None if self._before_handed else before
        name = self._offer.occasion.person.given
        await self.fill()
        if taken_back:
            self.say(self.t("It is not noted as handed over."))
        else:
            self.say(self.t("Noted: {name} has been given the document.", name=name))
