"""The manager and the workplace, kept inside the vault."""

from __future__ import annotations

from vault.connection import Connection, text
from vault.records import Profile
from vault.rows import body_of, record_from


class ProfileStore:
    """The one profile of the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Profile:
        """The profile; an empty one until it is filled in."""
        rows = self._connection.run("SELECT value FROM meta WHERE name = 'profile'")
        return record_from(Profile, text(rows[0][0]), {}) if rows else Profile()

    def put(self, profile: Profile) -> None:
        """Keep the profile."""
        with self._connection.transaction():
            self._connection.run(
                "INSERT OR REPLACE INTO meta VALUES ('profile', ?)", body_of(profile, frozenset())
            )
