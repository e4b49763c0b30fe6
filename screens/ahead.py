"""Import what the next rooms need, ahead of their time."""

from __future__ import annotations

import gc
import threading

from samtal_tui.texts import Texts

AFTER_THE_FIRST_PAINT = 0.1
"""Seconds: importing before the first room is painted would delay it."""


def import_the_rest(t: Texts) -> None:
    """Read what the next rooms need while she types: their code, the vault's libraries and all texts in `t`.

    The first paint must not wait for it, nor may anything of it be left for the moment behind Enter.
    """
    # It registers for Python's end, and imported later than that it fails: she may leave at once.
    import concurrent.futures.thread  # noqa: F401

    def work() -> None:
        import samtal_tui.passphrase
        import samtal_tui.showing.broadcast
        import samtal_tui.showing.place
        import samtal_tui.workplace
        import samtal_tui.year.due_file  # noqa: F401
        import screens.people
        import screens.talk  # noqa: F401
        import vault.backup
        import vault.thread  # noqa: F401
        from vault.libraries import load

        load()
        t.read_all()
        if gc.get_freeze_count():
            # Begun where the program starts: among what is imported nobody looks for cycles.
            gc.freeze()

    # Not a daemon: Python must not take itself apart while a library is half imported.
    threading.Thread(target=work, name="imports").start()
