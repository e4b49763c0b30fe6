"""The door: the passphrase, or the recovery code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from samtal_tui.keys import Key
from screens.ahead import AFTER_THE_FIRST_PAINT, import_the_rest
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field


class UnlockRoom(FieldRoom[object]):
    """One field. A wrong passphrase costs nothing but another try; a damaged vault is told apart."""

    SCOPE = "unlock"
    BINDINGS = bindings("unlock")
    CSS_PATH = "unlock.tcss"
    SECRET = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._by_code = False
        self._busy = False

    def compose_body(self) -> ComposeResult:
        """A quiet page with one field."""
        with Vertical(id="unlock"):
            yield Static("", id="asked", markup=False)
            yield Field(password=True, id="secret")
            yield Static("", id="reminder", classes="hint", markup=False)

    async def fill(self) -> None:
        """Say what is asked for."""
        self.head("samtal", str(self._folder).replace(str(Path.home()), "~"))
        asked = self.t("Recovery code") if self._by_code else self.t("Passphrase")
        self.query_one("#asked", Static).update(asked)
        self.query_one("#reminder", Static).update(
            self.t("Write so that you can stand by it: private lines too may have to be handed out.")
        )
        secret = self.query_one("#secret", Input)
        secret.password = not self._by_code
        secret.focus()
        self.set_timer(AFTER_THE_FIRST_PAINT, partial(import_the_rest, self.t))

    def key_label(self, key: Key) -> str:
        """F2 says what it would ask for."""
        if key.id == "unlock.code" and self._by_code:
            return self.t("Passphrase")
        return super().key_label(key)

    async def action_code(self) -> None:
        """Ask for the other kind of secret."""
        self._by_code = not self._by_code
        self.query_one("#secret", Input).value = ""
        self.say("")
        self.show_keys()
        await self.fill()

    async def on_input_submitted(self) -> None:
        """Enter in the field."""
        await self.action_open()

    async def action_open(self) -> None:
        """Try what is typed."""
        secret = self.query_one("#secret", Input)
        if self._busy or not secret.value:
            return
        self._busy = True
        typed, secret.value = secret.value, ""
        self.say(self.t("Opening..."))
        self._open(typed)

    @work(exclusive=True)
    async def _open(self, typed: str) -> None:
        from samtal_tui.passphrase import normalise
        from samtal_tui.refusals import sentence
        from vault.errors import VaultError
        from vault.store import open_with_code, open_with_passphrase

        by_code, folder = self._by_code, self._folder
        try:
            await self.samtal.open_vault(
                lambda: (
                    open_with_code(folder, typed)
                    if by_code
                    else open_with_passphrase(folder, normalise(typed))
                )
            )
        except VaultError as error:
            self.say(sentence(error, self.t, folder))
        else:
            self.samtal.enter()
        finally:
            self._busy = False

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.samtal.leave()
