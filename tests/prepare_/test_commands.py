"""`samtal underlag` and `samtal answers`, as a script runs them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli.light import light_argon
from cli.program import TEAM, Shell, fill

COMING = (date.today() + timedelta(days=14)).isoformat()  # noqa: DTZ011 - the program asks the same clock

KIM = {
    **TEAM["people"][0],
    "talks": [*TEAM["people"][0]["talks"], {"on": COMING, "guide": "kommunal-rutin", "status": "planned"}],
}


@pytest.fixture
def shell(tmp_path) -> Iterator[Shell]:
    """A home with Kim, whose last plan has one agreed row, and a talk to come."""
    made = Shell(tmp_path, light=True)
    with light_argon():
        fill(made.vault, team={**TEAM, "people": [KIM, *TEAM["people"][1:]]})
        made.secret()
        yield made


def underlag(shell: Shell, who: str, suffix: str) -> tuple[str, ...]:
    secret = ("--passphrase-file", str(shell.home / "lösenfras"))
    return ("underlag", who, "--format", suffix, "--out", str(shell.home / "ut"), *secret)


def answers(shell: Shell, who: str, file: str) -> tuple[str, ...]:
    return ("answers", who, file, "--passphrase-file", str(shell.home / "lösenfras"))


def test_a_form_goes_out_and_its_answers_come_in(shell):
    made = shell.start(*underlag(shell, "1", "txt"))
    assert (made.code, made.err) == (0, "1 överenskommen rad, 0 privata\n")
    form = Path(made.out.strip())
    assert form.stat().st_mode & 0o777 == 0o600
    text = form.read_text(encoding="utf-8")
    assert "målet" in text
    assert "hemliga-raden-om-kim" not in text

    form.write_text(text.replace("Svar:", "Svar: Det gick bra.", 1), encoding="utf-8")
    taken = shell.start(*answers(shell, "1", str(form)))
    assert (taken.code, taken.err) == (0, "")
    assert taken.out.startswith("1 svar har hittat sin fråga, 0 texter under Övrigt")

    again = shell.run(*answers(shell, "1", "-"), stdin=form.read_text(encoding="utf-8"))
    assert again.code == 0


def test_what_is_refused_leaves_nothing_and_says_why_in_one_line(shell):
    assert shell.run(*underlag(shell, "3", "docx")).code == 6
    assert not (shell.home / "ut").exists()

    form = Path(shell.run(*underlag(shell, "1", "docx")).out.strip())
    empty = shell.run(*answers(shell, "1", str(form)))
    assert (empty.code, empty.refusal()) == (
        8,
        "Inget är skrivet i underlaget: kontrollera att det är det ifyllda; inget är hämtat.\n",
    )
    assert shell.run(*answers(shell, "1", str(shell.home / "saknas.docx"))).code == 8
    assert shell.run(*answers(shell, "3", str(form))).code == 6

    twice = shell.run(*underlag(shell, "1", "docx"))
    assert (twice.code, twice.out) == (7, "")


def test_the_sheet_to_write_on_by_hand_is_made_for_the_talk_to_come(shell):
    secret = ("--passphrase-file", str(shell.home / "lösenfras"))
    out = shell.home / "ut"
    made = shell.start("sheet", "1", "--out", str(out), *secret)
    assert (made.code, made.err) == (0, "")
    file = Path(made.out.strip())
    assert (file.parent, file.suffix, file.stat().st_mode & 0o777) == (out, ".docx", 0o600)
    assert "hemliga-raden-om-kim" not in file.read_bytes().decode("latin-1")
    assert shell.run("sheet", "1", "--out", str(out), *secret).code == 7
    assert shell.run("sheet", "3", "--out", str(out), *secret).code == 6
