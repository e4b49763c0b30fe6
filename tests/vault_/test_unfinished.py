"""Forms begun: kept until saved, sealed when they are about somebody, and gone when she is."""

from __future__ import annotations

from datetime import date

import pytest

from vault.contents import content_digest
from vault.erase import erase
from vault.errors import NoSuchRecord
from vault.kdf import LEAST_KDF
from vault.records import Person
from vault.salvage import salvage
from vault.seam import create_for_tests, master_key_of, open_for_tests
from vault.store import open_with_passphrase
from vault.verify import Part, verify

KIM = Person(id="k" * 32, number=1, given="Kim")
ASA = Person(id="a" * 32, number=2, given="Åsa")
DAY = date(2026, 2, 10)


@pytest.fixture
def vault(tmp_path):
    made = create_for_tests(tmp_path / "valv")
    made.people.add(KIM)
    made.people.add(ASA)
    yield made
    made.close()


def test_what_is_begun_is_there_when_the_vault_is_opened_again(tmp_path):
    made = create_for_tests(tmp_path / "valv")
    made.people.add(KIM)
    made.unfinished.put("form", {"given": "Åsa"})
    made.unfinished.put("form", {"role": "jour"}, KIM.id)
    master = master_key_of(made)
    made.close()
    again = open_for_tests(tmp_path / "valv", master)
    assert again.unfinished.get("form") == {"given": "Åsa"}
    assert again.unfinished.get("form", KIM.id) == {"role": "jour"}
    again.close()


def test_nothing_typed_clears_it(vault):
    vault.unfinished.put("form", {"given": "Åsa"})
    vault.unfinished.put("form", {})
    assert vault.unfinished.get("form") == {}
    assert not list(vault.unfinished.every())


def test_what_is_about_somebody_is_sealed_and_its_row_does_not_say_where(vault):
    vault.unfinished.put("answers", {"area": "KANARIE"}, KIM.id)
    rows = vault.connection.run("SELECT name, value FROM meta WHERE name GLOB 'unfinished:*'")
    assert len(rows) == 1
    assert b"KANARIE" not in rows[0][1]
    assert "answers" not in rows[0][0]


def test_nobody_unknown_has_a_form(vault):
    with pytest.raises(NoSuchRecord):
        vault.unfinished.put("form", {"given": "x"}, "0" * 32)


def test_erasing_takes_hers_and_what_may_name_her_and_leaves_the_others(vault):
    vault.unfinished.put("form", {"role": "jour"}, KIM.id)
    vault.unfinished.put("form", {"role": "arkiv"}, ASA.id)
    vault.unfinished.put("paste_people", {"area": "Kim Ek"})
    erase(vault, KIM.id, DAY)
    assert [(who, fields["role"]) for _, who, fields in vault.unfinished.every()] == [(ASA.id, "arkiv")]


def test_a_broken_seal_is_found_and_the_digest_knows_of_it(vault):
    before = content_digest(vault.connection)
    vault.unfinished.put("form", {"role": "jour"}, KIM.id)
    assert content_digest(vault.connection) != before
    assert verify(vault).sound
    vault.connection.run("UPDATE meta SET value = x'00' WHERE name GLOB 'unfinished:*'")
    assert len(verify(vault).where(Part.SEAL)) == 1


@pytest.mark.usefixtures("quick_kdf")
def test_salvage_brings_it_over(vault, tmp_path):
    vault.unfinished.put("form", {"role": "jour"}, KIM.id)
    salvage(vault, tmp_path / "nytt", "en lång fras att minnas", kdf=LEAST_KDF)
    sound = open_with_passphrase(tmp_path / "nytt", "en lång fras att minnas")
    assert sound.unfinished.get("form", KIM.id) == {"role": "jour"}
    sound.close()
