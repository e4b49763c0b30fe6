"""Backups, a new passphrase, the way back in: what a script and a worried manager do with them."""

import os
import re
import subprocess

import pexpect
import pytest
from cli.faults import FAULTS
from cli.program import CODE, PASSPHRASE, Shell

from vault.database_file import PAGE
from vault.kdf import DEFAULT_KDF
from vault.store import open_with_passphrase

NEW = "lykta bräda sjutton korp ankare"


@pytest.fixture
def made(filled_shell) -> Shell:
    """A home with a vault, its recovery code in the file `kod`."""
    return filled_shell


def test_a_backup_restores_elsewhere_and_opens(made):
    kopia, place = made.home / "kopia.samtal", made.home / "annat"
    assert made.start("backup", str(kopia), "--passphrase-file", made.secret()).code == 0
    assert made.start("restore", str(kopia), "--vault", str(place)).code == 0
    assert made.run("verify", "--vault", str(place), "--passphrase-file", made.secret()).code == 0


def test_nothing_is_restored_over_a_vault_or_written_over_a_file(made):
    kopia = made.home / "kopia.samtal"
    assert made.run("backup", str(kopia), "--passphrase-file", made.secret()).code == 0
    before = kopia.read_bytes()
    assert made.run("backup", str(kopia), "--passphrase-file", made.secret()).code == 7
    assert kopia.read_bytes() == before
    ended = made.run("restore", str(kopia))
    assert ended.code == 7
    ended.refusal()
    assert made.run("verify", "--passphrase-file", made.secret()).code == 0


@pytest.mark.parametrize("stand", ["another file", "a folder", "a pipe", "nothing"])
def test_what_is_no_backup_is_refused_in_one_sentence(made, stand):
    wrong = made.home / "fel.samtal"
    match stand:
        case "another file":
            wrong.write_bytes(b"nothing of the kind" * 1000)
        case "a folder":
            wrong.mkdir()
        case "a pipe":
            os.mkfifo(wrong)
    ended = made.run("restore", str(wrong), "--vault", str(made.home / "annat"))
    assert ended.code == 20
    assert "fel.samtal" in ended.refusal()
    assert not (made.home / "annat" / "keys.json").exists()


def test_after_a_change_only_the_new_passphrase_opens(made):
    new = made.secret(NEW, "ny")
    ended = made.start("passphrase", "--passphrase-file", made.secret(), "--new-passphrase-file", new)
    assert ended.code == 0, ended.err
    vault = open_with_passphrase(made.vault, NEW)
    assert vault.key_file.passphrase.kdf == DEFAULT_KDF
    vault.close()
    assert made.run("people", "--passphrase-file", made.secret()).code == 3
    assert made.run("people", "--passphrase-file", new).code == 0


def test_a_weak_new_passphrase_changes_nothing(made):
    weak = made.secret("kort", "svag")
    ended = made.run("passphrase", "--passphrase-file", made.secret(), "--new-passphrase-file", weak)
    assert ended.code == 2
    ended.refusal()
    assert made.run("people", "--passphrase-file", made.secret()).code == 0


def test_the_code_is_the_way_back_in(made):
    new = made.secret(NEW, "ny")
    ended = made.start("recover", "--code-file", str(made.home / CODE), "--new-passphrase-file", new)
    assert ended.code == 0, ended.err
    assert made.run("people", "--passphrase-file", new).code == 0
    wrong = made.secret("0000-0000-0000-0000-0000-0000-0000", "felkod")
    assert made.run("recover", "--code-file", wrong, "--new-passphrase-file", new).code == 3


def test_a_new_code_opens_and_the_old_one_no_more(made):
    new = made.secret(NEW, "ny")
    ended = made.run("recovery-code", "--passphrase-file", made.secret())
    assert ended.code == 0, ended.err
    fresh = made.secret(ended.out.strip(), "nykod")
    assert made.run("recover", "--code-file", str(made.home / CODE), "--new-passphrase-file", new).code == 3
    assert made.run("recover", "--code-file", fresh, "--new-passphrase-file", new).code == 0


