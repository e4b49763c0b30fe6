"""Backups, a new passphrase, the way back in: what a script and a worried manager do with them."""

import pytest
from cli.program import PASSPHRASE, Shell, fill

NEW = "lykta bräda sjutton korp ankare"
CODE = "kod"


@pytest.fixture
def made(tmp_path):
    """A home with a vault that is cheap to open, its recovery code in the file `kod`."""
    shell = Shell(tmp_path)
    shell.secret(fill(shell.vault), CODE)
    return shell


def test_a_backup_restores_elsewhere_and_opens(made):
    kopia, place = made.home / "kopia.samtal", made.home / "annat"
    assert made.run("backup", str(kopia), "--passphrase-file", made.secret()).code == 0
    assert made.run("restore", str(kopia), "--vault", str(place)).code == 0
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


def test_what_is_no_backup_is_refused_in_one_sentence(made):
    wrong = made.home / "fel.samtal"
    wrong.write_bytes(b"nothing of the kind" * 1000)
    ended = made.run("restore", str(wrong), "--vault", str(made.home / "annat"))
    assert ended.code == 20
    assert "fel.samtal" in ended.refusal()
    assert not (made.home / "annat" / "keys.json").exists()


def test_after_a_change_only_the_new_passphrase_opens(made):
    new = made.secret(NEW, "ny")
    ended = made.run("passphrase", "--passphrase-file", made.secret(), "--new-passphrase-file", new)
    assert ended.code == 0, ended.err
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
    ended = made.run("recover", "--code-file", str(made.home / CODE), "--new-passphrase-file", new)
    assert ended.code == 0, ended.err
    assert made.run("people", "--passphrase-file", new).code == 0
    wrong = made.secret("0000-0000-0000-0000-0000-0000-0000", "felkod")
    assert made.run("recover", "--code-file", wrong, "--new-passphrase-file", new).code == 3


def test_salvage_makes_a_new_vault_with_the_same_passphrase(made):
    out = made.home / "nytt"
    ended = made.run("salvage", str(out), "--passphrase-file", made.secret())
    assert ended.code == 0, ended.err
    assert len(ended.out.strip().replace("-", "")) == 28
    assert made.run("verify", "--vault", str(out), "--passphrase-file", made.secret(PASSPHRASE)).code == 0


def test_without_backups_the_list_says_when_the_first_comes(made):
    ended = made.run("backups")
    assert ended.code == 0
    assert ended.out == ""
    assert "säkerhetskopia" in ended.err
