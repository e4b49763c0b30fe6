"""Keys that come in one burst are done in the order they were pressed, each before the next is looked at.

Textual gives a letter to the field at once, while a key that is bound (Backspace, an arrow, Enter) climbs
from the field to the program before it does anything: of `ab`, Backspace, `c` that reach a busy program
together, the Backspace would take the `c`. Here a key waits until the one before it has climbed all the way
or was stopped. The composer keeps its own order, because a lock must find every letter in it; a secret is
never kept waiting.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

PATIENCE = 0.5
"""Seconds until keys go on although the one before them was never heard of again (its field was removed)."""


class KeysInOrder(App[None], inherit_bindings=False):
    """A program that takes one key, or one paste, at a time."""

    class Done(Message):
        """Climbs behind a key; where it arrives, the key has done what it does."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Event] = deque()
        self._number = 0
        self._under_way = False

    async def on_event(self, event: Event) -> None:
        """Let a key wait for the one before it."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way:
            if not self._waiting:
                done = self.Done(self._number)
                asyncio.get_running_loop().call_later(PATIENCE, self.post_message, done)
            self._waiting.append(event)
        else:
            await self._take(event)

    async def _take(self, event: Event) -> None:
        await super().on_event(event)
        # A key that the program itself has taken is done already; nothing climbs.
        if event.is_forwarded and not self._keeps_order(self.focused):
            self._number += 1
            self._under_way = (self.focused or self.screen).post_message(self.Done(self._number))

    @staticmethod
    def _keeps_order(field: Widget | None) -> bool:
        return getattr(field, "keeps_order", False) or (isinstance(field, Input) and field.password)

    def on_keys_in_order_done(self, message: Done) -> None:
        """Take the next key, behind what this one has put off (a change of focus)."""
        if message.number == self._number:
            self.call_later(self._go_on)

    async def _go_on(self) -> None:
        self._under_way = False
        while self._waiting and not self._under_way:
            await self._take(self._waiting.popleft())
