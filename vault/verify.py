"""Check a whole vault: both key files, every page, every seal, every record, every reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vault import keyfiles
from vault.drafts import Drafts
from vault.errors import VaultError
from vault.history import History
from vault.private_rows import PrivateRows
from vault.proposals import Proposals
from vault.shared_rows import SharedRows
from vault.store import OpenVault
from vault.values import number, text


class Part(StrEnum):
    """What a finding is about."""

    KEY_FILE = "key_file"
    DATABASE = "database"
    PERSON_KEY = "person_key"
    SEAL = "seal"
    RECORD = "record"
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
        """True when nothing was found but files that do not belong here, which harm nothing."""
        return all(finding.part is Part.STRAY for finding in self.findings)


def _key_files(vault: OpenVault) -> Iterator[Finding | None]:
    expected = vault.key_file.to_bytes(vault.keys.header)
    for name in keyfiles.NAMES:
        whole = keyfiles.stands(vault.folder / name) == expected
        yield None if whole else Finding(Part.KEY_FILE, name)


def _database(vault: OpenVault) -> Iterator[Finding | None]:
    for problem in vault.connection.problems():
        yield Finding(Part.DATABASE, problem)
    yield from [None] * number(vault.connection.one("PRAGMA page_count")[0])


def _rows(part: Part, rows: Iterator[str | None]) -> Iterator[Finding | None]:
    for broken in rows:
        yield None if broken is None else Finding(part, broken)


def _records(vault: OpenVault) -> Iterator[Finding | None]:
    """Read every plain record the way the program does."""
    shared = SharedRows(vault.connection)
    for table, read in (
        ("person", vault.people.get),
        ("talk", vault.talks.get),
        ("shared", shared.get),
        ("document", vault.ledger.get),
        ("sign_off", vault.sign_offs.get),
        ("consent", vault.consents.get),
    ):
        for (row_id,) in vault.connection.run(f"SELECT id FROM {table}"):  # noqa: S608 - names from above
            try:
                read(text(row_id))
            except VaultError:
                yield Finding(Part.RECORD, f"{table} {text(row_id)}")
            else:
                yield None


_EXPECTED = frozenset({*keyfiles.NAMES, "lock", "backups"})


def _strays(folder: Path, database: str) -> Iterator[Finding | None]:
    for path in sorted(folder.iterdir()):
        if path.name not in {*_EXPECTED, database, database + "-journal"}:
            yield Finding(Part.STRAY, path.name)


def _steps(vault: OpenVault) -> Iterator[Finding | None]:
    connection, seals = vault.connection, vault.seals
    yield from _key_files(vault)
    yield from _database(vault)
    yield from _rows(Part.PERSON_KEY, seals.broken())
    yield from _rows(Part.SEAL, PrivateRows(connection, seals).broken())
    yield from _rows(Part.SEAL, Proposals(connection, seals).broken())
    yield from _rows(Part.SEAL, Drafts(connection, seals).broken())
    yield from _rows(Part.SEAL, History(connection, seals).broken())
    yield from _records(vault)
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
