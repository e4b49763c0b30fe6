"""The papers made while preparing: the form for the employee, and the sheet she writes on by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import work

from samtal_tui.export.errors import ExportError
from samtal_tui.export.formats import Format
from samtal_tui.keys import Key
from samtal_tui.prepare.making import FORMATS, NothingToAsk, make_underlag, told_of
from samtal_tui.prepare.sheet_making import make_sheet
from samtal_tui.prepare.underlag import NoGuide, underlag_of
from samtal_tui.refusals import refusal
from samtal_tui.texts import Texts, mark
from screens.kept import KeptRoom
from screens.widgets.plan_document import tilde
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.store import OpenVault

_FORMATS = {
    Format.WORD: mark("Word"),
    Format.PDF: mark("PDF for paper"),
    Format.MARKDOWN: mark("Markdown"),
    Format.TEXT: mark("text"),
}


class PrepareMaking(KeptRoom[object]):
    """What a form would hold is said before it is made; one paper is made at a time."""

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self.talk_id = talk_id
        self._asked = False
        self._making = False
        self._format = Format.WORD

    def key_label(self, key: Key) -> str:
        """The footer says what the key would do now."""
        if key.id == "prepare.underlag" and self._asked:
            return self.t("Create the file")
        return super().key_label(key)

    async def action_underlag(self) -> None:
        """Say what the form would hold; pressed again, make it."""
        if self._making:
            return
        if self._asked:
            self._making = True
            self._make()
            return
        await self._tell_form()

    async def action_format(self) -> None:
        """Another kind of file for the form."""
        if not self._making:
            self._format = FORMATS[(FORMATS.index(self._format) + 1) % len(FORMATS)]
            await self._tell_form()

    async def _tell_form(self) -> None:
        try:
            told = await self.vault(_told, self.talk_id, self.samtal.today(), self.t)
        except NoGuide:
            self.say(NothingToAsk().sentence(self.t))
            return
        self._asked = True
        folder = tilde(self.samtal.config.documents)
        self.say(
            self.t(
                "The form holds {what}. u creates it as {format} in {folder}; o chooses another format.",
                what=told,
                format=self.t(_FORMATS[self._format]),
                folder=folder,
            )
        )
        self.show_keys()

    @work
    async def _make(self) -> None:
        folder = self.samtal.config.documents
        try:
            made = await self.vault(
                make_underlag, self.talk_id, self._format, folder, now=self.samtal.now(), overwrite=False
            )
        except (ExportError, VaultError) as error:
            told = refusal(error, self.t)
        else:
            told = self.t("Created: {path}", path=tilde(folder / made.file_name))
            await self.fill()
        finally:
            self._making = self._asked = False
        self.say(told)
        self.show_keys()

    async def action_sheet(self) -> None:
        """Make the sheet she writes on by hand, in her own language."""
        if not self._making:
            self._making = True
            self._make_sheet()

    @work
    async def _make_sheet(self) -> None:
        folder, language = self.samtal.config.documents, self.t.language
        try:
            made = await self.vault(make_sheet, self.talk_id, folder, language, now=self.samtal.now())
        except NoGuide:
            told = NothingToAsk().sentence(self.t)
        except (ExportError, VaultError) as error:
            told = refusal(error, self.t)
        else:
            told = self.t("Created: {path}", path=tilde(folder / made.file_name))
        finally:
            self._making = False
        self.say(told)


def _told(vault: OpenVault, talk_id: str, today: date, t: Texts) -> str:
    """What a form would hold from the vault."""
    return told_of(vault, underlag_of(vault, talk_id, today), t)
