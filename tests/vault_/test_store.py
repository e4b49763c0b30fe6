"""A vault is made, filled, closed, and opened again by whoever may."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from vault_ import samples

from vault import seam, store
from vault.errors import CodeMistyped, InUse, Malformed, NoSuchRecord, NotAVault, VaultExists, WrongSecret
from vault.kdf import LEAST_KDF
from vault.records import Audience, Document, Draft, Kind, Leaving, Person, Profile, Recipient, Talk

PASSPHRASE = "lugna rader på åtta ord"


def test_a_vault_opens_again_with_its_passphrase_and_its_code_but_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault, code = store.create(folder, PASSPHRASE, kdf=LEAST_KDF)
    person = samples.a_person(vault)
    vault.close()

    # The same passphrase as another keyboard writes it: decomposed letters.
    again = store.open_with_passphrase(folder, "lugna rader pa\u030a a\u030atta ord")
    assert again.people.all() == [person]
    again.close()
    by_code = store.open_with_code(folder, code.lower().replace("-", " "))
    assert by_code.people.get(person.id) == person
    by_code.close()

    with pytest.raises(WrongSecret):
        store.open_with_passphrase(folder, PASSPHRASE + ".")
    with pytest.raises(CodeMistyped):
        store.open_with_code(folder, code[:-1])


def test_none_is_written_over(tmp_path: Path) -> None:
    seam.create_for_tests(tmp_path / "vault").close()
    with pytest.raises(VaultExists):
        seam.create_for_tests(tmp_path / "vault")


def test_an_empty_folder_is_not_a_vault(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotAVault):
            store.open_with_passphrase(folder, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    with pytest.raises(InUse):
        seam.open_for_tests(tmp_path / "vault", master)
    vault.close()
    seam.open_for_tests(tmp_path / "vault", master).close()


def test_everything_is_there_after_closing(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    person = samples.a_person(vault)
    talk = samples.a_talk(vault, person)
    written = vault.items.apply(
        talk.id,
        [samples.a_note(talk, "bara jag"), samples.a_note(talk, "vi två", Audience.BETWEEN_US)],
    )
    vault.drafts.put(talk.id, "work/balance", Draft(text="halvfärdig", audience=Audience.SENSITIVE))
    vault.guides.keep("development", "1", 'title = "Samtal"')
    vault.guides.keep("development", "1", "changed afterwards")
    vault.profile.put(Profile(manager="Chef Påhittad", public_employer=False))
    document = Document(
        id="d1",
        person=person.id,
        talk=talk.id,
        recipient=Recipient.HR,
        format="docx",
        file_name="plan.docx",
        sha256="0" * 64,
        made_at=datetime(2026, 2, 10, 9, tzinfo=UTC),
        items=(Leaving(item=written[1].id, digest="1" * 64),),
        stayed={"private": 1},
    )
    vault.ledger.record(document)
    vault.close()

    again = seam.open_for_tests(tmp_path / "vault", master)
    assert again.items.of_talk(talk.id) == again.items.of_person(person.id) == again.items.all() == written
    assert again.items.shareable_of_talk(talk.id) == [written[1]]
    assert again.drafts.of_talk(talk.id)["work/balance"].text == "halvfärdig"
    assert again.guides.get("development", "1") == 'title = "Samtal"'
    assert again.profile.get().manager == "Chef Påhittad"
    assert again.ledger.of_person(person.id) == again.ledger.all() == [document]
    assert again.talks.of_person(person.id) == again.talks.all() == [talk]
    again.close()


def test_a_throwaway_leaves_nothing(tmp_path: Path) -> None:
    vault = store.create_throwaway(tmp_path / "demo")
    samples.a_talk(vault)
    vault.close()
    assert list(tmp_path.iterdir()) == []


def test_numbers_are_given_once(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    first, second = samples.a_person(vault), samples.a_person(vault, "Ali", "Uppdiktad")
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(Malformed):
        vault.people.add(Person(id="x", number=2, given="Bo"))
    with pytest.raises(Malformed):
        vault.people.update(second.model_copy(update={"number": 1}))
    vault.close()


def test_removing_a_person_removes_all_that_was_written_about_her(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    gone, stays = samples.a_talk(vault), samples.a_talk(vault, samples.a_person(vault, "Ali"))
    for talk in (gone, stays):
        vault.items.apply(
            talk.id, [samples.a_note(talk, "ett"), samples.a_note(talk, "två", Audience.ONWARD)]
        )
        vault.drafts.put(talk.id, "work/balance", Draft(text="tre"))
    vault.people.remove(gone.person)
    assert {item.person for item in vault.items.all()} == {stays.person}
    for table in ("draft", "step", "talk", "person", "person_key"):
        assert len(vault.connection.run(f"SELECT * FROM {table}")) == 1, table
    with pytest.raises(NoSuchRecord):
        vault.drafts.of_talk(gone.id)
    vault.close()


def test_talks_of_a_person_come_newest_first_and_keep_their_person(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    person = samples.a_person(vault)
    days = [date(2025, 2, 1), date(2026, 2, 1), date(2025, 8, 1)]
    for day in days:
        samples.a_talk(vault, person, day)
    assert [talk.on for talk in vault.talks.of_person(person.id)] == sorted(days, reverse=True)
    other = samples.a_person(vault, "Ali")
    with pytest.raises(NoSuchRecord):
        vault.talks.update(vault.talks.all()[0].model_copy(update={"person": other.id}))
    vault.close()


def test_what_comes_to_nothing_leaves_nothing_behind(tmp_path: Path) -> None:
    """One transaction around many: all or none, and the same once more opens with the right keys."""
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    person, talk = Person(id="p", number=1, given="Kim"), Talk(id="t", person="p", on=date(2026, 2, 10))

    def bring_in() -> None:
        vault.people.add(person)
        vault.talks.add(talk)
        vault.items.apply("t", [samples.a_note(talk, "rad")])

    def bring_in_wrongly() -> None:
        with vault.connection.transaction():
            bring_in()
            vault.people.get("unknown")

    with pytest.raises(NoSuchRecord):
        bring_in_wrongly()
    assert vault.people.all() == []
    with vault.connection.transaction():
        bring_in()
    vault.close()
    vault = seam.open_for_tests(tmp_path / "vault", master)
    assert [item.title for item in vault.items.all()] == ["rad"]
    vault.close()


def test_unknown_ids_are_named(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    nowhere = Talk(id="t", person="nobody", on=date(2026, 2, 10))
    for action in (
        lambda: vault.people.get("x"),
        lambda: vault.talks.get("x"),
        lambda: vault.items.get("x"),
        lambda: vault.ledger.get("x"),
        lambda: vault.guides.get("x", "1"),
        lambda: vault.drafts.of_talk("x"),
        lambda: vault.items.apply("x", [samples.a_note(nowhere, "rad")]),
        lambda: vault.talks.add(nowhere),
        lambda: vault.talks.update(nowhere),
        lambda: vault.people.update(Person(id="x", number=1, given="Kim")),
        lambda: vault.people.remove("x"),
    ):
        with pytest.raises(NoSuchRecord):
            action()
    assert vault.items.undo("x") is None
    assert vault.items.of_talk("x") == []
    vault.close()


def test_an_item_of_another_talk_is_refused(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    first = samples.a_talk(vault)
    second = samples.a_talk(vault, vault.people.get(first.person))
    (item,) = vault.items.apply(first.id, [samples.a_note(first, "här")])
    with pytest.raises(Malformed):
        vault.items.apply(second.id, [item])
    with pytest.raises(Malformed):
        vault.items.apply(second.id, [item.model_copy(update={"talk": second.id})])
    with pytest.raises(NoSuchRecord):
        vault.items.apply(first.id, remove=["unknown"])
    assert vault.items.all() == [item]
    assert vault.items.get(item.id).kind is Kind.NOTE
    vault.close()
