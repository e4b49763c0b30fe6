"""One way to write each thing down: canonical JSON (RFC 8785) and canonical base64 (RFC 4648).

Whoever reads refuses everything else, so that two readers can never see two things in one file.
"""

from __future__ import annotations

import base64
import binascii
import json

import rfc8785

from vault.errors import KeyFileDamaged

Json = bool | int | str | list["Json"] | dict[str, "Json"] | None
"""What a file of the vault may hold: no fractions."""


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of `value`."""
    return rfc8785.dumps(value)


def _no_fractions(_text: str) -> Json:
    raise KeyFileDamaged("a number is not a whole one")


def parse_canonical(data: bytes) -> Json:
    """Read JSON that is exactly canonical, which no name written twice is; raise `KeyFileDamaged`."""
    try:
        read: Json = json.loads(
            data.decode(),
            parse_float=_no_fractions,
            parse_constant=_no_fractions,
        )
        if canonical(read) != data:
            raise KeyFileDamaged("not written canonically")
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        raise KeyFileDamaged("not readable as JSON") from None
    return read


def to_base64(data: bytes | bytearray) -> str:
    """`data` in standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes `text` stands for; raise `KeyFileDamaged` unless it is their one canonical spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise KeyFileDamaged("not base64") from None
    if to_base64(data) != text:
        raise KeyFileDamaged("base64 not written canonically")
    return data
