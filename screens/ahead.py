"""Import what the next rooms need, ahead of their time."""

from __future__ import annotations

import threading

AFTER_THE_FIRST_PAINT = 0.1
"""Seconds: importing before the first room is painted would delay it."""


def import_the_rest() -> None:
    """Import what the next rooms need while she types; the first paint must not wait for it."""

    def work() -> None:
        import screens.people
        import screens.talk  # noqa: F401

    # Not a daemon: Python must not take itself apart while a library is half imported.
    threading.Thread(target=work, name="imports").start()
