"""The real program on a day a year from now. Run as a script."""

import os
from datetime import datetime, timedelta

from samtal_tui.harden import clean_environment, harden_process


def main() -> None:
    clean_environment(os.environ)
    harden_process()
    from samtal_tui.app import SamtalApp
    from samtal_tui.front import samtal

    def now(_self: SamtalApp) -> datetime:
        return datetime.now().astimezone() + timedelta(days=365)

    SamtalApp.now = now
    samtal()


if __name__ == "__main__":
    main()
