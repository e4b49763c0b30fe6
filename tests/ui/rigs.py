"""A rig for tests of screens: the real program over a vault that skips the slow key derivation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from samtal_tui.app import SamtalApp
from samtal_tui.config import Config
from screens.program import Start
from screens.room import Room
from vault.records import Person
from vault.seam import create_for_tests
from vault.store import OpenVault

KIM = Person(id="p" * 31 + "7", number=7, given="Kim", family="Ek", role="Drifttekniker", unit="IT-drift")
ASA = Person(id="p" * 31 + "4", number=4, given="Åsa", family="Öst", role="Utredare", unit="Kansliet")

NOW = datetime(2026, 2, 10, 9, 2, tzinfo=UTC)
TODAY = NOW.date()


class RigApp(SamtalApp):
    """The program with a fixed day."""

    def now(self) -> datetime:
        """The morning of the sketches."""
        return NOW


class Inside(RigApp):
    """The program behind its door: a test pushes the room it looks at."""

    async def show_first_room(self) -> None:
        """None: nobody looks at it."""


def fill_nothing(vault: OpenVault) -> None:
    """The default: two people and nothing else."""


@asynccontextmanager
async def rig(
    folder: Path,
    room: Room[object] | None = None,
    *,
    fill=fill_nothing,
    size: tuple[int, int] = (80, 24),
    language: str = "sv",
    **settings: object,
) -> AsyncIterator[tuple[RigApp, Pilot[None]]]:
    """Run the program over a new vault in `folder`, filled by `fill`, showing `room` (or the people).

    `settings` are those of config.toml.
    """
    app = Inside(
        Config(
            language=language,
            vault=folder / "valv",
            documents=folder / "dokument",
            guides=folder / "mallar",
            **settings,
        ),
        Start(folder=folder / "valv"),
    )
    async with app.run_test(size=size) as pilot:

        def opener() -> OpenVault:
            vault = create_for_tests(folder / "valv")
            vault.people.add(KIM)
            vault.people.add(ASA)
            fill(vault)
            return vault

        await app.open_vault(opener)
        if room is None:
            from screens.people import PeopleRoom

            room = PeopleRoom()
        await app.push_screen(room)
        await settle(app, pilot)
        yield app, pilot
        await app.put_away()
        await app.close_vault()


async def settle(app: SamtalApp, pilot: Pilot[None]) -> None:
    """Wait until the vault thread and the screen have nothing left to do."""
    await pilot.pause()
    if app.is_open:
        app.vault_thread.run(lambda _vault: None).result(timeout=10)
    await pilot.pause()


def seen(app: SamtalApp) -> str:
    """The text on the screen, line by line, as the user sees it."""
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    )
