"""Measure what a user waits for, each against a baseline of the same run; print the table.

Usage: python bench/bench.py [RUNS]. Linux; takes about two minutes with 9 runs.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
PASSPHRASE = "tunnel gurka violett sparv kajak"  # noqa: S105 - of a vault that lives for a minute
LINES = 500
KEYS = 60


def environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }


def p(values: Sequence[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, round(len(values) * percent / 100))]


class Bench:
    """Runs every program several times, interleaved, and keeps the samples in milliseconds."""

    def __init__(self, home: Path, runs: int) -> None:
        self.home, self.runs = home, runs
        self.samples: dict[str, list[float]] = {}
        self.bytes: dict[str, list[float]] = {}
        self.samtal = [str(Path(sys.executable).with_name("samtal"))]
        self.hello = [sys.executable, str(HERE / "hello.py")]

    def note(self, name: str, seconds: float) -> None:
        self.samples.setdefault(name, []).append(seconds * 1000)

    def start(self) -> None:
        for _ in range(self.runs):
            for name, command, told in (
                ("hello: start", self.hello, "hello"),
                ("samtal: start to the unlock prompt", self.samtal, "Lösenfras"),
            ):
                terminal = Terminal(command, environment(self.home))
                self.note(name, terminal.wait(lambda text, told=told: told in text) - terminal.started)
                terminal.end()

    def unlock(self) -> None:
        from vault.kdf import DEFAULT_KDF, derive

        for _ in range(self.runs):
            before = time.perf_counter()
            derive(PASSPHRASE, b"s" * 16, DEFAULT_KDF)
            self.note("Argon2id alone", time.perf_counter() - before)
            terminal = Terminal(self.samtal, environment(self.home))
            terminal.wait(lambda text: "Lösenfras" in text)
            for letter in PASSPHRASE:
                terminal.send(letter)
                terminal.read(1 / len(PASSPHRASE))
            terminal.settle()
            entered = terminal.send("\r")
            seen = terminal.wait(lambda text: "Påhittad, Kim" in text)
            self.note("samtal: Enter on the passphrase to the employees", seen - entered)
            terminal.end()

    def keys(self) -> None:
        baseline = Terminal(self.hello, environment(self.home))
        baseline.wait(lambda text: "hello" in text)
        baseline.settle()
        self._type(baseline, "Static.update: key to glyph")
        baseline.end()
        terminal = Terminal(self.samtal, environment(self.home))
        terminal.wait(lambda text: "Lösenfras" in text)
        terminal.send(PASSPHRASE)
        terminal.settle()
        terminal.send("\r")
        terminal.wait(lambda text: "Påhittad, Kim" in text)
        terminal.settle()
        terminal.send("s")
        terminal.wait(lambda text: "PRIVAT" in text)
        terminal.settle()
        self._type(terminal, f"samtal: key to glyph, a talk of {LINES} lines")
        terminal.send("\r")
        for number in range(20):
            terminal.settle()
            text = f"rad{number:03}"
            terminal.send(text)
            terminal.settle()
            entered = terminal.send("\r")
            at = terminal.wait(lambda shown, text=text: f".   {text}" in shown)
            self.note("samtal: Enter to the saved line", at - entered)
        terminal.end()

    def _type(self, terminal: Terminal, name: str) -> None:
        for number in range(KEYS):
            letter = "abcdefghijklmnopqrstuvwxyz"[number % 26]
            before, received = terminal.text, terminal.received
            sent = terminal.send(letter)
            self.note(name, terminal.wait(lambda text, before=before: text != before) - sent)
            terminal.settle(0.03)
            self.bytes.setdefault(name, []).append(terminal.received - received)

    def commit(self) -> None:
        import sqlite3

        database = sqlite3.connect(self.home / "plain.db", isolation_level=None)
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=NORMAL"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("CREATE TABLE note (body TEXT)")
        for number in range(40):
            before = time.perf_counter()
            database.execute("INSERT INTO note VALUES (?)", (f"rad {number}",))
            self.note("plain SQLite commit", time.perf_counter() - before)

    def table(self) -> str:
        def row(what: str, ours: str, base: str, budget: str, at: int = 50, plus: float = 0) -> str:
            mine, theirs = p(self.samples[ours], at), p(self.samples[base], at)
            against = f"{mine / theirs:.2f} x" if not plus else f"+ {mine - theirs:.0f} ms"
            return f"| {what} | {mine:.1f} | {theirs:.1f} | {against} | {budget} |"

        key = f"samtal: key to glyph, a talk of {LINES} lines"
        static = "Static.update: key to glyph"
        saved = statistics.median(self.samples["samtal: Enter to the saved line"])
        commit = statistics.median(self.samples["plain SQLite commit"])
        over = saved - 2 * commit
        sent, base = statistics.median(self.bytes[key]), statistics.median(self.bytes[static])
        rows = [
            "| what | samtal, ms | baseline, ms | against it | budget |",
            "|---|---|---|---|---|",
            row("start to the unlock prompt", "samtal: start to the unlock prompt", "hello: start", "1.25 x"),
            row(
                "Enter on the passphrase to the employees",
                "samtal: Enter on the passphrase to the employees",
                "Argon2id alone",
                "+ 100 ms",
                plus=1,
            ),
            row("key to glyph, p50", key, static, "1.7 x"),
            row("key to glyph, p95", key, static, "1.7 x", at=95),
            f"| bytes a key | {sent:.0f} | {base:.0f} | | 1500 |",
            f"| Enter to the saved line | {saved:.1f} | {commit:.1f} | 2 x + {over:.1f} ms | 2 x + 15 ms |",
        ]
        return "\n".join(rows)


def prepare(home: Path) -> None:
    """A vault with one employee and a talk of `LINES` lines."""
    from datetime import date

    from samtal_tui.guides.loader import find
    from samtal_tui.talk.session import new_id, plan_talk
    from vault.records import Item, Kind, Person
    from vault.store import create

    vault, _ = create(home / "data" / "samtal" / "valv", PASSPHRASE)
    person = vault.people.add(Person(id="7" * 32, number=7, given="Kim", family="Påhittad"))
    talk = plan_talk(vault, person.id, "kommunal-rutin", date.today())  # noqa: DTZ011
    fields = {"voice": "employee", "text": "en rad som någon har skrivit under samtalet"}
    where = find("kommunal-rutin").addresses()[0]
    items = [
        Item(id=new_id(), person=person.id, talk=talk.id, kind=Kind.NOTE, fields=fields, question=where)
        for _ in range(LINES)
    ]
    vault.items.apply(talk.id, items)
    vault.close()


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory(prefix="samtal-bench-") as folder:
        home = Path(folder)
        prepare(home)
        bench = Bench(home, runs)
        bench.start()
        bench.unlock()
        bench.commit()
        bench.keys()
        print(bench.table())
    names = ("textual", "sqlcipher3", "cryptography", "pydantic")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    print(
        f"\n{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"CPython {platform.python_version()}, {versions}; medians of {runs} runs, terminal 120x40."
    )


if __name__ == "__main__":
    main()
