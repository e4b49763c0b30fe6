"""What the two decide at the turned screen: kept at once, taken back if they like, told when it cannot be."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from textual.worker import Worker

from samtal_tui.talk.turning import Acted, Shown, decide, look, take_back
from screens.sending import started
from screens.turn_room import TurnRoom
from vault.errors import VaultError
from vault.records import Item

if TYPE_CHECKING:
    from samtal_tui.talk.session import Changed


class TurnedActs(TurnRoom, inherit_bindings=False):
    """The items shown, and every change of them."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown.talk.id)
        self.shown = shown
        self.items = {item.id: item for item in shown.items}
        self._acts = 0
        self._arrivals: set[Worker[None]] = set()
        self._failed: VaultError | None = None

    def show(self) -> None:
        """Draw the page anew."""
        raise NotImplementedError

    def action_undo_line(self) -> None:
        """Take back the last thing decided here; never anything from before the screen was turned."""
        if not self._acts:
            self.say(self.t("There is nothing to undo."))
            return
        self._acts -= 1
        future = self.samtal.vault_thread.run(take_back, self.talk_id)
        self.run_worker(self._taken_back(started(future)))

    async def _taken_back(self, work: Awaitable[Changed | None]) -> None:
        try:
            found = await work
        except VaultError as error:
            await self._refused(error)
            return
        if found:
            self.items.update({item.id: item for item in found.items})
            for item_id in found.gone:
                self.items.pop(item_id, None)
        self.show()

    def item(self, item_id: str) -> Item | None:
        """An item as it stands now."""
        return self.items.get(item_id)

    def newest(self, item: Item) -> Item:
        """The item as it stands now; itself, when it is not shown yet."""
        return self.items.get(item.id, item)

    def act(self, items: Sequence[Item]) -> None:
        """Keep what was decided: shown at once, one commit, one step to take back."""
        if not items:
            return
        self.items.update({item.id: item for item in items})
        self._acts += 1
        self.show()
        decided = list(items)
        arrival = self.run_worker(
            self._acted(self.commit(lambda vault: decide(vault, self.talk_id, decided)))
        )
        self._arrivals = {each for each in self._arrivals if not each.is_finished} | {arrival}

    async def put_away(self) -> None:
        """Wait until the vault has what you decided; keep a line being written. Raises `VaultError`."""
        if self.is_asking:
            await self.asking.drain()
        self._failed = None
        for arrival in self._arrivals:
            await arrival.wait()
        await super().put_away()
        if self._failed:
            raise self._failed

    async def _acted(self, work: Awaitable[Acted]) -> None:
        try:
            acted = await work
        except VaultError as error:
            self._acts -= 1
            self._failed = error
            await self._refused(error)
            return
        # A newer decision may be on its way already: only what has no number yet is taken from here.
        for item in acted.items:
            if self.items.get(item.id, item).sequence == 0:
                self.items[item.id] = self.items[item.id].model_copy(update={"sequence": item.sequence})

    async def _refused(self, error: VaultError) -> None:
        """Show what the vault holds, and say why it holds no more."""
        kept = await self.vault(look, self.talk_id)
        self.items = {item.id: item for item in kept.items if item.id in self.items}
        self.show()
        self.refuse(error)
