"""Plan a talk: the day, the hour, the place, the time set aside, its kind, and the guide it follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Input, Static

from samtal_tui.guides.loader import NO_FOLDER, Folder, built_in, load_folder
from samtal_tui.guides.model import Guide, Use
from samtal_tui.guides.naming import chosen_word, talk_heading
from samtal_tui.prepare.lead_time import Busy, busy_with, proposed_day, remarks
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import mark
from samtal_tui.words import TALK_KIND
from screens.bindings import bindings
from screens.kept import KeptRoom
from screens.talk_rooms import room_of
from screens.when_fields import DAY, HOUR, PLACE, WhenRoom
from screens.widgets.guide_rows import guide_rows, guides_head
from screens.widgets.plain_input import PlainInput
from screens.widgets.rows import RowList
from vault.records import Person, Talk, TalkKind

if TYPE_CHECKING:
    from vault.store import OpenVault

COMFORTABLE = 24
"""From this height there is room to say what the marked guide is for."""

WIDE = 78
"""From this width a guide stands on one line, in columns."""

_LINES = (
    (DAY, HOUR),
    (PLACE,),
    (("minutes", mark("Minutes")), ("kind", mark("Kind of talk"))),
)
_LONGEST = 600
"""Minutes of the longest talk."""


class NewTalk(KeptRoom[object], WhenRoom[object]):
    """Five short fields and a list of guides. Given a `talk_id`, it completes a talk planned before."""

    SCOPE = "new_talk"
    BINDINGS = bindings("new_talk")
    CSS_PATH = "new_talk.tcss"

    def __init__(self, person_id: str, talk_id: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._talk_id = talk_id
        self._known: Known | None = None
        self._guides: dict[str, Guide] = {}
        self._own = NO_FOLDER
        self._proposed: dict[str, str] = {}
        self._first_guide = ""

    @property
    def form(self) -> str:
        """One for a talk noted for before, one for another."""
        return f"{self.SCOPE}:{self._talk_id}"

    @property
    def whose(self) -> str:
        """Whose talk it is."""
        return self._person_id

    def typed(self) -> dict[str, str]:
        """What is written that is not proposed, and the guide that is marked."""
        typed = super().typed()
        written = {name: text for name, text in typed.items() if text != self._proposed.get(name)}
        chosen = self.query_one("#guides", RowList).current
        return written if chosen == self._first_guide else {**written, "guide": chosen}

    def put_back(self, typed: Mapping[str, str]) -> bool:
        """Mark the guide first: it proposes what is not written."""
        if self.query_one("#guides", RowList).select(typed.get("guide", "")):
            self._propose()
        return super().put_back(typed)

    def compose_body(self) -> ComposeResult:
        """The fields, what to think of, and the guides."""
        for line in _LINES:
            with Horizontal(classes="line"):
                for name, _ in line:
                    yield Static("", id=f"{name}-label", classes="label", markup=False)
                    yield PlainInput(id=name)
        yield Static("", id="when", classes="hint", markup=False)
        yield Static("", id="guides-head", classes="label", markup=False)
        yield RowList(id="guides", pointer=True)
        yield Static("", id="purpose", classes="hint", markup=False)

    async def fill(self) -> None:
        """Show what is proposed."""
        first = self._known is None
        self._known = known = await self.vault(_know, self._person_id, self._talk_id)
        self._own = await self.vault(_own_guides, self.samtal.config.guides)
        self.head(self.t("Plan a talk"), known.person.sort_name)
        for name, label in (field for line in _LINES for field in line):
            self.query_one(f"#{name}-label", Static).update(self.t(label))
        self._show_guides()
        if first:
            guides = self.query_one("#guides", RowList)
            if not guides.select(known.last_guide):
                guides.select_first()
            if planned := known.planned:
                self.query_one("#on", Input).value = max(planned.on, self.samtal.today()).isoformat()
                self.query_one("#at", Input).value = f"{planned.at:%H:%M}" if planned.at else ""
                self.query_one("#place", Input).value = planned.place
        self._propose()
        self._tell_broken()
        if self.focused is None:
            self.query_one("#on", Input).focus()
        if first:
            self._first_guide = self.query_one("#guides", RowList).current
        await self.begin()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self.query_one("#purpose").display = event.size.height >= COMFORTABLE
        if self._known:
            self._show_guides()

    async def retell(self) -> None:
        """The other language around what is typed."""
        self.show_keys()
        await self.fill()

    def _show_guides(self) -> None:
        ready = [guide for guide in built_in() if guide.use is Use.TALK]
        own = [loaded.guide for loaded in self._own.guides if loaded.guide.use is Use.TALK]
        wide = self.app.size.width >= WIDE
        self.query_one("#guides-head", Static).update(guides_head(self.t, wide=wide))
        self._guides = {guide.id: guide for guide in (*ready, *own)}
        guides = self.query_one("#guides", RowList)
        guides.show(list(guide_rows(ready, own, self.t, wide=wide)))
        if self._proposed and not guides.current:
            guides.select_first()

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
        if self._known:
            self._propose()
            self.touch()

    def _propose(self) -> None:
        """What the marked guide is for; its own time, kind and day, unless others are written."""
        guide = self._chosen
        today = self.samtal.today()
        yearly = guide.kind is TalkKind.DEVELOPMENT
        proposed = {
            "minutes": str(guide.minutes),
            "kind": self._kind_name(guide.kind),
            "on": (proposed_day(today) if yearly else today).isoformat(),
        }
        for name, value in proposed.items():
            field = self.query_one(f"#{name}", Input)
            if field.value in {"", self._proposed.get(name)}:
                field.value = value
        self._proposed = proposed
        self.query_one("#purpose", Static).update(guide.purpose(self.t.language))
        self._remark()

    def on_input_changed(self) -> None:
        """What is written is told as it is understood."""
        if self._known:
            self._remark()

    def _remark(self) -> None:
        minutes = self.value("minutes").strip()
        when = self.written_when(int(minutes) if minutes.isdecimal() else 0)
        told = ""
        if when and self._known:
            place, today = self.value("place").strip(), self.samtal.today()
            said = remarks(when, place, today, self.t, self._known.busy)
            told = "  ".join((self.told_when(when), *said))
        self.query_one("#when", Static).update(told)

    def _kind_name(self, kind: TalkKind) -> str:
        if kind is TalkKind.DEVELOPMENT:
            word = self._known.word if self._known else ""
            return talk_heading(chosen_word(word, self._chosen), self.t)
        return self.t(TALK_KIND[kind])

    def _written_kind(self) -> TalkKind | None:
        """The kind whose name begins as it is written, or else holds it; None when there is none."""
        written = self.value("kind").strip().casefold()
        if not written:
            return self._chosen.kind
        names = [(name.casefold(), kind) for kind in TalkKind for name in self._kind_names(kind)]
        begin = [kind for name, kind in names if name.startswith(written)]
        return next(iter((*begin, *(kind for name, kind in names if written in name))), None)

    def _kind_names(self, kind: TalkKind) -> tuple[str, str]:
        """What a kind is called at this workplace, and in general."""
        return self._kind_name(kind), self.t(TALK_KIND[kind])

    def action_move(self, steps: int) -> None:
        """Mark another guide."""
        self.query_one("#guides", RowList).move(steps)

    async def on_input_submitted(self) -> None:
        """Enter in a field."""
        await self.action_save()

    async def action_save(self) -> None:
        """Save the talk and go on: to prepare it, or, when it is today, to the talk."""
        asked = self.asked_when()
        if asked is None:
            return
        minutes = self.value("minutes").strip()
        if not minutes.isdecimal() or not 5 <= int(minutes) <= _LONGEST:
            self.complain("minutes", self.t("Minutes are a number from 5 to 600."))
            return
        kind = self._written_kind()
        if kind is None:
            kinds = ", ".join(self._kind_name(each) for each in TalkKind)
            self.complain("kind", self.t("The kind is one of: {kinds}.", kinds=kinds))
            return
        talk = await self.vault(self._plan, *asked, int(minutes), kind)
        await self.entered()
        # Not awaited: a room that waits for its own removal waits for ever.
        self.app.switch_screen(room_of(talk, self.samtal.today()))

    def _plan(self, vault: OpenVault, on: date, at: time | None, minutes: int, kind: TalkKind) -> Talk:
        return plan_talk(
            vault,
            self._person_id,
            self._chosen.id,
            on,
            at=at,
            kind=kind,
            place=self.value("place").strip(),
            minutes=minutes,
            talk_id=self._talk_id,
            own=self._own,
        )

    async def action_back(self) -> None:
        """Back; nothing is planned, and what is written is there the next time."""
        await self.go_back()


@dataclass(frozen=True)
class Known:
    """Who it is about: the person, the talk planned before, the guide used last in a talk that is not kept
    apart, the workplace's word for the talk, and the hours that are taken."""

    person: Person
    planned: Talk | None
    last_guide: str
    word: str
    busy: tuple[Busy, ...]


def _know(vault: OpenVault, person_id: str, talk_id: str) -> Known:
    talks = vault.talks.of_person(person_id)
    return Known(
        person=vault.people.get(person_id),
        planned=next((talk for talk in talks if talk.id == talk_id), None),
        last_guide=next((talk.guide for talk in talks if talk.guide and not talk.apart), ""),
        word=vault.profile.get().word,
        busy=tuple(busy_with(vault, talk_id)),
    )


def _own_guides(_vault: OpenVault, place: Path) -> Folder:
    """The guides of her own; read on the vault's thread, so that a slow disk never stops the screen."""
    return load_folder(place)
