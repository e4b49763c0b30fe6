"""A document before it is made: what goes, what stays, and the exact text (screens.md 5).

Nothing is sent: files are made in a folder, and she hands them over.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Input, Static

from samtal_tui.export.errors import CannotPlace, ExportError, NothingMayLeave, Why
from samtal_tui.export.files import make_all, next_edition
from samtal_tui.export.offer import RECIPIENTS, Offer, offer, set_handed
from samtal_tui.keys import Key
from samtal_tui.refusals import sentence
from samtal_tui.words import RECIPIENT
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plan_document import (
    document_rows,
    folder_told,
    history_rows,
    more_rows,
    notice,
    summary,
    tilde,
)
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import Recipient, TalkStatus

_TEXT, _MORE, _HISTORY = "text", "more", "history"


class DocumentsRoom(Room[object]):
    """The preview of a document, and the making of its files."""

    SCOPE = "documents"
    BINDINGS = bindings("documents")
    CSS_PATH = "documents.tcss"

    def __init__(self, talk_id: str, recipient: Recipient = Recipient.EMPLOYEE) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._recipient = recipient
        self._offer: Offer | None = None
        self._pane = _TEXT
        self._taken = False
        self._making = False
        self._before_handed: TalkStatus | None = None

    def compose_body(self) -> ComposeResult:
        """What goes and stays, the text, the notice, the folder."""
        yield Static("", id="summary", markup=False)
        yield RowList(id="text")
        yield Static("", id="notice", markup=False)
        with Horizontal(id="folder-line"):
            yield Static("", id="folder-label", classes="label", markup=False)
            yield Static("", id="folder", markup=False)
            yield Input(id="folder-field", select_on_focus=False)

    async def fill(self) -> None:
        """Ask what there is to give, and show it."""
        self._offer = await self.vault(
            offer, self._talk_id, self._recipient, self.t.language, self.samtal.now()
        )
        self._show()

    def _show(self) -> None:
        seen = self._offer
        if seen is None:
            return
        width, t = self.app.size.width, self.t
        title = t("Document for {recipient}", recipient=t(RECIPIENT[self._recipient]))
        right = t("the talk {date}", date=seen.occasion.talk.on.isoformat())
        self.head(f"{seen.occasion.person.sort_name}   {title}", right)
        self.query_one("#summary", Static).update(summary(seen, t, width - 1))
        pane = self.query_one("#text", RowList)
        pane.show(self._pane_rows(seen, width - 2))
        pane.scroll_home(animate=False)
        public = seen.occasion.profile.public_employer and seen.content is not None
        told = self.query_one("#notice", Static)
        told.display = public
        told.update("\n".join(notice(self._recipient, t)))
        self._show_folder()
        self.call_after_refresh(self._show_place)
        self.show_keys()

    def _pane_rows(self, seen: Offer, width: int) -> list[Row]:
        if self._pane == _MORE:
            return more_rows(self.t, width)
        if self._pane == _HISTORY:
            return history_rows(seen.history, self.t, width)
        if seen.content is None:
            return [Row(Text()), Row(Text(f" {NothingMayLeave(self._recipient).sentence(self.t)}"), indent=1)]
        return document_rows(seen.content, width)

    def _show_folder(self) -> None:
        told = folder_told(self.samtal.config.documents, self._recipient, self.t)
        self.query_one("#folder-label", Static).update(self.t("Folder"))
        self.query_one("#folder", Static).update(told)

    def _show_place(self) -> None:
        pane = self.query_one("#text", RowList)
        height, total = pane.size.height, pane.virtual_size.height
        first = round(pane.scroll_offset.y) + 1
        last = min(first + height - 1, total)
        told = self.t("line {first}-{last} of {count}", first=first, last=last, count=total)
        pane.border_subtitle = told if total > height else ""

    def key_label(self, key: Key) -> str:
        """Only what can be done now is shown."""
        seen = self._offer
        if key.id == "documents.handed":
            if self._before_handed:
                return self.t("Not handed over")
            return super().key_label(key) if seen and seen.can_be_handed else ""
        if key.id == "documents.more" or (key.id == "documents.make" and self._pane != _TEXT):
            return ""
        if key.id == "documents.name" and self._taken:
            return self.t("New name")
        if key.id == "documents.make" and self._taken:
            return self.t("Replace")
        return super().key_label(key)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def action_line(self, steps: int) -> None:
        """Read on, a line."""
        self._scroll(steps)

    def action_page(self, steps: int) -> None:
        """Read on, a page."""
        self._scroll(steps * max(self.query_one("#text", RowList).size.height - 1, 1))

    def _scroll(self, lines: int) -> None:
        self.query_one("#text", RowList).scroll_relative(y=lines, animate=False)
        self.call_after_refresh(self._show_place)

    async def action_recipient(self) -> None:
        """The next recipient."""
        self._recipient = RECIPIENTS[(RECIPIENTS.index(self._recipient) + 1) % len(RECIPIENTS)]
        self._forget_taken()
        self._pane = _TEXT
        self.say("")
        await self.fill()

    def action_more(self) -> None:
        """What an official document is; again to read the document."""
        if self._offer and self._offer.occasion.profile.public_employer:
            self._turn_to(_MORE)

    def action_history(self) -> None:
        """What has been made before; again to read the document."""
        self._turn_to(_HISTORY)

    def _turn_to(self, pane: str) -> None:
        self._pane = _TEXT if self._pane == pane else pane
        self._show()

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

    def _forget_taken(self) -> None:
        self._taken = False

    def action_make(self) -> None:
        """Create the files; a second time, after the warning, replaces those that stand there."""
        if self._pane != _TEXT:
            self._turn_to(_TEXT)
        else:
            self._begin(overwrite=self._taken)

    def action_new_name(self) -> None:
        """Create the files under a name that is free."""
        if self._taken and self._offer:
            folder = self.samtal.config.documents
            self._begin(edition=next_edition(self._offer.occasion, folder, self.t.language))

    def _begin(self, *, overwrite: bool = False, edition: int = 1) -> None:
        if not self._making:
            self._making = True
            self.say(self.t("Creating the files..."))
            self._make(overwrite=overwrite, edition=edition)

    @work
    async def _make(self, *, overwrite: bool, edition: int) -> None:
        folder = self.samtal.config.documents
        try:
            made = await self.vault(
                make_all,
                self._talk_id,
                self._recipient,
                folder,
                self.t.language,
                self.samtal.now(),
                overwrite=overwrite,
                edition=edition,
            )
        except CannotPlace as error:
            self._taken = error.why is Why.EXISTS
            told = error.sentence(self.t)
            if self._taken:
                told = self.t(
                    "It is there already. Enter replaces, n gives a new name: {name}", name=error.path.name
                )
        except ExportError as error:
            told = error.sentence(self.t)
        except VaultError as error:
            told = sentence(error, self.t)
        else:
            self._forget_taken()
            shown = tilde(folder)
            told = self.t.count(
                "{n} file is created in {folder}. The final check found nothing that stays.",
                "{n} files are created in {folder}. The final check found nothing that stays.",
                len(made.documents),
                folder=shown,
            )
            self.samtal.progress("files created")
            await self.fill()
        finally:
            self._making = False
        self.say(told)
        self.show_keys()

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

    def action_back(self) -> None:
        """Out of the folder field, back to the text, or back; nothing is created."""
        if self.has_class("choosing"):
            self._end_choosing()
        elif self._pane != _TEXT:
            self._turn_to(_TEXT)
        else:
            self.app.pop_screen()
