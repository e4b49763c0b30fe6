"""Vaults written by earlier programs open for ever: one fixture for each version of the format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from vault import backup, erase, store
from vault.contents import content_digest
from vault.errors import NewerVersion, ReadOnly
from vault.records import Person
from vault.schema.migrate import NEWEST
from vault.shareable import is_agreed
from vault.store import OpenVault
from vault.verify import verify

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = ("v1",)


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


def _dumped(vault: OpenVault) -> dict[str, object]:
    return {
        "people": [person.model_dump(mode="json") for person in vault.people.all()],
        "talks": [talk.model_dump(mode="json") for talk in vault.talks.all()],
        "items": [item.model_dump(mode="json") for item in vault.items.all()],
        "drafts": {slot: draft.model_dump(mode="json") for slot, draft in vault.drafts.of_talk("t1").items()},
        "documents": [document.model_dump(mode="json") for document in vault.ledger.all()],
        "profile": vault.profile.get().model_dump(mode="json"),
        "receipts": [receipt.model_dump(mode="json") for receipt in erase.receipts(vault)],
        "guide": vault.guides.get("municipal", "1"),
    }


def _as_then(now: object, then: object) -> object:
    """`now` without the fields that a record has been given since."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: _as_then(value, then[name]) for name, value in now.items() if name in then}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [_as_then(*pair) for pair in zip(now, then, strict=True)]
    return now


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_in_it_is_read_with_passphrase_and_code(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    folder = _laid_out(version, tmp_path / "vault")
    for opener, secret in ((store.open_with_passphrase, "passphrase"), (store.open_with_code, "code")):
        vault = opener(folder, str(expected[secret]))
        dumped = _dumped(vault)
        then = {name: expected[name] for name in dumped}
        assert _as_then(dumped, then) == then
        assert vault.id == expected["vault"]
        assert [item.id for item in vault.items.all() if is_agreed(vault.id, item)] == ["i4"]
        assert verify(vault).findings == ()
        vault.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_it_can_be_worked_in(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    vault = store.open_with_passphrase(_laid_out(version, tmp_path / "vault"), str(expected["passphrase"]))
    assert vault.items.redo("t1") == ["i7"]
    redone = [item.model_dump(mode="json") for item in vault.items.of_talk("t1")]
    assert _as_then(redone, expected["redone"]) == expected["redone"]
    erase.erase(vault, "p2", vault.talks.get("t1").on)
    vault.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_its_backup_is_restored(version: str, tmp_path: Path) -> None:
    expected = _expected(version)
    backup.restore(GOLDEN / f"{version}.samtal", tmp_path / "vault")
    vault = store.open_with_passphrase(tmp_path / "vault", str(expected["passphrase"]))
    assert content_digest(vault.connection) == expected["digest"]
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
    assert _as_then(_dumped(vault)["items"], expected["items"]) == expected["items"]
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
