"""The way back from each change, and what is no part of it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from vault_ import samples

from vault import seam
from vault.records import FIELDS, Audience, Draft, Item, Kind, Proposal, Talk
from vault.store import OpenVault


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
        return samples.agreed(self.vault, edited, proposal)

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
