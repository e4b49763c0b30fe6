"""The cards: a calm page at a time on top of the talk, fit to be seen by both. Esc puts them away."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize

from samtal_tui.config import Config
from samtal_tui.guides.cards import load_cards
from samtal_tui.guides.tools import load_toolbox
from samtal_tui.keys import Key
from screens.bindings import bindings
from screens.card_pages import Here, Page, pages
from screens.room import Room
from screens.widgets.rows import Row, RowList
from screens.widgets.wrapping import wrapped

WIDEST = 84
"""A line longer than this is hard to read aloud."""


class CardsRoom(Room[object]):
    """One card after another, from the one with id `first` on; the result is a question to go to, or nothing.

    No name and no line of any talk is ever shown here.
    """

    SCOPE = "cards"
    BINDINGS = bindings("cards")
    CSS_PATH = "cards.tcss"

    def __init__(self, here: Here | None = None, first: str = "") -> None:
        super().__init__()
        self._here = here
        self._at = first
        self._pages: dict[str, Page] = {}

    def compose_body(self) -> ComposeResult:
        """The card."""
        yield RowList(id="card")

    async def fill(self) -> None:
        """Show the card."""
        contact = self.samtal.config.hr_contact
        found = pages(load_cards(), load_toolbox(), self._here, contact, self.t)
        self._pages = {page.id: page for page in found}
        if self._at not in self._pages:
            self._at = found[0].id
        self._show()

    async def retell(self) -> None:
        """The same card in the other language."""
        await self.fill()

    def on_resize(self, event: Resize) -> None:
        """Use the room there is."""
        super().on_resize(event)
        if self._pages:
            self.call_after_refresh(self._show)

    def lock_after(self, config: Config) -> float:
        """The two may talk over a card for long."""
        return config.talk_lock_minutes

    def _show(self) -> None:
        page, ids = self._pages[self._at], list(self._pages)
        self.head(page.title, self.t("card {n} of {count}", n=ids.index(self._at) + 1, count=len(ids)))
        card = self.query_one(RowList)
        card.show(_rows(page, min(self.app.size.width - 2, WIDEST), card.size.height))
        card.scroll_to(y=0, animate=False, immediate=True)
        self.show_keys()

    def key_label(self, key: Key) -> str:
        """Going deeper is offered where there is somewhere to go."""
        if key.id == "cards.deeper" and not (self._pages and self._pages[self._at].onward):
            return ""
        return super().key_label(key)

    def action_turn(self, steps: int) -> None:
        """Read on, then the next card; or back."""
        ids = list(self._pages)
        place = ids.index(self._at) + steps
        if not self._read_on(steps) and 0 <= place < len(ids):
            self._at = ids[place]
            self._show()

    def _read_on(self, steps: int) -> bool:
        card = self.query_one(RowList)
        to = max(0, min(card.scroll_offset.y + steps * max(card.size.height - 1, 1), card.max_scroll_y))
        if to == card.scroll_offset.y:
            return False
        card.scroll_to(y=to, animate=False, immediate=True)
        return True

    def action_scroll(self, steps: int) -> None:
        """A line on, or back."""
        self.query_one(RowList).scroll_relative(y=steps, animate=False, immediate=True)

    def action_deeper(self) -> None:
        """Go to the next question that goes one step deeper."""
        if onward := self._pages[self._at].onward:
            self.dismiss(onward)

    def action_back(self) -> None:
        """Put the cards away."""
        self.dismiss("")


def _rows(page: Page, width: int, height: int) -> list[Row]:
    """The page wrapped to `width`, with air between its lines where `height` allows it."""
    intro = wrapped(page.intro, width - 3) if page.intro else []
    lines = [wrapped(line, width - 6) for line in page.lines]
    beneath = [wrapped(text, width - 3) for text in page.beneath]
    used = len(intro) + sum(map(len, (*lines, *beneath))) + 3
    air = [Row(Text())] if used + len(lines) + len(beneath) <= height else []
    rows = [Row(Text()), *(Row(Text(f"   {row}", "bold")) for row in intro), Row(Text())]
    for line in lines:
        first, *rest = line
        rows += [Row(Text(f"   ·  {first}")), *(Row(Text(f"      {row}")) for row in rest), *air]
    rows += [] if air or not beneath else [Row(Text())]
    for text in beneath:
        rows += [*(Row(Text(f"   {row}", "dim")) for row in text), *air]
    return rows
