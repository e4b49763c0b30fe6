"""From an older schema to a newer one: backed up first, each step whole or not at all."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from vault_ import samples
from vault_.forked import Child

from vault import backup, seam, store
from vault.contents import content_digest
from vault.errors import Malformed
from vault.schema import migrate

REAL = migrate.MIGRATIONS
NEXT = (
    "CREATE TABLE later (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT",
    "INSERT INTO later SELECT id, body FROM person",
)


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, bytes]:
    vault = seam.create_for_tests(tmp_path / "vault")
    samples.a_talk(vault)
    master = seam.master_key_of(vault)
    vault.close()
    return tmp_path / "vault", master


def _program(monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, ...]) -> None:
    """A later program, which knows these steps besides."""
    monkeypatch.setattr(migrate, "MIGRATIONS", (*REAL, *steps))
    monkeypatch.setattr(migrate, "NEWEST", len(REAL) + len(steps))
    monkeypatch.setattr(store, "NEWEST", len(REAL) + len(steps))


def test_it_is_backed_up_and_then_brought_forward(
    closed: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, master = closed
    _program(monkeypatch, NEXT)
    vault = seam.open_for_tests(folder, master)
    assert migrate.schema_of(vault.connection) == len(REAL) + 1
    assert len(vault.connection.run("SELECT * FROM later")) == 1
    digest = content_digest(vault.connection)
    vault.close()

    monkeypatch.undo()
    (made,) = backup.automatic_ones(folder)
    backup.restore(made.path, tmp_path / "before")
    before = seam.open_for_tests(tmp_path / "before", master)
    assert migrate.schema_of(before.connection) == len(REAL)
    assert not before.read_only
    assert content_digest(before.connection) == digest
    before.close()
    newer = seam.open_for_tests(folder, master)
    assert newer.read_only
    newer.close()


def test_a_step_that_fails_leaves_the_one_before(
    closed: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, master = closed
    _program(monkeypatch, NEXT, ("CREATE TABLE third (id TEXT)", "this is no SQL"))
    with pytest.raises(Malformed):
        seam.open_for_tests(folder, master)
    _program(monkeypatch, NEXT)
    vault = seam.open_for_tests(folder, master)
    assert migrate.schema_of(vault.connection) == len(REAL) + 1
    assert vault.connection.run("SELECT name FROM sqlite_schema WHERE name = 'third'") == []
    vault.close()


def test_killed_in_the_middle_it_is_done_at_the_next_opening(
    closed: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, master = closed
    _program(monkeypatch, NEXT)
    run = migrate.Connection.run

    def work(say: Callable[[str], None]) -> None:
        def killed(self: migrate.Connection, sql: str, *parameters: str) -> object:
            if sql.startswith("INSERT INTO later"):
                os.kill(os.getpid(), signal.SIGKILL)
            return run(self, sql, *parameters)

        monkeypatch.setattr(migrate.Connection, "run", killed)
        seam.open_for_tests(folder, master)

    assert Child(work).rest() == ([], -signal.SIGKILL)
    vault = seam.open_for_tests(folder, master)
    assert len(vault.connection.run("SELECT * FROM later")) == 1
    vault.close()


def test_a_new_vault_has_the_newest_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(monkeypatch, NEXT)
    vault = seam.create_for_tests(tmp_path / "vault")
    assert migrate.schema_of(vault.connection) == len(REAL) + 1
    assert backup.automatic_ones(vault.folder) == []
    vault.close()
