"""Pilot waits for work, not for time: a key is done with when nothing is left to run because of it.

Textual's own `wait_for_idle` sleeps a fiftieth of a second at a time and then guesses from the processor
time used: letters typed one by one make most of a test that way, and a busy machine can fool the guess.
A screen is painted when all else is done, not at every step on the way there, which nobody looks at.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic

import pytest
from cli.light import light_argon
from textual.css.model import RuleSet
from textual.css.stylesheet import CSSLocation, Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

A_MOMENT = 0.02
"""Seconds: a timer due sooner than this belongs to the key that was pressed, as the next frame does."""


class Frames:
    """The screens that have something to draw: each is drawn once, when nothing else is left to do."""

    def __init__(self) -> None:
        self.due: dict[Screen[object], None] = {}
        self._drawing = False
        self._paint = Screen._compositor_refresh

    def of(self, screen: Screen[object]) -> Frame:
        """What a screen takes for its timer of sixty frames a second."""
        return Frame(screen, self.due)

    def paint(self, screen: Screen[object]) -> None:
        """Paint a screen in its frame; what is asked for between frames waits for the next."""
        if self._drawing or screen is not screen.app.screen:
            self._paint(screen)
        else:
            self.due[screen] = None

    def draw(self) -> bool:
        """Draw what is due; whether anything was."""
        drawn = bool(self.due)
        while self.due:
            screen, _ = self.due.popitem()
            if screen.is_running:
                with screen._context():
                    self._frame(screen)
        return drawn

    def _frame(self, screen: Screen[object]) -> None:
        screen._on_timer_update()
        if self.due.pop(screen, self) is None and screen.is_current:
            self._drawing = True
            try:
                screen._compositor_refresh()
            finally:
                self._drawing = False


@dataclass(frozen=True)
class Frame:
    """The next frame of one screen."""

    screen: Screen[object]
    due: dict[Screen[object], None]

    def resume(self) -> None:
        """There is something to draw."""
        self.due[self.screen] = None

    def pause(self) -> None:
        """There is nothing to draw any more."""
        self.due.pop(self.screen, None)


class Unfinished:
    """The work given to threads that is not done yet."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
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
            if calm == 3 and self.frames.draw():
                calm = 0
            elif not loop._ready and calm == 0:
                await asyncio.sleep(0.001)


class Styles:
    """Style sheets are parsed once for all programs of a run."""

    def __init__(self) -> None:
        self._parsed: dict[object, list[RuleSet]] = {}
        self._parse = Stylesheet._parse_rules

    def rules(self, sheet: Stylesheet, css: str, read_from: CSSLocation, **how: object) -> list[RuleSet]:
        """`Stylesheet._parse_rules`, remembered."""
        asked = (css, read_from, *sorted(how.items()), *sorted(sheet._variables.items()))
        if asked not in self._parsed:
            self._parsed[asked] = self._parse(sheet, css, read_from, **how)
        return self._parsed[asked]


STYLES = Styles()


@pytest.fixture(autouse=True)
def waiting_for_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Pilot in this folder waits for work, and a screen is drawn when all else is done."""
    frames = Frames()
    unfinished = Unfinished(frames)

    def submit(*args: object, **kwargs: object) -> Future[object]:
        return unfinished.submit(*args, **kwargs)

    def rules(sheet: Stylesheet, css: str, read_from: CSSLocation, **how: object) -> list[RuleSet]:
        return STYLES.rules(sheet, css, read_from, **how)

    def paint(screen: Screen[object]) -> None:
        frames.paint(screen)

    async def all_done(pilot: Pilot[object]) -> bool:
        await unfinished.wait(max_sleep=30)
        return pilot.app._exception is None

    monkeypatch.setattr(ThreadPoolExecutor, "submit", submit)
    monkeypatch.setattr("textual.app.wait_for_idle", unfinished.wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", unfinished.wait)
    monkeypatch.setattr(Pilot, "_wait_for_screen", all_done)
    monkeypatch.setattr(Screen, "_update_timer", property(frames.of))
    monkeypatch.setattr(Screen, "_compositor_refresh", paint)
    monkeypatch.setattr(Stylesheet, "_parse_rules", rules)


@pytest.fixture(autouse=True)
def light_keys() -> Iterator[None]:
    """What a passphrase costs is proved where keys are made; here it opens a vault at once."""
    with light_argon():
        yield
