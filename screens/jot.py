"""One private line about an employee, noted in passing and kept for the next talk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.widgets import Input

from samtal_tui.prepare.noted import note_for_next
from samtal_tui.refusals import sentence
from screens.room import Room
from screens.widgets.plain import harmless
from screens.widgets.plan_drafts import Drafts, taken_in
from vault.errors import VaultError
from vault.records import Person

if TYPE_CHECKING:
    from vault.store import OpenVault

_JOT = "jot"
"""The form of the line begun about somebody."""


class JotRoom(Room[object]):
    """A room with a field `#jot`. A line begun and left is there when it is opened for the same one again.

    `begun` are those lines, by person.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begun: dict[str, str] = {}
        self._about = ""
        self._drafts = Drafts(self, self._keep_jot, self._not_kept)

    def jot_about(self, person: Person) -> None:
        """Open the field."""
        self._about = person.id
        jot = self.query_one("#jot", Input)
        jot.placeholder = self.t("About {name}, private, for the next talk", name=harmless(person.given))
        jot.value = self.begun.get(self._about, "")
        jot.display = True
        jot.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """The noted line is saved before it leaves the field; it is about whom the field was opened for."""
        self._drafts.forget()
        if event.value.strip() and self._about:
            await self.vault(_note, self._about, event.value, self.samtal.today())
            self.say(self.t("Noted, private. It stands in the preparation of the next talk."))
        self._leave_jot()
        self.begun.pop(self._about, None)

    async def put_away(self) -> None:
        """Every line begun is kept as it stands, private. Raises `VaultError`."""
        jot = self.query_one("#jot", Input)
        await taken_in(jot)
        self._drafts.forget()
        if jot.display and jot.value.strip():
            self.begun[self._about] = jot.value
        for person, written in list(self.begun.items()):
            await self.vault(_note, person, written, self.samtal.today())
            if person == self._about:
                self._leave_jot()
            del self.begun[person]

    def on_input_changed(self) -> None:
        """A line is begun."""
        if self.query_one("#jot", Input).display:
            self._drafts.touch()

    async def _keep_jot(self) -> None:
        jot = self.query_one("#jot", Input)
        written = jot.value if jot.display else self.begun.get(self._about, "")
        if self._about:
            await self.vault(_keep, self._about, written)

    def _not_kept(self, error: VaultError) -> None:
        self.say(sentence(error, self.t, self.samtal.start.folder))

    def _leave_jot(self) -> None:
        jot = self.query_one("#jot", Input)
        if jot.value.strip():
            self.begun[self._about] = jot.value
        jot.value = ""
        jot.display = False
        self.set_focus(None)

    async def action_leave(self) -> None:
        """Leave the field, or lock the vault and leave the program."""
        if self.query_one("#jot", Input).display:
            self._leave_jot()
            await self._drafts.flush()
        else:
            await self.samtal.leave()


def begun_about(vault: OpenVault) -> dict[str, str]:
    """The lines that were begun when the program ended without a word, by person."""
    return {person: fields["line"] for form, person, fields in vault.unfinished.every() if form == _JOT}


def _keep(vault: OpenVault, person: str, written: str) -> None:
    vault.unfinished.put(_JOT, {"line": written} if written.strip() else {}, person)


def _note(vault: OpenVault, person: str, written: str, today: date) -> None:
    with vault.connection.transaction():
        note_for_next(vault, person, written, today)
        _keep(vault, person, "")
