"""Read the memory of another process, and what a vault's secrets look like in it (Linux)."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from vault.connection import raw_key
from vault.kdf import derive
from vault.store import OpenVault

CHUNK = 1 << 24


def can_read() -> bool:
    """Whether this system shows a process's memory to its parent."""
    return sys.platform == "linux" and Path("/proc/self/mem").exists()


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, modes, *rest = line.split(maxsplit=5)
        if modes.startswith("rw") and not (rest and rest[-1].startswith(("[vvar", "[vsyscall"))):
            start, end = (int(each, 16) for each in span.split("-"))
            yield start, end


def found_in(pid: int, secrets: Mapping[str, bytes]) -> dict[str, int]:
    """How many times each secret stands in the writable memory of a process; those found, by name.

    The second half of each is looked for: freeing memory writes over its beginning, and a key that was freed
    but not wiped is to be found too.
    """
    secrets = {name: secret[len(secret) // 2 :] for name, secret in secrets.items()}
    longest = max(map(len, secrets.values()))
    counts: dict[str, int] = {}
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            tail = b""
            for at in range(start, end, CHUNK):
                try:
                    memory.seek(at)
                    data = tail + memory.read(min(CHUNK, end - at))
                except OSError:
                    break  # a page that is not there
                for name, secret in secrets.items():
                    if hits := data.count(secret):
                        counts[name] = counts.get(name, 0) + hits
                tail = data[-(longest - 1) :]
    return counts


def keys_of(vault: OpenVault, passphrase: str, person: str) -> dict[str, bytes]:
    """Every key of an open vault, as bytes: derived, wrapped for, and as SQLCipher spells and splits it."""
    keys, slot = vault.keys, vault.key_file.passphrase
    salt = bytes(byte ^ 0x3A for byte in vault.key_file.salt)
    seal = vault.seals.of(person)
    return {
        "MK": bytes(keys.master),
        "K_db": bytes(keys.database),
        "K_db in hexadecimal": bytes(raw_key(keys.database)[2:-1]),
        "K_db in capitals": bytes(raw_key(keys.database)[2:-1]).upper(),
        "the key of SQLCipher's page MACs": hashlib.pbkdf2_hmac("sha512", bytes(keys.database), salt, 2, 32),
        "K_private": bytes(keys.private),
        "K_header": bytes(keys.header),
        "the person's key": bytes(seal._key),
        "the key of her names": bytes(seal._names),
        "Argon2id's key": bytes(derive(passphrase, slot.salt, slot.kdf)),
    }


def spellings(name: str, text: str) -> dict[str, bytes]:
    """A text as Python and SQLite may hold it."""
    return {f"{name} in {encoding}": text.encode(encoding) for encoding in ("latin-1", "utf-8")}
