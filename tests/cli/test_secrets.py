"""Where a passphrase may come from, and where the recovery code may go."""

import os
import stat
import subprocess

import pexpect
import pytest
from cli.program import PASSPHRASE, PROGRAM, sizes

from vault.store import open_with_code


@pytest.mark.parametrize("name", ["SAMTAL_PASSPHRASE", "SAMTAL_PASSPHRASE_FILE", "PASSPHRASE", "SAMTAL_KEY"])
def test_no_variable_of_the_environment_is_a_passphrase(team_shell, run_here, name):
    done = run_here("people", "--vault", str(team_shell.vault), **{name: PASSPHRASE})
    assert done.code == 2
    assert "--passphrase-file" in done.refusal()


@pytest.mark.parametrize("option", ["--passphrase", "--password", "-p"])
def test_no_argument_is_a_passphrase(team_shell, run_here, option):
    done = run_here("people", "--vault", str(team_shell.vault), option, PASSPHRASE)
    assert done.code == 2
    assert PASSPHRASE not in done.refusal()


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_one_newline_at_the_end_is_no_part_of_it(team_shell, run_here, tmp_path, end):
    path = tmp_path / "lösenfras"
    path.write_text(PASSPHRASE + end, newline="")
    done = run_here("people", "--vault", str(team_shell.vault), "--passphrase-file", str(path))
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("held", [b"", b"\n", b"\xff\xfe\x00l\x00"])
def test_a_file_that_holds_no_passphrase(team_shell, run_here, tmp_path, held):
    path = tmp_path / "fel"
    path.write_bytes(held)
    done = run_here("people", "--vault", str(team_shell.vault), "--passphrase-file", str(path))
    assert (done.code, bool(done.refusal())) == (2, True)


def test_a_typed_passphrase_is_not_shown(heavy_shell):
    child = pexpect.spawn(str(PROGRAM), ["people"], env=heavy_shell.environment, timeout=20, encoding="utf-8")
    child.expect("Lösenfras: ")
    child.waitnoecho()
    child.sendline(PASSPHRASE)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Påhittad, Kim" in child.before
    assert PASSPHRASE not in child.before


def test_ctrl_c_while_typing_it_ends_quietly(team_shell):
    child = pexpect.spawn(str(PROGRAM), ["people"], env=team_shell.environment, timeout=20, encoding="utf-8")
    child.expect("Lösenfras: ")
    child.waitnoecho()
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in child.before


def test_init_hands_out_the_code_alone_on_standard_output_and_it_opens_the_vault(shell):
    done = shell.run("init", "--passphrase-file", "-", "--manager", "Maria Påhittad", stdin=PASSPHRASE)
    assert done.code == 0
    code, end = done.out.split("\n", 1)
    assert end == ""
    assert code not in done.err
    vault = open_with_code(shell.vault, code)
    assert vault.profile.get().manager == "Maria Påhittad"
    vault.close()
    assert [path for path, _, mode in sizes(shell.vault) if mode != 0o600] == []
    assert stat.S_IMODE(shell.vault.stat().st_mode) == 0o700


def test_init_puts_the_code_in_a_file_only_the_user_may_read(shell):
    place = shell.home / "kod"
    script = f"umask 000; exec {PROGRAM} init --passphrase-file {shell.secret()} --recovery-file {place}"
    done = subprocess.run(["/bin/sh", "-c", script], env=shell.environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert place.stat().st_mode & 0o777 == 0o600
    open_with_code(shell.vault, place.read_text().strip()).close()


@pytest.mark.parametrize("stand", ["file", "link", "folder", "no folder"])
def test_nothing_is_created_when_the_code_has_nowhere_to_go(shell, run_here, stand):
    place = shell.home / "kod"
    match stand:
        case "file":
            place.write_text("viktigt")
        case "link":
            place.symlink_to(shell.home / "annan")
        case "folder":
            place.mkdir()
        case _:
            place = shell.home / "ingen" / "kod"
    done = run_here("init", "--passphrase-file", shell.secret(), "--recovery-file", str(place))
    assert (done.code, bool(done.refusal())) == (7, True)
    assert not shell.vault.exists()
    assert not (shell.home / "annan").exists()
    assert stand != "file" or place.read_text() == "viktigt"


def test_no_file_for_the_code_is_left_when_no_vault_came_of_it(team_shell, run_here, tmp_path):
    place = tmp_path / "kod"
    where = ("--vault", str(team_shell.vault), "--recovery-file", str(place))
    done = run_here("init", *where, "--passphrase-file", team_shell.secret())
    assert done.code == 7
    assert not place.exists()


def test_a_weak_passphrase_is_refused_with_its_reason_before_anything_exists(shell, run_here):
    done = run_here("init", "--passphrase-file", shell.secret("samtal"))
    assert done.code == 2
    assert "15" in done.refusal()
    assert not shell.vault.exists()


def test_init_asks_twice_and_takes_only_two_that_are_alike(shell):
    child = pexpect.spawn(str(PROGRAM), ["init"], env=shell.environment, timeout=20, encoding="utf-8")
    for prompt, typed in (("Lösenfras: ", PASSPHRASE), ("en gång till: ", PASSPHRASE + "x")):
        child.expect(prompt)
        child.waitnoecho()
        child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert not shell.vault.exists()
    assert os.listdir(shell.home) == []  # noqa: PTH208
