"""The seam of the tests: a vault made or opened with its master key, without Argon2id.

No command line, setting or environment reaches it, and nothing above may import it (an import contract).
"""

from __future__ import annotations

from pathlib import Path

from vault.keys import fresh_key
from vault.store import OpenVault, make, open_with, sealed_slots


def create_for_tests(folder: Path) -> OpenVault:
    """Make a vault whose slots nobody can open."""
    master = fresh_key()
    return make(folder, master, lambda vault_id: sealed_slots(vault_id, master))


def open_for_tests(folder: Path, master_key: bytes) -> OpenVault:
    """Open a vault with its master key; raises what `store.open_with` raises."""
    return open_with(folder, lambda _key_file: bytearray(master_key))


def master_key_of(vault: OpenVault) -> bytes:
    """The master key of an open vault."""
    return bytes(vault.keys.master)
