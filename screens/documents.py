"""A document before it is made: what goes, what stays, and the exact text (screens.md 5).

Nothing is sent: files are made in a folder, and she hands them over.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from textual import work
from textual.widgets import Input

from samtal_tui.export.errors import CannotPlace, ExportError, NotAsPdf, StoppedByFinalCheck, Why
from samtal_tui.export.files import Made, free_edition, make_all
from samtal_tui.export.formats import Format
from samtal_tui.export.house import house_of
from samtal_tui.export.leaked import leaked_lines
from samtal_tui.export.offer import RECIPIENTS
from samtal_tui.refusals import refusal
from screens.bindings import bindings
from screens.documents_noted import DocumentsNoted
from screens.documents_page import HISTORY, LEAKED, TEXT
from screens.widgets.plan_document import tilde
from screens.widgets.rows import RowList
from vault.errors import VaultError


class DocumentsRoom(DocumentsNoted):
    """The preview of a document, and the making of its files."""

    SCOPE = "documents"
    BINDINGS = bindings("documents")
    CSS_PATH = "documents.tcss"

    async def action_recipient(self) -> None:
        """The next recipient."""
        self._recipient = RECIPIENTS[(RECIPIENTS.index(self._recipient) + 1) % len(RECIPIENTS)]
        self._forget_taken()
        self._pane = TEXT
        self.say("")
        await self.fill()

    def action_formats(self) -> None:
        """The next format by itself; after the last one, the usual ones together."""
        every = (None, *Format)
        self._format = every[(every.index(self._format) + 1) % len(every)]
        self._forget_taken()
        self._show_folder()
        self.show_keys()

    def action_place(self) -> None:
        """Choose another folder."""
        field = self.query_one("#folder-field", Input)
        field.value = tilde(self.samtal.config.documents)
        self.set_class(True, "choosing")  # noqa: FBT003 - Textual's own signature
        self.set_focus(field)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The folder is chosen; an empty one is left as it was."""
        if event.value.strip():
            chosen = Path(event.value.strip()).expanduser().absolute()
            self.samtal.config = replace(self.samtal.config, documents=chosen)
        self._end_choosing()

    def _end_choosing(self) -> None:
        self.set_focus(None)
        self.set_class(False, "choosing")  # noqa: FBT003
        self._forget_taken()
        self._show_folder()
        self.show_keys()

    def action_make(self) -> None:
        """Create the files; a second time, after the warning, replaces those that stand there.

        In the history: everything that is known of the marked document.
        """
        from screens.proof import ProofRoom

        marked = self.query_one("#text", RowList).current
        if self._pane == HISTORY and marked:
            self.samtal.push_room(ProofRoom(marked))
        elif self._pane != TEXT:
            self._turn_to(TEXT)
        else:
            self._begin(overwrite=self._taken)

    def action_new_name(self) -> None:
        """Create the files under a name that is free."""
        if self._taken:
            self._begin(renamed=True)

    def _begin(self, *, overwrite: bool = False, renamed: bool = False) -> None:
        if not self._making:
            self._making = True
            self.say(self.t("Creating the files..."))
            self._make(overwrite=overwrite, renamed=renamed)

    @work
    async def _make(self, *, overwrite: bool, renamed: bool) -> None:
        folder = self.samtal.config.documents
        try:
            house = await asyncio.to_thread(house_of, self.samtal.config)
            edition = 1
            if renamed:
                edition = await self.vault(
                    free_edition, self._talk_id, self._recipient, folder, self.t.language, self._formats
                )
            made = await self.vault(
                make_all,
                self._talk_id,
                self._recipient,
                folder,
                self.t.language,
                self.samtal.now(),
                formats=self._formats,
                house=house,
                overwrite=overwrite,
                edition=edition,
                noticed=self._noticed,
            )
        except CannotPlace as error:
            self._taken = error.why is Why.EXISTS
            told = error.sentence(self.t)
            if self._taken:
                told = self.t(
                    "It is there already. Enter replaces, n gives a new name: {name}", name=error.path.name
                )
        except StoppedByFinalCheck as error:
            told = error.sentence(self.t)
            self._leaked = await self.vault(leaked_lines, error.leaks)
            if self._leaked:
                self._turn_to(LEAKED)
        except (ExportError, VaultError) as error:
            told = refusal(error, self.t)
        else:
            self._forget_taken()
            told = self._made_told(made, tilde(folder))
            self.samtal.progress("files created")
            await self.fill()
        finally:
            self._making = False
        self.say(told)
        self.show_keys()

    def _made_told(self, made: Made, folder: str) -> str:
        told = self.t.count(
            "{n} file is created in {folder}. The final check found nothing that stays.",
            "{n} files are created in {folder}. The final check found nothing that stays.",
            len(made.documents),
            folder=folder,
        )
        if any(isinstance(each.error, NotAsPdf) for each in made.refused):
            return f"{told} {self.t('Not as PDF: it cannot hold every sign written there; Word can.')}"
        unplaced = next((each.error for each in made.refused if isinstance(each.error, CannotPlace)), None)
        if unplaced:
            return f"{told} {unplaced.sentence(self.t)}"
        refused = ", ".join(each.format.suffix for each in made.refused)
        return f"{told} {self.t('Not as {formats}.', formats=refused)}" if refused else told

    def action_back(self) -> None:
        """Out of the folder field, back to the text, or back; nothing is created."""
        if self.has_class("signing"):
            self._end_signing()
        elif self.has_class("choosing"):
            self._end_choosing()
        elif self._pane != TEXT:
            self._turn_to(TEXT)
        else:
            self.app.pop_screen()
