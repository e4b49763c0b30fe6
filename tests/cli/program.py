"""A home for the program, commands in it, and a vault for it that is cheap to open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.inside import Ended, run_inside

PROGRAM = Path(sys.executable).with_name("samtal")
LIGHT_PROGRAM = Path(__file__).with_name("light_program.py")
PASSPHRASE = "mossen cykel planket nio ugglor"
CODE = "kod"
"""The file with the recovery code in a home whose vault the tests were given."""

TEAM = {
    "format": "samtal-import-1",
    "people": [
        {
            "number": 1,
            "given": "Kim",
            "family": "Påhittad",
            "talks": [
                {
                    "on": "2025-03-04",
                    "guide": "kommunal-rutin",
                    "lines": [
                        {"text": "hemliga-raden-om-kim"},
                        {"text": "bara-mellan-oss", "audience": "between_us", "agreed": "2025-03-04"},
                        {"kind": "goal", "goal": "målet", "audience": "onward", "agreed": "2025-03-04"},
                    ],
                }
            ],
        },
        {"number": 2, "given": "Kim", "family": "Påhittsson"},
        {"number": 3, "given": "Åsa", "family": "Öst"},
    ],
}


@dataclass(frozen=True)
class Shell:
    """A home of its own, outside which the program writes nothing.

    `light` says that the vault in it was made with `light_argon`; only a program that has it too can open it.
    """

    home: Path
    light: bool = False

    @property
    def environment(self) -> dict[str, str]:
        """The least an environment has; HOME and everything under it belong to the test."""
        return {
            "HOME": str(self.home),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TMPDIR": str(self.home),
        }

    @property
    def vault(self) -> Path:
        """Where the vault lies when nothing else is said."""
        return self.home / ".local" / "share" / "samtal" / "valv"

    def secret(self, text: str = PASSPHRASE, name: str = "lösenfras") -> str:
        """The path of a file with a passphrase in it."""
        path = self.home / name
        path.write_text(text + "\n", encoding="utf-8")
        return str(path)

    def file(self, name: str, content: object) -> str:
        """The path of a JSON file."""
        path = self.home / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    @property
    def program(self) -> tuple[str, ...]:
        """The command that starts the program anew, as it is installed or with light keys."""
        return (sys.executable, str(LIGHT_PROGRAM)) if self.light else (str(PROGRAM),)

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        """Run `samtal` with these arguments inside the test; no terminal anywhere."""
        return run_inside(arguments, {**self.environment, **environment}, stdin)

    def start(self, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        """The same by a program started anew: for what only a process of its own can show."""
        done = subprocess.run(
            [*self.program, *arguments],
            input=stdin.encode(),
            capture_output=True,
            env={**self.environment, **environment},
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def fill(folder: Path, *, team: object = None) -> str:
    """Make a vault with `PASSPHRASE` at the least cost allowed; return its recovery code."""
    from samtal_tui.keeping.bringing_in import bring_in
    from samtal_tui.keeping.interchange import Interchange
    from vault.kdf import LEAST_KDF
    from vault.records import checked
    from vault.store import create

    vault, code = create(folder, PASSPHRASE, kdf=LEAST_KDF)
    bring_in(vault, checked(Interchange, TEAM if team is None else team))
    vault.close()
    return code


def sizes(folder: Path) -> Sequence[tuple[str, int, int]]:
    """Every file under `folder` with its size and mode, to see that nothing was made or changed."""
    return sorted(
        (str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mode & 0o777)
        for path in folder.rglob("*")
        if path.is_file() and os.access(path, os.R_OK)
    )