def test_a_new_code_in_a_file_is_hers_alone_and_over_no_other(made):
    place = made.home / "papper"
    arguments = ("recovery-code", "--recovery-file", str(place), "--passphrase-file", made.secret())
    assert made.run(*arguments).code == 0
    assert place.stat().st_mode & 0o777 == 0o600
    before = place.read_bytes()
    ended = made.run(*arguments)
    assert (ended.code, bool(ended.refusal())) == (7, True)
    assert place.read_bytes() == before
    assert (
        made.run("recover", "--code-file", str(place), "--new-passphrase-file", made.secret(NEW, "ny")).code
        == 0
    )


def test_a_code_that_cannot_be_handed_out_changes_nothing(made):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        command = [*made.program, "recovery-code", "--passphrase-file", made.secret()]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=made.environment, check=False)
    assert done.returncode == 7
    new = made.secret(NEW, "ny")
    assert made.run("recover", "--code-file", str(made.home / CODE), "--new-passphrase-file", new).code == 0


def test_at_a_terminal_the_code_counts_when_it_is_typed_back(made):
    def run(answers):
        program, *given = made.program
        command = [*given, "recovery-code", "--lang", "en", "--passphrase-file", made.secret()]
        child = pexpect.spawn(program, command, env=made.environment, encoding="utf-8", timeout=30)
        child.expect(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")
        code = child.after
        for answer in answers:
            child.expect("written it down: ")
            child.sendline(answer or code.lower().replace("-", " "))
        child.expect(pexpect.EOF)
        child.close()
        return child.exitstatus, code, child.before

    ended, refused, told = run(["fel", "fel igen", "0000-0000"])
    assert ended == 2
    assert "old code still opens" in re.sub(r"\s+", " ", told)
    new = made.secret(NEW, "ny")
    wrong = made.secret(refused, "fel")
    assert made.run("recover", "--code-file", wrong, "--new-passphrase-file", new).code == 3
    ended, code, _ = run(["fel", ""])
    assert ended == 0
    right = made.secret(code, "nykod")
    assert made.run("recover", "--code-file", right, "--new-passphrase-file", new).code == 0


def test_salvage_makes_a_new_vault_with_the_same_passphrase(made):
    out = made.home / "nytt"
    ended = made.start("salvage", str(out), "--passphrase-file", made.secret())
    assert ended.code == 0, ended.err
    assert len(ended.out.strip().replace("-", "")) == 28
    assert made.run("verify", "--vault", str(out), "--passphrase-file", made.secret(PASSPHRASE)).code == 0


def test_without_backups_the_list_says_when_the_first_comes(made):
    ended = made.start("backups")
    assert ended.code == 0
    assert ended.out == ""
    assert "säkerhetskopia" in ended.err


def test_salvage_opens_what_nothing_else_does(made):
    """A vault whose counter cannot be read, and an older copy: neither opens, and both come over."""
    vault = open_with_passphrase(made.vault, PASSPHRASE)
    (page,) = vault.connection.one("SELECT rootpage FROM sqlite_schema WHERE name = 'meta'")
    vault.close()
    database = made.vault / "vault-1.db"
    whole = database.read_bytes()
    at = (page - 1) * PAGE + 1000
    database.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert made.run("people", "--passphrase-file", made.secret()).code == 4
    before = database.read_bytes()
    ended = made.run("salvage", str(made.home / "ett"), "--passphrase-file", made.secret())
    assert ended.code == 0, ended.err
    assert "ditt namn, din arbetsplats och påbörjade formulär 1" in ended.err
    assert database.read_bytes() == before
    listed = made.run("people", "--vault", str(made.home / "ett"), "--passphrase-file", made.secret())
    assert "Påhittad" in listed.out
    database.write_bytes(whole)
    with FAULTS["an older copy"].make(made.vault):
        assert made.run("people", "--passphrase-file", made.secret()).code == 14
        ended = made.run("salvage", str(made.home / "två"), "--passphrase-file", made.secret())
        assert ended.code == 0, ended.err
        assert "ingenting" in ended.err
