"""The key file: which vault this is, which file is its database, and the slots that hold its master key.

It is canonical JSON with two sums over its body: a MAC under K_header and an unkeyed SHA-256. A wrong sum
means damage, a right sum with a wrong MAC means that somebody changed it. docs/vault-format.md describes it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from vault.encoding import Json, canonical, from_base64, parse_canonical, to_base64
from vault.errors import KeyFileAltered, KeyFileCutShort, KeyFileDamaged, NewerVersion
from vault.kdf import KEY_BYTES, SALT_BYTES, KdfParameters
from vault.slots import FORMAT, NONCE_BYTES, VERSION, WRAPPED_BYTES, PassphraseSlot, RecoverySlot

LARGEST = 64 * 1024
"""No key file is larger, in bytes; more is not read."""

_VAULT_ID = re.compile(r"[0-9a-f]{32}")
_DATABASE = re.compile(r"vault-([1-9][0-9]{0,8})\.db")
DATABASE_SALT_BYTES = 16
_LARGEST_NUMBER = 2**53 - 1


@dataclass(frozen=True)
class KeyFile:
    """The body of a key file.

    `salt` is what its database file begins with; `serial` grows each time the key file is written;
    `sequence` is the least `meta.sequence` of the database.
    """

    vault: str
    database: str
    salt: bytes
    serial: int
    sequence: int
    passphrase: PassphraseSlot
    recovery: RecoverySlot

    def body(self) -> dict[str, Json]:
        """What both sums cover."""
        slots: list[Json] = [
            {**slot.parameters(), "wrapped": to_base64(slot.wrapped)}
            for slot in (self.passphrase, self.recovery)
        ]
        return {
            "database": self.database,
            "database_salt": to_base64(self.salt),
            "format": FORMAT,
            "sequence": self.sequence,
            "serial": self.serial,
            "slots": slots,
            "vault": self.vault,
            "version": VERSION,
        }

    def to_bytes(self, header_key: bytearray) -> bytes:
        """The file, with its MAC and its sum."""
        signed: dict[str, Json] = {"body": self.body(), "mac": to_base64(_mac(self.body(), header_key))}
        return canonical({**signed, "sum": _sum(signed)})


@dataclass(frozen=True)
class ReadKeyFile:
    """A key file whose sum is right, and the MAC it carries."""

    content: KeyFile
    mac: bytes

    def check(self, header_key: bytearray) -> None:
        """Raise `KeyFileAltered` unless the MAC is right."""
        if not hmac.compare_digest(_mac(self.content.body(), header_key), self.mac):
            raise KeyFileAltered


def database_number(name: str) -> int:
    """N of the name vault-N.db, 0 for any other."""
    named = _DATABASE.fullmatch(name)
    return int(named[1]) if named else 0


def _mac(body: dict[str, Json], header_key: bytearray) -> bytes:
    return hmac.digest(header_key, canonical(body), "sha256")


def _sum(signed: dict[str, Json]) -> str:
    return hashlib.sha256(canonical(signed)).hexdigest()


class _Fields:
    """The fields of one JSON object, each taken exactly once."""

    def __init__(self, value: Json) -> None:
        if not isinstance(value, dict):
            raise KeyFileDamaged("not an object")
        self._left = dict(value)

    def take(self, name: str) -> Json:
        if name not in self._left:
            raise KeyFileDamaged(f"{name} is missing")
        return self._left.pop(name)

    def text(self, name: str) -> str:
        value = self.take(name)
        if not isinstance(value, str):
            raise KeyFileDamaged(f"{name} is not a text")
        return value

    def number(self, name: str, least: int = 1) -> int:
        value = self.take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST_NUMBER:
            raise KeyFileDamaged(f"{name} is not a number in range")
        return value

    def data(self, name: str, length: int) -> bytes:
        value = from_base64(self.text(name))
        if len(value) != length:
            raise KeyFileDamaged(f"{name} has the wrong length")
        return value

    def only(self, name: str, *expected: str) -> None:
        if self.text(name) not in expected:
            raise KeyFileDamaged(f"{name} is unknown")

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise KeyFileDamaged(f"{name} is not written as it should be")
        return value

    def end(self) -> None:
        if self._left:
            raise KeyFileDamaged("a field is unknown")


def _passphrase_slot(value: Json) -> PassphraseSlot:
    fields = _Fields(value)
    fields.only("kind", PassphraseSlot.kind)
    fields.only("algorithm", PassphraseSlot.algorithm)
    slot = PassphraseSlot(
        KdfParameters(
            fields.number("memory_kib", least=0),
            fields.number("time", least=0),
            fields.number("lanes", least=0),
        ),
        fields.data("salt", SALT_BYTES),
        fields.data("nonce", NONCE_BYTES),
        fields.data("wrapped", WRAPPED_BYTES),
    )
    fields.end()
    slot.kdf.check()
    return slot


def _recovery_slot(value: Json) -> RecoverySlot:
    fields = _Fields(value)
    fields.only("kind", RecoverySlot.kind)
    fields.only("algorithm", RecoverySlot.algorithm)
    slot = RecoverySlot(
        fields.data("public", KEY_BYTES),
        fields.data("ephemeral", KEY_BYTES),
        fields.data("nonce", NONCE_BYTES),
        fields.data("wrapped", WRAPPED_BYTES),
    )
    fields.end()
    return slot


def _body(value: Json) -> KeyFile:
    fields = _Fields(value)
    fields.only("format", FORMAT)
    if fields.number("version") != VERSION:
        raise NewerVersion
    slots = fields.take("slots")
    if not isinstance(slots, list) or len(slots) != 2:
        raise KeyFileDamaged("there must be two slots")
    content = KeyFile(
        fields.matching("vault", _VAULT_ID),
        fields.matching("database", _DATABASE),
        fields.data("database_salt", DATABASE_SALT_BYTES),
        fields.number("serial"),
        fields.number("sequence"),
        _passphrase_slot(slots[0]),
        _recovery_slot(slots[1]),
    )
    fields.end()
    return content


def parse(data: bytes) -> ReadKeyFile:
    """Read a key file.

    Raises `KeyFileDamaged` (wrong sum, or nothing a key file can be), `KeyFileCutShort`, `NewerVersion`,
    `KeyFileOutOfBounds`.
    """
    if len(data) > LARGEST:
        raise KeyFileDamaged("too large")
    if not data or (data.startswith(b"{") and not data.rstrip().endswith(b"}")):
        raise KeyFileCutShort
    whole = _Fields(parse_canonical(data))
    body, mac, total = whole.take("body"), whole.text("mac"), whole.text("sum")
    whole.end()
    if not hmac.compare_digest(_sum({"body": body, "mac": mac}).encode(), total.encode()):
        raise KeyFileDamaged("the sum is wrong")
    mac_fields = _Fields({"mac": mac})
    return ReadKeyFile(_body(body), mac_fields.data("mac", hashlib.sha256().digest_size))
