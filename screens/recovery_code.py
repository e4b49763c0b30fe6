"""A new recovery code: the passphrase, the code shown and typed back, and only then does the old one die."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from samtal_tui.keys import Key
from samtal_tui.refusals import sentence
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field
from vault.errors import VaultError


class RecoveryCodeRoom(FieldRoom[object]):
    """Two pages: her passphrase, then the code. Leaving at any time leaves the old code as it was."""

    SCOPE = "recovery_code"
    BINDINGS = bindings("recovery_code")
    CSS_PATH = "create.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._passphrase = ""
        self._busy = False

    def compose_body(self) -> ComposeResult:
        """Both pages; one is shown at a time."""
        with Vertical(id="first-page"):
            yield Static("", id="asked-told", markup=False)
            yield Static("", id="present-label", classes="label", markup=False)
            yield Field(password=True, id="present")
        with Vertical(id="second-page"):
            yield Static("", id="code-told", markup=False)
            yield Static("", id="code", markup=False)
            yield Static("", id="typed-label", classes="label", markup=False)
            yield Field(id="typed")

    async def fill(self) -> None:
        """Say what each field is for."""
        self.head(self.t("New recovery code"))
        labels = {
            "asked-told": self.t(
                "If somebody may have seen the code, or the paper is lost, you get a new one here. The old"
                " code opens the vault until you have typed the new one."
            ),
            "present-label": self.t("The passphrase you have now"),
            "code-told": self.t(
                "This is your new recovery code, and it is shown only now. Write it on paper and keep it"
                " where you keep contracts; then destroy the old paper."
            ),
            "typed-label": self.t("Type the code here, so that you know it is right"),
        }
        for name, text in labels.items():
            self.query_one(f"#{name}", Static).update(text)
        self._show_page()

    def _show_page(self) -> None:
        self.query_one("#first-page").display = not self._code
        self.query_one("#second-page").display = bool(self._code)
        self.query_one("#code", Static).update(self._code)
        fields = self.fields()
        if self.focused not in fields:
            fields[0].focus()
        self.show_keys()

    def fields(self) -> list[Input]:
        """The one field of the page that is shown."""
        return [self.query_one("#typed" if self._code else "#present", Input)]

    def key_label(self, key: Key) -> str:
        """Enter says what it does on this page."""
        if key.id == "recovery_code.next" and self._code:
            return self.t("Change the code")
        return super().key_label(key)

    async def on_input_submitted(self) -> None:
        """Enter in the field."""
        await self.action_next()

    async def action_next(self) -> None:
        """Show a new code to whoever knows the passphrase; make it count when it has been typed back."""
        from vault.code import same

        if self._busy:
            return
        if not self._code:
            self._ask()
        elif same(self.value("typed"), self._code):
            self._change()
        else:
            self.say(self.t("That is not the code shown: compare letter by letter; nothing is changed yet."))

    @work(exclusive=True)
    async def _ask(self) -> None:
        from samtal_tui.own_secret import is_passphrase
        from samtal_tui.passphrase import normalise
        from vault.code import fresh

        typed = normalise(self.value("present"))
        self.query_one("#present", Input).value = ""
        self._busy = True
        self.say(self.t("Trying the passphrase..."))
        try:
            known = await self.vault(is_passphrase, typed)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        finally:
            self._busy = False
        if known:
            self._passphrase, self._code = typed, fresh()
            self.say("")
            self._show_page()
        else:
            self.say(self.t("That is not the passphrase: type it again."))

    @work(exclusive=True)
    async def _change(self) -> None:
        from vault.rekey import change_code

        self._busy = True
        self.say(self.t("Changing every key..."))
        try:
            await self.vault(change_code, self._passphrase, self._code)
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        finally:
            self._busy = False
        self._code = self._passphrase = ""
        self.app.pop_screen()
        self.samtal.room.say(
            self.t(
                "The new recovery code opens the vault and the old one does not."
                " Older backups still open with the old code."
            )
        )

    def action_back(self) -> None:
        """Leave; the old code stays."""
        if not self._busy:
            self.app.pop_screen()
