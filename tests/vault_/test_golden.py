"""Vaults written by earlier programs open for ever: one fixture for each version of the format."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from vault import backup, erase, kdf, records, store
from vault.contents import content_digest
from vault.errors import NewerVersion, ReadOnly
from vault.records import (
    Consent,
    Document,
    Draft,
    Item,
    Person,
    Profile,
    Receipt,
    Record,
    SignOff,
    Talk,
    checked,
)
from vault.schema.migrate import NEWEST
from vault.shareable import is_agreed
from vault.store import OpenVault
from vault.verify import verify

pytestmark = pytest.mark.usefixtures("derived_once")

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = tuple(f"v{number}" for number in range(1, NEWEST + 1))


@pytest.fixture(scope="module")
def derived_once() -> Iterator[None]:
    """Each key is derived for real, but only once."""
    derived = cache(lambda *secret: bytes(kdf.derive(*secret)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("vault.slots.derive", lambda *secret: bytearray(derived(*secret)))
        yield


def _laid_out(version: str, folder: Path) -> Path:
    """A copy with the modes a vault has; a repository keeps none."""
    shutil.copytree(GOLDEN / version, folder)
    folder.chmod(0o700)
    for path in folder.iterdir():
        path.chmod(0o600)
    return folder


def _expected(version: str) -> dict[str, object]:
    read: dict[str, object] = json.loads(GOLDEN.joinpath(f"{version}.json").read_text("utf-8"))
    return read


def _records(version: str, name: str, model: type[Record]) -> list[Record]:
    """What was written then, as today's records: a field that is new since has its usual value."""
    listed = _expected(version).get(name, [])
    assert isinstance(listed, list)
    return [checked(model, each) for each in listed]


def _compare(vault: OpenVault, version: str) -> None:
    expected = _expected(version)
    assert vault.people.all() == _records(version, "people", Person)
    assert vault.talks.all() == _records(version, "talks", Talk)
    assert vault.items.all() == _records(version, "items", Item)
    assert vault.ledger.all() == _records(version, "documents", Document)
    assert vault.sign_offs.all() == _records(version, "sign_offs", SignOff)
    assert vault.consents.all() == _records(version, "consents", Consent)
    assert erase.receipts(vault) == _records(version, "receipts", Receipt)
    assert vault.profile.get() == checked(Profile, expected["profile"])
    assert vault.guides.get("municipal", "1") == expected["guide"]
    drafts = expected["drafts"]
    assert isinstance(drafts, dict)
    assert vault.drafts.of_talk("t1") == {slot: checked(Draft, draft) for slot, draft in drafts.items()}


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_in_it_is_read_with_passphrase_and_code(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    folder = _laid_out(version, tmp_path / "vault")
    for opener, secret in ((store.open_with_passphrase, "passphrase"), (store.open_with_code, "code")):
        vault = opener(folder, str(expected[secret]))
        _compare(vault, version)
        assert vault.id == expected["vault"]
        assert [item.id for item in vault.items.all() if is_agreed(vault.id, item)] == ["i4"]
        assert verify(vault).findings == ()
        vault.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_it_can_be_worked_in(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    vault = store.open_with_passphrase(_laid_out(version, tmp_path / "vault"), str(expected["passphrase"]))
    assert vault.items.redo("t1") == ["i7"]
    assert vault.items.of_talk("t1") == _records(version, "redone", Item)
    erase.erase(vault, "p2", vault.talks.get("t1").on)
    vault.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_its_backup_is_restored(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    backup.restore(GOLDEN / f"{version}.samtal", tmp_path / "vault")
    vault = store.open_with_passphrase(tmp_path / "vault", str(expected["passphrase"]))
    assert content_digest(vault.connection) == expected["digest"]
    vault.close()


def test_a_record_with_a_new_field_has_a_new_schema() -> None:
    """Without one an older program calls the vault damaged, or a careless one loses the field.

    When this fails: append `()`, with what is new, to `MIGRATIONS` in vault/schema/migrate.py, and run
    tools/make_golden.py. As long as no release has had the newest number: tools/make_golden.py --again.
    """
    shapes = json.loads(GOLDEN.joinpath("shapes.json").read_text("utf-8"))
    stored = {
        each.__name__: sorted(each.model_fields)
        for each in vars(records).values()
        if isinstance(each, type) and issubclass(each, Record)
    }
    assert stored == shapes[f"v{NEWEST}"]


def test_a_field_of_a_newer_program_is_passed_over_while_reading_and_never_lost(tmp_path: Path) -> None:
    expected = _expected("v3")
    folder = _laid_out("v3", tmp_path / "vault")
    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    with vault.connection.transaction():
        for table in ("person", "talk", "shared", "document", "sign_off", "consent", "receipt"):
            vault.connection.run(f"UPDATE {table} SET body = json_set(body, '$.unheard_of', 'ny uppgift')")
        vault.connection.run("UPDATE document SET body = json_set(body, '$.items[0].unheard_of', 1)")
        vault.connection.run(f"PRAGMA user_version = {NEWEST + 1}")
    vault.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    _compare(vault, "v3")
    vault.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_record_only_a_newer_program_understands_is_not_called_damaged(tmp_path: Path) -> None:
    expected = _expected("v3")
    folder = _laid_out("v3", tmp_path / "vault")
    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    with vault.connection.transaction():
        vault.connection.run("UPDATE shared SET kind = 'unheard of'")
        vault.connection.run(f"PRAGMA user_version = {NEWEST + 1}")
    vault.close()
    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    with pytest.raises(NewerVersion):
        vault.items.all()
    vault.close()


def test_a_vault_of_a_newer_program_is_read_and_never_written(tmp_path: Path) -> None:
    expected = _expected("v1")
    folder = _laid_out("v1", tmp_path / "vault")
    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    with vault.connection.transaction():
        vault.connection.run("ALTER TABLE person ADD COLUMN later TEXT")
        vault.connection.run(f"PRAGMA user_version = {NEWEST + 1}")
    vault.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    vault = store.open_with_passphrase(folder, str(expected["passphrase"]))
    assert vault.read_only
    _compare(vault, "v1")
    with pytest.raises(ReadOnly):
        vault.people.add(Person(id="x", number=99, given="Ny"))
    with pytest.raises(ReadOnly):
        vault.items.undo("t1")
    with pytest.raises(ReadOnly):
        vault.connection.vacuum()
    vault.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_key_file_of_a_newer_program_is_named(tmp_path: Path) -> None:
    import hashlib

    import rfc8785

    folder = _laid_out("v1", tmp_path / "vault")
    for name in ("keys.json", "keys.json.1"):
        whole = json.loads(folder.joinpath(name).read_bytes())
        whole["body"]["version"] = 2
        whole["body"]["something"] = "new"
        signed = {"body": whole["body"], "mac": whole["mac"]}
        whole["sum"] = hashlib.sha256(rfc8785.dumps(signed)).hexdigest()
        folder.joinpath(name).write_bytes(rfc8785.dumps(whole))
    with pytest.raises(NewerVersion):
        store.open_with_passphrase(folder, "vilken lösenfras som helst")
