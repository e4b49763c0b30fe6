"""Where a measured program lives: a home of its own, with the least an environment has."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HELLO = [sys.executable, str(HERE / "hello.py")]
SAMTAL = [str(Path(sys.executable).with_name("samtal"))]


@dataclass(frozen=True)
class Home:
    """A folder that belongs to one vault."""

    folder: Path

    @property
    def vault(self) -> Path:
        """Where the vault lies when nothing else is said."""
        return self.folder / "data" / "samtal" / "valv"

    @property
    def environment(self) -> dict[str, str]:
        """What a program started here is told."""
        return {
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
        }
