"""How the master key is wrapped: once under the passphrase, once for the recovery code.

Each slot is sealed with ChaCha20-Poly1305 (RFC 8439); its AAD is every parameter of the slot, the vault's id
and the format's version, so that nothing in a slot can be changed or moved to another vault.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from vault import code as recovery
from vault.encoding import Json, canonical, to_base64
from vault.errors import KeyFileAltered, WrongSecret
from vault.kdf import KEY_BYTES, SALT_BYTES, KdfParameters, derive
from vault.keys import expand, wipe

NONCE_BYTES = 12
WRAPPED_BYTES = KEY_BYTES + 16
FORMAT = "samtal-vault"
VERSION = 1


def _aad(vault_id: str, parameters: dict[str, Json]) -> bytes:
    return canonical({"format": FORMAT, "slot": parameters, "vault": vault_id, "version": VERSION})


def _wrap(key: bytearray, nonce: bytes, master: bytearray, aad: bytes) -> bytes:
    wrapped = ChaCha20Poly1305(key).encrypt(nonce, master, aad)
    wipe(key)
    return wrapped


def _unwrap(key: bytearray, nonce: bytes, wrapped: bytes, aad: bytes) -> bytearray | None:
    master = bytearray(KEY_BYTES)
    try:
        ChaCha20Poly1305(key).decrypt_into(nonce, wrapped, aad, master)
    except InvalidTag:
        return None
    finally:
        wipe(key)
    return master


@dataclass(frozen=True)
class PassphraseSlot:
    """The master key under Argon2id of the passphrase."""

    kind: ClassVar[str] = "passphrase"
    algorithm: ClassVar[str] = "argon2id"
    kdf: KdfParameters
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def make(cls, vault_id: str, master: bytearray, passphrase: str, kdf: KdfParameters) -> PassphraseSlot:
        """Wrap `master` under `passphrase` with a fresh salt and nonce."""
        slot = cls(kdf, secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES), b"")
        key = derive(passphrase, slot.salt, kdf)
        return replace(slot, wrapped=_wrap(key, slot.nonce, master, _aad(vault_id, slot.parameters())))

    def parameters(self) -> dict[str, Json]:
        """Everything but the wrapped key, as it stands in the key file."""
        return {
            "algorithm": self.algorithm,
            "kind": self.kind,
            "lanes": self.kdf.lanes,
            "memory_kib": self.kdf.memory_kib,
            "nonce": to_base64(self.nonce),
            "salt": to_base64(self.salt),
            "time": self.kdf.time,
        }

    def open(self, vault_id: str, passphrase: str) -> bytearray:
        """The master key; raise `WrongSecret`, or `KeyFileOutOfBounds` before anything is derived."""
        key = derive(passphrase, self.salt, self.kdf)
        master = _unwrap(key, self.nonce, self.wrapped, _aad(vault_id, self.parameters()))
        if master is None:
            raise WrongSecret
        return master


def _private_key(vault_id: str, code: str) -> X25519PrivateKey:
    secret = recovery.read(code)
    seed = expand(secret, f"samtal-vault-1 recovery|{vault_id}")
    key = X25519PrivateKey.from_private_bytes(seed)
    wipe(secret)
    wipe(seed)
    return key


def public_half(vault_id: str, code: str) -> bytes:
    """The X25519 public key (RFC 7748) of `code`: with it a master key can be wrapped without the code."""
    return _private_key(vault_id, code).public_key().public_bytes_raw()


@dataclass(frozen=True)
class RecoverySlot:
    """The master key for whoever has the recovery code."""

    kind: ClassVar[str] = "recovery"
    algorithm: ClassVar[str] = "x25519"
    public: bytes
    ephemeral: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def make(cls, vault_id: str, master: bytearray, public: bytes) -> RecoverySlot:
        """Wrap `master` for the public half of a code."""
        once = X25519PrivateKey.generate()
        slot = cls(public, once.public_key().public_bytes_raw(), secrets.token_bytes(NONCE_BYTES), b"")
        key = slot._key(vault_id, once.exchange(X25519PublicKey.from_public_bytes(public)))
        return replace(slot, wrapped=_wrap(key, slot.nonce, master, _aad(vault_id, slot.parameters())))

    def _key(self, vault_id: str, shared: bytes) -> bytearray:
        return expand(shared, f"samtal-vault-1 recovery slot|{vault_id}", salt=self.ephemeral + self.public)

    def parameters(self) -> dict[str, Json]:
        """Everything but the wrapped key, as it stands in the key file."""
        return {
            "algorithm": self.algorithm,
            "ephemeral": to_base64(self.ephemeral),
            "kind": self.kind,
            "nonce": to_base64(self.nonce),
            "public": to_base64(self.public),
        }

    def open(self, vault_id: str, code: str) -> bytearray:
        """The master key; raise `CodeMistyped`, `WrongSecret`, or `KeyFileAltered` for the right code."""
        private = _private_key(vault_id, code)
        if private.public_key().public_bytes_raw() != self.public:
            raise WrongSecret
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(self.ephemeral))
        except ValueError:
            raise KeyFileAltered from None
        key = self._key(vault_id, shared)
        master = _unwrap(key, self.nonce, self.wrapped, _aad(vault_id, self.parameters()))
        if master is None:
            raise KeyFileAltered
        return master
