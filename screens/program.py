"""What a room asks of the program it belongs to. The roof answers it; no room knows the roof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.screen import Screen

    from samtal_tui.coach import Coach
    from samtal_tui.config import Config
    from samtal_tui.showing.page import ShownPage
    from samtal_tui.texts import Texts
    from vault.errors import VaultError
    from vault.store import OpenVault
    from vault.thread import VaultThread


@dataclass(frozen=True)
class Start:
    """How the program was started: which vault folder, whether as the demo, where settings are kept.

    `sockets` is the folder where a second terminal may listen to the turned screen (None: nowhere).
    """

    folder: Path
    demo: bool = False
    settings: Path | None = None
    sockets: Path | None = None


class OnTop(Protocol):
    """The room on top, as the others need it."""

    def say(self, message: str) -> None:
        """Put one quiet sentence on the message line."""


class Program(Protocol):
    """The program as its rooms see it: `samtal_tui.app` is the one there is."""

    config: Config
    start: Start
    texts: Texts
    coach: Coach | None

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""

    @property
    def vault_thread(self) -> VaultThread:
        """The thread that owns the open vault; only rooms behind the lock ask for it."""

    @property
    def room(self) -> OnTop:
        """The room on top."""

    def today(self) -> date:
        """The day it is, here."""

    def now(self) -> datetime:
        """The time it is, here."""

    def push_room(self, room: Screen[object]) -> None:
        """Show another room on top, from a handler that does not wait."""

    async def open_vault(self, opener: Callable[[], OpenVault]) -> None:
        """Open a vault on its own thread; raises what the opener raises, and then nothing is open."""

    def enter(self) -> None:
        """Go in, now that the vault is open."""

    async def start_demo(self) -> None:
        """A throw-away vault with a made-up team, opened in the middle of a talk."""

    async def count_due(self) -> None:
        """Write the counts that `samtal due` reads, if the user has turned that on. Never fails."""

    def publish(self, page: ShownPage) -> None:
        """Show a page of the turned screen in the second terminal, if there is one."""

    def progress(self, happening: str) -> None:
        """Tell the demo's coach what was done."""

    def refuse(self, error: VaultError) -> None:
        """Say in the room on top what the vault refused, and why."""

    async def give_up(self, room: Screen[object], error: VaultError) -> None:
        """Take away a room that could not be filled, and say why in the one below."""

    async def leave(self, code: int = 0) -> None:
        """Save what is typed, lock, and end with the exit code `code`."""
