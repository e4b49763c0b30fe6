"""F3: search everything that was written. Private hits are counted, and shown when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, Static

from samtal_tui.keys import Key
from samtal_tui.search import Haystack, Hit
from samtal_tui.talk.session import remember
from samtal_tui.words import AUDIENCE_SIGN
from screens.bindings import bindings
from screens.drawn_once import DrawnOnce
from screens.room import Room
from screens.widgets.field import Field
from screens.widgets.plain import harmless
from screens.widgets.rows import Row, RowList
from vault.records import Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault

SLICE = 2
"""Talks read at a time: a few milliseconds, so that other work comes between."""
BETWEEN_LOOKS = 0.25
"""Seconds between two looks at what has been read meanwhile."""


class SearchRoom(Room[object]):
    """Everything about one person, or (`person_id` None) about everybody.

    A special talk is stored apart: only a search from it finds anything of it, and nothing else (Q10).
    """

    SCOPE = "search"
    BINDINGS = bindings("search")
    CSS_PATH = "search.tcss"

    def __init__(self, person_id: str | None, talk_id: str = "") -> None:
        super().__init__()
        self._person_id = person_id
        self._talk_id = talk_id
        self._haystack = Haystack()
        self._reading = False
        self._talks: dict[str, Talk] = {}
        self._people: dict[str, Person] = {}
        self._private = False
        self._hits: tuple[Hit, ...] = ()
        self._rows: dict[str, Row] = {}

    def compose_body(self) -> ComposeResult:
        """A field, a count, the hits."""
        yield Field(id="wanted")
        yield Static("", id="count", classes="hint", markup=False)
        yield RowList(id="hits", pointer=True)

    async def fill(self) -> None:
        """Show the field at once; what there is to search is read behind it, the newest talks first."""
        self._talks, self._people = await self.vault(_known, self._person_id, self._talk_id)
        person = self._people.get(self._person_id or "")
        self.head(self.t("Search"), person.sort_name if person else self.t("all employees"))
        wanted = self.query_one("#wanted", Input)
        wanted.placeholder = self.t("Words from what is written")
        wanted.focus()
        self._haystack, self._reading, self._rows = Haystack(), True, {}
        self._show()
        self.run_worker(self._read(list(self._talks)), exclusive=True)

    async def _read(self, talks: Sequence[str]) -> None:
        """Read slice by slice, so that no key waits for all of it; nothing more once the door is shut."""
        shown = monotonic()
        for first in range(0, len(talks), SLICE):
            if not self.samtal.is_open:
                return
            self._haystack.add(await self.vault(_lines_of, talks[first : first + SLICE]))
            if monotonic() - shown > BETWEEN_LOOKS:
                self._show()
                shown = monotonic()
        self._reading = False
        self._show()

    def on_input_changed(self) -> None:
        """Search while she types, and begin with the first hit."""
        self.query_one("#hits", RowList).clear_cursor()
        self._show()

    def _show(self) -> None:
        """The first hits in one frame with the letter; when they stand, all hits are counted."""
        drawing = DrawnOnce(self.app)
        wanted = self.query_one("#wanted", Input).value
        self._hits = self._haystack.first(wanted, private=self._private)
        hits, known = self.query_one("#hits", RowList), self._rows
        self._rows = {
            hit.id: known.get(hit.id) or Row(self._row(hit), hit.id, indent=13) for hit in self._hits
        }
        hits.show(list(self._rows.values()))
        if not hits.current:
            hits.select_first()
        drawing.end(then=self._count)

    def _count(self) -> None:
        wanted = self.query_one("#wanted", Input).value
        self.query_one("#count", Static).update(self._told(wanted), layout=False)

    def _told(self, wanted: str) -> str:
        if not wanted.strip():
            return ""
        count = self._haystack.count(wanted)
        shown = count.open + count.private if self._private else count.open
        told = self.t.count("{n} hit", "{n} hits", shown)
        if count.private and not self._private:
            told += self.t.count(", {n} private not shown", ", {n} private not shown", count.private)
        return f"{told} …" if self._reading else told

    def _row(self, hit: Hit) -> Text:
        talk, person = self._talks.get(hit.talk), self._people.get(hit.person)
        text = Text(f" {talk.on if talk else '':%Y-%m-%d}", "dim") if talk else Text(" " * 11)
        text.append(f" {AUDIENCE_SIGN[hit.audience]} ", "bold not dim")
        if person and not self._person_id:
            text.append(f"{harmless(person.sort_name)}: ", "bold not dim")
        return text.append(" · ".join(map(harmless, hit.words)), "not dim")

    def key_label(self, key: Key) -> str:
        """Tab says what it would do."""
        if key.id == "search.private" and self._private:
            return self.t("Hide private")
        return super().key_label(key)

    def action_private(self) -> None:
        """Show the private hits too, or hide them again."""
        self._private = not self._private
        self.show_keys()
        self._show()

    def action_move(self, steps: int) -> None:
        """Mark another hit."""
        self.query_one("#hits", RowList).move(steps)

    async def action_go(self) -> None:
        """Go to the talk the hit stands in, at its question."""
        chosen = self.query_one("#hits", RowList).current
        hit = next((hit for hit in self._hits if hit.id == chosen), None)
        if hit is None:
            return
        from screens.talk import TalkRoom

        if hit.question:
            await self.vault(remember, hit.talk, hit.question, 0)
        while isinstance(self.samtal.room, SearchRoom | TalkRoom):
            await self.app.pop_screen()
        self.samtal.push_room(TalkRoom(hit.talk))

    def action_back(self) -> None:
        """Back to where she was."""
        self.app.pop_screen()


def _known(
    vault: OpenVault, person_id: str | None, talk_id: str
) -> tuple[dict[str, Talk], dict[str, Person]]:
    """The talks that may be searched from here, the newest first, and whose they are."""
    known = vault.talks.of_person(person_id) if person_id else vault.talks.all()
    here = [talk for talk in known if talk.id == talk_id and talk.apart]
    talks = {talk.id: talk for talk in here or known if here or not talk.apart}
    people = [vault.people.get(person_id)] if person_id else vault.people.all()
    return talks, {person.id: person for person in people}


def _lines_of(vault: OpenVault, talks: Sequence[str]) -> Haystack:
    """The lines of some talks, the newest of each talk first."""
    return Haystack(item for talk in talks for item in reversed(vault.items.of_talk(talk)))
