"""What the two steps of turning the screen share: keys that wait while a line is written, and its draft."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

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

if TYPE_CHECKING:
    from vault.store import OpenVault

T = TypeVar("T")

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
        self._answered: dict[str, str] = {}
        self._given_back: dict[str, str] = {}

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
            here, self._slot = self._slot, ""
            self._begun[here] = self._answered[here] = written
            self.show_keys()
            answered(written)
            if self._answered and not self.is_asking:
                # Nothing was to be kept.
                self._forget()

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
        """Keep the line being written, and those the vault refused. Raises `VaultError`."""
        if self.is_asking:
            await self.asking.drain()
        if self.is_asking:
            await self._keep(self._slot, self.asking.words)
        for slot, words in {**self._given_back, **self._answered}.items():
            await self._keep(slot, words)
            self._given_back.pop(slot, None)

    def commit(self, work: Callable[[OpenVault], T]) -> Awaitable[T]:
        """Send `work` to the vault; the drafts of the lines it was answered with go in the same transaction.

        When it is refused, those lines are unfinished again: asked for once more, they stand there.
        """
        sent, self._answered = self._answered, {}
        for slot in sent:
            self._given_back.pop(slot, None)
        return self._sent(
            started(self.samtal.vault_thread.run(_with_drafts, self.talk_id, tuple(sent), work)), sent
        )

    async def _sent(self, work: Awaitable[T], sent: Mapping[str, str]) -> T:
        try:
            found = await work
        except VaultError:
            self._given_back.update({slot: words for slot, words in sent.items() if slot in self._begun})
            raise
        for slot, words in sent.items():
            if self._begun.get(slot) == words:
                del self._begun[slot]
        return found

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
        """Let the line be, and what was answered on the way to it."""
        gone, self._slot, self._answered = [self._slot, *self._answered], "", {}
        self.show_keys()
        for slot in gone:
            self._given_back.pop(slot, None)
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


def _with_drafts(vault: OpenVault, talk_id: str, slots: Sequence[str], work: Callable[[OpenVault], T]) -> T:
    """Do `work` and forget the drafts in `slots`: both, or neither."""
    if not slots:
        return work(vault)
    with vault.connection.transaction():
        found = work(vault)
        for slot in slots:
            keep_draft(vault, talk_id, slot, None)
    return found
