"""Paste a list of employees: what was understood stands beside what was not, before anything is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from samtal_tui.people.details import add_people
from samtal_tui.people.pasted import Pasted, parse_rows
from screens.bindings import bindings
from screens.kept import KeptRoom
from screens.widgets.plain import harmless
from screens.widgets.rows import Row, RowList
from vault.records import Person

if TYPE_CHECKING:
    from vault.store import OpenVault


class PastePeople(KeptRoom[object]):
    """One area to paste in, one list of what it means."""

    SCOPE = "paste_people"
    BINDINGS = bindings("paste_people")
    CSS_PATH = "paste_people.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._here: list[Person] = []
        self._pasted = Pasted((), ())
        self._added = ""

    def compose_body(self) -> ComposeResult:
        """The area and the list."""
        yield Static("", id="told", classes="hint", markup=False)
        yield TextArea("", id="area", soft_wrap=False, tab_behavior="indent")
        yield RowList(id="understood")

    async def fill(self) -> None:
        """Say what may be pasted."""
        self.head(self.t("Paste a list of employees"))
        self.query_one("#told", Static).update(
            self.t("One employee a row: name; role; unit; employed. From a spreadsheet, tabs do as well.")
        )
        self._here = await self.vault(_everybody)
        self.query_one("#area", TextArea).focus()
        await self.begin()
        self._understand()

    def on_text_area_changed(self) -> None:
        """Read it as it stands."""
        self._understand()

    def _understand(self) -> None:
        self._pasted = parse_rows(self.query_one("#area", TextArea).text, self._here)
        rows = [
            Row(
                Text(f" + {harmless(details.family)}, {harmless(details.given)}".rstrip(", "))
                .append(f"   {harmless(details.role)}  {harmless(details.unit)}", "dim")
                .append(f"   {details.employed_from or ''}", "dim"),
                indent=3,
            )
            for details in self._pasted.rows
        ]
        rows += [
            Row(
                Text(f" ! {self.t('Row {number}', number=problem.row)}: {self.t(problem.sentence)}"), indent=3
            )
            for problem in self._pasted.problems
        ]
        self.query_one("#understood", RowList).show(rows)
        count = len(self._pasted.rows)
        self.say(
            self.t.count("F4 takes in {n} employee.", "F4 takes in {n} employees.", count)
            if count
            else self._added
        )

    async def action_take(self) -> None:
        """Take in what was understood; what was not stands here still, to be put right."""
        if not self._pasted.rows:
            self.say(self.t("There is no row to take in yet."))
            return
        left = self._pasted.left
        count = await self.vault(add_people, self._pasted.rows)
        added = self.t.count("{n} employee added.", "{n} employees added.", count)
        if left:
            kept = self.t.count("{n} row is left to put right.", "{n} rows are left to put right.", len(left))
            self._added = f"{added} {kept}"
            self._here = await self.vault(_everybody)
            self.query_one("#area", TextArea).text = "\n".join(left)
            return
        await self.entered()
        self.app.pop_screen()
        self.samtal.room.say(added)

    async def action_back(self) -> None:
        """Back; nothing more is taken in, and what is pasted is there the next time."""
        await self.go_back()


def _everybody(vault: OpenVault) -> list[Person]:
    return vault.people.all()
