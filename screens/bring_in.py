"""Bring in last year's plan, or a list of employees: pasted, or read from a file on this machine.

Nothing is taken in here: what was read is shown in the next room first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from samtal_tui.keeping.columns import Head, known_names
from samtal_tui.keeping.paper import NotAPaper, Paper
from samtal_tui.keeping.papers import EMPTY, MAX_BYTES, read_paper
from samtal_tui.keeping.sheets import Sheets, sheets_of
from samtal_tui.plan.dates import NotADate, read_date
from samtal_tui.prepare.unread import keep_unread, unread
from samtal_tui.refusals import sentence
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.field import Field
from screens.widgets.plain import harmless, one_line
from screens.widgets.plan_drafts import Drafts, taken_in
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.records import Person
    from vault.store import OpenVault

PAPER_SUFFIXES = frozenset({".docx", ".csv", ".tsv", ".md", ".txt"})
UNREADABLE = mark("{file} cannot be read: check the path; nothing is brought in.")


class BringIn(Room[object]):
    """A place to paste in, a path, and for a plan the day of its talk (`person_id`; None: employees)."""

    SCOPE = "bring_in"
    BINDINGS = bindings("bring_in")
    CSS_PATH = "bring_in.tcss"

    def __init__(self, person_id: str | None) -> None:
        super().__init__()
        self._person_id = person_id
        self._person: Person | None = None
        self._filled = False
        self._drafts = Drafts(self, self._keep, self._refused)

    def compose_body(self) -> ComposeResult:
        """What may be brought in, the day, the file, and the area."""
        yield Static("", id="told", classes="hint", markup=False)
        for name, label in (
            ("day", self.t("The talk was held")),
            ("path", self.t("The file, if there is one")),
        ):
            with Horizontal(classes="line", id=f"{name}-line"):
                yield Static(label, classes="label", markup=False)
                yield Field(id=name, select_on_focus=False)
        yield TextArea("", id="area", soft_wrap=False)

    async def fill(self) -> None:
        """Say what may be brought in."""
        if self._person_id:
            self._person = await self.vault(_person, self._person_id)
        name = harmless(self._person.sort_name) + "   " if self._person else ""
        what = self.t("Last year's plan, from paper") if self._person else self.t("Employees from a file")
        self.head(f"{name}{what}")
        self.query_one("#day-line").display = self._person is not None
        self.query_one("#told", Static).update(self._told())
        if not any(self._typed().values()):
            self._show(await self.vault(unread, self._person_id or ""))
        self._filled = True
        if self.focused is None:
            self.query_one("#area", TextArea).focus()

    def _show(self, kept: Mapping[str, str]) -> None:
        """Put back what was typed last time."""
        with self.prevent(Input.Changed, TextArea.Changed):
            for name, text in kept.items():
                for field in self.query(f"#{name}"):
                    if isinstance(field, TextArea):
                        field.text = text
                    elif isinstance(field, Input):
                        field.value = text
        if kept:
            self.say(self.t("What you typed last time is here, not brought in yet."))

    def _typed(self) -> dict[str, str]:
        typed = {name: self.query_one(f"#{name}", Input).value for name in ("day", "path")}
        return {**typed, "area": self.query_one("#area", TextArea).text}

    def on_input_changed(self) -> None:
        """Something was typed."""
        self._drafts.touch()

    def on_text_area_changed(self) -> None:
        """Something was pasted or typed."""
        self._drafts.touch()

    async def _keep(self) -> None:
        if self._filled:
            await self.vault(keep_unread, self._person_id or "", self._typed())

    def _refused(self, error: VaultError) -> None:
        self.say(sentence(error, self.t))

    async def put_away(self) -> None:
        """Keep what is typed as drafts: a lock must not cost an employee's paper."""
        await taken_in(*self._fields())
        self._drafts.forget()
        await self._keep()

    def _told(self) -> str:
        if self._person is None:
            return self.t(
                "A CSV file with a row of headings: name, role, unit, employed from. Or paste it below."
            )
        return self.t(
            "Copy the plan's table in Word and paste it below, or give the path of a .docx, .csv or .md file."
            " You see how it is understood before anything is taken in."
        )

    def _fields(self) -> list[Input | TextArea]:
        inputs = [self.query_one("#day", Input)] if self._person else []
        return [*inputs, self.query_one("#path", Input), self.query_one("#area", TextArea)]

    def action_next_field(self) -> None:
        """Go to the next field."""
        self._step(1)

    def action_previous_field(self) -> None:
        """Go to the previous field."""
        self._step(-1)

    def _step(self, steps: int) -> None:
        fields = self._fields()
        at = next((place for place, field in enumerate(fields) if field is self.focused), -1)
        self.set_focus(fields[(at + steps) % len(fields)])

    async def on_input_submitted(self) -> None:
        """Enter in a field reads the paper."""
        await self.action_read()

    async def action_read(self) -> None:
        """Read the paper and show how it is understood; or say what is wrong with it, or missing."""
        from screens.columns import Columns

        await self.put_away()
        path, pasted = self.query_one("#path", Input).value, self.query_one("#area", TextArea).text
        if names_paper(pasted):
            # A file dragged into the window is its path, and lands where the cursor is.
            path, pasted = pasted, ""
        path = path_in(path)
        named = self.t("The pasted text") if pasted.strip() else _shown(path)
        try:
            data = pasted.encode() if pasted.strip() else await asyncio.to_thread(_bytes_of, path)
            found = await asyncio.to_thread(_sheets, data, self._person is None)
        except OSError:
            self.say(self.t(UNREADABLE, file=named))
            return
        except NotAPaper as error:
            self.say(self.t(error.sentence, file=named, **error.values))
            return
        if self._person is None:
            self.app.push_screen(Columns(None, found, None, named))
        elif (on := self._day(found)) is not None:
            self.app.push_screen(Columns(self._person, found, on, named))

    def _day(self, found: Sheets) -> date | None:
        """The day typed, or the one at the head of the paper; None when it is still to be written."""
        day = self.query_one("#day", Input)
        try:
            on = read_date(day.value or (found.head or {}).get(Head.ON, ""), self.samtal.today())
        except NotADate as error:
            self.say(
                self.t(error.sentence, **{name: one_line(str(each)) for name, each in error.values.items()})
            )
            day.focus()
            return None
        if on is None:
            self.say(self.t("The paper does not say when the talk was held: write the day."))
            day.focus()
        return on

    async def action_back(self) -> None:
        """Back; nothing is brought in. What is typed is there the next time."""
        try:
            await self.put_away()
        except VaultError as error:
            self._refused(error)
            return
        self.app.pop_screen()


def names_paper(pasted: str) -> bool:
    """Whether what was pasted is no paper but the path of one."""
    path = path_in(pasted)
    return "\n" not in path and Path(path).suffix.casefold() in PAPER_SUFFIXES and Path(path).name != path


def path_in(written: str) -> str:
    """A path as a terminal hands over a dragged file: without quotes, file:// and escaped blanks."""
    path = written.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1]
    if path.startswith("file://"):
        return unquote(path.removeprefix("file://"))
    return path.replace("\\ ", " ")


def _person(vault: OpenVault, person_id: str) -> Person:
    return vault.people.get(person_id)


def _shown(path: str) -> str:
    return one_line(path) or "-"


def _bytes_of(path: str) -> bytes:
    """The file's bytes, at most one more than is allowed. Raises `OSError`, `NotAPaper`."""
    if not path:
        raise NotAPaper(EMPTY)
    try:
        with Path(path).expanduser().open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (RuntimeError, ValueError):
        raise OSError from None


def _sheets(data: bytes, people: bool) -> Sheets:  # noqa: FBT001 - one of two kinds of paper
    names = known_names()
    paper: Paper = read_paper(data)
    return sheets_of(paper, names, names.people if people else names.plan)
