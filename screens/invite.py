"""The invitation: when and where, the text as it will read, and three files to hand over (G01, G03, G04)."""

from __future__ import annotations

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.export.errors import CannotPlace, ExportError, Why
from samtal_tui.keys import Key
from samtal_tui.prepare.invitation import Invitation, invitation_of, invite, set_when
from samtal_tui.prepare.making import NothingToAsk
from samtal_tui.prepare.underlag import NoGuide
from samtal_tui.refusals import refusal, sentence
from screens.bindings import bindings
from screens.kept import KeptRoom
from screens.when_fields import DAY, HOUR, PLACE, WhenRoom
from screens.widgets.plain import harmless, one_line
from screens.widgets.plain_input import PlainInput
from screens.widgets.plan_document import tilde
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError

_LINES = ((DAY, HOUR), (PLACE,))
_FIELDS = (DAY, HOUR, PLACE)


class InviteRoom(KeptRoom[object], WhenRoom[object]):
    """Three fields and the invitation they make."""

    SCOPE = "invite"
    BINDINGS = bindings("invite")
    CSS_PATH = "invite.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._seen: Invitation | None = None
        self._taken = False
        self._making = False

    @property
    def form(self) -> str:
        """One for each talk."""
        return f"{self.SCOPE}:{self._talk_id}"

    @property
    def whose(self) -> str:
        """Who is invited."""
        return self._seen.occasion.person.id if self._seen else ""

    def compose_body(self) -> ComposeResult:
        """The fields, what to think of, the text."""
        for line in _LINES:
            with Horizontal(classes="line"):
                for name, _ in line:
                    yield Static("", id=f"{name}-label", classes="label", markup=False)
                    yield PlainInput(id=name)
        yield Static("", id="remarks", classes="hint", markup=False)
        yield RowList(id="text")

    async def fill(self) -> None:
        """Show the invitation as it would be made now."""
        first = self._seen is None
        self._seen = await self.vault(invitation_of, self._talk_id, self.samtal.today(), self.t)
        talk = self._seen.occasion.talk
        for name, label in _FIELDS:
            self.query_one(f"#{name}-label", Static).update(self.t(label))
        if first:
            self.query_one("#on", PlainInput).value = talk.on.isoformat()
            self.query_one("#at", PlainInput).value = f"{talk.at:%H:%M}" if talk.at else ""
            self.query_one("#place", PlainInput).value = one_line(talk.place)
            self.query_one("#at", PlainInput).focus()
            await self.begin()
        self._show()

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        person = seen.occasion.person
        self.head(f"{person.sort_name}   {self.t('Invitation')}", self.t("text, calendar and form"))
        self.query_one("#remarks", Static).update("  ".join(seen.remarks))
        rows = [Row(Text(f" {harmless(line)}"), indent=1) for line in seen.text.rstrip("\n").split("\n")]
        self.query_one("#text", RowList).show(rows)
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def key_label(self, key: Key) -> str:
        """Only what can be done now is said."""
        return self.t("Replace") if key.id == "invite.make" and self._taken else super().key_label(key)

    def action_page(self, pages: int) -> None:
        """A page on, or back."""
        rows = self.query_one("#text", RowList)
        rows.scroll_relative(y=pages * max(rows.size.height - 1, 1), animate=False)

    def on_input_changed(self) -> None:
        """Other words make another file."""
        self._taken = False
        self.show_keys()

    async def on_input_submitted(self) -> None:
        """Enter in a field."""
        await self.action_make()

    async def _keep(self) -> bool:
        """Keep the fields; False when one cannot be understood, and then it is marked."""
        asked = self.asked_when()
        if asked is None:
            return False
        on, at = asked
        await self.vault(set_when, self._talk_id, on, at, self.value("place").strip())
        return True

    async def action_make(self) -> None:
        """Keep what is typed; when nothing was changed since it was shown, create the files."""
        if self._making or self._seen is None:
            return
        before = self._seen.text
        try:
            if not await self._keep():
                return
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        await self.fill()
        if self._seen.text != before:
            self.say(self.t("The invitation now reads like this. Enter creates the files."))
            return
        self._making = True
        self._make()

    @work
    async def _make(self) -> None:
        folder = self.samtal.config.documents
        try:
            made = await self.vault(invite, self._talk_id, folder, self.samtal.now(), overwrite=self._taken)
        except CannotPlace as error:
            self._taken = error.why is Why.EXISTS
            told = error.sentence(self.t)
            if self._taken:
                told = self.t("{name} is there already. Enter replaces it.", name=error.path.name)
        except NoGuide:
            told = NothingToAsk().sentence(self.t)
        except (ExportError, VaultError) as error:
            told = refusal(error, self.t)
        else:
            self._taken = False
            told = self.t.count(
                "{n} file is created in {folder}; noted as invited.",
                "{n} files are created in {folder}; noted as invited.",
                len(made),
                folder=tilde(folder),
            )
        finally:
            self._making = False
        self.say(told)
        self.show_keys()

    async def put_away(self) -> None:
        """What is typed and can be understood stands on the talk; else it is kept as it is typed."""
        if self._seen is None:
            return
        if await self._keep():
            await self.entered()
            await self.begin()
        else:
            await super().put_away()

    async def action_back(self) -> None:
        """Back; no file is created. The day, the hour and the place stay as they are typed."""
        await self.go_back()
