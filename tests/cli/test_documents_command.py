"""`samtal export` for everybody and every recipient, and `samtal check-document`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.program import PASSPHRASE, TEAM, Shell, fill

from vault.store import open_with_passphrase

OPEN = ("--passphrase-file", "-")


def export(shell: Shell, *arguments: str, **environment: str):
    return shell.run("export", *arguments, *OPEN, stdin=PASSPHRASE, **environment)


NOTICE_HR = "Offentlig arbetsgivare: hos HR blir dokumentet sannolikt allmän handling."


@pytest.mark.parametrize("who", ["1", "--all"])
@pytest.mark.parametrize("public", [True, False])
def test_a_public_employer_is_told_before_the_step_and_the_history_keeps_it(filled_shell, who, public):
    settings = filled_shell.home / ".config" / "samtal"
    settings.mkdir(parents=True)
    settings.joinpath("config.toml").write_text(
        f"public_employer = {str(public).lower()}\n", encoding="utf-8"
    )
    out = filled_shell.home / "ut"
    done = export(filled_shell, who, "--to", "hr", "--format", "md", "--out", str(out))
    assert done.code == 0
    assert done.notice.startswith(NOTICE_HR) is public
    assert bool(done.notice) is public
    assert "vägledning" in done.notice or not public
    vault = open_with_passphrase(filled_shell.vault, PASSPHRASE)
    (made,) = vault.ledger.all()
    vault.close()
    assert made.notice is public


def test_nothing_is_said_of_official_documents_where_there_is_nothing_to_hand_over(filled_shell):
    done = export(filled_shell, "3", "--to", "hr", "--format", "md", "--out", str(filled_shell.home / "ut"))
    assert (done.code, done.notice) == (6, "")


def check(shell: Shell, file: Path, *more: str):
    return shell.run("check-document", str(file), *more, *OPEN, stdin=PASSPHRASE)


@pytest.mark.parametrize("format_", ["pdf", "txt", "json"])
@pytest.mark.parametrize("to", ["employee", "pay_talk", "new_manager"])
def test_0_every_recipient_and_format(filled_shell, to, format_):
    out = filled_shell.home / "ut"
    done = export(filled_shell, "1", "--to", to, "--format", format_, "--out", str(out))
    made = Path(done.out.removesuffix("\n"))
    assert (done.code, done.remarks) == (0, "")
    assert list(out.iterdir()) == [made]
    data = made.read_bytes()
    assert b"hemliga" not in data
    if format_ != "pdf":
        assert "målet".encode() in data
        assert (b"bara-mellan-oss" in data) is (to == "employee")


def test_0_everybody_who_waits_is_made_for_once(shell):
    talks = TEAM["people"][0]["talks"]
    second = [{**talks[0], "lines": [{"text": "hemligt"}]}]
    people = [
        {"number": 1, "given": "Kim", "family": "Påhittad", "talks": talks},
        {"number": 2, "given": "Ali", "family": "Påhittad", "talks": talks},
        {"number": 3, "given": "Åsa", "family": "Öst", "talks": second},
    ]
    fill(shell.vault, team={"format": "samtal-import-1", "people": people})
    out = shell.home / "ut"
    everybodys = ("export", "--all", "--to", "hr", "--format", "md", "--out", str(out), *OPEN)
    done = shell.start(*everybodys, stdin=PASSPHRASE)
    assert (done.code, done.remarks) == (0, "")
    assert done.notice.splitlines()[0] == NOTICE_HR, "once, not for each"
    assert sorted(map(Path, done.out.splitlines())) == sorted(out.iterdir())
    assert len(list(out.iterdir())) == 2
    again = shell.run(*everybodys, stdin=PASSPHRASE)
    assert (again.code, again.out, again.notice) == (0, "", "")
    assert (
        again.err
        == "Det finns ingen att göra dokument till: inget nytt är överenskommet, eller så är det lämnat.\n"
    )


def test_7_everybodys_refusals_are_a_line_each(filled_shell):
    blocked = filled_shell.home / "fil"
    blocked.write_text("x")
    done = export(filled_shell, "--all", "--to", "hr", "--format", "md", "--out", str(blocked))
    assert done.code == 7
    assert done.refusal().startswith("01: ")


@pytest.mark.parametrize("who", [[], ["1", "--all"]])
def test_2_one_or_everybody(run_here, who):
    done = run_here("export", *who, "--to", "hr", "--format", "md", "--out", "x")
    assert done.code == 2
    assert "--all" in done.refusal()


def test_check_document_0_for_what_was_made_and_8_for_anything_else(filled_shell):
    out = filled_shell.home / "ut"
    made = Path(
        export(filled_shell, "1", "--to", "hr", "--format", "docx", "--out", str(out)).out.removesuffix("\n")
    )
    done = filled_shell.start("check-document", str(made), *OPEN, stdin=PASSPHRASE)
    assert (done.code, done.err) == (0, "")
    assert "är oförändrad: 01 Kim Påhittad, samtalet 2025-03-04, till HR, word, version 1" in done.out
    assert "Den innehåller 1 rad som båda var överens om; 2 stannade kvar." in done.out
    assert "hemliga" not in done.out
    assert "målet" not in done.out
    with made.open("ab") as file:
        file.write(b" ")
    changed = check(filled_shell, made, "--lang", "en")
    assert changed.code == 8
    assert "is not what was made" in changed.refusal()
    stranger = filled_shell.home / "annan.docx"
    stranger.write_bytes(b"PK")
    unknown = check(filled_shell, stranger)
    assert (unknown.code, "inget dokument från det här valvet" in unknown.refusal()) == (8, True)
    assert check(filled_shell, filled_shell.home / "saknas").code == 8


def test_8_a_logo_that_is_none_stops_the_document_in_a_sentence(filled_shell):
    settings = filled_shell.home / ".config" / "samtal"
    settings.mkdir(parents=True)
    bad = filled_shell.home / "logo.png"
    bad.write_bytes(b"<script>")
    settings.joinpath("config.toml").write_text(f'logo = "{bad}"\n', encoding="utf-8")
    out = filled_shell.home / "ut"
    done = export(filled_shell, "1", "--to", "hr", "--format", "pdf", "--out", str(out))
    assert done.code == 8
    assert done.refusal().startswith("Logotypen ")
    assert not out.exists()


def test_the_field_limit_of_the_settings_divides_plain_text(filled_shell):
    settings = filled_shell.home / ".config" / "samtal"
    settings.mkdir(parents=True)
    settings.joinpath("config.toml").write_text("field_limit = 60\n", encoding="utf-8")
    done = export(filled_shell, "1", "--to", "hr", "--format", "txt", "--out", str(filled_shell.home / "ut"))
    assert "(1 av " in Path(done.out.removesuffix("\n")).read_text(encoding="utf-8")


def proof(shell: Shell, *arguments: str):
    return shell.run("proof", *arguments, *OPEN, stdin=PASSPHRASE)


def test_proof_shows_who_agreed_to_what_for_a_file_and_for_an_employee(filled_shell):
    out = filled_shell.home / "ut"
    made = Path(
        export(filled_shell, "1", "--to", "hr", "--format", "docx", "--out", str(out)).out.removesuffix("\n")
    )
    by_file = proof(filled_shell, str(made))
    assert (by_file.code, by_file.err) == (0, "")
    for words in ("målet", "överens 2025-03-04 i rummet", "2 rader stannade kvar", "oförändrad", made.name):
        assert words in by_file.out
    assert "hemliga" not in by_file.out
    assert "bara-mellan-oss" not in by_file.out
    by_name = proof(filled_shell, "1", "--to", "hr", "--lang", "en")
    assert by_name.code == 0
    assert "agreed 2025-03-04 in the room" in by_name.out


def test_proof_makes_a_receipt_once_and_refuses_what_it_does_not_know(filled_shell):
    out = filled_shell.home / "ut"
    export(filled_shell, "1", "--to", "hr", "--format", "md", "--out", str(out))
    asked = ("1", "--to", "hr", "--format", "docx", "--out", str(out))
    done = filled_shell.start("proof", *asked, *OPEN, stdin=PASSPHRASE)
    assert done.code == 0
    assert Path(done.out.removesuffix("\n")).stat().st_mode & 0o777 == 0o600
    again = proof(filled_shell, *asked)
    assert again.code == 7
    assert "finns redan" in again.refusal()
    unclear = proof(filled_shell, "1")
    assert (unclear.code, "--to" in unclear.refusal()) == (2, True)
    nothing = proof(filled_shell, "1", "--to", "pay_talk")
    assert nothing.code == 6
    assert "lönesamtalet" in nothing.refusal()
    stranger = filled_shell.home / "annan.docx"
    stranger.write_bytes(b"PK")
    assert proof(filled_shell, str(stranger)).code == 8
    assert proof(filled_shell, str(filled_shell.home), "--lang", "en").code == 8
