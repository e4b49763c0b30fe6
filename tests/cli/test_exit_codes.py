"""Each refusal has its exit code and one line on standard error (docs/command-line.md)."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pexpect
import pytest
from cli.program import PASSPHRASE

from vault.backup import automatic
from vault.database_file import PAGE
from vault.errors import DatabaseDamaged
from vault.seam import create_for_tests
from vault.store import open_with_passphrase

OPEN = ("--passphrase-file", "-")


def test_0_people_are_listed_what_needs_doing_first(team_shell):
    done = team_shell.start("people", *OPEN, stdin=PASSPHRASE)
    rows = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert rows[1].split() == [
        "01",
        "Påhittad,",
        "Kim",
        "2025-03-04",
        "hållet,",
        "1",
        "rad",
        "kvar",
        "0",
        "av",
        "1",
    ]
    assert [row[:2] for row in rows[1:]] == ["01", "02", "03"]


def test_0_people_as_json_hold_no_line_of_any_talk(team_shell):
    done = team_shell.run("people", "--json", "--lang", "en", *OPEN, stdin=PASSPHRASE)
    first, *_ = people = json.loads(done.out)
    assert [person["name"] for person in people] == ["Kim Påhittad", "Kim Påhittsson", "Åsa Öst"]
    assert first | {"told": "", "standing": ""} == {
        "number": 1,
        "name": "Kim Påhittad",
        "role": "",
        "unit": "",
        "last": "2025-03-04",
        "standing": "",
        "told": "",
        "done": 0,
        "goals": 1,
        "late": 0,
    }
    assert (first["standing"], first["told"]) == ("to_go_through", "held, 1 line left")
    assert "hemliga" not in done.out


def test_0_a_sound_vault_is_said_to_be_sound(team_shell):
    done = team_shell.run("verify", *OPEN, stdin=PASSPHRASE)
    assert (done.code, done.err) == (0, "")
    assert "är helt" in done.out


@pytest.mark.parametrize("format_", ["md", "docx"])
def test_0_export_makes_the_file_it_names_for_its_owner_alone(filled_shell, format_):
    out = filled_shell.home / "ut"
    done = filled_shell.start(
        "export",
        "Kim Påhittad",
        "--to",
        "hr",
        "--format",
        format_,
        "--out",
        str(out),
        *OPEN,
        stdin=PASSPHRASE,
    )
    made = Path(done.out.removesuffix("\n"))
    assert (done.code, done.remarks) == (0, "")
    assert list(out.iterdir()) == [made]
    assert made.suffix == f".{format_}"
    assert made.stat().st_mode & 0o777 == 0o600
    assert b"hemliga" not in made.read_bytes()
    if format_ == "md":
        assert "målet" in made.read_text()
        assert "mellan-oss" not in made.read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["finns-inte"],
        ["people", "--finns-inte"],
        ["people", "extra"],
        ["people", "--passphrase-file"],
        ["people", "--passphrase-file", "/finns/inte"],
        ["people"],
        ["people", "--json=1"],
        ["export"],
        ["export", "1", "--to", "hr", "--format", "md"],
        ["export", "1", "--to", "facket", "--format", "md", "--out", "x"],
        ["export", "1", "--to", "hr", "--format", "odt", "--out", "x"],
        ["people", "--lang", "fi"],
        ["import"],
        ["import", "-", "--passphrase-file", "-"],
        ["--vault"],
        [],
        ["demo"],
        ["init"],
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_2_a_command_that_cannot_be_understood(run_here, arguments, language):
    done = run_here("--lang", language, *arguments)
    assert done.code == 2
    said = done.refusal()
    assert said[0].isupper() or said.startswith(("--", "samtal"))
    assert re.search(r"\b(Error|Usage|Missing|No such|Invalid|Got)\b", said) is None


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("Kim", "Namnet passar 01 Kim Påhittad, 02 Kim Påhittsson: använd numret.\n"),
        ("Asa", "Ingen i valvet har det numret eller namnet: samtal people listar alla.\n"),
        ("9", "Ingen i valvet har det numret eller namnet: samtal people listar alla.\n"),
    ],
)
def test_2_a_person_who_is_not_meant_clearly(team_shell, tmp_path, wanted, said):
    out = tmp_path / "ut"
    done = team_shell.run(
        "export", wanted, "--to", "hr", "--format", "md", "--out", str(out), *OPEN, stdin=PASSPHRASE
    )
    assert (done.code, done.refusal()) == (2, said)
    assert not out.exists()


def test_3_a_wrong_passphrase(team_shell):
    done = team_shell.start("people", *OPEN, stdin="en helt annan lösenfras")
    assert done.code == 3
    assert "oskadat" in done.refusal()


def test_10_a_folder_without_a_vault(shell):
    done = shell.run("people", "--vault", str(shell.home / "tomt"), *OPEN, stdin=PASSPHRASE)
    assert done.code == 10
    assert "~/tomt" in done.refusal()
    assert not (shell.home / "tomt").exists()


@pytest.mark.parametrize("command", ["verify", "people"])
def test_4_a_damaged_vault(filled_shell, command):
    database = next(filled_shell.vault.glob("vault-*.db"))
    data = bytearray(database.read_bytes())
    for page in range(0, len(data), 4096):
        data[page + 2000] ^= 1
    database.write_bytes(bytes(data))
    done = filled_shell.run(command, *OPEN, stdin=PASSPHRASE)
    assert (done.code, bool(done.refusal())) == (DatabaseDamaged.exit_code, True)
    assert database.read_bytes() == bytes(data)


def test_4_verify_finds_a_broken_seal_that_listing_does_not_meet(filled_shell, run_here):
    vault = open_with_passphrase(filled_shell.vault, PASSPHRASE)
    vault.connection.run("UPDATE private SET sealed = substr(sealed, 2)")
    vault.close()
    where = ("--vault", str(filled_shell.vault), "--passphrase-file", filled_shell.secret())
    assert run_here("people", *where).code == 0
    done = run_here("verify", *where)
    assert (done.code, done.out) == (4, "")
    damaged, saved, refusal = done.err.splitlines()
    assert damaged == "Skadat: förseglade texter 1."
    assert "7 poster" in saved
    assert "privata rader 1" in saved
    assert "återställ" in refusal


def test_4_verify_says_what_a_broken_page_costs(filled_shell, run_here):
    database = next(filled_shell.vault.glob("vault-*.db"))
    whole = database.read_bytes()
    where = ("--vault", str(filled_shell.vault), "--passphrase-file", filled_shell.secret())
    told = []
    for page in range(5, len(whole) // PAGE, 6):
        database.write_bytes(whole[: page * PAGE + 99] + b"\0\0\0\0" + whole[page * PAGE + 103 :])
        done = run_here("verify", *where)
        assert (done.code, done.out) == (4, "")
        told.append(done.err)
    assert any("skulle föra över" in each and "Förlorat: ingenting" not in each for each in told)
    assert all("Traceback" not in each for each in told)
    database.write_bytes(whole)
    assert run_here("verify", *where).code == 0


def test_20_verify_names_a_damaged_backup_of_a_sound_vault(filled_shell, run_here):
    vault = open_with_passphrase(filled_shell.vault, PASSPHRASE)
    made = automatic(vault, date(2026, 2, 10))
    vault.close()
    where = ("--vault", str(filled_shell.vault), "--passphrase-file", filled_shell.secret())
    assert run_here("verify", *where).code == 0
    data = bytearray(made.read_bytes())
    data[-5000] ^= 1
    made.write_bytes(bytes(data))
    done = run_here("verify", *where)
    assert (done.code, made.name in done.refusal()) == (20, True)


def test_verify_shows_how_far_it_has_come_on_a_terminal_and_nowhere_else(team_shell):
    command = ["verify", "--lang", "en", "--passphrase-file", team_shell.secret()]
    program, *given = team_shell.program
    child = pexpect.spawn(
        program, [*given, *command], env=team_shell.environment, encoding="utf-8", timeout=30
    )
    child.expect("Looked at 50 parts")
    child.expect("is sound")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert team_shell.start(*command).err == ""


def test_a_stray_file_is_named_but_harms_nothing(filled_shell, run_here):
    (filled_shell.vault / "anteckningar.txt").write_text("")
    done = run_here("verify", "--vault", str(filled_shell.vault), "--passphrase-file", filled_shell.secret())
    assert done.code == 0
    assert "anteckningar.txt" in done.err


def test_5_a_vault_in_use(shell):
    shell.vault.parent.mkdir(parents=True)
    vault = create_for_tests(shell.vault)
    done = shell.run("people", *OPEN, stdin=PASSPHRASE)
    vault.close()
    assert done.code == 5
    assert done.refusal()


def test_6_nothing_may_leave(filled_shell):
    out = filled_shell.home / "ut"
    done = filled_shell.run(
        "export", "Åsa", "--to", "hr", "--format", "md", "--out", str(out), *OPEN, stdin=PASSPHRASE
    )
    assert (done.code, bool(done.refusal())) == (6, True)
    assert not out.exists()


def test_7_a_file_is_never_written_over(filled_shell):
    out = filled_shell.home / "ut"
    export = ("export", "1", "--to", "employee", "--format", "md", "--out", str(out), *OPEN)
    made = Path(filled_shell.run(*export, stdin=PASSPHRASE).out.strip())
    made.write_text("annat")
    done = filled_shell.run(*export, stdin=PASSPHRASE)
    assert (done.code, bool(done.refusal())) == (7, True)
    assert made.read_text() == "annat"
    assert list(out.iterdir()) == [made]


@pytest.mark.parametrize("stand", ["a file", "a link"])
def test_7_a_place_that_cannot_be_written(filled_shell, stand):
    out = filled_shell.home / "ut"
    if stand == "a file":
        out.write_text("")
    else:
        (filled_shell.home / "annan").mkdir()
        out.symlink_to(filled_shell.home / "annan")
    done = filled_shell.run(
        "export", "1", "--to", "hr", "--format", "md", "--out", str(out), *OPEN, stdin=PASSPHRASE
    )
    assert (done.code, bool(done.refusal())) == (7, True)
    assert out.is_file() or list(out.iterdir()) == []


def test_7_a_full_disk_under_standard_output_is_told(team_shell):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*team_shell.program, "people", *OPEN],
            input=PASSPHRASE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=team_shell.environment,
            check=False,
        )
    assert done.returncode == 7
    assert done.stderr.decode().count("\n") == 1


def test_7_a_vault_is_never_written_over(team_shell):
    before = {path: path.read_bytes() for path in team_shell.vault.iterdir()}
    done = team_shell.run("init", *OPEN, stdin="sju gröna bussar väntar på tåget")
    assert (done.code, bool(done.refusal())) == (7, True)
    assert {path: path.read_bytes() for path in team_shell.vault.iterdir()} == before


def test_8_a_file_that_does_not_fit(team_shell, tmp_path):
    path = tmp_path / "fel.json"
    path.write_text('{"format": "samtal-import-1", "people": [{"given": "Kim", "lön": "hemligt-belopp"}]}')
    done = team_shell.start("import", str(path), *OPEN, stdin=PASSPHRASE)
    assert done.code == 8
    assert "people[0]" in done.refusal()
    assert "hemligt" not in done.err


def test_9_the_final_check_stops_a_document(filled_shell, run_here, monkeypatch):
    """Only a faulty maker can get there."""
    monkeypatch.setattr(
        "samtal_tui.export.make.run_worker", lambda _format, content: content + b"hemliga-raden-om-kim"
    )
    out = filled_shell.home / "ut"
    export = ["export", "1", "--to", "hr", "--format", "md", "--out", str(out)]
    done = run_here(*export, "--passphrase-file", str(filled_shell.home / "lösenfras"))
    assert (done.code, bool(done.refusal())) == (9, True)
    assert "hemliga" not in done.err
    assert not list(out.glob("**/*"))


def test_without_a_terminal_one_sentence_and_nothing_is_made(shell):
    done = shell.start()
    assert (done.code, bool(done.refusal())) == (2, True)
    assert list(shell.home.iterdir()) == []
