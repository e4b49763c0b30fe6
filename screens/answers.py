"""Take in the employee's answers: a file or a paste, looked at before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static, TextArea

from samtal_tui.prepare.answers import Answer, Arrived, State, arrive, take
from samtal_tui.prepare.incoming import bytes_of
from samtal_tui.prepare.making import NothingToAsk
from samtal_tui.prepare.refused import NotTaken
from samtal_tui.prepare.told import LEFT, STATE, arrived_told
from samtal_tui.prepare.underlag import NoGuide
from samtal_tui.refusals import sentence
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.kept import KeptRoom
from screens.widgets.plain import harmless
from screens.widgets.plain_input import PlainInput
from screens.widgets.rows import Row, RowList
from vault.errors import VaultError
from vault.records import Talk

if TYPE_CHECKING:
    from vault.store import OpenVault


class AnswersRoom(KeptRoom[object], FieldRoom[object]):
    """A field for a file, an area to paste in, and what was understood."""

    SCOPE = "answers"
    BINDINGS = bindings("answers")
    CSS_PATH = "answers.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._arrived: Arrived | None = None
        self._person_id = ""
        self._pasted = ""

    @property
    def form(self) -> str:
        """One for each talk."""
        return f"{self.SCOPE}:{self._talk_id}"

    @property
    def whose(self) -> str:
        """Who answers."""
        return self._person_id

    def compose_body(self) -> ComposeResult:
        """The field, the area, the preview."""
        yield Static("", id="told", classes="hint", markup=False)
        yield PlainInput(id="file", select_on_focus=False)
        yield TextArea("", id="area", soft_wrap=True, tab_behavior="focus")
        yield RowList(id="understood")

    async def fill(self) -> None:
        """Say what may be given."""
        talk, name = await self.vault(_who, self._talk_id)
        self.head(self.t("Answers from {name}", name=name), talk.on.isoformat())
        self.query_one("#told", Static).update(
            self.t("Type the path and Enter, or Tab and paste. Nothing is kept before F4.")
        )
        self.query_one("#file", PlainInput).placeholder = self.t("Path of the filled-in form")
        if self._arrived is None:
            self.query_one("#file", PlainInput).focus()
        self._show()
        self._person_id = talk.person
        await self.begin()

    def _show(self) -> None:
        arrived = self._arrived
        rows = _rows(self, arrived) if arrived else []
        self.query_one("#understood", RowList).show(rows)
        self.set_class(arrived is not None, "arrived")

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    async def on_input_submitted(self) -> None:
        """Look into the file."""
        written = self.value("file").strip()
        if not written:
            return
        path = Path(written.strip("'\"")).expanduser()
        try:
            data = bytes_of(path)
        except NotTaken as refused:
            self._refuse(refused.sentence(self.t, path.name))
            return
        await self._look(data, path.name)

    async def on_text_area_changed(self) -> None:
        """Look at what is pasted."""
        self._pasted = self.query_one("#area", TextArea).text
        if self._pasted.strip():
            await self._look(self._pasted.encode("utf-8", "replace"), "")

    async def _look(self, data: bytes, name: str) -> None:
        try:
            self._arrived = await self.vault(arrive, self._talk_id, data, name, self.samtal.today())
        except NotTaken as refused:
            self._refuse(refused.sentence(self.t, name))
        except NoGuide:
            self._refuse(NothingToAsk().sentence(self.t))
        else:
            self.say(arrived_told(self._arrived, self.t))
            self._show()

    def _refuse(self, told: str) -> None:
        self._arrived = None
        self._show()
        self.say(told)

    def action_page(self, pages: int) -> None:
        """A page on, or back."""
        rows = self.query_one("#understood", RowList)
        rows.scroll_relative(y=pages * max(rows.size.height - 1, 1), animate=False)

    def action_next_field(self) -> None:
        """From the file to the area, and back."""
        area, file = self.query_one("#area", TextArea), self.query_one("#file", PlainInput)
        (file if area.has_focus else area).focus()

    async def action_take(self) -> None:
        """Keep what is shown: the employee's words, between the two, not agreed."""
        arrived = self._arrived
        if arrived is None:
            self.say(self.t("There are no answers to take in yet."))
            return
        try:
            kept = await self.vault(take, arrived, self.samtal.today())
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        await self.entered()
        self.app.pop_screen()
        told = self.t.count(
            "{n} answer taken in, between you.", "{n} answers taken in, between you.", len(kept)
        )
        self.samtal.room.say(told)

    async def action_back(self) -> None:
        """Back; nothing is taken in, and what is pasted is there the next time."""
        await self.go_back()


def _rows(room: AnswersRoom, arrived: Arrived) -> list[Row]:
    t = room.t
    rows = [
        Row(Text(f" {t(LEFT[left])}", "dim")) for left in sorted(arrived.left, key=lambda kind: kind.value)
    ]
    asked = ""
    for answer in arrived.answers:
        if answer.asked != asked:
            asked = answer.asked
            rows.append(Row(Text(f" {harmless(asked)}", "bold"), indent=1))
        rows += _answer(answer, t(STATE[answer.state]))
    if arrived.other:
        rows.append(Row(Text(f" {t('Answers to no question')}", "bold")))
        for answer in arrived.other:
            rows += _answer(answer, t(STATE[answer.state]))
    return rows


def _answer(answer: Answer, state: str) -> list[Row]:
    lines = harmless(answer.text).split("\n")
    rows = [Row(Text(f"   {line}"), indent=3) for line in lines]
    if answer.state is not State.NEW:
        rows.append(Row(Text(f"   ({state})", "dim")))
    return rows


def _who(vault: OpenVault, talk_id: str) -> tuple[Talk, str]:
    """The talk, and whose it is."""
    talk = vault.talks.get(talk_id)
    return talk, vault.people.get(talk.person).name
