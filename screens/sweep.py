""" "Gå igenom": one page afterwards, alone; the safe choice preset, the exceptions changed, Enter once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.keys import Key
from samtal_tui.places import PLACES, next_place
from samtal_tui.refusals import sentence
from samtal_tui.sharing.agreement import latest
from samtal_tui.talk.closing import Choice, Decision, Walk, finish, preset, walk_through
from samtal_tui.talk.routes import Route
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.plain import one_line
from screens.widgets.plan_layout import wrapped
from screens.widgets.plan_sweep import hints, route_hint, sweep_rows, without_a_place
from screens.widgets.rows import RowList
from vault.errors import VaultError
from vault.records import Audience, Item, Kind


class SweepRoom(Room[object]):
    """Every private line of one talk, and what becomes of it. Nothing happens before Enter."""

    SCOPE = "sweep"
    BINDINGS = bindings("sweep")
    CSS_PATH = "sweep.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._walk: Walk | None = None
        self._decisions: dict[str, Decision] = {}

    def compose_body(self) -> ComposeResult:
        """What is preset, the lines, what to know before Enter."""
        yield Static("", id="preset", markup=False)
        yield RowList(id="lines", pointer=True)
        yield Static("", id="hints", markup=False)

    async def fill(self) -> None:
        """Ask what there is to go through; decisions made already are kept."""
        self._walk = await self.vault(walk_through, self._talk_id)
        place = next(iter(PLACES))
        self._decisions = {
            item.id: self._decisions.get(item.id, preset(item, place)) for item in self._walk.every
        }
        self._show()

    def _show(self) -> None:
        walk = self._walk
        if walk is None:
            return
        title = self.t("Go through the private lines of the talk")
        count = self.t.count("{n} line", "{n} lines", walk.private)
        self.head(f"{walk.person.sort_name}   {title}", count)
        kept = self.t(
            "Preset: keep as your own note until {date} (next talk + 30 days)",
            date=walk.keep_until.isoformat(),
        )
        self.query_one("#preset", Static).update(kept)
        lines, width = self.query_one("#lines", RowList), self.app.size.width
        lines.show(sweep_rows(walk, self._decisions, self.t, width))
        if not lines.current:
            lines.select_first()
        self._show_hints()
        self.show_keys()

    def _show_hints(self) -> None:
        """What to know before Enter; of a sensitive line under the cursor, first where it belongs."""
        walk, marked = self._walk, self._marked()
        if walk is None:
            return
        told = list(hints(walk, self._decisions, self.t))
        if marked and marked.audience is Audience.SENSITIVE:
            contacts = self.samtal.config.everybody_to_contact
            told.insert(0, route_hint(self._decisions[marked.id], contacts, self.t))
        width = self.app.size.width - 2
        lines = [line for hint in told for line in wrapped(one_line(hint), width)]
        self.query_one("#hints", Static).update("\n".join(lines[:4]))

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def _marked(self) -> Item | None:
        current = self.query_one("#lines", RowList).current
        every = self._walk.every if self._walk else ()
        return next((item for item in every if item.id == current), None)

    def key_label(self, key: Key) -> str:
        """What the keys would do to the marked line."""
        item = self._marked()
        private = item is not None and item.audience is Audience.PRIVATE
        has_place = item is not None and (item.kind is Kind.PARKED or item.audience is Audience.SENSITIVE)
        shown = {
            "sweep.wider": private,
            "sweep.narrower": private,
            "sweep.erase": item is not None and not item.audience.shareable,
            "sweep.place": has_place,
        }
        return super().key_label(key) if shown.get(key.id, True) else ""

    def on_row_list_moved(self) -> None:
        """Another line is marked: other keys apply, and what is said about it."""
        self._show_hints()
        self.show_keys()

    def action_move(self, steps: int) -> None:
        """Mark another line."""
        self.query_one("#lines", RowList).move(steps)

    def _decide(self, item: Item, **changes: object) -> None:
        self._decisions[item.id] = replace(self._decisions[item.id], **changes)  # type: ignore[arg-type]
        self.say("")
        self._show()

    def action_wider(self) -> None:
        """Raise the marked line with the employee. What is sensitive goes nowhere from here."""
        item = self._marked()
        if item and item.audience is Audience.PRIVATE:
            self._decide(item, choice=Choice.RAISE)

    def action_narrower(self) -> None:
        """Keep the marked line as her own."""
        item = self._marked()
        if item and not item.audience.shareable:
            self._decide(item, choice=Choice.KEEP, route=None)

    def action_erase(self) -> None:
        """Erase the marked line at Enter; again to keep it."""
        item = self._marked()
        if item and not item.audience.shareable:
            erased = self._decisions[item.id].choice is Choice.ERASE
            self._decide(item, choice=Choice.KEEP if erased else Choice.ERASE, route=None)

    def action_place(self) -> None:
        """Where a parked question is taken up, or where a sensitive matter belongs: the next place."""
        item = self._marked()
        if item is None:
            return
        if item.audience is Audience.SENSITIVE:
            routes = (None, *Route)
            at = routes.index(self._decisions[item.id].route)
            route = routes[(at + 1) % len(routes)]
            self._decide(item, choice=Choice.ROUTE if route else Choice.KEEP, route=route)
        elif item.kind is Kind.PARKED:
            own = latest(item).fields.get("taken_up_in", "")
            self._decide(item, place=next_place(self._decisions[item.id].place, own))

    async def action_finish(self) -> None:
        """Do all of it and close the talk."""
        if self._walk is None:
            return
        try:
            done = await self.vault(finish, self._talk_id, dict(self._decisions))
        except VaultError as error:
            self.say(sentence(error, self.t))
            return
        told = self._told(done, without_a_place(self._walk, self._decisions))
        self._walk = None
        self.app.pop_screen()
        self.samtal.room.say(told)

    def _told(self, done: Counter[Choice], homeless: int) -> str:
        parts = [
            self.t("kept: {n}", n=done[Choice.KEEP]),
            self.t("raised: {n}", n=done[Choice.RAISE]),
            self.t("erased: {n}", n=done[Choice.ERASE]),
            self.t("referred: {n}", n=done[Choice.ROUTE]),
        ]
        order = (Choice.KEEP, Choice.RAISE, Choice.ERASE, Choice.ROUTE)
        said = ", ".join(part for part, choice in zip(parts, order, strict=True) if done[choice])
        if homeless:
            said += f", {self.t('sensitive without a place: {n}', n=homeless)}"
        return self.t("The talk is closed.") + (f" {said[0].upper()}{said[1:]}." if said else "")

    def action_back(self) -> None:
        """Later: nothing is changed."""
        self.app.pop_screen()
