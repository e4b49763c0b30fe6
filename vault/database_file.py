"""The database as a file: what is looked at before SQLite sees it, and what SQLite does not say of it."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from vault.errors import DatabaseCutShort, DatabaseDamaged, DatabaseMissing, FilesMixed, UnsafePlace
from vault.files import is_file, open_file, read_file

PAGE = 4096
SALT_BYTES = 16
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PLAIN_HEADER = b"SQLite format 3\x00"


def salt_of(path: Path) -> bytes:
    """The first 16 bytes of a database: random, and the same for its whole life; raise `DatabaseMissing`."""
    if not is_file(path):
        raise DatabaseMissing
    return read_file(path, SALT_BYTES)


def _refuse_planted(path: Path) -> None:
    """Refuse what SQLite would follow out of the folder: a vault has a journal of its own and no more.

    A write-ahead log is never used here; the name of a super-journal at a journal's end
    (https://www.sqlite.org/fileformat2.html#the_rollback_journal) may be any file's.
    """
    for ending in ("-wal", "-shm"):
        if os.path.lexists(path.with_name(path.name + ending)):
            raise UnsafePlace
    journal = path.with_name(path.name + "-journal")
    if is_file(journal):
        with os.fdopen(open_file(journal, os.O_RDONLY), "rb") as file:
            file.seek(-min(len(_JOURNAL_MAGIC), journal.stat().st_size), os.SEEK_END)
            if file.read() == _JOURNAL_MAGIC and journal.stat().st_size > len(_JOURNAL_MAGIC):
                raise UnsafePlace


def check_file(path: Path, salt: bytes) -> None:
    """Refuse, before SQLite sees it, what it would take for an empty or a plain database, or another's.

    Raises `DatabaseMissing`, `DatabaseCutShort`, `DatabaseDamaged`, `FilesMixed`, `UnsafePlace`.
    """
    found = salt_of(path)
    _refuse_planted(path)
    size = path.stat().st_size
    if len(found) < SALT_BYTES or size < PAGE:
        raise DatabaseCutShort
    if found == _PLAIN_HEADER:
        raise DatabaseDamaged
    if found != salt:
        raise FilesMixed
    if size % PAGE:
        raise DatabaseCutShort


def is_cut_short(path: Path, key: bytearray) -> bool:
    """True when the first page, read by hand, knows of more pages than there are.

    SQLite calls such a file corrupt and says no more. Its header counts the pages in bytes 28 to 31;
    SQLCipher encrypts all but the salt with AES-256-CBC, the IV lies 80 bytes before the page's end.
    """
    size = path.stat().st_size
    if os.path.lexists(path.with_name(path.name + "-journal")):
        return False
    page = read_file(path, PAGE)
    opener = Cipher(AES256(bytes(key)), CBC(page[PAGE - 80 : PAGE - 64])).decryptor()
    start = opener.update(page[SALT_BYTES : SALT_BYTES + 16])
    # The MAC of the page is known to be wrong or right by now; SQLite's own fixed values tell enough.
    return start[5:8] == bytes([64, 32, 32]) and int.from_bytes(start[12:16]) > size // PAGE
