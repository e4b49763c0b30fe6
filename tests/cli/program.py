"""The installed program as a script runs it, and a vault for it that is cheap to open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("samtal")
PASSPHRASE = "mossen cykel planket nio ugglor"

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

PUBLIC = ("Offentlig arbetsgivare: ", "Public employer: ")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def notice(self) -> str:
        """What a public employer's manager is told before a document is made: two lines, or none."""
        lines = self.err.splitlines(keepends=True)[:2]
        return "".join(lines) if lines and lines[0].startswith(PUBLIC) else ""

    @property
    def remarks(self) -> str:
        """What stands on standard error besides the notice."""
        return self.err.removeprefix(self.notice)

    def refusal(self) -> str:
        """The one line of a refusal: nothing on standard output, no traceback."""
        assert self.out == ""
        assert "Traceback" not in self.err
        assert self.err.endswith("\n")
        assert self.remarks.count("\n") == 1, self.err
        return self.remarks


@dataclass(frozen=True)
class Shell:
    """A home of its own, outside which the program writes nothing."""

    home: Path

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

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> Ended:
        """Run `samtal` with these arguments; no terminal anywhere."""
        done = subprocess.run(
            [PROGRAM, *arguments],
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
