"""The real program on a day a year from now, with "light" keys or with "real" ones. Run as a script."""

import os
import sys
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from samtal_tui.harden import clean_environment, harden_process


def main() -> None:
    clean_environment(os.environ)
    harden_process()
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from cli.light import light_argon

    from samtal_tui.app import SamtalApp
    from samtal_tui.front import samtal

    def now(_self: SamtalApp) -> datetime:
        return datetime.now().astimezone() + timedelta(days=365)

    SamtalApp.now = now
    with {"light": light_argon, "real": nullcontext}[sys.argv.pop(1)]():
        samtal()


if __name__ == "__main__":
    main()
