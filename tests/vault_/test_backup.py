"""A backup opens by itself, is proved when it is made, and is never put over a vault."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from vault_ import samples

from vault import backup, seam
from vault.contents import content_digest
from vault.errors import BackupDamaged, CannotWrite, PlaceTaken, VaultExists
from vault.records import Audience
from vault.store import OpenVault

TODAY = date(2026, 2, 10)


@pytest.fixture
def vault(tmp_path: Path) -> OpenVault:
    vault = seam.create_for_tests(tmp_path / "vault")
    talk = samples.a_talk(vault)
    vault.items.apply(
        talk.id, [samples.a_note(talk, "privat"), samples.a_note(talk, "delat", Audience.ONWARD)]
    )
    return vault


def test_a_backup_holds_everything_and_opens_with_the_same_key(vault: OpenVault, tmp_path: Path) -> None:
    file = tmp_path / "kopia.samtal"
    backup.make(vault, file)
    digest, master = content_digest(vault.connection), seam.master_key_of(vault)
    samples.a_person(vault, "Senare")
    vault.close()
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"privat" not in file.read_bytes()

    backup.restore(file, tmp_path / "another" / "place")
    again = seam.open_for_tests(tmp_path / "another" / "place", master)
    assert content_digest(again.connection) == digest
    again.close()


def test_nothing_is_written_over(vault: OpenVault, tmp_path: Path) -> None:
    file = tmp_path / "kopia.samtal"
    file.write_text("hers")
    with pytest.raises(PlaceTaken):
        backup.make(vault, file)
    assert file.read_text() == "hers"
    file.unlink()
    backup.make(vault, file)
    with pytest.raises(VaultExists):
        backup.restore(file, vault.folder)
    (tmp_path / "lost").mkdir()
    (tmp_path / "lost" / "vault-7.db").write_text("a database whose key file is lost")
    (tmp_path / "lost").chmod(0o700)
    with pytest.raises(VaultExists):
        backup.restore(file, tmp_path / "lost")
    (tmp_path / "lost" / "vault-7.db").rename(tmp_path / "lost" / "keys.json.1")
    with pytest.raises(VaultExists):
        backup.restore(file, tmp_path / "lost")
    vault.close()


def test_every_kind_of_damage_is_seen_and_leaves_nothing_behind(vault: OpenVault, tmp_path: Path) -> None:
    file, folder = tmp_path / "kopia.samtal", tmp_path / "restored"
    backup.make(vault, file)
    vault.close()
    whole = file.read_bytes()
    steps = [*range(48), *range(48, len(whole), len(whole) // 150), len(whole) - 1]
    damaged = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in steps]
    cut = [whole[:length] for length in (0, 1, 16, 24, 2000, len(whole) // 2, len(whole) - 1)]
    for data in (*damaged, *cut, whole + b"\0"):
        file.write_bytes(data)
        with pytest.raises((BackupDamaged, backup_errors())):
            backup.restore(file, folder)
        assert not list(folder.iterdir() if folder.exists() else [])
    with pytest.raises(BackupDamaged):
        backup.restore(tmp_path / "none.samtal", folder)


def backup_errors() -> type[Exception]:
    from vault.errors import KeyFileDamaged

    return KeyFileDamaged


def test_a_disk_that_writes_something_else_is_found_out(
    vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup._write

    def bad_disk(vault: OpenVault, path: Path) -> None:
        real(vault, path)
        data = bytearray(path.read_bytes())
        data[9000] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(backup, "_write", bad_disk)
    with pytest.raises(BackupDamaged):
        backup.make(vault, tmp_path / "kopia.samtal")
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    vault.close()


def test_one_a_day_when_something_changed_and_ten_are_kept(vault: OpenVault) -> None:
    made = []
    for day in range(14):
        today = TODAY + timedelta(days=day)
        made.append(backup.daily(vault, today))
        assert backup.daily(vault, today) is None
        samples.a_person(vault)
    kept = [each.path for each in backup.automatic_ones(vault.folder)]
    assert kept == made[-backup.KEPT :]
    assert backup.daily(vault, TODAY - timedelta(days=3650)) is not None
    assert backup.daily(vault, TODAY + timedelta(days=3650)) is None, "nothing has changed since"
    vault.close()


def test_a_clock_that_went_wrong_does_not_push_out_the_newest(vault: OpenVault) -> None:
    for count in range(12):
        samples.a_person(vault)
        newest = backup.daily(vault, date(2036 - count, 1, 1))
    assert backup.automatic_ones(vault.folder)[-1].path == newest
    vault.close()


def test_a_folder_that_cannot_be_written_to_is_said_plainly(vault: OpenVault, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        backup.make(vault, tmp_path / "nowhere" / "kopia.samtal")
    samples.a_person(vault)
    vault.close()
