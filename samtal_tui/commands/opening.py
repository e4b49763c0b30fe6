"""`samtal` alone and `samtal demo`: the full-screen program, and what is said when the demo is left."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samtal_tui.commands.desk import USAGE, Desk, Refused, remark, say
from samtal_tui.config import config_path
from samtal_tui.showing.place import sockets_folder, where_to_listen
from samtal_tui.texts import mark

if TYPE_CHECKING:
    from samtal_tui.app import SamtalApp

NO_TERMINAL = mark(
    "samtal needs a terminal it can draw in: start it in a terminal window, or see samtal --help for scripts."
)
TRY_IT = mark("See for yourself: grep -ri A-WORD-YOU-WROTE {folder}")
PRESS_ENTER = mark("The folder is removed when you press Enter.")


def open_program(desk: Desk, *, demo: bool = False) -> int:
    """Run the full-screen program to its end; its exit code. Raises `Refused` where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        raise Refused(USAGE, desk.t(NO_TERMINAL))
    from samtal_tui.app import SamtalApp
    from screens.program import Start

    # What is imported by now stays to the end: no search for cycles need look at it again.
    gc.freeze()
    start = Start(desk.folder, demo=demo, settings=config_path(), sockets=sockets_folder())
    app = SamtalApp(desk.config, start, desk.t)
    app.run()
    if app.is_open:
        # A fault ended it: the keys go, and the demo's vault with them.
        app.vault_thread.close()
    if app.start.demo:
        _leave_demo(app)
    return app.return_code or 0


def open_viewer(desk: Desk) -> int:
    """Show the turned screen of the program that runs in another terminal; needs no vault and no key."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        raise Refused(USAGE, desk.t(NO_TERMINAL))
    from samtal_tui.viewer import ViewerApp

    ViewerApp(desk.config, desk.t, lambda: where_to_listen(sockets_folder(), desk.folder)).run()
    return 0


def _leave_demo(app: SamtalApp) -> None:
    """Let the newcomer look for her words in the documents made, then remove them."""
    folder = app.config.documents
    try:
        if not app.return_code and _holds_anything(folder):
            say(app.texts(TRY_IT, folder=folder))
            say(app.texts(PRESS_ENTER))
            sys.stdout.flush()
            sys.stdin.readline()
    except (OSError, KeyboardInterrupt):
        remark("")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _holds_anything(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
