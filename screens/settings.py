"""Settings: a new passphrase, a backup, a look through the whole vault. What takes time says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import Input, Static

from samtal_tui.config import config_path
from samtal_tui.keeping.soundness import damage_told, what_can_be_saved
from samtal_tui.keys import Key
from samtal_tui.refusals import sentence
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field
from screens.widgets.plan_document import tilde
from vault.backup import automatic_ones, make_elsewhere
from vault.errors import VaultError
from vault.verify import Part, Report, verify

if TYPE_CHECKING:
    from vault.store import OpenVault

LABEL, AROUND = 29, 8
"""Cells for the name of a fact, and left and right of the page."""


class SettingsRoom(FieldRoom[object]):
    """A page of facts; the keys act. The fields for a new passphrase come when they are asked for."""

    SCOPE = "settings"
    BINDINGS = bindings("settings")
    CSS_PATH = "settings.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._facts: tuple[tuple[str, str], ...] = ()

    def compose_body(self) -> ComposeResult:
        """The facts, and the fields of a new passphrase."""
        with Vertical(id="settings"):
            yield Static("", id="facts", markup=False)
            with Vertical(id="new-passphrase"):
                for name in ("present", "passphrase", "again"):
                    yield Static("", id=f"{name}-label", classes="label", markup=False)
                    yield Field(password=True, id=name)
                yield Static("", id="judgement", classes="hint", markup=False)

    async def fill(self) -> None:
        """Say where the vault lies and when it was last backed up."""
        self.head(self.t("Settings"))
        folder, made = await self.vault(_facts)
        newest = made[-1] if made else self.t("none yet")
        self._facts = (
            (self.t("Vault"), tilde(folder)),
            (self.t("Automatic backups"), self.t("{n}, the newest from {day}", n=len(made), day=newest)),
            (self.t("Documents"), tilde(self.samtal.config.documents)),
            (self.t("Look, times and keys"), tilde(self.samtal.start.settings or config_path())),
        )
        self._show_facts()
        labels = {
            "present": self.t("The passphrase you have now, or the recovery code if it is lost"),
            "passphrase": self.t("Passphrase, at least 15 characters; spaces and å ä ö are fine"),
            "again": self.t("The passphrase once more"),
        }
        for name, label in labels.items():
            self.query_one(f"#{name}-label", Static).update(label)

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show_facts()

    def _show_facts(self) -> None:
        """What is known; a value that does not fit beside its name stands under it, a path in one piece."""
        room = self.app.size.width - AROUND - LABEL
        told = "\n".join(
            f"{name:<{LABEL}}{value}" if cell_len(value) <= room else f"{name}\n   {value}"
            for name, value in self._facts
        )
        self.query_one("#facts", Static).update(told)

    @property
    def _changing(self) -> bool:
        return self.query_one("#new-passphrase").display

    def key_label(self, key: Key) -> str:
        """While a passphrase is typed, only what its keys do."""
        if self.is_mounted and self._changing:
            return {"settings.save": self.t("Save"), "settings.back": self.t("Leave it")}.get(key.id, "")
        return "" if key.id == "settings.save" else super().key_label(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Letters are letters while a passphrase is typed."""
        return action in {"save", "back"} or not self._changing

    def action_change(self) -> None:
        """Ask for the new passphrase."""
        self._show_fields(shown=True)

    def action_code(self) -> None:
        """To the room where a new recovery code is made."""
        from screens.recovery_code import RecoveryCodeRoom

        if not self._busy:
            self.samtal.push_room(RecoveryCodeRoom())

    def _show_fields(self, *, shown: bool) -> None:
        self.query_one("#new-passphrase").display = shown
        for name in ("present", "passphrase", "again"):
            self.query_one(f"#{name}", Input).value = ""
        self.set_focus(self.query_one("#present", Input) if shown else None)
        self.show_keys()

    def on_input_changed(self) -> None:
        """Judge the new passphrase while it is typed."""
        from samtal_tui.passphrase import judge

        typed = self.value("passphrase")
        verdict = judge(typed) if typed else None
        told = ""
        if verdict is not None:
            told = self.t(verdict.reason) if verdict.reason else self.t("The passphrase will do.")
        self.query_one("#judgement", Static).update(told)

    async def on_input_submitted(self) -> None:
        """Enter in a field."""
        await self.action_save()

    async def action_save(self) -> None:
        """The next field, or the change itself."""
        if not self._changing or self._busy:
            return
        fields = self.fields()
        at = next((place for place, field in enumerate(fields) if field is self.focused), 0)
        if at < len(fields) - 1:
            self.set_focus(fields[at + 1])
            return
        from samtal_tui.passphrase import judge

        if not judge(self.value("passphrase")).accepted:
            self.set_focus(self.query_one("#passphrase", Input))
        elif self.value("again") != self.value("passphrase"):
            self.say(self.t("The two passphrases are not alike: type the second one again."))
            self.query_one("#again", Input).value = ""
        else:
            self._change(self.value("present"), self.value("passphrase"))

    @work(exclusive=True)
    async def _change(self, present: str, new: str) -> None:
        from samtal_tui.own_secret import opens
        from samtal_tui.passphrase import normalise
        from vault.rekey import change_passphrase

        async def change() -> str:
            if not await self.vault(opens, present):
                self.set_focus(self.query_one("#present", Input))
                return self.t("That is neither the passphrase nor the recovery code: type it again.")
            await self.vault(change_passphrase, normalise(new))
            self._show_fields(shown=False)
            return self.t(
                "The passphrase and every key are changed. Older backups still open with the old one."
            )

        await self._slowly(self.t("Changing every key..."), change)

    def action_backup(self) -> None:
        """A backup beside the documents, with the day in its name."""
        self._back_up()

    @work(exclusive=True)
    async def _back_up(self) -> None:
        today = self.samtal.today()
        folder = self.samtal.config.documents
        place = folder / f"samtal-{today.isoformat()}.samtal"

        async def back_up() -> str:
            await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
            await self.vault(make_elsewhere, place, today)
            return self.t("The backup {place} is made, and proved to open.", place=place)

        await self._slowly(self.t("Making a backup..."), back_up)

    def action_verify(self) -> None:
        """Read the whole vault."""
        self._verify()

    @work(exclusive=True)
    async def _verify(self) -> None:
        loop = asyncio.get_running_loop()

        def progress(done: int) -> None:
            if done % 500 == 0:
                loop.call_soon_threadsafe(self.say, self.t("Looked at {n} parts...", n=done))

        def look(vault: OpenVault) -> Report:
            return verify(vault, progress)

        async def look_through() -> str:
            report = await self.vault(look)
            if not report.sound:
                saved = await self.vault(what_can_be_saved, self.t)
                told = self.t("Damaged: {what}.", what=damage_told(report, self.t))
                return f"{told} {self.t('Restore a backup in another folder.')} {saved}"
            if damaged := report.where(Part.BACKUP):
                return self.t(
                    "The vault is sound, but these backups are damaged: {names}; make a new one.",
                    names=", ".join(damaged),
                )
            return self.t("The vault is sound: {n} parts are looked at.", n=report.checked)

        await self._slowly(self.t("Reading the whole vault..."), look_through)

    async def _slowly(self, told: str, act: Callable[[], Awaitable[str]]) -> None:
        """Say what is going on, do it, and say what came of it."""
        if self._busy:
            return
        self._busy = True
        self.say(told)
        try:
            result = await act()
        except VaultError as error:
            result = sentence(error, self.t)
        except OSError:
            result = self.t("The folder cannot be written in: nothing is made.")
        finally:
            self._busy = False
        self.say(result)

    def action_back(self) -> None:
        """Leave the fields, or the room."""
        if self._changing:
            self._show_fields(shown=False)
        elif not self._busy:
            self.app.pop_screen()


def _facts(vault: OpenVault) -> tuple[Path, list[str]]:
    return vault.folder, [each.day.isoformat() for each in automatic_ones(vault.folder)]
