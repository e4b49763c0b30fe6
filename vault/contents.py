"""The digest of everything a vault holds, to prove that a copy holds the same."""

from __future__ import annotations

import hashlib

from vault.connection import Connection
from vault.values import Value, text

TABLES = (
    "person",
    "talk",
    "shared",
    "private",
    "proposal",
    "draft",
    "step",
    "guide",
    "document",
    "backup",
    "receipt",
)
"""Every table of the first schema whose rows are the same under any master key."""

LATER = ("sign_off", "consent")
"""The tables of later schemas: without rows they change no digest taken before they were there."""


def _spelled(value: Value) -> bytes:
    """A value with its type and length before it."""
    data = value if isinstance(value, bytes) else str(value).encode()
    return f"{type(value).__name__}{len(data)}:".encode() + data


def content_digest(connection: Connection) -> str:
    """SHA-256, in hex, of every row but keys and counters."""
    total = hashlib.sha256()
    there = {text(row[0]) for row in connection.run("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in (*TABLES, *(table for table in LATER if table in there)):
        rows = connection.run(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - names from above
        if rows or table in TABLES:
            total.update(table.encode())
        for row in rows:
            for value in row:
                total.update(_spelled(value))
    for row in connection.run("SELECT value FROM meta WHERE name = 'profile'"):
        total.update(text(row[0]).encode())
    for row in connection.run("SELECT name, value FROM meta WHERE name GLOB 'unfinished:*' ORDER BY name"):
        for value in row:
            total.update(_spelled(value))
    return total.hexdigest()
