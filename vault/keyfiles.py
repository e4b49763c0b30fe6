"""The key file on disk, kept twice: whoever reads takes the newest whole one whose database is there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from vault.errors import CannotWrite, DatabaseMissing, KeyFileCutShort, KeyFileDamaged, NotAVault, VaultError
from vault.files import is_file, read_file, replace_file
from vault.keyfile import LARGEST, KeyFile, ReadKeyFile, parse

NAMES = ("keys.json", "keys.json.1")


def _each(folder: Path) -> Iterator[ReadKeyFile | VaultError]:
    """What stands in each, read once when both are the same as they should be."""
    known = b""
    for name in NAMES:
        try:
            data = read_file(folder / name, LARGEST + 1)
            if not known or data != known:
                yield parse(data)
            known = data
        except FileNotFoundError:
            continue
        except VaultError as problem:
            yield problem


def present(folder: Path) -> bool:
    """True when a key file, or something in its place, stands in `folder`."""
    return any(os.path.lexists(folder / name) for name in NAMES)


def read(folder: Path) -> ReadKeyFile:
    """The key file that counts.

    Raises `NotAVault`, `KeyFileDamaged` and the other errors of `keyfile.parse` when none is whole,
    `DatabaseMissing` when no whole one's database is there, `UnsafePlace`.
    """
    found_here = list(_each(folder))
    whole = [each for each in found_here if isinstance(each, ReadKeyFile)]
    problems = [each for each in found_here if isinstance(each, VaultError)]
    for found in sorted(whole, key=lambda each: -each.content.serial):
        if is_file(folder / found.content.database):
            return found
    if whole:
        raise DatabaseMissing
    # What says most comes first: a file of a newer program, say, before a damaged one.
    for problem in sorted(problems, key=lambda each: isinstance(each, KeyFileDamaged)):
        if not isinstance(problem, KeyFileCutShort) or len(problems) == 1:
            raise problem
    raise KeyFileCutShort if problems else NotAVault


def write(folder: Path, content: KeyFile, header_key: bytearray) -> None:
    """Write both; the rename of the first is the one moment at which `content` begins to count.

    Raises `CannotWrite` when it does not count.
    """
    data = content.to_bytes(header_key)
    replace_file(folder / NAMES[0], data)
    # The second is only for the day the first is damaged; opening the vault writes it again if it must.
    with contextlib.suppress(CannotWrite):
        replace_file(folder / NAMES[1], data)


def mend(folder: Path, content: KeyFile, header_key: bytearray) -> None:
    """Write both again when either is not what counts; a disk that cannot be written to is left as it is."""
    data = content.to_bytes(header_key)
    with contextlib.suppress(VaultError):
        if any(stands(folder / name) != data for name in NAMES):
            write(folder, content, header_key)


def stands(path: Path) -> bytes:
    """The bytes of one key file, none if it is not there; raise `UnsafePlace`."""
    try:
        return read_file(path, LARGEST + 1)
    except FileNotFoundError:
        return b""
