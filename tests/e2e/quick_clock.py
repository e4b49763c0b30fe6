"""The real program with a clock that a test puts forward: so many seconds as a file says. A script."""

import os
import sys
import time
from pathlib import Path

from samtal_tui.harden import clean_environment, harden_process


def main() -> None:
    clean_environment(os.environ)
    harden_process()
    forward = Path(sys.argv.pop(1))

    def monotonic() -> float:
        return time.monotonic() + float(forward.read_text() or 0)

    import samtal_tui.app
    import screens.talk_keeping
    from samtal_tui.front import samtal
    from samtal_tui.idle import IdleClock

    class QuickClock(IdleClock):
        """Time that passes without being waited for."""

        def __init__(self) -> None:
            super().__init__(monotonic, monotonic)

        def slept(self) -> bool:
            # Put forward between two looks at it, the clock would seem to have been asleep.
            return False

    samtal_tui.lockable.IdleClock = QuickClock
    screens.talk_keeping.monotonic = monotonic
    samtal()


if __name__ == "__main__":
    main()
