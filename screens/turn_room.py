"""What the two steps of turning the screen share: keys that wait while a line is written, and its draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from textual.binding import Binding, BindingType

from samtal_tui.config import Config
from samtal_tui.keys import SCOPES
from samtal_tui.refusals import sentence
from samtal_tui.talk.session import keep_draft
from screens.bindings import bindings
from screens.room import Room
from screens.sending import started
from screens.widgets.asking import Asking
from vault.errors import VaultError
from vault.records import Draft

DRAFT_SECONDS = 0.5


def at_once(scope: str) -> list[BindingType]:
    """The bindings of a scope, each acting before the next key is looked at.

    A key may open a line to write in; the letters after it must land there and not act as commands.
    """
    return [replace(key, priority=True) for key in bindings(scope) if isinstance(key, Binding)]


class TurnRoom(Room[object], inherit_bindings=False):
    """A screen whose letters are commands, but for one line at the bottom that is asked for."""

    ALLOW_SELECT = False

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self.talk_id = talk_id
        self._own = frozenset(key.action.partition("(")[0] for key in SCOPES.get(self.SCOPE, ()))
        self._slot = ""
        self._begun: dict[str, str] = {}

    @property
    def asking(self) -> Asking:
        """The line at the bottom."""
        return self.query_one(Asking)

    @property
    def is_asking(self) -> bool:
        """Whether a line is being written."""
        return self.is_mounted and bool(self._slot)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While a line is written, every key of the room belongs to it."""
        return not (action in self._own and self.is_asking)

    def ask(self, question: str, words: str, slot: str, answered: Callable[[str], None]) -> None:
        """Ask for a line; what was begun in `slot` before a lock or a fall stands there again."""

        def done(written: str) -> None:
            self._forget()
            answered(written)

        self.say("")
        self._slot = f"{self.SCOPE}:{slot}"
        self.asking.ask(question, self._begun.get(self._slot, words), done, self._forget)
        self.show_keys()

    async def load_begun(self) -> None:
        """Read what was begun here and not finished; from now on such lines are kept as they are typed."""
        found = await self.vault(lambda vault: vault.drafts.of_talk(self.talk_id))
        self._begun = {slot: draft.text for slot, draft in found.items() if slot.startswith(f"{self.SCOPE}:")}
        self.set_interval(DRAFT_SECONDS, self._tick)

    async def put_away(self) -> None:
        """Keep the line being written. Raises `VaultError`."""
        if self.is_asking:
            await self.asking.drain()
        if self.is_asking:
            await self._keep(self._slot, self.asking.words)

    def lock_after(self, config: Config) -> float:
        """It is still the talk: only a long silence locks."""
        return config.talk_lock_minutes

    def refuse(self, error: VaultError) -> None:
        """Say what the vault refused."""
        self.say(sentence(error, self.t, self.samtal.start.folder))

    def _tick(self) -> None:
        if self.samtal.is_open and self.is_asking and self.asking.words != self._begun.get(self._slot):
            self.run_worker(self._tried(self._keep(self._slot, self.asking.words)))

    def _forget(self) -> None:
        slot, self._slot = self._slot, ""
        self.show_keys()
        if slot in self._begun:
            self.run_worker(self._tried(self._keep(slot, "")))

    def _keep(self, slot: str, words: str) -> Awaitable[None]:
        if words:
            self._begun[slot] = words
        else:
            self._begun.pop(slot, None)
        draft = Draft(text=words) if words else None
        return started(self.samtal.vault_thread.run(keep_draft, self.talk_id, slot, draft))

    async def _tried(self, work: Awaitable[None]) -> None:
        try:
            await work
        except VaultError as error:
            self.refuse(error)
