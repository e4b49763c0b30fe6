"""Which room stands first: the start, or the door of a vault that exists. Imports nothing heavy."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from screens.room import Room

if TYPE_CHECKING:
    from samtal_tui.app import Start

AFTER_THE_FIRST_PAINT = 0.1
"""Seconds: importing before the first room is painted would delay it."""


def first_room(start: Start) -> Room[object]:
    """The first room for this start."""
    names = ("keys.json", "keys.json.1")
    if not start.demo and any(start.folder.joinpath(name).exists() for name in names):
        from screens.unlock import UnlockRoom

        return UnlockRoom(start.folder)
    from screens.welcome import WelcomeRoom

    return WelcomeRoom()


def import_the_rest() -> None:
    """Import what the next rooms need while she types; the first paint must not wait for it."""

    def work() -> None:
        import screens.people
        import screens.talk  # noqa: F401

    # Not a daemon: Python must not take itself apart while a library is half imported.
    threading.Thread(target=work, name="imports").start()
