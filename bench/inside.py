"""What no screen shows: a plain commit, a backup beside a plain copy, a document made by its own process."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import vaults
from places import Home
from samples import Samples
from vaults import PASSPHRASE

from vault import backup
from vault.kdf import DEFAULT_KDF, derive
from vault.store import open_with_passphrase


def timed(samples: Samples, name: str, work: Callable[[], object]) -> None:
    """Take down how long `work` takes."""
    before = time.perf_counter()
    work()
    samples.note(name, time.perf_counter() - before)


def derivation(samples: Samples) -> None:
    """Argon2id alone, at the setting of a new vault."""
    timed(samples, "Argon2id alone", lambda: derive(PASSPHRASE, b"s" * 16, DEFAULT_KDF))


def commits(home: Home, samples: Samples) -> None:
    """A plain SQLite commit with the vault's pragmas, on the vault's disk."""
    database = sqlite3.connect(home.folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=NORMAL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE note (body TEXT)")
    for number in range(40):
        timed(
            samples,
            "a plain commit",
            lambda number=number: database.execute("INSERT INTO note VALUES (?)", (f"rad {number}",)),
        )
    database.close()


def backups(home: Home, samples: Samples, runs: int) -> None:
    """A backup copied, and copied and proved, beside cp and fsync of the same database."""
    vault = open_with_passphrase(home.vault, PASSPHRASE)
    (database,) = home.vault.glob("vault-*.db")
    try:
        for number in range(runs):
            copy, copied, made = (home.folder / f"{name}{number}" for name in ("copy", "copied", "made"))
            timed(samples, "cp and fsync", lambda copy=copy: _copy(database, copy))
            timed(samples, "backup copied", lambda copied=copied: backup._write(vault, copied))  # noqa: SLF001
            timed(samples, "backup", lambda made=made: backup.make(vault, made))
            for path in (copy, copied, made):
                path.unlink()
    finally:
        vault.close()


def documents(home: Home, samples: Samples, runs: int) -> None:
    """An action plan as PDF/UA-1 by its own process, imports included."""
    vault = open_with_passphrase(home.vault, PASSPHRASE)
    content = vaults.document(vault)
    vault.close()
    maker = [sys.executable, "-I", "-m", "samtal_tui.export.worker", "pdf"]
    for _ in range(runs):
        timed(samples, "pdf", lambda: subprocess.run(maker, input=content, capture_output=True, check=True))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())
