"""Backups: made of an open vault, proved to open, kept ten at a time, put back where no vault stands."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault import backup_file, keyfiles
from vault.connection import open_database
from vault.errors import BackupDamaged, PlaceTaken, VaultError, VaultExists
from vault.files import make_file, make_folder, open_file, replace_file, sync_file, sync_folder, writing
from vault.open_vault import OpenVault
from vault.values import number, text

FOLDER = "backups"
KEPT = 10
"""Automatic backups that are kept."""

_NAME = re.compile(r"([0-9]{12})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.samtal")
_CHECK = "check.db"


def make(vault: OpenVault, path: Path) -> None:
    """Write a backup to `path`, where nothing may stand, and prove that it opens.

    Raises `PlaceTaken`, `CannotWrite`, `BackupDamaged`; nothing is then left at `path`.
    """
    if os.path.lexists(path):
        raise PlaceTaken
    beside = path.with_name(path.name + ".new")
    with writing():
        beside.unlink(missing_ok=True)
    try:
        _write(vault, beside)
        _prove(vault, beside)
        with writing():
            beside.rename(path)
        beside = path
        sync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def make_elsewhere(vault: OpenVault, path: Path, today: date) -> None:
    """`make`, and note in the vault where it lies, for the receipt of an erasure. Raises as `make`."""
    make(vault, path)
    if not vault.read_only:
        note_elsewhere(vault, os.fsencode(path.absolute()).decode("utf-8", "replace"), today.isoformat())


def note_elsewhere(vault: OpenVault, path: str, made_on: str) -> None:
    """Note in the vault where a backup lies, and the day it was made (ISO 8601)."""
    with vault.connection.transaction():
        vault.connection.run("INSERT OR REPLACE INTO backup VALUES (?, ?)", path, made_on)


def elsewhere_at(vault: OpenVault, row: int) -> tuple[str, str] | None:
    """The path and the day of the backup in the row with this number, whatever became of the indexes."""
    found = vault.connection.run("SELECT path, made_on FROM backup WHERE rowid = ?", row)
    return (text(found[0][0]), text(found[0][1])) if found else None


def known_elsewhere(vault: OpenVault) -> list[str]:
    """Where backups were made, besides the automatic ones, by path."""
    return [text(row[0]) for row in vault.connection.run("SELECT path FROM backup ORDER BY path")]


def _write(vault: OpenVault, path: Path) -> None:
    """Copy the ciphertext inside a read transaction."""
    source = vault.folder / vault.key_file.database
    # Closing a descriptor on the database drops SQLite's own locks: it is opened first and closed last.
    with (
        writing(),
        os.fdopen(open_file(source, os.O_RDONLY), "rb") as database,
        vault.connection.reading(),
        os.fdopen(make_file(path), "wb") as out,
    ):
        backup_file.write(out, vault.key_file.to_bytes(vault.keys.header), database)


def _prove(vault: OpenVault, path: Path) -> None:
    """Read the backup back from the disk and open its database; raise `BackupDamaged`."""
    check = vault.folder / _CHECK
    with writing():
        check.unlink(missing_ok=True)
    try:
        with backup_file.reading(path) as found, writing(), os.fdopen(make_file(check), "wb") as out:
            found.extract(out)
        connection = open_database(check, vault.keys.database, vault.key_file.salt)
        try:
            held = (connection.meta("vault_id"), connection.meta("sequence"))
            here = (vault.id, vault.connection.meta("sequence"))
            if held != here or connection.broken_pages():
                raise BackupDamaged
        finally:
            connection.close()
    finally:
        with contextlib.suppress(OSError):
            check.unlink(missing_ok=True)


@dataclass(frozen=True, order=True)
class Automatic:
    """An automatic backup: the vault's sequence when it was made, the day, and the file."""

    sequence: int
    day: date
    path: Path


def automatic_ones(folder: Path) -> list[Automatic]:
    """The automatic backups of the vault in `folder`, the oldest first, by sequence and not by clock."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.joinpath(FOLDER).iterdir():
            if named := _NAME.fullmatch(path.name):
                with contextlib.suppress(ValueError):
                    found.append(Automatic(int(named[1]), date.fromisoformat(named[2]), path))
    return sorted(found)


def daily(vault: OpenVault, today: date) -> Path | None:
    """Make today's automatic backup, unless there is one, nothing has changed or nothing may be written.

    The ten newest are kept. Raises `CannotWrite`, `BackupDamaged`, `UnsafePlace`.
    """
    if vault.read_only:
        return None
    sequence = number(vault.connection.meta("sequence"))
    for each in automatic_ones(vault.folder):
        if (each.day == today or each.sequence == sequence) and is_whole(each.path, vault.id):
            return None
    return automatic(vault, today)


def automatic(vault: OpenVault, today: date) -> Path:
    """Make an automatic backup now, and remove all but the ten newest. Raises as `daily`."""
    sequence = number(vault.connection.meta("sequence"))
    make_folder(vault.folder / FOLDER)
    path = vault.folder / FOLDER / f"{sequence:012d}-{today.isoformat()}.samtal"
    if os.path.lexists(path) and not is_whole(path, vault.id):
        with writing():
            path.unlink()
    if not os.path.lexists(path):
        make(vault, path)
    others = [each for each in automatic_ones(vault.folder) if each.path != path]
    if len(others) >= KEPT:
        # What only bears the name of a backup must not push the real ones out.
        whole = [each for each in others if is_whole(each.path, vault.id)]
        for old in whole[: -(KEPT - 1)]:
            with contextlib.suppress(OSError):
                old.path.unlink()
    return path


def is_whole(path: Path, vault_id: str) -> bool:
    """Whether a file is a backup of this vault, from its head to its sum. It may be under earlier keys."""
    try:
        with backup_file.reading(path) as found, Path(os.devnull).open("wb") as nowhere:
            found.extract(nowhere)
            return found.key_file.vault == vault_id
    except VaultError:
        return False


def restore(file: Path, folder: Path) -> None:
    """Put the backup `file` back as a vault in `folder`, where none may stand; its passphrase opens it.

    Raises `BackupDamaged`, `VaultExists`, `UnsafePlace`, `CannotWrite`; nothing is then left in `folder`.
    """
    folder = folder.absolute()
    with backup_file.reading(file) as found:
        if keyfiles.present(folder):
            raise VaultExists
        make_folder(folder)
        database = folder / found.key_file.database
        if any(folder.glob("vault-*.db")):
            raise VaultExists
        try:
            with writing(), os.fdopen(make_file(database), "wb") as out:
                found.extract(out)
            sync_file(database)
            sync_folder(folder)
            for name in reversed(keyfiles.NAMES):
                replace_file(folder / name, found.keys)
        except VaultError:
            for name in (*keyfiles.NAMES, database.name):
                with contextlib.suppress(OSError):
                    folder.joinpath(name).unlink(missing_ok=True)
            raise
