"""The manager and the workplace, kept inside the vault."""

from __future__ import annotations

from vault.connection import Connection
from vault.records import Profile
from vault.rows import body_of, record_from
from vault.values import text


class ProfileStore:
    """The one profile of the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._otherwise = Profile()

    def fall_back_on(self, otherwise: Profile) -> None:
        """Let the texts of `otherwise` stand in for empty ones while the vault is open; nothing is kept."""
        self._otherwise = otherwise

    def get(self) -> Profile:
        """The profile; an empty one until it is filled in."""
        rows = self._connection.run("SELECT value FROM meta WHERE name = 'profile'")
        kept = record_from(Profile, text(rows[0][0]), {}) if rows else Profile()
        names = ("manager", "organisation", "word")
        missing = {name: getattr(self._otherwise, name) for name in names if not getattr(kept, name)}
        return kept.model_copy(update=missing)

    def put(self, profile: Profile) -> None:
        """Keep the profile."""
        with self._connection.transaction():
            self._connection.run(
                "INSERT OR REPLACE INTO meta VALUES ('profile', ?)", body_of(profile, frozenset())
            )
