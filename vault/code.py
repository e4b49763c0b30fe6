"""The recovery code: 130 random bits and a checksum, in letters that are hard to mistake for one another."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from vault.errors import CodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

RANDOM_SYMBOLS = 26
CHECK_SYMBOLS = 2
GROUP = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _checksum(symbols: str) -> str:
    """Two symbols, ten bits of SHA-256: one mistyped code in 1,024 slips through to the key file."""
    value = int.from_bytes(hashlib.sha256(b"samtal recovery code|" + symbols.encode()).digest()[:2]) >> 6
    return ALPHABET[value >> 5] + ALPHABET[value & 31]


def fresh() -> str:
    """A new code as it is shown: seven groups of four, 130 random bits."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SYMBOLS))
    whole = symbols + _checksum(symbols)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def same(typed: str, code: str) -> bool:
    """True when `typed` is `code`, whatever its case, spaces and dashes: she has written it down."""
    try:
        return hmac.compare_digest(read(typed), read(code))
    except CodeMistyped:
        return False


def read(typed: str) -> bytearray:
    """The secret in a code as typed, whatever its case, spaces and dashes; raise `CodeMistyped`.

    The caller zeroes what is returned.
    """
    symbols = "".join(typed.upper().split()).replace("-", "").translate(_READ_AS)
    if len(symbols) != RANDOM_SYMBOLS + CHECK_SYMBOLS or not set(symbols) <= set(ALPHABET):
        raise CodeMistyped
    secret, check = symbols[:RANDOM_SYMBOLS], symbols[RANDOM_SYMBOLS:]
    if _checksum(secret) != check:
        raise CodeMistyped
    return bytearray(secret.encode("ascii"))
