"""The key file on disk, kept twice: whoever reads takes the newest whole one whose database is there."""

from __future__ import annotations

import os
from pathlib import Path

from vault.errors import DatabaseMissing, KeyFileDamaged, NotAVault, VaultError
from vault.files import is_file, read_file, replace_file
from vault.keyfile import LARGEST, KeyFile, ReadKeyFile, parse

NAMES = ("keys.json", "keys.json.1")


def _each(folder: Path) -> tuple[list[ReadKeyFile], list[VaultError]]:
    whole: list[ReadKeyFile] = []
    problems: list[VaultError] = []
    for name in NAMES:
        try:
            whole.append(parse(read_file(folder / name, LARGEST + 1)))
        except FileNotFoundError:
            continue
        except VaultError as problem:
            problems.append(problem)
    return whole, problems


def present(folder: Path) -> bool:
    """True when a key file, or something in its place, stands in `folder`."""
    return any(os.path.lexists(folder / name) for name in NAMES)


def read(folder: Path) -> ReadKeyFile:
    """The key file that counts.

    Raises `NotAVault`, `KeyFileDamaged` and the other errors of `keyfile.parse` when none is whole,
    `DatabaseMissing` when no whole one's database is there, `UnsafePlace`.
    """
    whole, problems = _each(folder)
    for found in sorted(whole, key=lambda each: -each.content.serial):
        if is_file(folder / found.content.database):
            return found
    if whole:
        raise DatabaseMissing
    for problem in problems:
        if not isinstance(problem, KeyFileDamaged):
            raise problem
    raise KeyFileDamaged if problems else NotAVault


def write(folder: Path, content: KeyFile, header_key: bytearray) -> None:
    """Write both; the rename of the first is the one moment at which `content` begins to count."""
    data = content.to_bytes(header_key)
    for name in NAMES:
        replace_file(folder / name, data)
