"""From a passphrase to a key: Argon2id (RFC 9106), within bounds checked before anything is derived."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from vault.errors import KeyFileOutOfBounds

KEY_BYTES = 32
SALT_BYTES = 16
MEMORY_KIB = range(64 * 1024, 1024 * 1024 + 1)
TIME = range(3, 11)
LANES = range(1, 9)


@dataclass(frozen=True)
class KdfParameters:
    """What Argon2id costs: memory in KiB, passes, lanes."""

    memory_kib: int
    time: int
    lanes: int

    def check(self) -> None:
        """Raise `KeyFileOutOfBounds` outside m 64 MiB..1 GiB, t 3..10, p 1..8."""
        if self.memory_kib not in MEMORY_KIB or self.time not in TIME or self.lanes not in LANES:
            raise KeyFileOutOfBounds


DEFAULT_KDF = KdfParameters(memory_kib=256 * 1024, time=3, lanes=4)
"""Half a second on the machine it was measured on (docs/performance.md)."""

LEAST_KDF = KdfParameters(memory_kib=MEMORY_KIB.start, time=TIME.start, lanes=4)
"""The cheapest parameters a vault may have."""


def normalised(passphrase: str) -> str:
    """The one spelling of a passphrase that counts: Unicode NFC (NIST SP 800-63B-4, 3.1.1.2)."""
    return unicodedata.normalize("NFC", passphrase)


def load_derivation() -> None:
    """Import the library of `derive` ahead of time."""
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
    """The 32-byte key of `passphrase`; raise `KeyFileOutOfBounds` before any memory is touched.

    The caller zeroes what is returned.
    """
    parameters.check()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # A terminal can hand over half a character; it must give a wrong passphrase, not an error.
    secret = bytearray(normalised(passphrase).encode("utf-8", "surrogatepass"))
    key = bytearray(KEY_BYTES)
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters.time,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    argon.derive_into(secret, key)  # type: ignore[arg-type]  # it takes any buffer
    secret[:] = bytes(len(secret))
    return key
