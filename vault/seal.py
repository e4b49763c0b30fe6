"""Private bodies: ChaCha20-Poly1305 under a key of each person, itself wrapped by K_private.

The AAD names the vault, the table, the row, the person, the revision and what kind of body it is, so that no
body can be read in another place than the one it was written for. Without a person's key nothing opens.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from vault.errors import DatabaseDamaged
from vault.kdf import KEY_BYTES
from vault.keys import expand, fresh_key, wipe

NONCE_BYTES = 12


@dataclass(frozen=True)
class Place:
    """Where a body stands: table, row, revision, and what it is: "item", "proposal", "draft", "step"."""

    table: str
    row: str
    revision: int
    kind: str


def _spelled(*parts: str) -> bytes:
    """Each part with its length before it, so that no two lists of parts are written alike."""
    return b"".join(len(part).to_bytes(4) + part for part in map(str.encode, parts))


def _aad(vault_id: str, person: str, place: Place) -> bytes:
    revision = str(place.revision)
    return _spelled("samtal-seal-1", vault_id, place.table, place.row, person, revision, place.kind)


def _seal(key: bytearray, body: bytes | bytearray, aad: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, body, aad)


class PersonSeal:
    """Seals and opens what is private about one person."""

    def __init__(self, vault_id: str, person: str, key: bytearray) -> None:
        self._vault = vault_id
        self._person = person
        self._key = key
        self._names = expand(key, "samtal-vault-1 names")

    def seal(self, body: bytes, place: Place) -> bytes:
        """The nonce and the sealed body."""
        return _seal(self._key, body, _aad(self._vault, self._person, place))

    def open(self, sealed: bytes, place: Place) -> bytes:
        """The body; raise `DatabaseDamaged` when the seal is broken or the body stood elsewhere."""
        aad = _aad(self._vault, self._person, place)
        try:
            return ChaCha20Poly1305(self._key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)
        except (InvalidTag, ValueError):
            raise DatabaseDamaged from None

    def name(self, *parts: str) -> str:
        """A row's name that tells nothing without this person's key (HMAC-SHA256)."""
        return hmac.digest(self._names, _spelled(*parts), "sha256").hex()

    def wipe(self) -> None:
        """Overwrite the keys."""
        wipe(self._key)
        wipe(self._names)


class Sealer:
    """Makes and unwraps the persons' keys under K_private."""

    def __init__(self, vault_id: str, private_key: bytearray) -> None:
        self._vault = vault_id
        self._key = private_key

    @staticmethod
    def _place() -> Place:
        return Place("person_key", "", 0, "person key")

    def wrap(self, person: str, key: bytearray) -> bytes:
        """A person's key, wrapped."""
        return _seal(self._key, key, _aad(self._vault, person, self._place()))

    def unwrap(self, person: str, wrapped: bytes) -> bytearray:
        """A person's key; raise `DatabaseDamaged`."""
        key = bytearray(KEY_BYTES)
        aad = _aad(self._vault, person, self._place())
        try:
            ChaCha20Poly1305(self._key).decrypt_into(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], aad, key)
        except (InvalidTag, ValueError):
            raise DatabaseDamaged from None
        return key

    def fresh(self, person: str) -> bytes:
        """A new key for `person`, wrapped."""
        key = fresh_key()
        wrapped = self.wrap(person, key)
        wipe(key)
        return wrapped

    def person(self, person: str, wrapped: bytes) -> PersonSeal:
        """The seal of `person`; raise `DatabaseDamaged`."""
        return PersonSeal(self._vault, person, self.unwrap(person, wrapped))
