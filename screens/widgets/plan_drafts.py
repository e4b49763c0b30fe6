"""Keep what is typed in fields as drafts: a second after the last key, and at once when the room is left."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from vault.errors import VaultError

SECONDS = 0.8
"""How far a draft may lag behind the typing: under a second (product.md, promise 3)."""


class Drafts:
    """Calls `keep` a moment after something was typed, or at once when asked; never twice for the same.

    What the vault refuses waits and is tried again; `refused` is told of it when nobody asked.
    """

    def __init__(
        self,
        screen: MessagePump,
        keep: Callable[[], Awaitable[None]],
        refused: Callable[[VaultError], None] | None = None,
    ) -> None:
        self._screen = screen
        self._keep = keep
        self._refused = refused
        self._timer: Timer | None = None

    def touch(self) -> None:
        """Something was typed."""
        if self._timer is None:
            self._timer = self._screen.set_timer(SECONDS, self._due)

    async def _due(self) -> None:
        try:
            await self.flush()
        except VaultError as error:
            if self._refused:
                self._refused(error)

    async def flush(self) -> None:
        """Keep what is typed, if anything is waiting for it. Raises `VaultError`, and then it waits on."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
            try:
                await self._keep()
            except VaultError:
                self.touch()
                raise

    def forget(self) -> None:
        """What is typed was saved, or is to be kept no longer."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None


async def taken_in(*fields: MessagePump) -> None:
    """Wait until the fields have taken in every key that came before; each has a queue of its own.

    Not to be called from a handler of one of the fields.
    """
    for field in fields:
        done = asyncio.Event()
        if field.call_later(done.set):
            await done.wait()
