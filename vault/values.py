"""What a database hands back, and what it must be."""

from __future__ import annotations

from vault.errors import DatabaseDamaged

Value = int | float | str | bytes | None
Row = tuple[Value, ...]


def text(value: Value) -> str:
    """`value` as the text it must be; raise `DatabaseDamaged`."""
    if not isinstance(value, str):
        raise DatabaseDamaged
    return value


def number(value: Value) -> int:
    """`value` as the whole number it must be; raise `DatabaseDamaged`."""
    if not isinstance(value, int):
        raise DatabaseDamaged
    return value


def blob(value: Value) -> bytes:
    """`value` as the bytes it must be; raise `DatabaseDamaged`."""
    if not isinstance(value, bytes):
        raise DatabaseDamaged
    return value
