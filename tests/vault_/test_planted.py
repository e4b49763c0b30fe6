"""An attacker who can write to the vault's folder, or to a synced one: nothing planted is followed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from vault_ import samples

from vault import backup, backup_file, seam
from vault.database_file import PAGE
from vault.errors import BackupDamaged, DatabaseCutShort, UnsafePlace

MAGIC = bytes.fromhex("d9d505f920a163d7")
SECTOR = 512


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, bytes]:
    vault = seam.create_for_tests(tmp_path / "vault")
    samples.a_talk(vault)
    master = seam.master_key_of(vault)
    vault.close()
    return tmp_path / "vault", master


def _plant(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o600)


def _journal(pages: int, super_journal: str = "") -> bytes:
    """A hot journal that restores nothing but the size of the database, and may name a super-journal."""
    head = MAGIC + bytes(4) + b"some" + pages.to_bytes(4) + SECTOR.to_bytes(4) + PAGE.to_bytes(4)
    if not super_journal:
        return head.ljust(2 * SECTOR, b"\0")
    name = super_journal.encode()
    summed = sum(byte - 256 * (byte > 127) for byte in name) & 0xFFFFFFFF
    lock_page = (0x40000000 // PAGE + 1).to_bytes(4)
    return head.ljust(SECTOR, b"\0") + lock_page + name + len(name).to_bytes(4) + summed.to_bytes(4) + MAGIC


def test_a_journal_that_names_a_file_elsewhere_is_refused(closed: tuple[Path, bytes], tmp_path: Path) -> None:
    folder, master = closed
    hers = tmp_path / "hers.txt"
    hers.write_text("hers")
    pages = (folder / "vault-1.db").stat().st_size // PAGE
    _plant(folder / "vault-1.db-journal", _journal(pages, str(hers)))
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)
    assert hers.read_text() == "hers"
    _plant(folder / "vault-1.db-journal", _journal(pages))
    seam.open_for_tests(folder, master).close()


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_write_ahead_log_is_refused_whatever_it_is(
    closed: tuple[Path, bytes], tmp_path: Path, ending: str
) -> None:
    folder, master = closed
    hers = tmp_path / "hers.txt"
    hers.write_text("hers")
    place = folder / f"vault-1.db{ending}"
    _plant(place, os.urandom(9000))
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)
    place.unlink()
    place.symlink_to(hers)
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)
    assert hers.read_text() == "hers"


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_a_journal_that_cuts_the_database_is_named_and_opens_nothing_empty(
    closed: tuple[Path, bytes], pages: int
) -> None:
    folder, master = closed
    _plant(folder / "vault-1.db-journal", _journal(pages))
    with pytest.raises(DatabaseCutShort):
        seam.open_for_tests(folder, master)
    with pytest.raises(DatabaseCutShort):
        seam.open_for_tests(folder, master)


def test_files_that_only_bear_the_name_push_no_backup_out(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    vault = seam.open_for_tests(folder, master)
    real = [backup.automatic(vault, date(2026, 2, 1))]
    for count in range(30):
        _plant(vault.folder / "backups" / f"{999_000_000_000 + count:012d}-2030-01-01.samtal", b"x")
    samples.a_person(vault)
    real.append(backup.automatic(vault, date(2026, 2, 2)))
    assert all(backup.is_whole(path, vault.id) for path in real)
    vault.close()


def test_a_false_backup_of_today_does_not_stand_in_for_the_real_one(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    vault = seam.open_for_tests(folder, master)
    backup.automatic(vault, date(2026, 2, 1)).unlink()
    _plant(vault.folder / "backups" / "000000000001-2026-02-02.samtal", b"")
    made = backup.daily(vault, date(2026, 2, 2))
    assert made
    assert backup.is_whole(made, vault.id)
    made.write_bytes(b"")
    again = backup.daily(vault, date(2026, 2, 2))
    assert again == made
    assert backup.is_whole(made, vault.id)
    vault.close()


def test_a_backup_that_is_mostly_hole_is_refused_at_once(closed: tuple[Path, bytes], tmp_path: Path) -> None:
    """It says it holds a tebibyte, and the disk agrees: it must neither fill the disk nor be read through."""
    keys = (closed[0] / "keys.json").read_bytes()
    head = backup_file.MAGIC + len(keys).to_bytes(8) + keys + (1 << 40).to_bytes(8)
    path = tmp_path / "kopia.samtal"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + (1 << 40) + 16)
    with pytest.raises(BackupDamaged):
        backup.restore(path, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
