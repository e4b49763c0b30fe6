"""Create a vault: a name for the documents, a passphrase typed twice, a recovery code typed back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from samtal_tui.keys import Key
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.field import Field

if TYPE_CHECKING:
    from vault.store import OpenVault


class CreateRoom(FieldRoom[object]):
    """Two pages: the passphrase, then the code. Nothing exists on disk before the passphrase is accepted."""

    SCOPE = "create"
    BINDINGS = bindings("create")
    CSS_PATH = "create.tcss"
    SECRET = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._code = ""
        self._busy = False

    def compose_body(self) -> ComposeResult:
        """Both pages; one is shown at a time."""
        with Vertical(id="first-page"):
            yield Static("", id="manager-label", classes="label", markup=False)
            yield Field(id="manager")
            yield Static("", id="organisation-label", classes="label", markup=False)
            yield Field(id="organisation")
            yield Static("", id="passphrase-label", classes="label", markup=False)
            yield Field(password=True, id="passphrase")
            yield Static("", id="again-label", classes="label", markup=False)
            yield Field(password=True, id="again")
            yield Static("", id="judgement", classes="hint", markup=False)
        with Vertical(id="second-page"):
            yield Static("", id="code-told", markup=False)
            yield Static("", id="code", markup=False)
            yield Static("", id="typed-label", classes="label", markup=False)
            yield Field(id="typed")

    async def fill(self) -> None:
        """Say what each field is for."""
        self.head(self.t("Create my vault"), str(self._folder).replace(str(Path.home()), "~"))
        labels = {
            "manager-label": self.t("Your name, as it stands in documents"),
            "organisation-label": self.t("Workplace"),
            "passphrase-label": self.t("Passphrase, at least 15 characters; spaces and å ä ö are fine"),
            "again-label": self.t("The passphrase once more"),
            "code-told": self.t(
                "This is your recovery code. It opens the vault if you lose the passphrase, and it is"
                " shown only now. Write it on paper and keep it where you keep contracts. Without both,"
                " nobody can open the vault: not we, not IT."
            ),
            "typed-label": self.t("Type the code here, so that you know it is right"),
        }
        for name, text in labels.items():
            self.query_one(f"#{name}", Static).update(text)
        self._show_page()

    def _show_page(self) -> None:
        second = bool(self._code)
        self.query_one("#first-page").display = not second
        self.query_one("#second-page").display = second
        self.query_one("#code", Static).update(self._code)
        fields = self.fields()
        if self.focused not in fields:
            fields[0].focus()
        self.show_keys()

    def fields(self) -> list[Input]:
        """The fields of the page that is shown."""
        page = "#second-page" if self._code else "#first-page"
        return list(self.query_one(page).query(Input))

    def key_label(self, key: Key) -> str:
        """Only the first page has something to suggest and something to go back from."""
        if self._code and key.id in {"create.suggest", "create.back"}:
            return ""
        return super().key_label(key)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judge the passphrase while it is typed."""
        if event.input.id in {"passphrase", "again"} and not self._code:
            self._judge()

    def _judge(self) -> str:
        """Why the passphrase will not do, or an empty string; shown under the fields."""
        from samtal_tui.passphrase import judge

        typed, again = self.value("passphrase"), self.value("again")
        own_words = (self.value("manager"), self.value("organisation"))
        verdict = judge(typed, own_words)
        why = self.t(verdict.reason) if verdict.reason else ""
        if not typed:
            told = ""
        elif why:
            told = why
        elif again and again != typed:
            told = self.t("The two are not alike yet.")
        else:
            told = self.t("The passphrase will do.")
        self.query_one("#judgement", Static).update(told)
        return why

    def action_suggest(self) -> None:
        """Put a generated passphrase in both fields and show it, to be written down."""
        if self._code:
            return
        from samtal_tui.passphrase import propose

        proposed = propose(self.t.language)
        for name in ("passphrase", "again"):
            self.query_one(f"#{name}", Input).value = proposed
        self.query_one("#passphrase", Input).focus()
        self.set_timer(0.01, lambda: self._reveal(proposed))

    def _reveal(self, proposed: str) -> None:
        told = self.t("A suggestion, write it down: {passphrase}", passphrase=proposed)
        self.query_one("#judgement", Static).update(told)

    async def on_input_submitted(self) -> None:
        """Enter in a field."""
        await self.action_next()

    async def action_next(self) -> None:
        """The next field, or the next step when the last field is reached."""
        fields = self.fields()
        at = next((index for index, field in enumerate(fields) if field is self.focused), 0)
        if at < len(fields) - 1:
            # At once: the letter after this key belongs to the next field, which may be the secret one.
            self.set_focus(fields[at + 1])
        elif self._code:
            await self._check_code()
        elif not self._busy:
            self._begin()

    def _begin(self) -> None:
        passphrase, again = self.value("passphrase"), self.value("again")
        if self._judge() or not passphrase:
            self.say(self.t("Choose a passphrase first; F2 suggests one."))
            self.query_one("#passphrase", Input).focus()
        elif passphrase != again:
            self.say(self.t("The two passphrases are not alike: type the second one again."))
            self.query_one("#again", Input).value = ""
        else:
            self._busy = True
            self.say(self.t("Creating the vault..."))
            self._create(passphrase)

    @work(exclusive=True)
    async def _create(self, passphrase: str) -> None:
        from samtal_tui.passphrase import normalise
        from samtal_tui.refusals import sentence
        from vault.errors import VaultError
        from vault.records import Profile
        from vault.store import create

        profile = Profile(
            manager=self.value("manager").strip(), organisation=self.value("organisation").strip()
        )
        codes: list[str] = []

        def opener() -> OpenVault:
            vault, code = create(self._folder, normalise(passphrase))
            vault.profile.put(profile)
            codes.append(code)
            return vault

        try:
            await self.samtal.open_vault(opener)
        except VaultError as error:
            self.say(sentence(error, self.t, self._folder))
        else:
            self._code = codes[0]
            for name in ("passphrase", "again"):
                self.query_one(f"#{name}", Input).value = ""
            self.say("")
            self._show_page()
        finally:
            self._busy = False

    async def _check_code(self) -> None:
        from vault.code import same

        if same(self.value("typed"), self._code):
            self._code = ""
            self.samtal.enter()
        else:
            self.say(
                self.t("That is not the code shown: compare letter by letter; dashes and case do not matter.")
            )

    def action_back(self) -> None:
        """Back, as long as nothing is created."""
        if not self._code and not self._busy:
            self.app.pop_screen()
