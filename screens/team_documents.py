"""Documents for the whole team: one after the other, each checked, and what was refused in a sentence."""

from __future__ import annotations

import asyncio
from datetime import date

from rich.cells import set_cell_size
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.export.batch import Outcome, Waiting, make_one, waiting_for
from samtal_tui.export.errors import ExportError
from samtal_tui.export.files import FORMATS
from samtal_tui.export.house import house_of
from samtal_tui.export.make import House
from samtal_tui.export.offer import RECIPIENTS
from samtal_tui.export.public_record import spoken_notice
from samtal_tui.keys import Key
from samtal_tui.refusals import refusal
from samtal_tui.words import RECIPIENT
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plain import harmless
from screens.widgets.plan_document import folder_told
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import Profile, Recipient
from vault.store import OpenVault

BAR = 30
"""Cells of the progress bar."""


class TeamDocuments(Room[object]):
    """Only who has something agreed that is not handed over, or not made yet, is listed."""

    SCOPE = "team_documents"
    BINDINGS = bindings("team_documents")
    CSS_PATH = "team_documents.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._recipient = Recipient.EMPLOYEE
        self._waiting: list[Waiting] = []
        self._outcomes: dict[str, Outcome] = {}
        self._profile = Profile()
        self._making = False
        self._stop = False

    def compose_body(self) -> ComposeResult:
        """How many wait, how far it has come, who they are, the notice, the folder."""
        yield Static("", id="progress", markup=False)
        yield RowList(id="team")
        yield Static("", id="notice", markup=False)
        yield Static("", id="folder", markup=False)

    async def fill(self) -> None:
        """Ask whom there is a document to make for; what was just made stays in sight."""
        if not self._making:
            day, recipient = self.samtal.today(), self._recipient
            self._waiting, self._profile = await self.vault(_asked, recipient, day)
        self._show()

    def _show(self) -> None:
        t = self.t
        self.head(t("Documents for {recipient}, the whole team", recipient=t(RECIPIENT[self._recipient])))
        team = self.query_one(RowList)
        shown = [*(one.waiting for one in self._outcomes.values()), *self._left]
        team.show([row for one in shown for row in self._rows(one)])
        if not shown:
            nobody = t("There is nobody to make a document for: nothing new is agreed, or it is handed over.")
            team.show([Row(Text()), Row(Text(f" {nobody}"), indent=1)])
        told = self.query_one("#notice", Static)
        told.display = self._noticed
        told.update("\n".join(f" {line}" for line in spoken_notice(self._recipient, t)))
        where = folder_told(self.samtal.config.documents, FORMATS[self._recipient], t)
        self.query_one("#folder", Static).update(f" {t('Folder')}  {where}")
        self._show_progress()
        self.show_keys()

    @property
    def _left(self) -> list[Waiting]:
        return [one for one in self._waiting if one.person.id not in self._outcomes]

    @property
    def _noticed(self) -> bool:
        return self._profile.public_employer and bool(self._waiting)

    def _rows(self, one: Waiting) -> list[Row]:
        outcome = self._outcomes.get(one.person.id)
        name = set_cell_size(harmless(one.person.sort_name), min(28, self.app.size.width // 3))
        lines = self.t.count("{n} line", "{n} lines", one.lines)
        stands = self._stands(outcome)
        told = (
            f" {one.person.number:02}  {name}  {one.talk.on.isoformat()}  {set_cell_size(lines, 9)} {stands}"
        )
        rows = [Row(Text(told.rstrip()), one.person.id)]
        if outcome:
            rows += [Row(Text(f"     {harmless(refusal)}"), indent=5) for refusal in outcome.refusals]
        return rows

    def _stands(self, outcome: Outcome | None) -> str:
        if outcome is None:
            return self.t("waits")
        made = len(outcome.made.documents)
        return self.t.count("{n} file", "{n} files", made) if made else self.t("refused")

    def _show_progress(self) -> None:
        done, count = len(self._outcomes), len(self._outcomes) + len(self._left)
        filled = BAR * done // count if count else 0
        told = self.t("{done} of {count} employees", done=done, count=count)
        bar = Text.assemble(" ", ("█" * filled, "bold"), ("░" * (BAR - filled), "dim"), f"  {told}")
        self.query_one("#progress", Static).update(bar)

    def key_label(self, key: Key) -> str:
        """While files are made, there is only stopping."""
        if self._making:
            return self.t("Stop") if key.id == "team_documents.back" else ""
        if key.id == "team_documents.make" and not self._left:
            return ""
        return super().key_label(key)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def action_move(self, steps: int) -> None:
        """Mark another employee."""
        self.query_one(RowList).move(steps)

    async def action_recipient(self) -> None:
        """The next recipient."""
        if not self._making:
            self._recipient = RECIPIENTS[(RECIPIENTS.index(self._recipient) + 1) % len(RECIPIENTS)]
            self._outcomes.clear()
            self.say("")
            await self.fill()

    def action_make(self) -> None:
        """Create everybody's files."""
        if not self._making and self._left:
            self._making, self._stop = True, False
            self._outcomes.clear()
            self.say(self.t("Creating the files..."))
            self._make()

    @work
    async def _make(self) -> None:
        told = ""
        try:
            house = await asyncio.to_thread(house_of, self.samtal.config)
            for one in self._left:
                if self._stop:
                    break
                self._outcomes[one.person.id] = await self.vault(self._one, one, house)
                self._show()
                self.query_one(RowList).select(one.person.id)
        except (ExportError, VaultError) as error:
            told = refusal(error, self.t)
        finally:
            self._making = False
        self.say(told or self._told())
        await self.fill()

    def _one(self, vault: OpenVault, one: Waiting, house: House) -> Outcome:
        """The files for one person, on the vault's thread."""
        samtal, noticed = self.samtal, self._noticed
        folder, language, now = samtal.config.documents, self.t.language, samtal.now()
        return make_one(vault, one, self._recipient, folder, language, now, house=house, noticed=noticed)

    def _told(self) -> str:
        outcomes = self._outcomes.values()
        made = sum(len(one.made.documents) for one in outcomes)
        if refused := sum(bool(one.refusals) for one in outcomes):
            return self.t.count(
                "Files created: {made}. {n} employee has a line of why not.",
                "Files created: {made}. {n} employees have a line of why not.",
                refused,
                made=made,
            )
        return self.t.count(
            "{n} file is created. The final check found nothing that stays.",
            "{n} files are created. The final check found nothing that stays.",
            made,
        )

    def action_back(self) -> None:
        """Stop after the one being made, or go back."""
        if self._making:
            self._stop = True
            self.say(self.t("Stops after this one."))
        else:
            self.app.pop_screen()


def _asked(vault: OpenVault, recipient: Recipient, day: date) -> tuple[list[Waiting], Profile]:
    return waiting_for(vault, recipient, day), vault.profile.get()
