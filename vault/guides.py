"""The guides as they stood when talks were held with them: readable for ever."""

from __future__ import annotations

from itertools import chain, count

from vault.connection import Connection
from vault.values import text


class Guides:
    """The kept guide texts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, guide_id: str, version: str, toml_text: str) -> str:
        """Keep a guide's text and return the version it is kept under; what is kept is never changed.

        That is its own version, or with "+2" and so on behind it where other words lie there already: a guide
        can be changed and its version forgotten.
        """
        for name in chain([version], (f"{version}+{number}" for number in count(2))):
            kept = self._connection.run("SELECT body FROM guide WHERE id = ? AND version = ?", guide_id, name)
            if not kept:
                with self._connection.transaction():
                    self._connection.run("INSERT INTO guide VALUES (?, ?, ?)", guide_id, name, toml_text)
            if not kept or text(kept[0][0]) == toml_text:
                break
        return name

    def get(self, guide_id: str, version: str) -> str:
        """The text of a guide; raise `NoSuchRecord`."""
        row = self._connection.one("SELECT body FROM guide WHERE id = ? AND version = ?", guide_id, version)
        return text(row[0])

    def at(self, row: int) -> tuple[str, str, str] | None:
        """A guide's id, version and text in the row with this number, whatever became of the indexes."""
        found = self._connection.run("SELECT id, version, body FROM guide WHERE rowid = ?", row)
        return (text(found[0][0]), text(found[0][1]), text(found[0][2])) if found else None
