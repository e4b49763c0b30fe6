"""The keys of an open vault, in memory that can be wiped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vault.kdf import KEY_BYTES


def wipe(secret: bytearray) -> None:
    """Overwrite `secret` with zeros, in place."""
    secret[:] = bytes(len(secret))


def expand(secret: bytes | bytearray, label: str, *, salt: bytes | None = None) -> bytearray:
    """HKDF-SHA256 (RFC 5869) of `secret` for the use that `label` names: 32 bytes."""
    key = bytearray(KEY_BYTES)
    HKDF(SHA256(), KEY_BYTES, salt, label.encode()).derive_into(secret, key)
    return key


def fresh_key() -> bytearray:
    """A new key: 32 random bytes, of which no copy is left behind that cannot be wiped.

    Python's own ways hand out random bytes that nobody can overwrite.
    """
    key = bytearray(KEY_BYTES)
    with Path("/dev/urandom").open("rb", buffering=0) as source:
        if source.readinto(key) != KEY_BYTES:
            raise OSError("no random bytes")
    return key


@dataclass(frozen=True)
class Keys:
    """The master key and the three keys derived from it; none of the three gives another away."""

    master: bytearray
    database: bytearray
    private: bytearray
    header: bytearray

    @classmethod
    def of(cls, master: bytearray, vault_id: str) -> Keys:
        """Derive the keys of the vault `vault_id`."""
        return cls(
            master,
            expand(master, f"samtal-vault-1 database|{vault_id}"),
            expand(master, f"samtal-vault-1 private|{vault_id}"),
            expand(master, f"samtal-vault-1 header|{vault_id}"),
        )

    def wipe(self) -> None:
        """Overwrite them all."""
        for key in (self.master, self.database, self.private, self.header):
            wipe(key)
