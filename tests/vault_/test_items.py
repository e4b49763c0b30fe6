"""Two compartments, and the way back from each change."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from vault_ import samples
from vault_.pages import plain_pages

from vault import seam
from vault.errors import DatabaseDamaged
from vault.records import FIELDS, Agreement, Audience, Draft, Item, Kind, Proposal, Talk
from vault.seal import Place, Sealer
from vault.shareable import digest
from vault.store import OpenVault


@pytest.fixture
def vault(tmp_path: Path) -> OpenVault:
    return seam.create_for_tests(tmp_path / "vault")


def _agreed(vault: OpenVault, item: Item, proposal: Proposal | None = None) -> Item:
    agreement = Agreement(digest=digest(vault.id, item), on=date(2026, 2, 10))
    return item.model_copy(update={"agreed": agreement, "proposal": proposal})


def test_the_key_of_the_database_reads_nothing_private(vault: OpenVault) -> None:
    """Whoever has K_db alone sees that there is something, and about whom, but not one word of it."""
    talk = samples.a_talk(vault)
    shared = samples.a_note(talk, "readable to whoever has the key", Audience.ONWARD)
    private = samples.a_note(talk, "CANARY private", Audience.PRIVATE).model_copy(
        update={"question": "CANARY/question", "routed_to": "CANARY routed", "kept_until": date(2099, 9, 9)}
    )
    sensitive = samples.a_note(talk, "CANARY sensitive", Audience.SENSITIVE, Kind.PROMISE)
    proposal = Proposal(fields={"text": "CANARY proposal"}, audience=Audience.ONWARD)
    written = vault.items.apply(talk.id, [_agreed(vault, shared, proposal), private, sensitive])
    vault.items.apply(talk.id, [written[1].model_copy(update={"fields": {"text": "CANARY edited"}})])
    vault.items.apply(talk.id, remove=[written[2].id])
    vault.drafts.put(talk.id, "CANARY/slot", Draft(text="CANARY draft", audience=Audience.SENSITIVE))

    pages = plain_pages(vault)
    assert b"readable to whoever has the key" in pages, "the search must be able to find something"
    assert b"CANARY" not in pages
    for telling in (b"2099-09-09", b"promise", b"sensitive", b'"private"'):
        assert telling not in pages
    assert "CANARY" in repr(vault.items.all())
    vault.close()


@pytest.mark.parametrize("first", [Audience.PRIVATE, Audience.SENSITIVE])
@pytest.mark.parametrize("then", [Audience.BETWEEN_US, Audience.ONWARD])
def test_a_change_of_compartment_writes_a_new_row_and_removes_the_old(
    vault: OpenVault, first: Audience, then: Audience
) -> None:
    def rows(table: str) -> int:
        return len(vault.connection.run(f"SELECT * FROM {table}"))

    talk = samples.a_talk(vault)
    (item,) = vault.items.apply(talk.id, [samples.a_note(talk, "raden", first)])
    assert (rows("private"), rows("shared")) == (1, 0)
    assert vault.items.shareable_of_talk(talk.id) == []
    (moved,) = vault.items.apply(talk.id, [item.model_copy(update={"audience": then})])
    assert (rows("private"), rows("shared")) == (0, 1)
    assert moved.sequence == item.sequence
    assert vault.items.shareable_of_talk(talk.id) == [moved]
    vault.items.apply(talk.id, [moved.model_copy(update={"audience": first})])
    assert (rows("private"), rows("shared")) == (1, 0)
    assert vault.items.shareable_of_talk(talk.id) == []
    vault.close()


@pytest.mark.parametrize(
    "move",
    [
        "UPDATE private SET id = 'elsewhere' WHERE id = :one",
        "UPDATE private SET person = :other_person, talk = :other_talk WHERE id = :one",
        "UPDATE private SET sealed = (SELECT sealed FROM private WHERE id = :two) WHERE id = :one",
        "UPDATE private SET (sealed, revision) = (SELECT sealed, revision FROM private WHERE id = :two)",
        "UPDATE private SET revision = revision - 1 WHERE id = :one",
        "UPDATE private SET sealed = (SELECT sealed FROM draft), revision = (SELECT revision FROM draft)",
        "UPDATE private SET sealed = (SELECT sealed FROM step LIMIT 1)",
        "UPDATE private SET sealed = substr(sealed, 1, 11)",
        "UPDATE private SET sealed = x''",
        "UPDATE person_key SET wrapped = (SELECT wrapped FROM person_key WHERE person = :other_person)",
    ],
)
def test_a_body_opens_only_where_it_was_written(vault: OpenVault, move: str) -> None:
    talk, other = samples.a_talk(vault), samples.a_talk(vault, samples.a_person(vault, "Ali"))
    one, two = vault.items.apply(talk.id, [samples.a_note(talk, "ett"), samples.a_note(talk, "två")])
    vault.drafts.put(talk.id, "work/balance", Draft(text="tre"))
    names = {"one": one.id, "two": two.id, "other_person": other.person, "other_talk": other.id}
    statement = move
    for name, value in names.items():
        statement = statement.replace(f":{name}", f"'{value}'")
    with vault.connection.transaction():
        vault.connection.run(statement)
    vault.seals.wipe()
    with pytest.raises(DatabaseDamaged):
        vault.items.all()
    vault.close()


def test_an_earlier_body_does_not_open_in_place_of_a_later_one(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    (item,) = vault.items.apply(talk.id, [samples.a_note(talk, "ett")])
    vault.drafts.put(talk.id, "work/balance", Draft(text="ett"))
    sealed = {table: vault.connection.one(f"SELECT sealed FROM {table}")[0] for table in ("private", "draft")}
    vault.items.apply(talk.id, [item.model_copy(update={"fields": {"text": "två"}})])
    vault.drafts.put(talk.id, "work/balance", Draft(text="två"))
    for table, earlier in sealed.items():
        with vault.connection.transaction():
            vault.connection.run(f"UPDATE {table} SET sealed = ?", earlier)
    with pytest.raises(DatabaseDamaged):
        vault.items.of_talk(talk.id)
    with pytest.raises(DatabaseDamaged):
        vault.drafts.of_talk(talk.id)
    vault.close()


def test_a_sealed_row_never_counts_as_shareable(vault: OpenVault) -> None:
    """No mark inside a private row turns it into one that may leave."""
    talk = samples.a_talk(vault)
    (item,) = vault.items.apply(talk.id, [samples.a_note(talk, "ett")])
    body = item.model_copy(update={"audience": Audience.ONWARD}).model_dump_json(
        exclude={"id", "person", "talk", "sequence"}, exclude_defaults=True
    )
    sealed = vault.seals.of(talk.person).seal(body.encode(), Place("private", item.id, 999, "item"))
    with vault.connection.transaction():
        vault.connection.run("UPDATE private SET sealed = ?, revision = 999", sealed)
    with pytest.raises(DatabaseDamaged):
        vault.items.of_talk(talk.id)
    assert vault.items.shareable_of_talk(talk.id) == []
    vault.close()


def test_without_a_persons_key_nothing_about_her_opens(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    vault.items.apply(talk.id, [samples.a_note(talk, "ett"), samples.a_note(talk, "två", Audience.ONWARD)])
    with vault.connection.transaction():
        fresh = Sealer(vault.id, vault.keys.private).fresh(talk.person)
        vault.connection.run("UPDATE person_key SET wrapped = ?", fresh)
    vault.seals.wipe()
    assert [item.title for item in vault.items.shareable_of_talk(talk.id)] == ["två"]
    with pytest.raises(DatabaseDamaged):
        vault.items.of_talk(talk.id)
    vault.close()


def test_a_proposal_is_kept_beside_the_agreed_words(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    proposal = Proposal(fields={"text": "nya ord"}, audience=Audience.ONWARD)
    item = _agreed(vault, samples.a_note(talk, "gamla ord", Audience.BETWEEN_US), proposal)
    (written,) = vault.items.apply(talk.id, [item])
    for found in (vault.items.of_talk(talk.id)[0], vault.items.get(item.id), vault.items.all()[0]):
        assert found.proposal == proposal
        assert found == written
    assert vault.items.shareable_of_talk(talk.id)[0].proposal is None
    vault.items.apply(talk.id, [written.model_copy(update={"proposal": None})])
    assert vault.connection.run("SELECT * FROM proposal") == []
    vault.items.undo(talk.id)
    assert vault.items.get(item.id) == written
    vault.close()


def test_only_the_kinds_asked_for_are_read_of_a_person(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    note = samples.a_note(talk, "delat", Audience.ONWARD)
    goal = note.model_copy(update={"id": "g" * 32, "kind": Kind.GOAL, "fields": {"goal": "målet"}})
    vault.items.apply(talk.id, [note, goal])
    of_person = vault.items.shareable_of_person
    assert [item.title for item in of_person(talk.person)] == ["delat", "målet"]
    assert [item.title for item in of_person(talk.person, {Kind.GOAL, Kind.PROMISE})] == ["målet"]
    assert of_person(talk.person, {Kind.PROMISE}) == []
    vault.close()


def test_private_lines_are_counted_without_opening_them(vault: OpenVault) -> None:
    talk, other = samples.a_talk(vault), samples.a_talk(vault)
    vault.items.apply(talk.id, [samples.a_note(talk, str(count)) for count in range(3)])
    vault.items.apply(other.id, [samples.a_note(other, "delat", Audience.ONWARD)])
    with vault.connection.transaction():
        vault.connection.run("DELETE FROM person_key")
    vault.seals.wipe()
    assert vault.items.private_counts() == {talk.id: 3}
    assert vault.items.private_counts(talk.person) == {talk.id: 3}
    assert vault.items.private_counts("of nobody") == {}
    assert [item.title for item in vault.items.shareable_of_kind(Kind.NOTE)] == ["delat"]
    vault.close()


def test_text_is_kept_exactly_as_typed(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)

    @given(
        text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300),
        audience=st.sampled_from(Audience),
    )
    def kept(text: str, audience: Audience) -> None:
        (written,) = vault.items.apply(talk.id, [samples.a_note(talk, text, audience)])
        vault.drafts.put(talk.id, text, Draft(text=text, audience=audience))
        assert vault.items.get(written.id).title == text
        assert vault.drafts.of_talk(talk.id)[text].text == text

    kept()
    vault.close()


def test_drafts_have_one_place_each_and_are_no_part_of_the_history(vault: OpenVault) -> None:
    talk, other = samples.a_talk(vault), samples.a_talk(vault)
    vault.drafts.put(talk.id, "work/balance", Draft(text="ett"))
    vault.drafts.put(talk.id, "work/balance", Draft(text="två"))
    vault.drafts.put(talk.id, "work/room", Draft(text="tre"))
    vault.drafts.put(other.id, "work/balance", Draft(text="fyra"))
    assert {slot: draft.text for slot, draft in vault.drafts.of_talk(talk.id).items()} == {
        "work/balance": "två",
        "work/room": "tre",
    }
    assert vault.items.undo(talk.id) is None
    vault.drafts.clear(talk.id, "work/balance")
    vault.drafts.clear(talk.id, "work/balance")
    assert list(vault.drafts.of_talk(talk.id)) == ["work/room"]
    assert list(vault.drafts.of_talk(other.id)) == ["work/balance"]
    vault.close()


def test_a_new_change_ends_what_could_be_redone(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    vault.items.apply(talk.id, [samples.a_note(talk, "ett")])
    vault.items.apply(talk.id, [samples.a_note(talk, "två")])
    assert vault.items.undo(talk.id)
    assert vault.items.undo(talk.id)
    assert vault.items.redo(talk.id)
    vault.items.apply(talk.id, [samples.a_note(talk, "tre")])
    assert vault.items.redo(talk.id) is None
    assert [item.title for item in vault.items.of_talk(talk.id)] == ["ett", "tre"]
    vault.close()


def test_each_talk_has_its_own_way_back(vault: OpenVault) -> None:
    first, second = samples.a_talk(vault), samples.a_talk(vault)
    (item,) = vault.items.apply(first.id, [samples.a_note(first, "ett")])
    vault.items.apply(second.id, [samples.a_note(second, "två")])
    assert vault.items.undo(first.id) == [item.id]
    assert vault.items.undo(first.id) is None
    assert [each.title for each in vault.items.all()] == ["två"]
    vault.close()


def test_closing_forgets_what_could_be_undone(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    (item,) = vault.items.apply(talk.id, [samples.a_note(talk, "ett")])
    vault.items.apply(talk.id, remove=[item.id])
    vault.items.forget_history(talk.id)
    assert vault.items.undo(talk.id) is None
    assert vault.connection.run("SELECT * FROM step") == []
    vault.close()


KINDS = tuple(Kind)


def _fields(kind: Kind, text: str) -> dict[str, str]:
    return {next(name for name in FIELDS[kind] if name != "voice"): text}


class UndoAndRedo(RuleBasedStateMachine):
    """Whatever is done, undo restores what was, exactly, and redo what was undone."""

    @initialize()
    def start(self) -> None:
        self.stack = contextlib.ExitStack()
        self.vault = seam.create_for_tests(self.stack.enter_context(samples.folder()) / "vault")
        person = samples.a_person(self.vault)
        self.talks = [samples.a_talk(self.vault, person), samples.a_talk(self.vault, person)]
        self.past: dict[str, list[list[Item]]] = {talk.id: [[]] for talk in self.talks}
        self.at = {talk.id: 0 for talk in self.talks}
        self.made = 0

    def _now(self, talk: Talk) -> list[Item]:
        return self.past[talk.id][self.at[talk.id]]

    def _done(self, talk: Talk) -> None:
        kept = self.past[talk.id][: self.at[talk.id] + 1]
        self.past[talk.id] = [*kept, self.vault.items.of_talk(talk.id)]
        self.at[talk.id] += 1

    @rule(
        which=st.integers(0, 1),
        new=st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(Audience)), max_size=3),
        edits=st.lists(
            st.tuples(
                st.integers(0, 5), st.sampled_from(Audience), st.sampled_from(["", "agree", "propose"])
            ),
            max_size=3,
        ),
        remove=st.lists(st.integers(0, 5), max_size=2),
    )
    def apply(
        self,
        which: int,
        new: list[tuple[Kind, Audience]],
        edits: list[tuple[int, Audience, str]],
        remove: list[int],
    ) -> None:
        talk = self.talks[which]
        now = self._now(talk)
        gone = {now[at].id for at in remove if at < len(now)}
        put: dict[str, Item] = {}
        for kind, audience in new:
            self.made += 1
            item = samples.a_note(talk, "", audience, kind).model_copy(
                update={"fields": _fields(kind, f"text {self.made}"), "position": self.made}
            )
            put[item.id] = item
        for at, audience, how in edits:
            if at < len(now) and now[at].id not in gone:
                put[now[at].id] = self._edited(now[at], audience, how)
        if put or gone:
            self.vault.items.apply(talk.id, list(put.values()), sorted(gone))
            self._done(talk)

    def _edited(self, item: Item, audience: Audience, how: str) -> Item:
        self.made += 1
        fields = _fields(item.kind, f"edited {self.made}")
        edited = item.model_copy(
            update={"fields": fields, "audience": audience, "agreed": None, "proposal": None}
        )
        if not audience.shareable or not how:
            return edited
        proposal = Proposal(fields=fields, audience=Audience.ONWARD) if how == "propose" else None
        return _agreed(self.vault, edited, proposal)

    @rule(which=st.integers(0, 1))
    def undo(self, which: int) -> None:
        talk = self.talks[which]
        touched = self.vault.items.undo(talk.id)
        assert (touched is None) == (self.at[talk.id] == 0)
        self.at[talk.id] -= touched is not None

    @rule(which=st.integers(0, 1))
    def redo(self, which: int) -> None:
        talk = self.talks[which]
        touched = self.vault.items.redo(talk.id)
        assert (touched is None) == (self.at[talk.id] == len(self.past[talk.id]) - 1)
        self.at[talk.id] += touched is not None

    @precondition(lambda self: self.made > 3)
    @rule(which=st.integers(0, 1))
    def forget(self, which: int) -> None:
        talk = self.talks[which]
        self.vault.items.forget_history(talk.id)
        self.past[talk.id], self.at[talk.id] = [self._now(talk)], 0

    @invariant()
    def everything_is_as_it_should_be(self) -> None:
        for talk in getattr(self, "talks", []):
            items = self.vault.items.of_talk(talk.id)
            assert items == self._now(talk)
            shareable = [
                item.model_copy(update={"proposal": None}) for item in items if item.audience.shareable
            ]
            assert self.vault.items.shareable_of_talk(talk.id) == shareable
            assert [item.sequence for item in items] == sorted({item.sequence for item in items})

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            self.stack.close()


TestUndoAndRedo = UndoAndRedo.TestCase
TestUndoAndRedo.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)


@pytest.mark.torture
class TestUndoAndRedoForLong(UndoAndRedo.TestCase):
    """The same with many more steps, many more times."""

    settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
