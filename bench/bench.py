"""Measure what a user waits for, each against a baseline of the same run; print every budget, met or not.

Usage: python bench/bench.py [RUNS]. Linux; under five minutes with 7 runs on a quiet machine.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import tempfile
from pathlib import Path

import at_hand
import inside
import vaults
from places import Home
from samples import Row, Samples, at_most, plus, table, times

BUDGETS = (
    times("start to the unlock prompt, ms", "start", "hello: start", 1.25),
    plus("Enter on the passphrase to the employees, ms", "unlock, page", "Argon2id alone", 100),
    times("key to glyph, p50, a page of 500 lines, ms", "key", "hello: key", 1.7),
    times("key to glyph, p95, a page of 500 lines, ms", "key", "hello: key", 1.7, at=95),
    at_most("bytes a key", "bytes", 1500, "bytes"),
    Row(
        "Enter to the saved line, a page of 500 lines, ms",
        "save, page",
        "a plain commit",
        "2 x + 15 ms",
        lambda base: 2 * base + 15,
        told=lambda ours, base: f"2 x {ours - 2 * base:+.1f} ms",
    ),
    times("opening a talk of 500 lines, of 60, ms", "open 500", "open 60", 1.3),
    at_most("search, key to painted hits, p95, 90,000 lines, ms", "search", 20, "ms", at=95),
    at_most("search, key to the count of all hits, p95, 90,000 lines, ms", "count", 50, "ms", at=95),
    times("unlock, ten times the vault, ms", "unlock, big", "unlock, small", 1.2),
    times("a person's page, ten times the vault, ms", "person, big", "person, small", 1.2),
    times("Enter to the saved line, ten times the vault, ms", "save, big", "save, small", 1.2),
    times("backup, copied, ms", "backup copied", "cp and fsync", 1.2),
    times("backup, proved to open, ms", "backup", "cp and fsync", 5),
    times("action plan as PDF/UA-1, ms", "pdf", "hello: start", 0.5),
    times("memory in a talk, MB", "memory", "hello: memory", 2),
)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    samples = Samples()
    with tempfile.TemporaryDirectory(prefix="samtal-bench-") as folder:
        page, small, big = (Home(Path(folder, name)) for name in ("page", "small", "big"))
        vaults.fill(page.vault, people=2, years=1, a_talk=10)
        vaults.fill(small.vault, people=30, years=30, a_talk=10)
        vaults.fill(big.vault, people=30, years=30, a_talk=100)
        at_hand.start(page, samples, runs)
        at_hand.unlock({"page": page, "small": small, "big": big}, samples, runs)
        inside.commits(page, samples)
        at_hand.talks(page, samples, runs)
        at_hand.keys(page, samples)
        at_hand.ten_times({"small": small, "big": big}, samples, runs)
        at_hand.search(big, samples)
        inside.backups(big, samples, runs)
        inside.documents(small, samples, runs)
    print(table(BUDGETS, samples))
    names = ("textual", "sqlcipher3", "cryptography", "pydantic")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    print(
        f"\n{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"CPython {platform.python_version()}, {versions}; medians of {runs} runs, terminal 120x40."
    )


if __name__ == "__main__":
    main()
