"""Check a whole vault: key files, every page, seal, record and reference, and the automatic backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vault import keyfiles
from vault.backup import automatic_ones, is_whole
from vault.drafts import Drafts
from vault.errors import VaultError
from vault.history import History
from vault.private_rows import PrivateRows
from vault.proposals import Proposals
from vault.shared_rows import SharedRows
from vault.store import OpenVault
from vault.unfinished import Unfinished
from vault.values import number, text


class Part(StrEnum):
    """What a finding is about."""

    KEY_FILE = "key_file"
    DATABASE = "database"
    PERSON_KEY = "person_key"
    SEAL = "seal"
    RECORD = "record"
    BACKUP = "backup"
    STRAY = "stray"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: the part, and a file name, a row's id or SQLite's own words."""

    part: Part
    where: str


@dataclass(frozen=True)
class Report:
    """What a check found; `checked` counts the key files, pages, keys, seals and records looked at."""

    checked: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True when the vault itself is whole, whatever its backups and files that do not belong here."""
        return all(finding.part in {Part.STRAY, Part.BACKUP} for finding in self.findings)

    def where(self, part: Part) -> list[str]:
        """Where something was found, of one part."""
        return [finding.where for finding in self.findings if finding.part is part]


_Checked = Callable[[OpenVault], Iterator[str | None]]
"""Every row of a table in turn: None, or what to call it when it is broken."""


def _key_files(vault: OpenVault) -> Iterator[Finding | None]:
    expected = vault.key_file.to_bytes(vault.keys.header)
    for name in keyfiles.NAMES:
        whole = keyfiles.stands(vault.folder / name) == expected
        yield None if whole else Finding(Part.KEY_FILE, name)


def _database(vault: OpenVault) -> Iterator[Finding | None]:
    try:
        problems = vault.connection.problems()
        pages = number(vault.connection.one("PRAGMA page_count")[0])
    except VaultError:
        vault.reopen()
        problems, pages = vault.connection.broken_pages() or ["unreadable"], 0
    if problems:
        vault.reopen()
    yield from (Finding(Part.DATABASE, problem) for problem in problems)
    yield from [None] * pages


def _rows(vault: OpenVault, part: Part, table: _Checked) -> Iterator[Finding | None]:
    """Look at every row of a table; a page that cannot be read ends it, and is a finding of its own."""
    try:
        for broken in table(vault):
            yield None if broken is None else Finding(part, broken)
    except VaultError:
        vault.reopen()
        yield Finding(Part.DATABASE, "a table that cannot be read to its end")


def _records(vault: OpenVault) -> Iterator[str | None]:
    """Read every plain record the way the program does."""
    for table, read in (
        ("person", vault.people.get),
        ("talk", vault.talks.get),
        ("shared", SharedRows(vault.connection).get),
        ("document", vault.ledger.get),
        ("sign_off", vault.sign_offs.get),
        ("consent", vault.consents.get),
    ):
        for (row_id,) in vault.connection.run(f"SELECT id FROM {table}"):  # noqa: S608 - names from above
            try:
                read(text(row_id))
            except VaultError:
                yield f"{table} {text(row_id)}"
            else:
                yield None


def _backups(vault: OpenVault) -> Iterator[Finding | None]:
    """Read each automatic backup to its sum; its pages are under the keys of its day."""
    for each in automatic_ones(vault.folder):
        yield None if is_whole(each.path, vault.id) else Finding(Part.BACKUP, each.path.name)


_EXPECTED = frozenset({*keyfiles.NAMES, "lock", "backups"})


def _strays(folder: Path, database: str) -> Iterator[Finding | None]:
    for path in sorted(folder.iterdir()):
        if path.name not in {*_EXPECTED, database, database + "-journal"}:
            yield Finding(Part.STRAY, path.name)


def _sealed_rows(kind: type[PrivateRows | Proposals | Drafts | Unfinished | History]) -> _Checked:
    return lambda vault: kind(vault.connection, vault.seals).broken()


def _steps(vault: OpenVault) -> Iterator[Finding | None]:
    yield from _key_files(vault)
    yield from _database(vault)
    yield from _rows(vault, Part.PERSON_KEY, lambda open_: open_.seals.broken())
    for kind in (PrivateRows, Proposals, Drafts, Unfinished, History):
        yield from _rows(vault, Part.SEAL, _sealed_rows(kind))
    yield from _rows(vault, Part.RECORD, _records)
    yield from _backups(vault)
    yield from _strays(vault.folder, vault.key_file.database)


def verify(vault: OpenVault, progress: Callable[[int], None] = lambda _done: None) -> Report:
    """Check everything; `progress` is told how many things have been looked at. Changes nothing.

    Raises `DatabaseDamaged` only when the database cannot be read at all.
    """
    findings = []
    done = 0
    for step in _steps(vault):
        if step is not None:
            findings.append(step)
        if step is None or step.part is not Part.DATABASE:
            done += 1
            progress(done)
    return Report(done, tuple(findings))
