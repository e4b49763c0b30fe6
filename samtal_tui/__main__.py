"""The entry point of `samtal`: clean the environment, harden the process, and only then import the rest.

What is imported stays; looking for cycles among it would cost a twentieth of the way to the first screen,
and later, now and then, a key the twentieth of a second.
"""

import gc
import os

from samtal_tui.harden import clean_environment, harden_process
from samtal_tui.pace import keep_pace


def main() -> None:
    """Run the command line; without a command it opens the program."""
    clean_environment(os.environ)
    harden_process()
    keep_pace(os.environ)
    gc.disable()
    from samtal_tui.crash import be_quiet_beside
    from samtal_tui.front import samtal

    be_quiet_beside()
    samtal()


if __name__ == "__main__":
    main()
