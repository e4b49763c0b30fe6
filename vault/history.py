"""What was done in a talk and can be undone: sealed steps, kept until the talk is closed."""

from __future__ import annotations

from collections.abc import Iterator

from vault.connection import Connection
from vault.errors import DatabaseDamaged, Malformed, VaultError
from vault.people import PersonSeals
from vault.records import Item, Record, checked
from vault.seal import Place
from vault.values import Row, blob, number, text

_SELECT = (
    "SELECT talk.person, step.revision, step.sealed, step.talk FROM step JOIN talk ON talk.id = step.talk "
)
_LAST_DONE = "WHERE step.talk = ? AND undone = 0 ORDER BY step.revision DESC LIMIT 1"
_LAST_UNDONE = "WHERE step.talk = ? AND undone = 1 ORDER BY step.revision LIMIT 1"


class Step(Record):
    """One thing done: the items it touched, as they were before and after it."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]

    @property
    def ids(self) -> list[str]:
        """The items the step touched, each once."""
        return list(dict.fromkeys(item.id for item in (*self.before, *self.after)))


class History:
    """The steps of each talk. Everything here happens inside the caller's transaction."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._seals = seals

    def add(self, talk_id: str, person: str, step: Step) -> None:
        """Keep a step; what had been undone can no longer be redone."""
        self._connection.run("DELETE FROM step WHERE talk = ? AND undone = 1", talk_id)
        revision = self._connection.next_sequence()
        sealed = self._seals.of(person).seal(
            step.model_dump_json().encode(), Place("step", talk_id, revision, "step")
        )
        self._connection.run("INSERT INTO step VALUES (?, ?, 0, ?)", talk_id, revision, sealed)

    def take_done(self, talk_id: str) -> Step | None:
        """The last step done, which counts as undone from now on."""
        return self._turn(_LAST_DONE, talk_id, undone=1)

    def take_undone(self, talk_id: str) -> Step | None:
        """The step undone last, which counts as done from now on."""
        return self._turn(_LAST_UNDONE, talk_id, undone=0)

    def _turn(self, which: str, talk_id: str, *, undone: int) -> Step | None:
        rows = self._connection.run(_SELECT + which, talk_id)
        if not rows:
            return None
        self._connection.run(
            "UPDATE step SET undone = ? WHERE talk = ? AND revision = ?", undone, talk_id, rows[0][1]
        )
        return self._opened(talk_id, rows[0])

    def _opened(self, talk_id: str, row: Row) -> Step:
        body = self._seals.of(text(row[0])).open(blob(row[2]), Place("step", talk_id, number(row[1]), "step"))
        try:
            return checked(Step, Step.model_validate_json(body))
        except (ValueError, Malformed):
            raise DatabaseDamaged from None

    def all(self) -> Iterator[Step]:
        """Every step kept, done or undone; opens every seal. Raises `DatabaseDamaged`."""
        for row in self._connection.run(f"{_SELECT}ORDER BY step.revision"):
            yield self._opened(text(row[3]), row)

    def broken(self) -> Iterator[str | None]:
        """For each step None, or its talk's id when its seal is broken or holds none."""
        for row in self._connection.run(_SELECT):
            try:
                self._opened(text(row[3]), row)
            except VaultError:
                yield text(row[3])
            else:
                yield None

    def forget(self, talk_id: str) -> None:
        """Remove every step of a talk."""
        self._connection.run("DELETE FROM step WHERE talk = ?", talk_id)
