"""One document, to be shown to somebody careful: who agreed to what and when, and how much stayed behind."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.events import Resize

from samtal_tui.export.errors import ExportError
from samtal_tui.export.proof import Proof, prove
from samtal_tui.export.receipt import make_free_receipt
from samtal_tui.keys import Key
from samtal_tui.refusals import refusal
from samtal_tui.words import RECIPIENT
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.history_rows import proof_rows, signed_rows
from screens.widgets.plan_document import tilde
from screens.widgets.rows import RowList
from vault.errors import VaultError


class ProofRoom(Room[object]):
    """Nothing private is in it: what stayed behind is a number."""

    SCOPE = "proof"
    BINDINGS = bindings("proof")

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self._document = document_id
        self._proof: Proof | None = None
        self._signed = False

    def compose_body(self) -> ComposeResult:
        """The document, line by line."""
        yield RowList(id="proof")

    async def fill(self) -> None:
        """Look everything up in the vault, and the file in its folder."""
        folder = self.samtal.config.documents
        self._proof = await self.vault(prove, self._document, folder, self.samtal.today())
        self._show()

    def _show(self) -> None:
        seen, t = self._proof, self.t
        if seen is None:
            return
        title = t("Document for {recipient}", recipient=t(RECIPIENT[seen.document.recipient]))
        day = t("the talk {date}", date=seen.occasion.talk.on.isoformat())
        self.head(f"{seen.occasion.person.sort_name}   {title}", day)
        page = self.query_one(RowList)
        width = self.app.size.width - 3
        if self._signed and seen.signed:
            page.show(signed_rows(seen.signed, t, width))
        else:
            page.show(proof_rows(seen, t, width))
        page.scroll_home(animate=False)
        self.show_keys()

    def key_label(self, key: Key) -> str:
        """What was signed is offered when something was."""
        if key.id == "proof.signed" and not (self._proof and self._proof.signed):
            return ""
        return super().key_label(key)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def action_line(self, steps: int) -> None:
        """Read on, a line."""
        self.query_one(RowList).scroll_relative(y=steps, animate=False)

    def action_page(self, steps: int) -> None:
        """Read on, a page."""
        page = self.query_one(RowList)
        page.scroll_relative(y=steps * max(page.size.height - 1, 1), animate=False)

    def action_signed(self) -> None:
        """What both have signed, as it was; again to go back to the lines."""
        if self._proof and self._proof.signed:
            self._signed = not self._signed
            self._show()

    @work(exclusive=True, group="receipt")
    async def action_receipt(self) -> None:
        """Make a receipt of it as a file, under a name that is free."""
        proof = self._proof
        if proof is None:
            return
        folder, t, now = self.samtal.config.documents, self.t, self.samtal.now()
        try:
            made = await self.vault(make_free_receipt, proof, folder, t, now)
        except (ExportError, VaultError) as error:
            self.say(refusal(error, t))
        else:
            self.say(t("The receipt is created: {path}", path=tilde(made)))

    def action_back(self) -> None:
        """Back to the lines, or to the history."""
        if self._signed:
            self.action_signed()
        else:
            self.app.pop_screen()
