"""What a disk may hold after the power went: every state that a recorded trace of writes allows.

A trace is a list of events in a vault's folder, in the order the program made them. At each point in it the
power may go; what was synced is then on the disk, and of the rest anything: all, nothing, a beginning with
its last write torn at a multiple of 512 bytes, or a random choice.
"""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512


@dataclass(frozen=True)
class Event:
    """`what`: create, write, truncate, sync, unlink, rename, sync folder, said."""

    what: str
    file: int = 0
    name: str = ""
    to: str = ""
    offset: int = 0
    data: bytes = b""


def save(path: Path, events: list[Event]) -> None:
    lines = [
        json.dumps({**event.__dict__, "data": base64.b64encode(event.data).decode()}) for event in events
    ]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))


def load(path: Path) -> list[Event]:
    read = (json.loads(line) for line in lzma.decompress(path.read_bytes()).decode().splitlines())
    return [Event(**{**each, "data": base64.b64decode(each["data"])}) for each in read]


@dataclass
class Disk:
    """Files by number, and the folder that gives them names."""

    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def copy(self) -> Disk:
        return Disk({number: bytearray(data) for number, data in self.files.items()}, dict(self.names))

    def apply(self, event: Event, *, torn: int | None = None) -> None:
        """Do what the event did; `torn` is how many bytes of a write arrived."""
        match event.what:
            case "create":
                self.files.setdefault(event.file, bytearray())
                self.names[event.name] = event.file
            case "write":
                data = self.files.setdefault(event.file, bytearray())
                end = event.offset + len(event.data)
                data.extend(bytes(max(0, end - len(data))))  # it may grow before its bytes arrive
                arrived = len(event.data) if torn is None else torn
                data[event.offset : event.offset + arrived] = event.data[:arrived]
            case "truncate":
                data = self.files.setdefault(event.file, bytearray())
                data.extend(bytes(max(0, event.offset - len(data))))
                del data[event.offset :]
            case "unlink":
                self.names.pop(event.name, None)
            case "rename":
                self.names[event.to] = self.names.pop(event.name, event.file)

    def digest(self) -> bytes:
        """The same for two disks that hold the same."""
        total = hashlib.sha256()
        for name, number in sorted(self.names.items()):
            total.update(name.encode() + b"|" + hashlib.sha256(self.files.get(number, b"")).digest())
        return total.digest()

    def lay_out(self, folder: Path) -> None:
        """Write the files into `folder`, private."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        for name, number in self.names.items():
            path = folder / name
            path.touch(0o600)
            path.write_bytes(self.files.get(number, b""))


_NAMING = frozenset({"create", "unlink", "rename"})


@dataclass
class Recording:
    """A trace being played back: what is certainly on the disk, and what only may be."""

    synced: Disk = field(default_factory=Disk)
    pending: list[Event] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def play(self, event: Event) -> None:
        if event.what == "said":
            self.said.append(event.name)
        elif event.what == "sync":
            self._settle(lambda each: each.file == event.file and each.what not in _NAMING)
        elif event.what == "sync folder":
            self._settle(lambda each: each.what in _NAMING)
        else:
            self.pending.append(event)

    def _settle(self, which: object) -> None:
        assert callable(which)
        for each in self.pending:
            if which(each):
                self.synced.apply(each)
        self.pending = [each for each in self.pending if not which(each)]

    def states(self, chance: random.Random, choices: int) -> Iterator[tuple[str, Disk]]:
        """What the disk may hold if the power goes now."""
        yield "synced only", self.synced.copy()
        everything = self.synced.copy()
        for each in self.pending:
            everything.apply(each)
        yield "all", everything
        if self.pending and self.pending[-1].what == "write":
            length = len(self.pending[-1].data)
            for torn in sorted({0, SECTOR, length // SECTOR // 2 * SECTOR, length - SECTOR}):
                if 0 <= torn < length:
                    state = self.synced.copy()
                    for each in self.pending[:-1]:
                        state.apply(each)
                    state.apply(self.pending[-1], torn=torn)
                    yield f"torn after {torn}", state
        for count in range(choices if self.pending else 0):
            state = self.synced.copy()
            for each in self.pending:
                if chance.random() < 0.5:
                    torn_at = chance.randrange(0, len(each.data) + 1, SECTOR) if each.data else None
                    state.apply(each, torn=torn_at if chance.random() < 0.2 else None)
            yield f"choice {count}", state


def without_sync_after_unlink(events: list[Event]) -> list[Event]:
    """The same trace as synchronous=FULL would leave it: the removal of the journal is not synced."""
    kept: list[Event] = []
    for event in events:
        journal_gone = bool(kept) and kept[-1].what == "unlink" and kept[-1].name.endswith("-journal")
        if not (event.what == "sync folder" and journal_gone):
            kept.append(event)
    return kept
