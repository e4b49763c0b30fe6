"""Python's search for cycles, held when nobody waits.

It stops the whole program for a twentieth of a second or more, and left to itself it comes while she types or
opens a room. A room that was left is part of a cycle: the search is what takes its words out of memory.
"""

from __future__ import annotations

import gc
from contextvars import Context

YOUNG, OLDER, WHOLE = 50_000, 50, 1_000
"""How many more things than are gone were made before the newest are looked through; after how many such
looks the older ones are too; and after how many of those everything is, rest or no rest."""
SOON = 0.05
"""Seconds after a room was left: by then the one below it is painted."""
REST = 2.0
"""Seconds without a key after which she rests."""


NEW_ONES, ALL = 1, 2
"""What is looked through: what was made lately, or everything."""


def look(generation: int) -> None:
    """Look for cycles now."""
    gc.collect(generation)


def seldom() -> None:
    """Let the search come by itself so seldom that it is hardly ever noticed."""
    gc.set_threshold(YOUNG, OLDER, WHOLE)


def room_left() -> None:
    """A room was left: soon look through what was made lately, and most of it is gone."""
    # Only here: commands have no rooms, and do not wait for it.
    import asyncio

    # In a context of its own: the one it would take along holds the room.
    asyncio.get_running_loop().call_later(SOON, look, NEW_ONES, context=Context())


class Cycles:
    """Knows whether something has happened since everything was looked through."""

    def __init__(self) -> None:
        self._happened = True

    def happened(self) -> None:
        """Something was typed or put away: there may be cycles."""
        self._happened = True

    def at_rest(self, seconds: float) -> None:
        """Nothing was typed for so many `seconds`: look through everything, once a rest."""
        if self._happened and seconds >= REST:
            self._happened = False
            look(ALL)
