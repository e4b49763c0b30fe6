"""The real program with keys that cost next to nothing (`light_argon`). Run as a script."""

import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from cli.light import light_argon

    from samtal_tui.__main__ import main as samtal

    with light_argon():
        samtal()


if __name__ == "__main__":
    main()
