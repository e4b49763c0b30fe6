"""Which room stands first: the start, or the door of a vault that exists. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.room import Room

if TYPE_CHECKING:
    from screens.program import Program


def first_room(program: Program) -> Room[object]:
    """The first room for the way this program was started."""
    start, names = program.start, ("keys.json", "keys.json.1")
    if not start.demo and any(start.folder.joinpath(name).exists() for name in names):
        from screens.unlock import UnlockRoom

        return UnlockRoom(start.folder)
    from screens.welcome import WelcomeRoom

    return WelcomeRoom()
