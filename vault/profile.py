"""The manager and the workplace, kept inside the vault."""

from __future__ import annotations

from vault.connection import Connection
from vault.records import Profile
from vault.rows import body_of, record_from
from vault.values import text

_TEXTS = ("manager", "organisation", "word", "layout")
_STEPS = ("public_employer", "signing")


class ProfileStore:
    """The one profile of the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._otherwise = Profile()

    def fall_back_on(self, otherwise: Profile) -> None:
        """Let `otherwise` fill in what is empty, and say no for what it says no to; nothing of it is kept."""
        self._otherwise = otherwise

    @property
    def otherwise(self) -> Profile:
        """What it falls back on."""
        return self._otherwise

    def get(self) -> Profile:
        """The profile; an empty one until it is filled in."""
        kept = self._kept()
        missing = {name: getattr(self._otherwise, name) for name in _TEXTS if not getattr(kept, name)}
        denied = {name: False for name in _STEPS if not getattr(self._otherwise, name)}
        return kept.model_copy(update={**missing, **denied})

    def _kept(self) -> Profile:
        rows = self._connection.run("SELECT value FROM meta WHERE name = 'profile'")
        if not rows:
            return Profile()
        return record_from(Profile, text(rows[0][0]), {}, newer=self._connection.read_only)

    def put(self, profile: Profile) -> None:
        """Keep the profile; what is as `get` said it was stays as it is kept."""
        kept, said = self._kept(), self.get()
        same = [name for name in (*_TEXTS, *_STEPS) if getattr(profile, name) == getattr(said, name)]
        profile = profile.model_copy(update={name: getattr(kept, name) for name in same})
        with self._connection.transaction():
            self._connection.run(
                "INSERT OR REPLACE INTO meta VALUES ('profile', ?)", body_of(profile, frozenset())
            )
