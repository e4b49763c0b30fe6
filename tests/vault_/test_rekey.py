"""A change of passphrase changes every key: an old one with an old key file opens nothing of tomorrow's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from vault_ import samples

from vault import backup, rekey, seam, store
from vault import code as recovery
from vault.contents import content_digest
from vault.errors import CannotWrite, DatabaseDamaged, DatabaseMissing, VaultError, WrongSecret
from vault.kdf import LEAST_KDF
from vault.records import Audience, Draft, Profile
from vault.seal import Place
from vault.store import OpenVault
from vault.values import blob, number, text

pytestmark = pytest.mark.usefixtures("quick_kdf")

OLD = "lugna rader på åtta ord"
NEW = "kaffepannan trivs på vinden"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, OpenVault, str]:
    folder = tmp_path / "vault"
    vault, code = store.create(folder, OLD, kdf=LEAST_KDF)
    talk = samples.a_talk(vault)
    vault.items.apply(
        talk.id, [samples.a_note(talk, "privat"), samples.a_note(talk, "delat", Audience.ONWARD)]
    )
    vault.drafts.put(talk.id, "work/balance", Draft(text="halv"))
    return folder, vault, code


def test_what_the_workplace_says_still_holds_and_the_old_keys_are_wiped(
    made: tuple[Path, OpenVault, str],
) -> None:
    _, vault, _ = made
    vault.profile.fall_back_on(Profile(organisation="Påhittade kommunen", signing=False))
    old = vault.seals.of(vault.people.all()[0].id)
    rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
    assert vault.profile.get() == Profile(organisation="Påhittade kommunen", signing=False)
    with pytest.raises(DatabaseDamaged):
        old.open(*_a_sealed_body(vault))
    vault.close()


def test_going_on_with_the_database_opened_anew_wipes_the_persons_keys(
    made: tuple[Path, OpenVault, str],
) -> None:
    _, vault, _ = made
    old = vault.seals.of(vault.people.all()[0].id)
    assert old.open(*_a_sealed_body(vault))
    vault.use(vault.connection)
    with pytest.raises(DatabaseDamaged):
        old.open(*_a_sealed_body(vault))
    assert [item.title for item in vault.items.all()] == ["privat", "delat"]
    vault.close()


def _a_sealed_body(vault: OpenVault) -> tuple[bytes, Place]:
    row = vault.connection.one("SELECT sealed, id, revision FROM private")
    return blob(row[0]), Place("private", text(row[1]), number(row[2]), "item")


def test_everything_is_kept_and_every_key_is_new(made: tuple[Path, OpenVault, str], tmp_path: Path) -> None:
    folder, vault, code = made
    before, old_master = content_digest(vault.connection), seam.master_key_of(vault)
    old_keys = folder.joinpath("keys.json").read_bytes()
    old_database = folder.joinpath("vault-1.db").read_bytes()
    rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)

    assert content_digest(vault.connection) == before
    assert seam.master_key_of(vault) != old_master
    talk = vault.talks.all()[0]
    vault.items.apply(talk.id, [samples.a_note(talk, "efteråt")])
    assert vault.items.undo(talk.id)
    vault.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "keys.json",
        "keys.json.1",
        "lock",
        "vault-2.db",
    ]

    with pytest.raises(WrongSecret):
        store.open_with_passphrase(folder, OLD)
    for opener, secret in ((store.open_with_passphrase, NEW), (store.open_with_code, code)):
        again = opener(folder, secret)
        assert [item.title for item in again.items.all()] == ["privat", "delat"]
        again.close()

    # An old key file beside today's database opens nothing.
    for name in ("keys.json", "keys.json.1"):
        folder.joinpath(name).write_bytes(old_keys)
    with pytest.raises(DatabaseMissing):
        store.open_with_passphrase(folder, OLD)
    shutil.move(folder / "vault-2.db", folder / "vault-1.db")
    with pytest.raises(VaultError):
        seam.open_for_tests(folder, old_master)
    folder.joinpath("vault-1.db").write_bytes(old_database)
    seam.open_for_tests(folder, old_master).close()


def test_who_lost_the_passphrase_sets_a_new_one_with_the_code(made: tuple[Path, OpenVault, str]) -> None:
    folder, vault, code = made
    before = content_digest(vault.connection)
    vault.close()
    folder.joinpath("keys.json").write_bytes(b"{")
    vault = store.open_with_code(folder, code)
    rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
    vault.close()
    vault = store.open_with_passphrase(folder, NEW)
    assert content_digest(vault.connection) == before
    vault.close()


def test_the_code_still_opens_after_a_change_and_damage_and_from_a_backup(
    made: tuple[Path, OpenVault, str], tmp_path: Path
) -> None:
    folder, vault, code = made
    before = content_digest(vault.connection)
    rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
    backup.make(vault, tmp_path / "kopia.samtal")
    vault.close()
    folder.joinpath("keys.json").write_bytes(b"\0" * 500)
    backup.restore(tmp_path / "kopia.samtal", tmp_path / "restored")
    for place in (folder, tmp_path / "restored"):
        vault = store.open_with_code(place, code)
        assert content_digest(vault.connection) == before
        vault.close()


def test_a_name_that_is_no_database_is_never_removed(made: tuple[Path, OpenVault, str]) -> None:
    """Whoever has K_db must not be able to make the program remove another file."""
    folder, vault, _ = made
    master = seam.master_key_of(vault)
    for name in ("keys.json", "../outside", "vault-1.db", "backups"):
        folder.parent.joinpath("outside").write_text("hers")
        with vault.connection.transaction():
            vault.connection.run("INSERT OR REPLACE INTO meta VALUES ('replaces', ?)", name)
        vault.close()
        vault = seam.open_for_tests(folder, master)
        assert folder.parent.joinpath("outside").exists()
        assert folder.joinpath("keys.json").exists()
    vault.close()


def test_a_database_name_is_never_used_again(made: tuple[Path, OpenVault, str]) -> None:
    _, vault, _ = made
    for count in (2, 3, 4):
        rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
        assert vault.key_file.database == f"vault-{count}.db"
        assert [path.name for path in vault.folder.glob("vault-*")] == [f"vault-{count}.db"]
    vault.close()


def test_a_new_code_replaces_the_old_one(made: tuple[Path, OpenVault, str]) -> None:
    folder, vault, old_code = made
    code = recovery.fresh()
    rekey.change_code(vault, OLD, code, kdf=LEAST_KDF)
    vault.close()
    with pytest.raises(WrongSecret):
        store.open_with_code(folder, old_code)
    store.open_with_code(folder, code).close()
    store.open_with_passphrase(folder, OLD).close()


@pytest.mark.parametrize("step", ["make_file", "sync_file", "keyfiles.write", "open_database"])
def test_when_it_cannot_be_finished_the_old_passphrase_stands(
    made: tuple[Path, OpenVault, str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder, vault, _ = made
    before = content_digest(vault.connection)

    def fail(*_: object) -> None:
        raise CannotWrite

    with monkeypatch.context() as patched:
        patched.setattr(f"vault.rekey.{step}", fail)
        with pytest.raises(CannotWrite):
            rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
    talk = vault.talks.all()[0]
    assert vault.drafts.of_talk(talk.id)
    vault.close()
    assert sorted(path.name for path in folder.glob("vault-*")) == ["vault-1.db"]
    vault = store.open_with_passphrase(folder, OLD)
    assert content_digest(vault.connection) == before
    vault.close()


def test_a_change_cut_short_after_it_counts_is_finished_at_the_next_opening(
    made: tuple[Path, OpenVault, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, vault, _ = made
    old_keys = folder.joinpath("keys.json").read_bytes()
    old_database = folder.joinpath("vault-1.db").read_bytes()
    rekey.change_passphrase(vault, NEW, kdf=LEAST_KDF)
    with vault.connection.transaction():
        vault.connection.run("INSERT INTO meta VALUES ('replaces', 'vault-1.db')")
    vault.close()
    for name, data in (("vault-1.db", old_database), ("keys.json.1", old_keys)):
        folder.joinpath(name).write_bytes(data)
        folder.joinpath(name).chmod(0o600)
    store.open_with_passphrase(folder, NEW).close()
    assert not folder.joinpath("vault-1.db").exists()
    assert folder.joinpath("keys.json").read_bytes() == folder.joinpath("keys.json.1").read_bytes()
