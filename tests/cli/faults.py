"""The faults a vault can meet, each made for real in the files, and what is said of each (docs/vault.md)."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import rfc8785
from cli.program import PASSPHRASE

from vault.database_file import PAGE
from vault.encoding import parse_canonical
from vault.errors import (
    DatabaseCutShort,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    DiskReadOnly,
    FilesMixed,
    InUse,
    KeyFileAltered,
    KeyFileCutShort,
    KeyFileDamaged,
    KeyFileOutOfBounds,
    NewerVersion,
    NotAVault,
    OlderCopy,
    UnsafePlace,
    VaultError,
    WrongSecret,
)
from vault.kdf import LEAST_KDF
from vault.records import Person
from vault.store import create, open_with_passphrase

KEYS = ("keys.json", "keys.json.1")


@dataclass(frozen=True)
class Fault:
    """A fault, made in a closed vault while the context is entered; `disk` ones need to mount one."""

    make: Callable[[Path], AbstractContextManager[None]]
    error: type[VaultError]
    passphrase: str = PASSPHRASE
    disk: bool = False


def can_mount() -> bool:
    """Whether this test may mount a small disk of its own."""
    return os.getuid() == 0 and shutil.which("unshare") is not None


def _once(change: Callable[[Path], None]) -> Callable[[Path], AbstractContextManager[None]]:
    @contextlib.contextmanager
    def make(folder: Path) -> Iterator[None]:
        change(folder)
        yield

    return make


def _each_key_file(change: Callable[[bytes], bytes]) -> Callable[[Path], AbstractContextManager[None]]:
    def make(folder: Path) -> None:
        for name in KEYS:
            path = folder / name
            path.write_bytes(change(path.read_bytes()))

    return _once(make)


def _resummed(change: Callable[[dict[str, object]], None]) -> Callable[[bytes], bytes]:
    """A key file changed by somebody who knows how to write one, but has no key."""

    def changed(data: bytes) -> bytes:
        whole = parse_canonical(data)
        assert isinstance(whole, dict)
        assert isinstance(whole["body"], dict)
        change(whole["body"])  # type: ignore[arg-type]
        signed = {"body": whole["body"], "mac": whole["mac"]}
        return rfc8785.dumps({**signed, "sum": hashlib.sha256(rfc8785.dumps(signed)).hexdigest()})

    return changed


def _flipped(data: bytes) -> bytes:
    return data[:200] + bytes([data[200] ^ 1]) + data[201:]


def _database(folder: Path) -> Path:
    return next(folder.glob("vault-*.db"))


def _flip_a_page(folder: Path) -> None:
    path = _database(folder)
    data = bytearray(path.read_bytes())
    data[300] ^= 1
    path.write_bytes(bytes(data))


def _cut_a_page_off(folder: Path) -> None:
    path = _database(folder)
    os.truncate(path, path.stat().st_size - PAGE)


def _mix(folder: Path) -> None:
    other = folder.with_name("other")
    create(other, PASSPHRASE, kdf=LEAST_KDF)[0].close()
    shutil.copyfile(_database(other), _database(folder))
    shutil.rmtree(other)


def _put_an_older_copy_back(folder: Path) -> None:
    path = _database(folder)
    before = path.read_bytes()
    vault = open_with_passphrase(folder, PASSPHRASE)
    vault.people.add(Person(id="senare", number=77, given="Senare"))
    vault.close()
    path.write_bytes(before)


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        os.chown(_database(folder), 12345, 12345)
    else:
        _database(folder).chmod(0o644)


def _put_a_link(folder: Path) -> None:
    path = _database(folder)
    path.symlink_to(path.rename(folder.with_name("elsewhere.db")))


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _mount(*options: str) -> Callable[[Path], AbstractContextManager[None]]:
    """The vault's folder on a small disk of its own."""

    @contextlib.contextmanager
    def make(folder: Path) -> Iterator[None]:
        kept = folder.with_name("kept")
        folder.rename(kept)
        folder.mkdir(0o700)
        size = sum(path.stat().st_size for path in kept.rglob("*")) // PAGE * PAGE + 8 * PAGE
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "none", str(folder)], check=True
        )
        try:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            for option in options:
                if option == "full":
                    with contextlib.suppress(OSError), (folder / "filler").open("wb") as filler:
                        while True:
                            filler.write(bytes(PAGE))
                            filler.flush()
                else:
                    subprocess.run(["mount", "-o", f"remount,{option}", str(folder)], check=True)
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)

    return make


def _slower(body: dict[str, object]) -> None:
    slots = body["slots"]
    assert isinstance(slots, list)
    slots[0]["memory_kib"] = 8 * 1024 * 1024


def _moved(body: dict[str, object]) -> None:
    body["serial"] = 99


FAULTS: Mapping[str, Fault] = {
    "a wrong passphrase": Fault(_once(lambda _: None), WrongSecret, "en helt annan lösenfras"),
    "a damaged key file": Fault(_each_key_file(_flipped), KeyFileDamaged),
    "empty key files": Fault(_each_key_file(lambda _: b""), KeyFileCutShort),
    "an altered key file": Fault(_each_key_file(_resummed(_moved)), KeyFileAltered),
    "a key file that wants 8 GiB": Fault(_each_key_file(_resummed(_slower)), KeyFileOutOfBounds),
    "a key file of a newer version": Fault(
        _each_key_file(_resummed(lambda body: body.update(version=2))), NewerVersion
    ),
    "a damaged database": Fault(_once(_flip_a_page), DatabaseDamaged),
    "an empty database": Fault(_once(lambda folder: os.truncate(_database(folder), 0)), DatabaseCutShort),
    "a database without its last page": Fault(_once(_cut_a_page_off), DatabaseCutShort),
    "no database": Fault(_once(lambda folder: _database(folder).unlink()), DatabaseMissing),
    "files of two vaults": Fault(_once(_mix), FilesMixed),
    "an older copy": Fault(_once(_put_an_older_copy_back), OlderCopy),
    "in use": Fault(_held, InUse),
    "not a vault": Fault(
        _once(lambda folder: [(folder / each).unlink() for each in KEYS] and None), NotAVault
    ),
    "another owner": Fault(_once(_give_away), UnsafePlace),
    "open to others": Fault(_once(lambda folder: folder.chmod(0o755)), UnsafePlace),
    "a link": Fault(_once(_put_a_link), UnsafePlace),
    "a read-only disk": Fault(_mount("ro"), DiskReadOnly, disk=True),
    "a full disk": Fault(_mount("full"), DiskFull, disk=True),
}
"""By name; two with the same error are told by the same sentence, all others apart."""


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the lock, which is always empty."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and os.access(path, os.R_OK)
    }


__all__ = ["FAULTS", "Fault", "bytes_of", "can_mount"]
