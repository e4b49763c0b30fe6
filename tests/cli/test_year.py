"""`samtal plan`, `samtal due` and `samtal calendar` as a script runs them."""

import json

import pytest


@pytest.fixture
def run(filled_shell, run_here):
    return lambda *arguments: run_here(*arguments, "--passphrase-file", filled_shell.secret())


@pytest.fixture
def settings(tmp_path):
    """Write config.toml."""

    def write(text: str) -> None:
        place = tmp_path / ".config" / "samtal" / "config.toml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    return write


def test_a_plan_as_text_and_as_json(run):
    shown = run("plan", "1")
    assert shown.code == 0
    assert shown.out.startswith("Planen från 2025-03-04\n\nMål: målet (överens 2025-03-04)\n")
    assert "hemliga-raden" not in shown.out
    found = json.loads(run("plan", "Kim Påhittad", "--json").out)
    assert (found["number"], found["on"], found["from_paper"], found["drafts"]) == (1, "2025-03-04", False, 0)
    assert [(row["kind"], row["goal"], row["agreed"]) for row in found["rows"]] == [
        ("goal", "målet", "2025-03-04")
    ]


def test_nobody_and_no_plan_are_said(run):
    assert "finns ingen plan" in run("plan", "3").out
    assert run("plan", "99").code == 2
    assert "01 Kim Påhittad" in run("plan", "Kim").refusal()


def test_a_plan_from_paper_says_that_nothing_is_agreed(run, tmp_path):
    (tmp_path / "plan.csv").write_text("Mål;Klart\nTrygg jour;2024-09-30\n")
    run("import", str(tmp_path / "plan.csv"), "--for", "3", "--on", "2024-03-04")
    assert "Mål: Trygg jour (inte överens än)" in run("plan", "3").out
    found = json.loads(run("plan", "3", "--json").out)
    assert found["from_paper"]
    assert found["rows"][0]["agreed"] is None


def test_due_says_counts_only_once_it_is_turned_on(run, run_here, settings, tmp_path):
    off = run_here("due")
    assert (off.code, off.out) == (2, "")
    assert "due_file = true" in off.err
    settings("due_file = true\n")
    assert "öppna valvet en gång" in run_here("due").refusal()
    run("people")
    said = run_here("due")
    assert said.code == 0
    assert said.out == "2 samtal att planera, 1 samtal att avsluta\n"
    counts = json.loads(run_here("due", "--json").out)
    assert set(counts) == {"today", "to_plan", "to_close", "promised", "follow_ups"}
    file = tmp_path / ".local" / "state" / "samtal" / "due.json"
    assert "Kim" not in file.read_text()
    file.write_text("skräp")
    assert run_here("due").code == 8
    settings("due_file = false\n")
    assert run_here("due").code == 2
    assert not file.exists()


def test_a_calendar_file_without_names(run, tmp_path):
    run_out = run("calendar", "--out", str(tmp_path / "samtal.ics"))
    assert run_out.code == 0
    assert run_out.out == f"{tmp_path / 'samtal.ics'}\n"
    raw = (tmp_path / "samtal.ics").read_text()
    assert "BEGIN:VCALENDAR" in raw
    assert "Kim" not in raw
    again = run("calendar", "--out", str(tmp_path / "samtal.ics"))
    assert again.code == 7
    assert again.refusal()
    assert run("calendar", "--out", str(tmp_path / "samtal.ics"), "--replace").code == 0
    assert run("calendar", "--out", str(tmp_path / "a" / "b" / "c.ics")).code == 7
