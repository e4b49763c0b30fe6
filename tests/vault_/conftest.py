"""The vault's tests sync to the disk thousands of times: they work in memory where they can."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from vault_ import samples

from vault import seam
from vault.kdf import KEY_BYTES, KdfParameters, normalised
from vault.store import OpenVault


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test's own, in memory on Linux."""
    with samples.folder() as place:
        yield place


@pytest.fixture
def vault(tmp_path: Path) -> OpenVault:
    """An empty vault, opened without a key derived."""
    return seam.create_for_tests(tmp_path / "vault")


@pytest.fixture
def quick_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash in the place of Argon2id: for tests of anything but the derivation itself.

    A passphrase still gives one key with one salt and the same parameters, and another with any other.
    The real derivation is proved by the golden vaults, by the independent readers and the store.
    """

    def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
        parameters.check()
        secret = f"{parameters} {normalised(passphrase)}".encode("utf-8", "surrogatepass")
        return bytearray(hashlib.blake2b(secret, key=salt, digest_size=KEY_BYTES).digest())

    monkeypatch.setattr("vault.slots.derive", derive)
