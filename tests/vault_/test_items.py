"""Two compartments: what is private is sealed, and what may be shared is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_ import samples
from vault_.pages import plain_pages

from vault.errors import DatabaseDamaged
from vault.records import Audience, Draft, Kind, Proposal
from vault.seal import Place, Sealer
from vault.store import OpenVault


def test_the_key_of_the_database_reads_nothing_private(vault: OpenVault) -> None:
    """Whoever has K_db alone sees that there is something, and about whom, but not one word of it."""
    talk = samples.a_talk(vault)
    shared = samples.a_note(talk, "readable to whoever has the key", Audience.ONWARD)
    private = samples.a_note(talk, "CANARY private", Audience.PRIVATE).model_copy(
        update={"question": "CANARY/question", "routed_to": "CANARY routed", "kept_until": date(2099, 9, 9)}
    )
    sensitive = samples.a_note(talk, "CANARY sensitive", Audience.SENSITIVE, Kind.PROMISE)
    proposal = Proposal(fields={"text": "CANARY proposal"}, audience=Audience.ONWARD)
    written = vault.items.apply(talk.id, [samples.agreed(vault, shared, proposal), private, sensitive])
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
    item = samples.agreed(vault, samples.a_note(talk, "gamla ord", Audience.BETWEEN_US), proposal)
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
