"""The guides as they stood when talks were held with them: readable for ever."""

from __future__ import annotations

from vault.connection import Connection, text


class Guides:
    """The kept guide texts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, guide_id: str, version: str, toml_text: str) -> None:
        """Keep a guide's text; one that is kept already under this id and version is never changed."""
        if not self._connection.run("SELECT 1 FROM guide WHERE id = ? AND version = ?", guide_id, version):
            with self._connection.transaction():
                self._connection.run("INSERT INTO guide VALUES (?, ?, ?)", guide_id, version, toml_text)

    def get(self, guide_id: str, version: str) -> str:
        """The text of a guide; raise `NoSuchRecord`."""
        row = self._connection.one("SELECT body FROM guide WHERE id = ? AND version = ?", guide_id, version)
        return text(row[0])
