"""What waits in the talk: points, prepared feedback, parked questions, promises. It never comes by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult

from samtal_tui.keys import Key
from samtal_tui.places import place_told
from samtal_tui.sharing.agreement import latest
from samtal_tui.talk.left import Pile, piles
from samtal_tui.talk.opened import TalkState
from samtal_tui.talk.session import move
from samtal_tui.words import AUDIENCE_SIGN
from screens.bindings import bindings
from screens.room import Room
from screens.talk_view import NEVER_DRAWN, PILES, sign_of
from screens.widgets.plain import one_line
from screens.widgets.rows import Row, RowList
from vault.records import Audience, Item

INDENT = 6


@dataclass(frozen=True)
class Went:
    """How the page was left: for an item, or with all hidden; `moved` when lines stand elsewhere now."""

    item: str = ""
    moved: bool = False
    hide: bool = False


class WaitingRoom(Room[Went]):
    """Enter goes to the marked line; Space lets it stand under the question she came from: it was raised."""

    SCOPE = "waiting"
    BINDINGS = bindings("waiting")
    CSS_PATH = "pick.tcss"

    def __init__(self, state: TalkState, here: str) -> None:
        super().__init__()
        self._state = state
        self._here = here
        self._moved = False

    def compose_body(self) -> ComposeResult:
        """What waits."""
        yield RowList(id="choices", pointer=True)

    async def fill(self) -> None:
        """Show what waits."""
        self.head(f"{self._state.person.sort_name}   {self.t('What waits')}")
        waits = self._waits
        rows = self.query_one("#choices", RowList)
        rows.show([row for pile in Pile for row in self._rows(pile, waits[pile])])
        if not rows.current:
            rows.select_first()
        self.show_keys()

    async def retell(self) -> None:
        """Say it in the other language."""
        await self.fill()

    @property
    def _waits(self) -> Mapping[Pile, tuple[Item, ...]]:
        return piles(self._state.guide, self._state.items)

    def _rows(self, pile: Pile, waits: tuple[Item, ...]) -> Iterator[Row]:
        count = f"   {len(waits)}" if waits else ""
        yield Row(Text(f" {self.t(PILES[pile])}{count}", "bold" if waits else "dim"))
        for item in waits:
            newest = latest(item)
            if newest.audience is Audience.SENSITIVE:
                yield Row(Text(f" {AUDIENCE_SIGN[newest.audience]}   {NEVER_DRAWN}"), item.id, INDENT)
                continue
            text = Text(f" {AUDIENCE_SIGN[newest.audience]} {sign_of(newest)} {one_line(newest.title)}")
            if place := newest.fields.get("taken_up_in"):
                told = self.t("taken up in: {place}", place=place_told(place, self.t))
                text.append(f"   {one_line(told)}", "dim")
            yield Row(text, item.id, INDENT)

    def _marked(self) -> Item | None:
        return self._state.find(self.query_one("#choices", RowList).current)

    def _can_be_raised(self, item: Item | None) -> bool:
        waits = self._waits
        return bool(self._here) and item in (*waits[Pile.TO_RAISE], *waits[Pile.FEEDBACK])

    def key_label(self, key: Key) -> str:
        """Only what waits to be raised can be raised."""
        if key.id == "waiting.raise" and not self._can_be_raised(self._marked()):
            return ""
        return super().key_label(key)

    def on_row_list_moved(self) -> None:
        """Another line is marked: other keys apply."""
        self.show_keys()

    def action_move(self, steps: int) -> None:
        """Mark another line."""
        self.query_one("#choices", RowList).move(steps)

    def action_go(self) -> None:
        """Go to the marked line, where it stands."""
        if item := self._marked():
            self.dismiss(Went(item.id, self._moved))

    async def action_raise(self) -> None:
        """It is being talked about: let it stand under the question she came from."""
        item = self._marked()
        if item and self._can_be_raised(item):
            changed = await self.vault(move, item.id, self._here)
            self._state = self._state.changed(changed.items, changed.gone)
            self._moved = True
            await self.fill()
            self.say(self.t("Raised: it stands under the question. Ctrl+Z in the talk takes it back."))

    def action_hide(self) -> None:
        """Back to the talk, with everything private hidden."""
        self.dismiss(Went(moved=self._moved, hide=True))

    def action_back(self) -> None:
        """Back to the talk."""
        self.dismiss(Went(moved=self._moved))
