"""How the database is opened: durable, strict, silent, and with the key as it is."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from vault_ import samples

from vault import seam
from vault.connection import Connection, make_database, open_database, raw_key
from vault.database_file import salt_of
from vault.errors import CannotWrite, DatabaseDamaged, DatabaseMissing, Locked, Malformed, NoSuchRecord
from vault.schema.migrate import NEWEST
from vault.thread import VaultThread


@pytest.fixture
def place(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    return tmp_path


def _one(connection: Connection, name: str) -> object:
    return connection.one(f"PRAGMA {name}")[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("locking_mode", "normal"),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("foreign_keys", 1),
        ("cell_size_check", 1),
        ("temp_store", 0),
        ("cipher_page_size", "4096"),
        ("user_version", NEWEST),
    ],
)
def test_every_vault_is_opened_the_same_way(tmp_path: Path, name: str, value: object) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    assert _one(vault.connection, name) == value
    vault.close()
    vault = seam.open_for_tests(tmp_path / "vault", master)
    assert _one(vault.connection, name) == value
    vault.close()


def test_temporary_tables_stay_in_memory(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    assert ("TEMP_STORE=2",) in vault.connection.run("PRAGMA compile_options")
    vault.close()


def test_the_key_is_spelled_as_a_raw_one() -> None:
    key = bytearray(range(32))
    spelled = raw_key(key)
    assert spelled == b"x'" + bytes(key).hex().encode() + b"'"
    assert len(spelled) == 67
    assert isinstance(spelled, bytearray)


def test_opening_never_makes_a_file(place: Path) -> None:
    with pytest.raises(DatabaseMissing):
        open_database(place / "vault-1.db", bytearray(32), bytes(16))
    assert list(place.iterdir()) == []


def test_another_key_does_not_open_it(place: Path) -> None:
    key = bytearray(secrets.token_bytes(32))
    connection = make_database(place / "vault-1.db", key)
    connection.run("CREATE TABLE words (word TEXT)")
    connection.close()
    for other in (bytearray(32), key[::-1]):
        with pytest.raises(DatabaseDamaged):
            open_database(place / "vault-1.db", other, salt_of(place / "vault-1.db"))
    open_database(place / "vault-1.db", key, salt_of(place / "vault-1.db")).close()


def test_a_vault_on_a_disk_that_cannot_be_written_to_is_said_when_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite opens for reading only without a word where it may not write; saves would be refused later."""
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    vault.close()
    run = Connection.run

    def read_only(self: Connection, sql: str, *parameters: str) -> object:
        if sql.startswith("SELECT count(*) FROM sqlite_schema"):
            run(self, "PRAGMA query_only = ON")
        return run(self, sql, *parameters)

    monkeypatch.setattr(Connection, "run", read_only)
    with pytest.raises(CannotWrite):
        seam.open_for_tests(tmp_path / "vault", master)


def test_a_transaction_is_all_or_nothing_and_counts_itself(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    before = vault.connection.meta("sequence")

    def half() -> None:
        with vault.connection.transaction():
            samples.a_person(vault)
            raise Malformed([("test", "stopped")])

    with pytest.raises(Malformed):
        half()
    assert vault.people.all() == []
    assert vault.connection.meta("sequence") == before
    samples.a_person(vault)
    assert vault.connection.meta("sequence") != before
    with pytest.raises(NoSuchRecord):
        vault.connection.meta("unknown")
    vault.close()


def test_what_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    with pytest.raises(Malformed):
        vault.guides.keep("g", "1", "half a character: \ud800")
    vault.close()


def test_an_error_on_the_vault_thread_reaches_whoever_asked(tmp_path: Path) -> None:
    thread = VaultThread()
    thread.open(lambda: seam.create_for_tests(tmp_path / "vault")).result()
    with pytest.raises(NoSuchRecord):
        thread.run(lambda vault: vault.people.get("x")).result()
    assert thread.run(lambda vault: vault.people.all()).result() == []
    thread.close()
    with pytest.raises(Locked):
        thread.run(lambda vault: vault.people.all()).result()
