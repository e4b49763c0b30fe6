"""F4, the first step, still her own screen: the very list of what the employee will see."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.keys import Key
from samtal_tui.sharing.agreement import latest
from samtal_tui.talk.session import Changed, undo
from samtal_tui.talk.turning import Shown, change_words, look, step, turn
from screens.listed import listed, title_field
from screens.told import names_of
from screens.turn_room import TurnRoom, at_once
from screens.widgets.asking import Asking
from screens.widgets.rows import RowList
from vault.errors import VaultError
from vault.records import Audience, Item, Kind

if TYPE_CHECKING:
    from vault.store import OpenVault


class TurnFirst(TurnRoom, inherit_bindings=False):
    """Nothing reaches the turned screen that has not stood here since it was last changed."""

    SCOPE = "turn_first"
    BINDINGS: ClassVar[list[BindingType]] = at_once("turn_first")
    CSS_PATH = "turn_first.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__(talk_id)
        self._shown: Shown | None = None
        self._mark = ""

    def compose_body(self) -> ComposeResult:
        """The list, the counts, and the line to reword in."""
        yield RowList(id="listed")
        yield Static("", id="stays", markup=False)
        yield Asking()

    async def fill(self) -> None:
        """Read the list."""
        if self._shown is None:
            await self.load_begun()
        self._shown = await self.vault(look, self.talk_id)
        self._show(first=True)

    async def returned(self) -> None:
        """Back from help: the line being written stays."""
        self._show()

    async def retell(self) -> None:
        """Say it in the other language; the line being written stays."""
        self._show()
        self.show_keys()

    def key_label(self, key: Key) -> str:
        """The footer; while a line is written, only what its keys do."""
        if self.is_asking:
            return {"turn_first.edit": self.t("Save"), "turn_first.back": self.t("Leave it")}.get(key.id, "")
        return super().key_label(key)

    def _show(self, *, first: bool = False) -> None:
        shown = self._shown
        if shown is None:
            return
        title = self.t("This is what {name} will see", name=shown.person.given)
        side = self.t("still on your screen only")
        self.head(f"{shown.person.sort_name}   {title}" if self.app.size.width >= 76 else title, side)
        rows = self.query_one(RowList)
        self._list(rows, shown)
        if first and not rows.current:
            rows.select_first()
            self._list(rows, shown)
        self.query_one("#stays", Static).update(self._stays(shown))

    def _list(self, rows: RowList, shown: Shown) -> None:
        """The lines, with the mark where it stands now."""
        self._mark = rows.current
        rows.show(listed(shown, names_of(shown, self.t), self.t, self.app.size.width - 2, rows.current))

    def _stays(self, shown: Shown) -> str:
        """How many lines stay out of it, without a word of them."""
        kept = dict(shown.kept)
        private, sensitive = kept.get(Audience.PRIVATE, 0), kept.get(Audience.SENSITIVE, 0)
        parts = [
            self.t.count("{n} private line", "{n} private lines", private) if private else "",
            self.t.count("{n} sensitive line", "{n} sensitive lines", sensitive) if sensitive else "",
        ]
        told = self.t(" and ").join(part for part in parts if part)
        return self.t("Not shown: {counts}.", counts=told) if told else ""

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The mark stands by another line."""
        if event.row_id != self._mark:
            self._show()

    @property
    def _marked(self) -> Item | None:
        current = self.query_one(RowList).current
        items = self._shown.items if self._shown else ()
        return next((item for item in items if item.id == current), None)

    def action_move(self, steps: int) -> None:
        """Mark another line."""
        self.say("")
        self.query_one(RowList).move(steps)

    def action_wider(self) -> None:
        """One step wider: who may read."""
        self._step(wide=True)

    def action_narrower(self) -> None:
        """One step narrower; what becomes private leaves the list."""
        self._step(wide=False)

    def _step(self, *, wide: bool) -> None:
        item = self._marked
        if item is not None:
            item_id = item.id
            self._do(
                lambda vault: step(vault, item_id, wide=wide),
                self.t("It stays with you. Ctrl+Z brings it back."),
            )

    def action_undo_line(self) -> None:
        """Undo the last change."""
        self._do(lambda vault: undo(vault, self.talk_id), "")

    def action_edit(self) -> None:
        """Change the words of the marked line."""
        item = self._marked
        if item is None:
            return
        if item.kind is Kind.OUTCOME:
            self.say(self.t("How last year's plan went is changed where you go through it."))
            return
        newest, field = latest(item), title_field(latest(item))
        asked = self.t("New wording; the agreed one stands until you both say yes.") if item.agreed else ""
        self.ask(
            asked or self.t("New wording"),
            newest.fields.get(field, ""),
            f"{item.id}:{field}",
            lambda words: self._reword(item.id, field, words),
        )

    def _reword(self, item_id: str, field: str, words: str) -> None:
        if words.strip():
            self._do(lambda vault: change_words(vault, item_id, field, words), "")

    def _do(self, work: Callable[[OpenVault], Changed | None], gone: str) -> None:
        self.run_worker(self._done(self.commit(work), gone))

    async def _done(self, work: Awaitable[Changed | None], gone: str) -> None:
        try:
            changed = await work
            shown = await self.vault(look, self.talk_id)
        except VaultError as error:
            self.refuse(error)
            return
        if changed is None:
            self.say(self.t("There is nothing to undo."))
        elif not changed.items and not changed.gone and gone:
            self.say(
                self.t("It is as wide as it can be here: on the turned screen you open it together (v).")
            )
        elif gone and not {item.id for item in changed.items} <= {item.id for item in shown.items}:
            self.say(gone)
        self._shown = shown
        self._show()

    async def action_turn(self) -> None:
        """Turn the screen on exactly this list; if it is not the list any more, show it again first."""
        if self._shown is None:
            return
        listed_items = self._shown.items
        if not listed_items:
            self.say(self.t("There is nothing to show yet: Tab on a line in the talk lets you both read it."))
            return
        try:
            found = await self.vault(turn, self.talk_id, listed_items, self.samtal.today())
        except VaultError as error:
            self.refuse(error)
            return
        if found is None:
            await self.fill()
            self.say(self.t("The list has changed since you read it: read it again, then F4."))
            return
        from screens.turned import turn_over

        try:
            await turn_over(self, found)
        except VaultError as error:
            self.refuse(error)

    async def action_back(self) -> None:
        """Back to the talk, once the words the vault refused are kept as unfinished."""
        try:
            await self.put_away()
        except VaultError as error:
            self.refuse(error)
            return
        self.app.pop_screen()
