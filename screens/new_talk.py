"""Plan a talk: the day, the place, the time set aside, and the guide it follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from samtal_tui.guides.loader import built_in
from samtal_tui.guides.model import Guide, Use
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.rows import Row, RowList
from vault.records import Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

_FIELDS = (("on", mark("Day")), ("place", mark("Place")), ("minutes", mark("Minutes")))


class NewTalk(FieldRoom[object]):
    """Three short fields and a list of guides. Given a `talk_id`, it completes a talk planned before."""

    SCOPE = "new_talk"
    BINDINGS = bindings("new_talk")
    CSS_PATH = "new_talk.tcss"

    def __init__(self, person_id: str, talk_id: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._talk_id = talk_id
        self._guides: dict[str, Guide] = {}
        self._filled = False

    def compose_body(self) -> ComposeResult:
        """The fields and the guides."""
        for name, _ in _FIELDS:
            with Horizontal(classes="line"):
                yield Static("", id=f"{name}-label", classes="label", markup=False)
                yield Input(id=name)
        yield Static("", id="guides-head", classes="label", markup=False)
        yield RowList(id="guides")

    async def fill(self) -> None:
        """Show what is proposed."""
        person, planned, last = await self.vault(_known, self._person_id, self._talk_id)
        self.head(self.t("Plan a talk"), person.sort_name)
        for name, label in _FIELDS:
            self.query_one(f"#{name}-label", Static).update(self.t(label))
        self.query_one("#guides-head", Static).update(self.t("Guide: Up and Down choose"))
        self._guides = {guide.id: guide for guide in built_in() if guide.use is Use.TALK}
        guides = self.query_one("#guides", RowList)
        guides.show([Row(self._row(guide), guide.id, indent=5) for guide in self._guides.values()])
        if not self._filled:
            self._filled = True
            if not guides.select(last):
                guides.select_first()
            on = max(planned.on, self.samtal.today()) if planned else self.samtal.today()
            self.query_one("#on", Input).value = on.isoformat()
            self.query_one("#minutes", Input).value = "120"
        self.query_one("#on", Input).focus()

    def _row(self, guide: Guide) -> Text:
        language = self.t.language
        text = Text(f"   {guide.title(language)}")
        questions = len(guide.addresses())
        told = self.t.count("{n} question", "{n} questions", questions)
        text.append(f"   {guide.workplace(language)}, {told}, {guide.minutes} min", "dim")
        return text

    def action_move(self, steps: int) -> None:
        """Mark another guide."""
        self.query_one("#guides", RowList).move(steps)

    async def on_input_submitted(self) -> None:
        """Enter in a field."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save the talk and open it."""
        try:
            on = date.fromisoformat(self.value("on").strip())
        except ValueError:
            self.say(self.t("Write the day as 2026-03-01."))
            self.query_one("#on", Input).focus()
            return
        minutes = self.value("minutes").strip()
        if not minutes.isdecimal() or not 5 <= int(minutes) <= 600:
            self.say(self.t("Minutes are a number from 5 to 600."))
            self.query_one("#minutes", Input).focus()
            return
        guide = self._guides[self.query_one("#guides", RowList).current]
        talk = await self.vault(
            plan_talk,
            self._person_id,
            guide.id,
            on,
            place=self.value("place").strip(),
            minutes=int(minutes),
            talk_id=self._talk_id,
        )
        from screens.talk import TalkRoom

        self.app.switch_screen(TalkRoom(talk.id))

    def action_back(self) -> None:
        """Back; nothing is planned."""
        self.app.pop_screen()


def _known(vault: OpenVault, person_id: str, talk_id: str) -> tuple[Person, Talk | None, str]:
    """The person, the talk planned before, and the guide used last."""
    talks = vault.talks.of_person(person_id)
    planned = next((talk for talk in talks if talk.id == talk_id), None)
    last = next((talk.guide for talk in talks if talk.guide), "")
    return vault.people.get(person_id), planned, last
