"""From an older schema to the newest: numbered migrations, each in one transaction.

A record that has gained a field needs a new number too, if without statements: a program that does not know
the field then opens the vault for reading only, and says so, instead of calling it damaged.
`tools/make_golden.py` makes the fixture of the new number, and a test sees to it that there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vault.connection import Connection
from vault.schema import m001_first, m002_signed
from vault.values import number

MIGRATIONS: Sequence[Sequence[str]] = (
    m001_first.STATEMENTS,
    m002_signed.STATEMENTS,
    (),  # documents know their language, what they say, where a line stood; a sheet to write on
)
"""The statements that lead to schema 1, 2, ...; a published one never changes."""

NEWEST = len(MIGRATIONS)


def schema_of(connection: Connection) -> int:
    """The number of the schema the database has; 0 for an empty one."""
    return number(connection.one("PRAGMA user_version")[0])


def make_first(connection: Connection, vault_id: str) -> None:
    """Give an empty database its tables and its identity, in one transaction."""
    with connection.transaction():
        for statement in MIGRATIONS[0]:
            connection.run(statement)
        connection.run("INSERT INTO meta VALUES ('vault_id', ?), ('sequence', 0)", vault_id)
        connection.run("PRAGMA user_version = 1")


def migrate(connection: Connection, before: Callable[[], None]) -> None:
    """Bring the database to the newest schema; `before` is called first when there is anything to do.

    Raises `CannotWrite`; the database is then at the last migration that was committed.
    """
    found = schema_of(connection)
    if found < NEWEST:
        before()
    for target in range(found + 1, NEWEST + 1):
        with connection.transaction():
            for statement in MIGRATIONS[target - 1]:
                connection.run(statement)
            connection.run(f"PRAGMA user_version = {target:d}")
