"""Plan a talk: the day, the place, the time set aside, and the guide it follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Input, Static

from samtal_tui.guides.commands import size
from samtal_tui.guides.loader import NO_FOLDER, Folder, built_in, load_folder
from samtal_tui.guides.model import Guide, Use
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.fields import FieldRoom
from screens.widgets.rows import Row, RowList
from vault.records import Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

COMFORTABLE = 24
"""From this height there is room to say what the marked guide is for."""

WIDE = 78
"""From this width a guide stands on one line, in columns."""

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
        self._own = NO_FOLDER
        self._proposed = ""

    def compose_body(self) -> ComposeResult:
        """The fields and the guides."""
        for name, _ in _FIELDS:
            with Horizontal(classes="line"):
                yield Static("", id=f"{name}-label", classes="label", markup=False)
                yield Input(id=name)
        yield Static("", id="guides-head", classes="label", markup=False)
        yield RowList(id="guides", pointer=True)
        yield Static("", id="purpose", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show what is proposed."""
        person, planned, last = await self.vault(_known, self._person_id, self._talk_id)
        self._own = await self.vault(_own_guides, self.samtal.config.guides)
        self.head(self.t("Plan a talk"), person.sort_name)
        for name, label in _FIELDS:
            self.query_one(f"#{name}-label", Static).update(self.t(label))
        self._show_guides()
        if not self._proposed:
            guides = self.query_one("#guides", RowList)
            if not guides.select(last):
                guides.select_first()
            on = max(planned.on, self.samtal.today()) if planned else self.samtal.today()
            self.query_one("#on", Input).value = on.isoformat()
        self._propose()
        self._tell_broken()
        if self.focused is None:
            self.query_one("#on", Input).focus()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self.query_one("#purpose").display = event.size.height >= COMFORTABLE
        if self._proposed:
            self._show_guides()

    async def retell(self) -> None:
        """The other language around what is typed."""
        self.show_keys()
        await self.fill()

    def _show_guides(self) -> None:
        ready = [guide for guide in built_in() if guide.use is Use.TALK]
        own = [loaded.guide for loaded in self._own.guides if loaded.guide.use is Use.TALK]
        self.query_one("#guides-head", Static).update(self._head())
        rows = [Row(self._row(guide), guide.id) for guide in ready]
        if own:
            rows.append(Row(Text(f"   {self.t('Your own')}", "dim")))
            rows += [Row(self._row(guide), guide.id) for guide in own]
        self._guides = {guide.id: guide for guide in (*ready, *own)}
        guides = self.query_one("#guides", RowList)
        guides.show(rows)
        if self._proposed and not guides.current:
            guides.select_first()

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _head(self) -> str:
        head = self.t("Guide: Up and Down choose")
        if not self._wide:
            return f" {head}"
        workplace, questions = self.t("Workplace"), self.t("Questions")
        return f" {head:<36}{workplace:<22}{questions:>10}{self.t('Minutes'):>8}"

    def _row(self, guide: Guide) -> Text:
        """The guide, whose it is, and how long: in columns where there is room, else on two lines."""
        title, workplace = guide.title(self.t.language), guide.workplace(self.t.language)
        if self._wide:
            cells = f"   {set_cell_size(title, 33)} {set_cell_size(workplace, 27)}"
            return Text(f"{cells}{len(guide.addresses()):>5}{guide.minutes:>8}")
        return Text(f"   {title}").append(f"\n     {workplace}, {size(guide, self.t)}", "dim")

    def _tell_broken(self) -> None:
        """Name the first guide of her own that cannot be used, and say how many more there are."""
        if not self._own.errors:
            return
        first, *others = self._own.errors
        where = first.problems[0].where(self.t)
        if others:
            told = self.t.count(
                "{where} and {n} more cannot be used; samtal guides list says why.",
                "{where} and {n} more cannot be used; samtal guides list says why.",
                len(others),
                where=where,
            )
        else:
            told = self.t("{where}: cannot be used; samtal guides list says why.", where=where)
        self.say(told)

    @property
    def _chosen(self) -> Guide:
        return self._guides[self.query_one("#guides", RowList).current]

    def on_row_list_moved(self) -> None:
        """Another guide is marked."""
        if self._proposed:
            self._propose()

    def _propose(self) -> None:
        """Say what the marked guide is for; its own time, unless another is written."""
        minutes = self.query_one("#minutes", Input)
        if minutes.value in {"", self._proposed}:
            minutes.value = self._proposed = str(self._chosen.minutes)
        self.query_one("#purpose", Static).update(self._chosen.purpose(self.t.language))

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
        talk = await self.vault(
            plan_talk,
            self._person_id,
            self._chosen.id,
            on,
            place=self.value("place").strip(),
            minutes=int(minutes),
            talk_id=self._talk_id,
            own=self._own,
        )
        from screens.talk import TalkRoom

        # Not awaited: a room that waits for its own removal waits for ever.
        self.app.switch_screen(TalkRoom(talk.id))

    def action_back(self) -> None:
        """Back; nothing is planned."""
        self.app.pop_screen()


def _own_guides(_vault: OpenVault, place: Path) -> Folder:
    """The guides of her own; read on the vault's thread, so that a slow disk never stops the screen."""
    return load_folder(place)


def _known(vault: OpenVault, person_id: str, talk_id: str) -> tuple[Person, Talk | None, str]:
    """The person, the talk planned before, and the guide used last in a talk that is not kept apart."""
    talks = vault.talks.of_person(person_id)
    planned = next((talk for talk in talks if talk.id == talk_id), None)
    last = next((talk.guide for talk in talks if talk.guide and not talk.apart), "")
    return vault.people.get(person_id), planned, last
