"""Everything written down in the talks, in its two compartments, and the way back from each change.

What is private is a sealed row, what may be shared a plain one. A change of audience between the two writes a
new row and removes the old one in the same transaction; no mark ever turns one kind of row into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vault.connection import Connection
from vault.errors import Malformed, NoSuchRecord
from vault.history import History, Step
from vault.people import PersonSeals
from vault.private_rows import PrivateRows
from vault.proposals import Proposals
from vault.records import OWN_FIELDS, Item, Kind
from vault.shared_rows import SharedRows
from vault.values import text


def _in_order(*groups: Iterable[Item]) -> list[Item]:
    return sorted((item for group in groups for item in group), key=lambda item: item.sequence)


class Items:
    """The items of the vault. Whatever opens a seal may raise `DatabaseDamaged`."""

    def __init__(self, connection: Connection, seals: PersonSeals) -> None:
        self._connection = connection
        self._shared = SharedRows(connection)
        self._private = PrivateRows(connection, seals)
        self._proposals = Proposals(connection, seals)
        self._history = History(connection, seals)

    def of_talk(self, talk_id: str) -> list[Item]:
        """What was written in a talk, in the order it was first written."""
        shared = self._proposals.onto(self._shared.of_talk(talk_id), "WHERE shared.talk = ?", talk_id)
        return _in_order(shared, self._private.of_talk(talk_id))

    def of_person(self, person_id: str) -> list[Item]:
        """What was written about a person, in the order it was first written."""
        shared = self._proposals.onto(self._shared.of_person(person_id), "WHERE shared.person = ?", person_id)
        return _in_order(shared, self._private.of_person(person_id))

    def all(self) -> list[Item]:
        """Everything, in the order it was first written; opens every seal."""
        return _in_order(self._proposals.onto(self._shared.all()), self._private.all())

    def undoable(self) -> Iterator[Item]:
        """Every item as it was before or after a step that can be undone, what is deleted included."""
        for step in self._history.all():
            yield from (*step.before, *step.after)

    def get(self, item_id: str) -> Item:
        """The item with this id; raise `NoSuchRecord`."""
        found = self._find(item_id)
        if found is None:
            raise NoSuchRecord
        return found

    def _find(self, item_id: str) -> Item | None:
        if shared := self._shared.get(item_id):
            return self._proposals.onto([shared], "WHERE shared.id = ?", item_id)[0]
        return self._private.get(item_id)

    def shareable_of_talk(self, talk_id: str) -> list[Item]:
        """What may be shared of a talk, without proposals: documents are selected from it. Opens no seal."""
        return self._shared.of_talk(talk_id)

    def shareable_of_person(self, person_id: str, kinds: Iterable[Kind] = ()) -> list[Item]:
        """What may be shared about a person, of these kinds if any, without proposals; opens no seal."""
        return self._shared.of_person(person_id, kinds)

    def shareable_of_kind(self, kind: Kind) -> list[Item]:
        """Every shareable item of a kind, for all people; opens no seal."""
        return self._shared.of_kind(kind)

    def private_counts(self, person_id: str = "") -> dict[str, int]:
        """How many private and sensitive items each talk has, or each of one person; opens no seal."""
        return self._private.counts(person_id)

    def apply(self, talk_id: str, put: Sequence[Item] = (), remove: Sequence[str] = ()) -> list[Item]:
        """Write and remove items of one talk: one durable transaction, one step to undo.

        A new item is given its `sequence`; an old one keeps it. Returns the items as written. Raises
        `NoSuchRecord` for an unknown talk or an unknown item to remove, `Malformed` for an item of another
        talk, `CannotWrite`.
        """
        with self._connection.transaction():
            person = text(self._connection.one("SELECT person FROM talk WHERE id = ?", talk_id)[0])
            touched = list(dict.fromkeys([*(item.id for item in put), *remove]))
            before = {item.id: item for item in map(self._find, touched) if item}
            if not set(remove) <= set(before):
                raise NoSuchRecord
            for item in (*put, *before.values()):
                if (item.talk, item.person) != (talk_id, person):
                    raise Malformed([("talk", "another one")])
            for item in put:
                if item.audience.shareable and item.fields.keys() & set(OWN_FIELDS.get(item.kind, ())):
                    raise Malformed([("fields", "not for others")])
            written = [self._numbered(item, before.get(item.id)) for item in put]
            self._replace(touched, written)
            if touched:
                self._history.add(talk_id, person, Step(before=tuple(before.values()), after=tuple(written)))
        return written

    def _numbered(self, item: Item, before: Item | None) -> Item:
        sequence = before.sequence if before else self._connection.next_sequence()
        return item if item.sequence == sequence else item.model_copy(update={"sequence": sequence})

    def _replace(self, ids: Iterable[str], items: Iterable[Item]) -> None:
        """Remove the rows of `ids` from both compartments, then write each item into its own."""
        for item_id in ids:
            self._shared.remove(item_id)
            self._private.remove(item_id)
        for item in items:
            if item.audience.shareable:
                self._shared.put(item)
                self._proposals.put(item)
            else:
                self._private.put(item)

    def undo(self, talk_id: str) -> list[str] | None:
        """Undo the last step of a talk; the ids of the items it touched, or None when there is no step."""
        with self._connection.transaction():
            step = self._history.take_done(talk_id)
            if step is None:
                return None
            self._replace(step.ids, step.before)
            return step.ids

    def redo(self, talk_id: str) -> list[str] | None:
        """Do again what was undone last; the ids of the items it touched, or None when there is no step."""
        with self._connection.transaction():
            step = self._history.take_undone(talk_id)
            if step is None:
                return None
            self._replace(step.ids, step.after)
            return step.ids

    def forget_history(self, talk_id: str) -> None:
        """Remove what could be undone: the talk is closed."""
        with self._connection.transaction():
            self._history.forget(talk_id)
