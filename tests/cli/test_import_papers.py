"""`samtal import` of papers: whole or not at all, one sentence each, and no value is ever repeated."""

import json
from pathlib import Path

import pytest
from cli.program import PASSPHRASE
from papers_.word import MUNICIPAL, document, paragraph, row, table

PLAN = "Mål;Aktivitet;Ansvarig;Klart\r\nTrygg jour;Mall;Kim;2025-09-30\r\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def run(filled_shell, run_here):
    """Run a command on a vault of three people, inside the test."""
    return lambda *arguments: run_here(*arguments, "--passphrase-file", filled_shell.secret())


@pytest.fixture
def brought(run, tmp_path):
    def bring(name: str, data: bytes, *more: str):
        path = tmp_path / name
        path.write_bytes(data)
        return run("import", str(path), *more)

    return bring


def test_a_word_plan_is_brought_in_for_whom_its_head_names(brought):
    named = document(
        table(row("Datum", "2024-03-04", "Medarbetare", "Kim Påhittad")),
        table(row("Mål", "Aktivitet", "Klart"), row("Trygg jour", "Mall", "2024-09-30")),
        paragraph("en rad till"),
    )
    ended = brought("plan.docx", named)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "Hämtat: rader till planen 1, privata rader 1. Ni är överens om dem först när båda säger ja.\n"
    )
    again = brought("plan.docx", named)
    assert again.code == 8
    assert "finns redan i valvet" in again.refusal()


def test_a_csv_plan_needs_to_be_told_whose_and_when(brought):
    data = PLAN.encode("cp1252")
    assert brought("plan.csv", data, "--on", "2024-03-04").code == 8
    assert brought("plan.csv", data, "--for", "3").code == 8
    assert brought("plan.csv", data, "--for", "3", "--on", "trettionde").code == 2
    assert brought("plan.csv", data, "--for", "3", "--on", "2024-03-04").code == 0


def test_employees_from_csv(brought, run):
    data = (
        "Nr;Namn;Befattning;Enhet;Anställd från;Anställningsform;Personnummer;Hårfärg\r\n"
        "21;Öst, Åke;Tekniker;IT-drift;2019-03-01;Tillsvidare;19800101-1234;brun\r\n"
        ";Elin Nord;;IT-drift;2026-01-01;Vikariat;;\r\n"
    )
    ended = brought("folk.csv", data.encode("cp1252"))
    assert ended.code == 0, ended.err
    assert ended.out == "Hämtat: medarbetare 2.\n"
    assert "personnummer är utelämnad" in ended.err
    assert "Hårfärg" in ended.err
    people = json.loads(run("people", "--json").out)
    assert {(one["number"], one["name"]) for one in people} >= {(21, "Åke Öst"), (22, "Elin Nord")}


@pytest.mark.parametrize(
    ("name", "data", "more"),
    [
        ("plan.docx", b"not a document at all \x00\x01", ("--for", "1", "--on", "2024-03-04")),
        ("plan.docx", MUNICIPAL[:300], ()),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ()),
        ("plan.csv", b"x" * (11 * 1024 * 1024), ()),
        ("plan.csv", ("Mål" + ";a" * 1_000_000).encode(), ("--for", "1", "--on", "2024-03-04")),
        ("plan.csv", b"", ("--for", "1", "--on", "2024-03-04")),
        ("plan.csv", "Mål;Klart\n".encode(), ("--for", "1", "--on", "2024-03-04")),
        ("plan.csv", "Mål;Klart\nhemligt mål;2024-02-31\n".encode(), ("--for", "1", "--on", "2024-03-04")),
        ("plan.csv", "Mål;Klart\nhemligt mål;\n".encode(), ("--for", "1", "--on", "2099-03-04")),
        ("plan.csv", "Medarbetare: Kim\nMål: hemligt mål\n".encode(), ("--on", "2024-03-04")),
        ("folk.csv", "Namn;Befattning\nÅsa Öst;Hemlig\nÅsa Öst;Hemlig\n".encode(), ()),
        ("folk.csv", b"Namn;Befattning\nElin Nord;Hemlig\nElin Nord;Hemlig\n", ()),
        ("folk.csv", b"Nr;Namn;Befattning\n1;Elin Nord;Hemlig\n", ()),
        ("folk.csv", "Namn;Befattning;Anställd från\nElin Nord;Hemlig;2024-02-31\n".encode(), ()),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_nothing_is_taken(
    team_shell, run_here, tmp_path, name, data, more
):
    path = tmp_path / name
    path.write_bytes(data)
    before = contents(team_shell.vault)
    opening = ("--vault", str(team_shell.vault), "--passphrase-file", str(team_shell.home / "lösenfras"))
    ended = run_here("import", str(path), *more, *opening)
    assert ended.code == 8, ended.err
    said = ended.refusal()
    assert "Hemlig" not in said
    assert "hemligt mål" not in said
    assert PASSPHRASE not in said
    assert contents(team_shell.vault) == before


def test_two_people_of_one_name_are_told_apart_by_number(brought):
    twins = "Nr;Namn;Befattning\n31;Kim Ek;Drift\n32;Kim Ek;Stöd\n".encode()
    assert brought("folk.csv", twins).code == 0
    data = "Medarbetare: Kim Ek\nMål: Trygg jour\n".encode()
    asked = brought("plan.md", data, "--on", "2024-03-04")
    assert asked.code == 8
    assert "--for NUMMER" in asked.refusal()
    assert brought("plan.md", data, "--on", "2024-03-04", "--for", "32").code == 0


def test_a_file_that_is_not_there(filled_shell, run):
    before = contents(filled_shell.vault)
    ended = run("import", "saknas.docx")
    assert ended.code == 8
    assert "saknas.docx" in ended.refusal()
    assert contents(filled_shell.vault) == before
