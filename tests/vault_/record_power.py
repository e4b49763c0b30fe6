"""Record what a vault writes to its folder, with strace: `python record_power.py FILE` keeps a trace.

The child makes a vault, writes in it, changes every key and writes on; each thing is said on its standard
output once it is acknowledged.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MASTERS = (bytes(range(32)), bytes(range(1, 33)))
"""The master keys before and after the change of keys; the trace is of no secret."""

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,close,lseek"
)
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")


def work(folder: Path, lines: int, synchronous: str) -> None:
    """What is recorded; only what comes after a `said` line was acknowledged."""
    from unittest import mock

    from vault_ import samples

    from vault import rekey, seam
    from vault.records import Audience, Draft
    from vault.slots import PassphraseSlot
    from vault.store import OpenVault, sealed_slots

    def say(text: str) -> None:
        os.write(1, text.encode() + b"\n")

    def write(vault: OpenVault, part: str) -> None:
        vault.connection.run(f"PRAGMA synchronous = {synchronous}")
        talk = vault.talks.all()[0]
        for count in range(lines):
            audience = (Audience.PRIVATE, Audience.ONWARD)[count % 2]
            vault.items.apply(talk.id, [samples.a_note(talk, f"{part}{count}", audience)])
            say(f"{part}{count}")
        vault.drafts.put(talk.id, "work/balance", Draft(text=part))

    with (
        mock.patch("vault.seam.fresh_key", return_value=bytearray(MASTERS[0])),
        mock.patch("vault.rekey.fresh_key", return_value=bytearray(MASTERS[1])),
        mock.patch.object(
            PassphraseSlot, "make", lambda vault_id, master, *_: sealed_slots(vault_id, master)[0]
        ),
    ):
        vault = seam.create_for_tests(folder)
        samples.a_talk(vault)
        say("open")
        write(vault, "a")
        vault.close()
        say("closed")
        vault = seam.open_for_tests(folder, MASTERS[0])
        rekey.change_passphrase(vault, "not derived from")
        say("changed")
        write(vault, "b")
        vault.close()


def available() -> bool:
    """True when this machine has strace and lets it trace."""
    if not shutil.which("strace"):
        return False
    return not subprocess.run(
        ["strace", "-o", os.devnull, "true"], capture_output=True, check=False
    ).returncode


def _text(quoted: str) -> bytes:
    return bytes.fromhex(quoted.strip().strip('"').replace("\\x", ""))


class Parser:
    """Turns strace's lines into events in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fsencode(folder)
        self._open: dict[str, tuple[int, int]] = {}  # descriptor -> file (0: the folder), place in it
        self._names: dict[str, int] = {}
        self._files = 0
        self.events: list[Event] = []

    def _inside(self, quoted: str) -> str | None:
        """The name in the folder, empty for the folder itself, None elsewhere."""
        path = _text(quoted)
        if path == self._folder:
            return ""
        return path[len(self._folder) + 1 :].decode() if path.startswith(self._folder + b"/") else None

    def line(self, line: str) -> None:
        found = _LINE.match(line)
        if not found or int(found[3]) < 0:
            return
        call, arguments, result = found[1], found[2].split(", "), found[3]
        at = arguments[0]
        match call:
            case "openat":
                self._opened(arguments, result)
            case "write" if at == "1":
                self.events += [Event("said", name=text) for text in _text(arguments[1]).decode().split()]
            case "write" | "pwrite64" if at in self._open:
                file, place = self._open[at]
                offset = int(arguments[3]) if call == "pwrite64" else place
                data = _text(arguments[1])[: int(result)]
                self.events.append(Event("write", file=file, offset=offset, data=data))
                self._open[at] = (file, place if call == "pwrite64" else place + len(data))
            case "lseek" if at in self._open:
                self._open[at] = (self._open[at][0], int(result))
            case "ftruncate" if at in self._open:
                self.events.append(Event("truncate", file=self._open[at][0], offset=int(arguments[1])))
            case "fsync" | "fdatasync" if at in self._open:
                file = self._open[at][0]
                self.events.append(Event("sync", file=file) if file else Event("sync folder"))
            case "close":
                self._open.pop(at, None)
            case "unlink" | "unlinkat" | "rename" | "renameat" | "renameat2":
                self._renamed(call, [each for each in arguments if each.startswith('"')])

    def _opened(self, arguments: list[str], result: str) -> None:
        name = self._inside(arguments[1])
        if name is None:
            return
        if name and name not in self._names:
            self._files += 1
            self._names[name] = self._files
            self.events.append(Event("create", file=self._files, name=name))
        self._open[result] = (self._names[name] if name else 0, 0)

    def _renamed(self, call: str, paths: list[str]) -> None:
        names = [self._inside(path) for path in paths]
        if not all(names):
            return
        file = self._names.pop(str(names[0]))
        if call.startswith("rename"):
            self._names[str(names[1])] = file
            self.events.append(Event("rename", file=file, name=str(names[0]), to=str(names[1])))
        else:
            self.events.append(Event("unlink", file=file, name=str(names[0])))


def record(lines: int, synchronous: str = "EXTRA") -> list[Event]:
    """Run the work in a child under strace; what it wrote and said."""
    with tempfile.TemporaryDirectory() as place:
        folder, trace = Path(place, "vault"), Path(place, "trace")
        command = ["strace", "-o", str(trace), "-xx", "-s", "2000000", "-e", f"trace={CALLS}"]
        child = [sys.executable, __file__, "child", str(folder), str(lines), synchronous]
        subprocess.run([*command, *child], check=True, capture_output=True)
        parser = Parser(folder)
        with trace.open() as file:
            for line in file:
                parser.line(line)
    return parser.events


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    from vault_.power import Event, save

    if sys.argv[1] == "child":
        work(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        save(Path(sys.argv[1]), record(3))
else:
    from vault_.power import Event
