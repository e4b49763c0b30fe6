"""An employee's details, one field a line. There is no field for a personnummer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Input, Static

from samtal_tui.people.days import NotADay, read_day
from samtal_tui.people.details import (
    DROPPED,
    Details,
    add_person,
    edit_person,
    read_details,
    split_name,
    tidy,
)
from samtal_tui.texts import mark
from samtal_tui.words import EMPLOYMENT
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.kept import KeptRoom
from screens.widgets.field import Field
from screens.widgets.plain import harmless
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

_HELP = {
    "employed_from": mark("With its year: 2026-03-01, 1 March 2026, or only 2026."),
    "employed_to": mark("With its year: 2026-03-01, 1 March 2026, or only 2026."),
    "exempt": mark(
        "When no talk is to be held for now, for example on parental leave: it is not counted as late, "
        "and the list says why."
    ),
    "included": mark(
        "When the employment is too short to give a talk by the rules, but you hold one: the list says why."
    ),
}
"""What a field is for, by its id, where its label does not tell."""


class PersonForm(KeptRoom[object], FieldRoom[object]):
    """Add an employee (`person_id` None) or change what is known."""

    SCOPE = "person_form"
    BINDINGS = bindings("person_form")
    CSS_PATH = "person_form.tcss"

    def __init__(self, person_id: str | None) -> None:
        super().__init__()
        self._person_id = person_id
        self._filled = False
        self._name_is_known = self._person_id is not None

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
                    yield Field(id=name)
        yield Static("", id="hint", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show what is known."""
        for name, label in _FIELDS:
            self.query_one(f"#{name}-label", Static).update(self.t(label))
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
        self._help_with("given")
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

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what the field is for."""
        self._help_with(event.widget.id or "")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """A field is left: a whole name becomes its two halves, and a day is written as it was understood."""
        if not self.is_current:
            return
        match event.widget.id:
            case "given":
                if told := self._divided_name():
                    self.say(told)
            case "employed_from" | "employed_to" as field:
                self._tell_day(field)

    def _help_with(self, field: str) -> None:
        usual = mark("Only a given name is needed. No personal identity number.")
        self.query_one("#hint", Static).update(self.t(_HELP.get(field, usual)))

    def _divided_name(self) -> str:
        """Put the family name of a whole name in its own field; the sentence that tells of it, or nothing.

        Only once, so that somebody with two given names and no family name can get the second one back.
        """
        given, family = self.query_one("#given", Input), self.query_one("#family", Input)
        halves = split_name(tidy(given.value))
        if self._name_is_known or family.value.strip() or not halves[1]:
            return ""
        self._name_is_known = True
        given.value, family.value = halves
        return self.t("{family} is taken as the family name.", family=harmless(halves[1]))

    def _tell_day(self, field: str) -> None:
        written = self.query_one(f"#{field}", Input)
        with suppress(NotADay):
            # What names no day is told when the form is saved; until then it may be half written.
            day = read_day(written.value, last=field == "employed_to")
            written.value = day.isoformat() if day else ""

    async def on_input_submitted(self) -> None:
        """Enter in a field saves the whole form."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save, or say what must be corrected and go there."""
        divided = self._divided_name()
        details, complaints = read_details(self._written())
        if details is None:
            first = next(each for each in complaints if each.sentence != DROPPED)
            self.say(self.t(first.sentence))
            self.query_one(f"#{first.field}", Input).focus()
            return
        await self.vault(_keep, self._person_id, details)
        await self.entered()
        self.app.pop_screen()
        if complaints or divided:
            self.samtal.room.say(self.t(complaints[0].sentence) if complaints else divided)

    async def action_back(self) -> None:
        """Back without saving; what is typed is there the next time."""
        await self.go_back()


def _get(vault: OpenVault, person_id: str) -> Person:
    return vault.people.get(person_id)


def _keep(vault: OpenVault, person_id: str | None, details: Details) -> Person:
    return edit_person(vault, person_id, details) if person_id else add_person(vault, details)
