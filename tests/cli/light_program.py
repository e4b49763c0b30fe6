"""The real program with keys that cost next to nothing (`light_argon`). Run as a script."""

import os
import sys
from pathlib import Path

from samtal_tui.harden import clean_environment, harden_process


def main() -> None:
    clean_environment(os.environ)
    harden_process()
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from cli.light import light_argon

    from samtal_tui.front import samtal

    with light_argon():
        samtal()


if __name__ == "__main__":
    main()
