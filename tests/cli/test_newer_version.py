"""A vault of a newer program is read and never written: listing and documents work, the rest is refused."""

import shutil

import pytest
from cli.faults import bytes_of
from cli.light import light_argon
from cli.program import PASSPHRASE, Shell

from vault.errors import ReadOnly
from vault.schema.migrate import NEWEST
from vault.store import open_with_passphrase


@pytest.fixture(scope="module")
def of_tomorrow(pattern, tmp_path_factory) -> Shell:
    """A home with a vault of a schema, and with fields, that this program does not know."""
    shell = Shell(tmp_path_factory.mktemp("nyare"), light=True)
    shutil.copytree(pattern.home, shell.home, dirs_exist_ok=True)
    shell.secret("lykta bräda sjutton korp ankare", "ny")
    shell.file("fler.json", {"format": "samtal-import-1", "people": [{"number": 9, "given": "Ny"}]})
    with light_argon():
        vault = open_with_passphrase(shell.vault, PASSPHRASE)
        with vault.connection.transaction():
            for table in ("person", "talk", "shared"):
                vault.connection.run(f"UPDATE {table} SET body = json_set(body, '$.unheard_of', 'nytt')")
            vault.connection.run(f"PRAGMA user_version = {NEWEST + 1}")
        vault.close()
    return shell


@pytest.fixture
def newer(of_tomorrow, light) -> Shell:
    """That home; a test leaves its vault as it is."""
    return of_tomorrow


@pytest.mark.parametrize(
    "command", [("people",), ("people", "--json"), ("verify",), ("plan", "1"), ("backups",)]
)
def test_what_only_reads_works_and_leaves_every_byte(newer, command):
    before = bytes_of(newer.vault)
    access = () if command == ("backups",) else ("--passphrase-file", newer.secret())
    done = newer.run(*command, *access)
    assert done.code == 0, done.err
    assert bytes_of(newer.vault) == before


def test_a_document_is_made_and_it_is_said_that_no_history_has_it(newer, tmp_path):
    before = bytes_of(newer.vault)
    arguments = ("export", "1", "--to", "hr", "--format", "md", "--out", str(tmp_path / "ut"))
    done = newer.run(*arguments, "--passphrase-file", newer.secret())
    assert done.code == 0, done.err
    (made,) = (tmp_path / "ut").iterdir()
    assert "målet" in made.read_text("utf-8")
    assert "hemliga" not in made.read_text("utf-8")
    assert "historik" in done.err.splitlines()[-1]
    assert bytes_of(newer.vault) == before


def test_a_backup_of_it_is_whole(newer, tmp_path):
    before = bytes_of(newer.vault)
    made = tmp_path / "kopia.samtal"
    assert newer.run("backup", str(made), "--passphrase-file", newer.secret()).code == 0
    assert bytes_of(newer.vault) == before
    assert newer.run("restore", str(made), "--vault", str(tmp_path / "annat")).code == 0
    again = newer.run("people", "--vault", str(tmp_path / "annat"), "--passphrase-file", newer.secret())
    assert "Påhittad" in again.out


@pytest.mark.parametrize(
    ("command", "language"),
    [
        (("import", "fler.json"), "sv"),
        (("passphrase", "--new-passphrase-file", "ny"), "en"),
        (("recovery-code",), "sv"),
        (("recover", "--code-file", "kod", "--new-passphrase-file", "ny"), "en"),
        (("salvage", "räddat"), "sv"),
    ],
)
def test_what_would_write_is_refused_in_one_sentence(newer, command, language):
    before = bytes_of(newer.vault)
    named = [str(newer.home / each) if (newer.home / each).exists() else each for each in command]
    access = () if command[0] == "recover" else ("--passphrase-file", newer.secret())
    done = newer.run("--lang", language, *named, *access)
    assert done.code == ReadOnly.exit_code, done.err
    assert ("läsning" if language == "sv" else "reading only") in done.refusal()
    assert bytes_of(newer.vault) == before
