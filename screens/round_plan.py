"""The proposal for a round: a day, an hour and a guide for everybody who has no talk, changed row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.guides.loader import Folder
from samtal_tui.plan.dates import NotADate
from samtal_tui.prepare.lead_time import GOOD_TIME, Busy, When
from samtal_tui.prepare.round_plan import (
    BEGINNING,
    Proposed,
    changed_again,
    changes,
    choosable,
    clashes,
    plan_round,
    read_written,
)
from samtal_tui.prepare.working_days import is_working_day
from samtal_tui.refusals import sentence
from screens.bindings import bindings
from screens.kept import KeptRoom
from screens.widgets.plain import one_line
from screens.widgets.plain_input import PlainInput
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.store import OpenVault

WHEN, PLACE = 20, 14

_START, _LINE, _CHANGING = "start", "line", "changing"
"""What is kept of a proposal besides its rows: how it begins, the line that changes a row, and whose row."""


class RoundPlan(KeptRoom[object]):
    """A line each. Nothing is planned before F4."""

    SCOPE = "round_plan"
    BINDINGS = bindings("round_plan")
    CSS_PATH = "round.tcss"

    def __init__(self, proposed: list[Proposed], busy: list[Busy], own: Folder, start: str) -> None:
        super().__init__()
        self._proposed = {one.person.id: one for one in proposed}
        self._first = dict(self._proposed)
        self._start = start
        self._busy = busy
        self._own = own
        self._changing = ""

    def typed(self) -> dict[str, str]:
        """The rows changed or left out, by person, and the line that changes one, if it is open."""
        typed = changes(self._first, self._proposed)
        if self._changing:
            typed |= {_LINE: self.query_one("#start", PlainInput).value, _CHANGING: self._changing}
        return {**typed, _START: self._start} if typed else {}

    def put_back(self, typed: Mapping[str, str]) -> bool:
        """Change the rows again, if the proposal begins as it did."""
        if typed.get(_START) != self._start:
            return False
        self._proposed = changed_again(self._first, typed, choosable(self._own))
        if typed.get(_CHANGING) in self._proposed:
            self.query_one("#people", RowList).select(typed[_CHANGING])
            self._open_line(typed[_CHANGING], typed[_LINE])
        return True

    def compose_body(self) -> ComposeResult:
        """What to think of, the list, and the line that changes a row."""
        yield Static("", id="sums", markup=False)
        yield Static("", id="columns", markup=False)
        yield RowList(id="people", pointer=True)
        yield PlainInput(id="start", select_on_focus=False)

    async def fill(self) -> None:
        """Show the proposal, as it was changed."""
        await self.begin()
        proposed = list(self._proposed.values())
        self._clashes = clashes(proposed, self._busy)
        self.head(self.t("A proposal for the round"), self.t("Nothing is planned before F4."))
        names = {guide.id: guide.title(self.t.language) for guide in choosable(self._own)}
        self.query_one("#sums", Static).update(Text(f" {self._sums(proposed)}", "bold"))
        heads = self._cells(
            self.t("No"), self.t("Employee"), self.t("When"), self.t("Place"), self.t("Conversation guide")
        )
        self.query_one("#columns", Static).update(Text(heads, "bold dim"))
        people = self.query_one("#people", RowList)
        people.show([Row(self._row(one, names[one.guide]), one.person.id, 6) for one in proposed])
        if not people.current:
            people.select_first()
        self._remark()
        self.show_keys()

    def _sums(self, proposed: list[Proposed]) -> str:
        days = {one.when.on for one in proposed}
        if not days:
            return self.t("Nobody is left to plan for.")
        talks = self.t.count("{n} talk", "{n} talks", len(proposed))
        return self.t(
            "{talks} from {first} to {last}",
            talks=talks,
            first=min(days).isoformat(),
            last=max(days).isoformat(),
        )

    def _row(self, one: Proposed, guide: str) -> Text:
        when = one.when
        day = f"{self.t.weekday(when.on)} {when.on.isoformat()}"
        told = f"{day} {when.at:%H:%M}" if when.at else day
        text = Text(
            self._cells(
                f"{one.person.number:02}",
                one_line(one.person.sort_name),
                told,
                one_line(one.place) or "-",
                guide,
            )
        )
        if self._wrong(one):
            text.stylize("bold")
            text.append(f"  ({self._wrong(one)})")
        return text

    def _wrong(self, one: Proposed) -> str:
        if hit := self._clashes.get(one.person.id):
            return self.t("at once with {name}", name=one_line(hit.name) or self.t("a talk"))
        return "" if is_working_day(one.when.on) else self.t("no working day")

    def _cells(self, number: str, name: str, when: str, place: str, guide: str) -> str:
        width = max(min(26, self.app.size.width - WHEN - PLACE - 30), 10)
        cells = ((name, width), (when, WHEN), (place, PLACE))
        return f" {number:>3}  {' '.join(set_cell_size(cell, size) for cell, size in cells)} {guide}"

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        if self.is_mounted:
            self.run_worker(self.fill(), exclusive=True)

    def on_row_list_moved(self) -> None:
        """Another row is marked."""
        self._remark()

    def _remark(self) -> None:
        one = self._marked
        days = (one.when.on - self.samtal.today()).days if one else GOOD_TIME
        short = days < GOOD_TIME
        self.say(
            self.t.count(
                "{n} day left; two weeks give time to prepare.",
                "{n} days left; two weeks give time to prepare.",
                max(days, 0),
            )
            if short
            else ""
        )

    @property
    def _marked(self) -> Proposed | None:
        return self._proposed.get(self.query_one("#people", RowList).current)

    def action_move(self, steps: int) -> None:
        """Mark another row."""
        self.query_one("#people", RowList).move(steps)

    def action_change(self) -> None:
        """Open the line with the day, the hour and the place of the marked row."""
        one = self._marked
        if one is None:
            return
        hour = f" {one.when.at:%H:%M}" if one.when.at else ""
        self._open_line(one.person.id, f"{one.when.on.isoformat()}{hour} {one.place}".rstrip())

    def _open_line(self, person: str, written: str) -> None:
        self._changing = person
        line = self.query_one("#start", PlainInput)
        line.value = written
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()

    async def on_input_submitted(self) -> None:
        """Take the line into the row, and go on to the next one."""
        one = self._proposed[self._changing]
        try:
            written = read_written(self.query_one("#start", PlainInput).value, self.samtal.today())
        except NotADate as error:
            self.say(self.t(error.sentence, **error.values))
            return
        when = When(written.on, next(iter(written.hours), None), one.when.minutes)
        self._proposed[one.person.id] = replace(one, when=when, place=written.place)
        self._leave_line()
        self.touch()
        self.action_move(1)
        await self.fill()

    async def action_guide(self) -> None:
        """The next guide for the marked row; the talk takes its time."""
        one = self._marked
        if one is None:
            return
        guides = choosable(self._own)
        place = next(number for number, guide in enumerate(guides) if guide.id == one.guide)
        guide = guides[(place + 1) % len(guides)]
        when = replace(one.when, minutes=guide.minutes)
        self._proposed[one.person.id] = replace(one, guide=guide.id, when=when)
        self.touch()
        await self.fill()

    async def action_leave_out(self) -> None:
        """Plan nothing for the marked one."""
        if one := self._marked:
            self.action_move(1)
            del self._proposed[one.person.id]
            self.touch()
            await self.fill()

    async def action_plan(self) -> None:
        """Plan all of them."""
        if self._changing:
            await self.on_input_submitted()
            if self._changing:
                return
        try:
            planned = await self.vault(plan_round, list(self._proposed.values()), self._own)
            await self.entered()
            await self.vault(_begun_no_more)
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        self.app.pop_screen()
        told = self.t.count("{n} talk is planned.", "{n} talks are planned.", len(planned))
        self.samtal.room.say(f"{told} {self.t('a makes all the invitations.')}" if planned else told)

    def _leave_line(self) -> None:
        line = self.query_one("#start", PlainInput)
        self._changing = ""
        line.value = ""
        line.display = False
        self.set_focus(None)

    async def action_back(self) -> None:
        """Out of the line, or back; nothing is planned, and what is changed stays changed the next time."""
        if self._changing:
            self._leave_line()
        else:
            await self.go_back()


def _begun_no_more(vault: OpenVault) -> None:
    vault.unfinished.put(BEGINNING, {})
