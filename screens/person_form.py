"""An employee's details, one field a line. There is no field for a personnummer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from samtal_tui.people.details import Details, add_person, edit_person, read_details
from samtal_tui.texts import mark
from samtal_tui.words import EMPLOYMENT
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.kept import KeptRoom
from vault.records import Employment, Person

if TYPE_CHECKING:
    from vault.store import OpenVault

_FIELDS = (
    ("given", mark("Given name")),
    ("family", mark("Family name")),
    ("role", mark("Role")),
    ("unit", mark("Unit")),
    ("employment", mark("Employment")),
    ("employed_from", mark("Employed from")),
    ("employed_to", mark("Employed to")),
    ("language", mark("Language of documents")),
    ("exempt", mark("Exempt, because")),
    ("included", mark("Talk all the same, because")),
)


class PersonForm(KeptRoom[object], FieldRoom[object]):
    """Add an employee (`person_id` None) or change what is known."""

    SCOPE = "person_form"
    BINDINGS = bindings("person_form")
    CSS_PATH = "person_form.tcss"

    def __init__(self, person_id: str | None) -> None:
        super().__init__()
        self._person_id = person_id
        self._filled = False

    @property
    def whose(self) -> str:
        """Whom it changes; nobody, while somebody is added."""
        return self._person_id or ""

    def compose_body(self) -> ComposeResult:
        """A label and a field for each detail."""
        with VerticalScroll(id="form", can_focus=False):
            for name, _ in _FIELDS:
                with Horizontal(classes="line"):
                    yield Static("", id=f"{name}-label", classes="label", markup=False)
                    yield Input(id=name)
        yield Static("", id="hint", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show what is known."""
        for name, label in _FIELDS:
            self.query_one(f"#{name}-label", Static).update(self.t(label))
        self.query_one("#hint", Static).update(
            self.t("Only a given name is needed. Dates are written 2026-03-01. No personal identity number.")
        )
        self.query_one("#employment", Input).placeholder = ", ".join(
            self.t(word) for word in EMPLOYMENT.values()
        )
        self.query_one("#language", Input).placeholder = "sv, en"
        if self._person_id is None:
            self.head(self.t("Add an employee"))
        elif not self._filled:
            person = await self.vault(_get, self._person_id)
            self.head(person.sort_name)
            self._show(person)
        self._filled = True
        self.query_one("#given", Input).focus()
        await self.begin()

    def _show(self, person: Person) -> None:
        known = person.model_dump(mode="json")
        for name, _ in _FIELDS:
            value = known[name] or ""
            if name == "employment":
                value = self.t(EMPLOYMENT[person.employment])
            self.query_one(f"#{name}", Input).value = value

    def _written(self) -> dict[str, str]:
        written = {name: self.value(name) for name, _ in _FIELDS}
        typed = written["employment"].strip().casefold()
        meant = [
            kind for kind in Employment if typed and self.t(EMPLOYMENT[kind]).casefold().startswith(typed)
        ]
        written["employment"] = meant[0] if meant else Employment.PERMANENT
        return written

    async def on_input_submitted(self) -> None:
        """Enter in a field saves the whole form."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save, or say what must be corrected and go there."""
        details, complaints = read_details(self._written())
        if details is None:
            first = complaints[-1]
            self.say(self.t(first.sentence))
            self.query_one(f"#{first.field}", Input).focus()
            return
        await self.vault(_keep, self._person_id, details)
        await self.entered()
        self.app.pop_screen()
        if complaints:
            self.samtal.room.say(self.t(complaints[0].sentence))

    async def action_back(self) -> None:
        """Back without saving; what is typed is there the next time."""
        await self.go_back()


def _get(vault: OpenVault, person_id: str) -> Person:
    return vault.people.get(person_id)


def _keep(vault: OpenVault, person_id: str | None, details: Details) -> Person:
    return edit_person(vault, person_id, details) if person_id else add_person(vault, details)
