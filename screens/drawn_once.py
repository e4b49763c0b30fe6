"""Drawing put off until something quick has happened, so that the screen is drawn once and not twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from textual.app import App

T = TypeVar("T")

LONGEST = 0.03
"""Seconds that drawing is put off at most: nobody notices them."""


class DrawnOnce:
    """From here on nothing is drawn until `end`, or until `LONGEST` seconds have passed."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._batch = ExitStack()
        self._batch.enter_context(app.batch_update())
        # Whatever becomes of the one who waits, the screen is never left undrawn.
        self._at_the_latest = asyncio.get_running_loop().call_later(LONGEST, self._end)

    async def wait(self, answer: asyncio.Future[T]) -> bool:
        """Wait for `answer` as long as drawing may be put off; whether it came."""
        done, _ = await asyncio.wait({answer}, timeout=LONGEST)
        return bool(done)

    def end(self, then: Callable[[], None] | None = None) -> None:
        """Draw what there is to draw, with what was changed in this very step; a second time does nothing.

        `then` is called when that is on the screen.
        """
        # What was changed just now tells the screen in the next turn of the loop, before this does.
        asyncio.get_running_loop().call_soon(self._end)
        if then is not None:
            # And while drawing is put off, Textual takes everything for drawn.
            asyncio.get_running_loop().call_soon(self._app.screen.call_after_refresh, then)

    def _end(self) -> None:
        self._at_the_latest.cancel()
        self._batch.close()
        for screen in self._app.screen_stack[-1:]:
            # What it was told to draw meanwhile it has put off, and nothing else reminds it.
            screen.check_idle()
