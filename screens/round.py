"""The round: a talk for everybody, how far each has come, and who has answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.guides.loader import Folder, load_folder
from samtal_tui.plan.dates import NotADate
from samtal_tui.prepare.lead_time import Busy, busy_with
from samtal_tui.prepare.round import RoundLine, the_round
from samtal_tui.prepare.round_plan import BEGINNING, Proposed, Written, propose, read_written
from samtal_tui.refusals import sentence
from samtal_tui.words import STATUS
from screens.bindings import bindings
from screens.round_making import RoundMaking
from screens.widgets.plain import one_line
from screens.widgets.plain_input import PlainInput
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import TalkStatus

if TYPE_CHECKING:
    from vault.store import OpenVault

WHEN, STANDS, MADE = 18, 12, 12


class RoundRoom(RoundMaking):
    """A line each: when, how far it has come, the form, the answers."""

    SCOPE = "round"
    BINDINGS = bindings("round")
    CSS_PATH = "round.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._begun = ""

    @property
    def form(self) -> str:
        """The line that begins a proposal."""
        return BEGINNING

    def typed(self) -> dict[str, str]:
        """The line that begins a proposal: kept until the round is planned."""
        start = self.query_one("#start", PlainInput)
        written = start.value if start.display else self._begun
        return {"start": written} if written.strip() else {}

    def put_back(self, typed: Mapping[str, str]) -> bool:
        """It is there when the line is opened."""
        self._begun = typed["start"]
        return False

    def compose_body(self) -> ComposeResult:
        """The sums, the list, and the line that plans."""
        yield Static("", id="sums", markup=False)
        yield Static("", id="columns", markup=False)
        yield RowList(id="people", pointer=True)
        yield PlainInput(id="start", select_on_focus=False)

    async def fill(self) -> None:
        """Ask who there is and show it."""
        found = await self.vault(the_round, self.samtal.today())
        self._lines = {line.person.id: line for line in found}
        self._show()
        await self.begin()

    async def returned(self) -> None:
        """The round may have been planned: then its line is no longer begun."""
        self._shown, self._begun = None, ""
        await self.fill()

    def _show(self) -> None:
        lines = list(self._lines.values())
        self.head(self.t("The round"), self.samtal.today().isoformat())
        sums = self.t(
            "{people} employees: {planned} planned, {invited} invited, {made} forms, {answered} answered, "
            "{held} held",
            people=len(lines),
            held=sum(line.held is not None and line.talk is None for line in lines),
            planned=sum(line.planned for line in lines),
            invited=sum(line.invited for line in lines),
            made=sum(line.made is not None for line in lines),
            answered=sum(bool(line.talk and line.talk.answered) for line in lines),
        )
        self.query_one("#sums", Static).update(Text(f" {sums}", "bold"))
        heads = self._cells(
            self.t("No"),
            self.t("Employee"),
            self.t("When"),
            self.t("Status"),
            self.t("Form"),
            self.t("Answered"),
        )
        self.query_one("#columns", Static).update(Text(heads, "bold dim"))
        people = self.query_one("#people", RowList)
        people.show([Row(Text(self._row(line)), line.person.id) for line in lines])
        if not people.current:
            people.select_first()

    def _row(self, line: RoundLine) -> str:
        talk = line.talk
        when = f"{talk.on.isoformat()} {talk.at:%H:%M}" if talk and talk.at else ""
        when = when or (talk.on.isoformat() if talk else line.held.isoformat() if line.held else "-")
        answered = talk.answered.isoformat() if talk and talk.answered else "-"
        status = self.t(STATUS[TalkStatus.HELD]) if line.held else "-"
        if talk:
            status = self.t(STATUS[talk.status]) if line.planned else self.t("no guide")
        made = line.made.isoformat() if line.made else "-"
        name = one_line(line.person.sort_name)
        return self._cells(f"{line.person.number:02}", name, when, status, made, answered)

    def _cells(self, number: str, name: str, when: str, status: str, made: str, answered: str) -> str:
        width = max(min(30, self.app.size.width - WHEN - STANDS - MADE - 20), 10)
        cells = ((name, width), (when, WHEN), (status, STANDS), (made, MADE))
        return f" {number:>3}  {' '.join(set_cell_size(cell, size) for cell, size in cells)}{answered}"

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    @property
    def _marked(self) -> RoundLine | None:
        return self._lines.get(self.query_one("#people", RowList).current)

    def action_move(self, steps: int) -> None:
        """Mark another employee."""
        self.query_one("#people", RowList).move(steps)

    def action_open(self) -> None:
        """Prepare the marked talk; one that is not planned is planned first."""
        from screens.new_talk import NewTalk
        from screens.prepare import PrepareRoom

        line = self._marked
        if line and line.talk and line.planned:
            self.samtal.push_room(PrepareRoom(line.talk.id))
        elif line:
            self.samtal.push_room(NewTalk(line.person.id, line.talk.id if line.talk else ""))

    def action_invite(self) -> None:
        """The invitation to the marked talk."""
        from screens.invite import InviteRoom

        if self._marked and self._marked.talk and self._marked.planned:
            self.samtal.push_room(InviteRoom(self._marked.talk.id))
        else:
            self.say(self.t("Plan the talk first."))

    def action_answers(self) -> None:
        """Answers to the marked talk."""
        from screens.answers import AnswersRoom

        if self._marked and self._marked.talk and self._marked.planned:
            self.samtal.push_room(AnswersRoom(self._marked.talk.id))
        else:
            self.say(self.t("Plan the talk first."))

    def action_plan(self) -> None:
        """Open the line that begins a proposal for everybody who has no talk."""
        if not any(line.waiting for line in self._lines.values()):
            self.say(self.t("Everybody has a talk planned, or has had one in the last six months."))
            return
        start = self.query_one("#start", PlainInput)
        start.placeholder = self.t("First day, the hours of each day, place: 2 March 9 13.30 Linden")
        start.value = self._begun
        start.cursor_position = len(start.value)
        start.display = True
        start.focus()

    async def on_input_submitted(self) -> None:
        """Propose a talk for each; nothing is planned yet."""
        from screens.round_plan import RoundPlan

        written = self.query_one("#start", PlainInput).value.strip()
        if not written:
            self._leave_start()
            return
        self._begun = written
        try:
            start = read_written(written, self.samtal.today())
        except NotADate as error:
            self.say(self.t(error.sentence, **error.values))
            return
        lines = list(self._lines.values())
        own = self.samtal.config.guides
        try:
            proposed, busy, folder = await self.vault(_propose, lines, start, own)
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        self._leave_start()
        try:
            await self.put_away()
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        self.samtal.push_room(RoundPlan(proposed, busy, folder, written))

    def _leave_start(self) -> None:
        start = self.query_one("#start", PlainInput)
        self._begun = start.value
        start.value = ""
        start.display = False
        self.set_focus(None)

    async def action_back(self) -> None:
        """Out of the line, or back to the employees; what is typed there is there the next time."""
        if self.query_one("#start", PlainInput).display:
            self._leave_start()
            await self.put_away()
        else:
            await self.go_back()


def _propose(
    vault: OpenVault, lines: list[RoundLine], start: Written, place: Path
) -> tuple[list[Proposed], list[Busy], Folder]:
    """The proposal, what is taken, and her own guides, all read on the vault's thread."""
    busy, own = busy_with(vault), load_folder(place)
    return propose(vault, lines, start, busy, own), busy, own
