"""A check finds what is broken and where, and finds nothing in a sound vault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from vault_ import samples

from vault import seam
from vault.backup import automatic
from vault.records import Agreement, Audience, Draft, Proposal
from vault.shareable import digest
from vault.store import OpenVault
from vault.verify import Part, verify


@pytest.fixture
def vault(tmp_path: Path) -> OpenVault:
    vault = seam.create_for_tests(tmp_path / "vault")
    talk = samples.a_talk(vault)
    shared = samples.a_note(talk, "delat", Audience.ONWARD)
    agreed = shared.model_copy(
        update={
            "agreed": Agreement(digest=digest(vault.id, shared), on=date(2026, 2, 10)),
            "proposal": Proposal(fields={"text": "nya ord"}, audience=Audience.ONWARD),
        }
    )
    vault.items.apply(talk.id, [samples.a_note(talk, "privat"), agreed])
    vault.drafts.put(talk.id, "work/balance", Draft(text="halv"))
    return vault


def test_a_sound_vault_has_nothing_to_report(vault: OpenVault) -> None:
    seen: list[int] = []
    report = verify(vault, seen.append)
    assert report.sound
    assert not report.findings
    assert seen == list(range(1, report.checked + 1))
    assert report.checked > 20
    vault.close()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("UPDATE private SET sealed = zeroblob(length(sealed))", Part.SEAL),
        ("UPDATE private SET revision = revision + 1", Part.SEAL),
        ("UPDATE proposal SET revision = revision + 1", Part.SEAL),
        ("UPDATE draft SET revision = revision + 1", Part.SEAL),
        ("UPDATE step SET sealed = zeroblob(40)", Part.SEAL),
        ("DELETE FROM person_key", Part.PERSON_KEY),
        ("UPDATE person_key SET wrapped = zeroblob(60)", Part.PERSON_KEY),
        ("UPDATE person SET body = '{}'", Part.RECORD),
        ("UPDATE talk SET body = 'x'", Part.RECORD),
        ("UPDATE shared SET kind = 'unheard of'", Part.RECORD),
        ("UPDATE shared SET body = '[]'", Part.RECORD),
        ("DELETE FROM person", Part.DATABASE),
    ],
)
def test_each_kind_of_damage_inside_is_found(vault: OpenVault, change: str, part: Part) -> None:
    vault.connection.run("PRAGMA foreign_keys = OFF")
    with vault.connection.transaction():
        vault.connection.run(change)
    vault.seals.wipe()
    report = verify(vault)
    assert part in {finding.part for finding in report.findings}
    assert not report.sound
    vault.close()


def test_a_page_that_cannot_be_read_ends_neither_the_check_nor_the_vault(vault: OpenVault) -> None:
    roots = dict(vault.connection.run("SELECT name, rootpage FROM sqlite_schema WHERE rootpage"))
    path = vault.folder / vault.key_file.database
    data = bytearray(path.read_bytes())
    data[(roots["private"] - 1) * 4096 + 2000] ^= 1
    path.write_bytes(bytes(data))
    vault.reopen()
    report = verify(vault)
    assert not report.sound
    assert Part.DATABASE in {finding.part for finding in report.findings}
    assert [person.given for person in vault.people.all()] == ["Kim"], "what is whole can still be read"
    vault.close()


def test_a_backup_that_is_damaged_or_of_another_vault_is_named(vault: OpenVault, tmp_path: Path) -> None:
    made = automatic(vault, date(2026, 2, 10))
    other = seam.create_for_tests(tmp_path / "other")
    strange = automatic(other, date(2026, 2, 11))
    other.close()
    strange.rename(made.with_name(strange.name))
    report = verify(vault)
    assert report.sound
    assert report.where(Part.BACKUP) == [strange.name]
    made.write_bytes(made.read_bytes()[:-1])
    assert set(verify(vault).where(Part.BACKUP)) == {made.name, strange.name}
    vault.close()


def test_a_damaged_key_file_and_a_stray_file_are_named(vault: OpenVault) -> None:
    vault.folder.joinpath("keys.json.1").write_bytes(b"{}")
    vault.folder.joinpath("notes.txt").touch()
    report = verify(vault)
    assert {(finding.part, finding.where) for finding in report.findings} == {
        (Part.KEY_FILE, "keys.json.1"),
        (Part.STRAY, "notes.txt"),
    }
    vault.close()
