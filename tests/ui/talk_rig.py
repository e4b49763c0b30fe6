"""What the tests of the talk's screens have in common."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from rigs import RigApp, rig, settle
from talk_samples import TALK, fill_talk
from textual.events import Key, Paste
from textual.pilot import Pilot

from screens.talk import TalkRoom
from screens.turned import Turned
from vault.records import Draft, Item, Talk
from vault.store import OpenVault

T = TypeVar("T")

KEYS = {" ": "space", "\r": "enter", "\t": "tab"}


@asynccontextmanager
async def talk(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "sv",
    fill: Callable[[OpenVault], None] = fill_talk,
) -> AsyncIterator[tuple[RigApp, Pilot[None]]]:
    """Kim's talk, on the question about balance."""
    async with rig(folder, TalkRoom(TALK), fill=fill, size=size, language=language) as (app, pilot):
        await settle(app, pilot)
        yield app, pilot


async def press(app: RigApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another and wait until all is done."""
    await pilot.press(*keys)
    await settle(app, pilot)


async def write(app: RigApp, pilot: Pilot[None], text: str) -> None:
    """Type text as fast as a terminal can send it: nothing waits between the keys."""
    burst(app, text)
    await settle(app, pilot)


def burst(app: RigApp, text: str, *keys: str) -> None:
    """Let keys arrive all at once, as the terminal's driver does."""
    for character in text:
        app.post_message(Key(KEYS.get(character, character), character))
    for key in keys:
        app.post_message(Key(key, None))


async def until(app: RigApp, come: Callable[[], bool]) -> None:
    """Let the program go on until `come`, without waiting for the vault as `settle` does."""
    for _ in range(2_000):
        if come():
            return
        await asyncio.sleep(0)
        app.screen._on_timer_update()
    raise AssertionError("it never came")


def held(app: RigApp) -> Event:
    """Keep the vault busy until the event is set."""
    kept = Event()
    app.vault_thread.run(lambda _vault: kept.wait(10))
    return kept


async def paste(app: RigApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(Paste(text))
    await settle(app, pilot)


def ask(app: RigApp, work: Callable[[OpenVault], T]) -> T:
    """Ask the vault behind the screen."""
    return app.vault_thread.run(work).result(timeout=10)


def items(app: RigApp) -> list[Item]:
    return ask(app, lambda vault: vault.items.of_talk(TALK))


def newest(app: RigApp) -> Item:
    return max(items(app), key=lambda item: item.sequence)


def find(app: RigApp, title: str) -> Item:
    return next(item for item in items(app) if title in item.title)


def the_talk(app: RigApp) -> Talk:
    return ask(app, lambda vault: vault.talks.get(TALK))


def drafts(app: RigApp) -> dict[str, Draft]:
    return ask(app, lambda vault: vault.drafts.of_talk(TALK))


async def turn(app: RigApp, pilot: object) -> None:
    """Turn the screen."""
    await press(app, pilot, "f4", "f4")
    assert isinstance(app.screen, Turned)
