"""Pilot waits for work, not for time: a key is done with when nothing is left to run because of it.

Textual's own `wait_for_idle` sleeps a fiftieth of a second at a time and then guesses from the processor
time used: letters typed one by one make most of a test that way, and a busy machine can fool the guess.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic

import pytest

A_MOMENT = 0.02
"""Seconds: a timer due sooner than this belongs to the key that was pressed, as the next frame does."""


class Unfinished:
    """The work given to threads that is not done yet."""

    def __init__(self) -> None:
        self.futures: set[Future[object]] = set()
        self._submit = ThreadPoolExecutor.submit

    def submit(
        self, executor: ThreadPoolExecutor, work: Callable[..., object], /, *args: object, **kwargs: object
    ) -> Future[object]:
        """`ThreadPoolExecutor.submit`, remembered until it is done."""
        future = self._submit(executor, work, *args, **kwargs)
        self.futures.add(future)
        future.add_done_callback(self.futures.discard)
        return future

    async def wait(self, min_sleep: float = 0, max_sleep: float = 1) -> None:
        """Wait, at most `max_sleep` seconds, until the loop, its near timers and the threads have no work."""
        loop = asyncio.get_running_loop()
        end = monotonic() + max(min_sleep, max_sleep)
        calm = 0
        while calm < 3 and monotonic() < end:
            await asyncio.sleep(0)
            horizon = loop.time() + A_MOMENT
            soon = any(timer.when() < horizon and not timer.cancelled() for timer in loop._scheduled)
            calm = 0 if loop._ready or soon or self.futures else calm + 1
            if not loop._ready and calm == 0:
                await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def waiting_for_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Pilot in this folder waits for work, and a frame is drawn as soon as there is one to draw."""
    unfinished = Unfinished()

    def submit(*args: object, **kwargs: object) -> Future[object]:
        return unfinished.submit(*args, **kwargs)

    monkeypatch.setattr(ThreadPoolExecutor, "submit", submit)
    monkeypatch.setattr("textual.app.wait_for_idle", unfinished.wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", unfinished.wait)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 500)
