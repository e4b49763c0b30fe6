"""Open a vault that lies somewhere else, or a backup (a single *.samtal file)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field


class OpenPlaceRoom(FieldRoom[object]):
    """Asks for a folder or a file. A backup is laid out in the usual folder, never over a vault."""

    SCOPE = "open_place"
    BINDINGS = bindings("open_place")
    CSS_PATH = "create.tcss"
    SECRET = False

    def compose_body(self) -> ComposeResult:
        """One field."""
        with Vertical(id="first-page"):
            yield Static("", id="place-label", classes="label", markup=False)
            yield Field(id="place")
            yield Static("", id="place-hint", classes="hint", markup=False)

    async def fill(self) -> None:
        """Say what may be typed."""
        self.head(self.t("Open a vault or a backup"))
        self.query_one("#place-label", Static).update(
            self.t("Folder of the vault, or a file ending in .samtal")
        )
        usual = str(self.samtal.config.vault).replace(str(Path.home()), "~")
        self.query_one("#place-hint", Static).update(
            self.t("A backup is put in {folder} and then asks for its passphrase.", folder=usual)
        )
        self.query_one("#place", Input).focus()

    async def on_input_submitted(self) -> None:
        """Enter in the field."""
        await self.action_open()

    async def action_open(self) -> None:
        """Go to the door of what was named."""
        typed = self.value("place").strip()
        if not typed:
            return
        place = Path(typed).expanduser()
        if place.suffix == ".samtal":
            self.say(self.t("Reading the backup..."))
            self._restore(place)
        elif not (place / "keys.json").exists() and not (place / "keys.json.1").exists():
            self.say(
                self.t(
                    "There is no vault in {place}: check the path, or go back and create one.", place=place
                )
            )
        else:
            await self._go(place)

    @work(exclusive=True)
    async def _restore(self, file: Path) -> None:
        import asyncio

        from samtal_tui.refusals import sentence
        from vault.backup import restore
        from vault.errors import VaultError

        folder = self.samtal.config.vault
        try:
            await asyncio.to_thread(restore, file, folder)
        except VaultError as error:
            self.say(sentence(error, self.t, file))
        else:
            await self._go(folder)

    async def _go(self, folder: Path) -> None:
        from screens.unlock import UnlockRoom

        self.samtal.start = replace(self.samtal.start, folder=folder)
        await self.app.switch_screen(UnlockRoom(folder))

    def action_back(self) -> None:
        """Back to the start."""
        self.app.pop_screen()
