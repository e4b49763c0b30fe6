"""The demonstration as a newcomer takes it: the coach's five steps, the proof at the end, nothing left."""

import signal
import subprocess
from pathlib import Path

import pytest
from e2e.manager import Manager
from e2e.traces import found_in, readable

WORD = "zqettord"


def the_folder(manager: Manager) -> Path:
    """The folder the last line names."""
    line = next(line for line in manager.terminal.after_leaving.splitlines() if "grep -ri" in line)
    return Path(line.split()[-1])


def follows_the_coach(manager: Manager) -> None:
    """Every step the coach names, up to last year's plan."""
    manager.sees("1/5 Write anything you like and press Enter.", "only I read it")
    manager.enters(WORD, '. "')
    manager.sees("2/5 Press F4 twice: the screen is turned. Look for the line you just wrote.")
    manager.presses("F4").sees("still on your screen only").presses("F4")
    manager.sees("3/5 a = you agree on the page. F4 = done.", "do we agree?")
    assert WORD not in manager.terminal.text
    manager.presses("a").sees("AGREED", gone="do we agree?").presses("F4").sees("Turn the screen back")
    manager.presses("F4").reads("4/5", WORD).presses("Esc").sees("Where it stands").presses("d")
    manager.sees("IN THE FILE", "STAYS HERE").presses("Enter").reads("5/5").presses("Esc")


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.torture)])
def test_the_coach_leads_through_and_the_word_is_in_no_document(shell, language):
    with Manager(shell.environment, language, "demo", "--lang", language) as manager:
        follows_the_coach(manager)
        manager.sees("Where it stands").presses("g")
        manager.sees("How did it go?").presses("2", "r", "Enter").sees("row {n} of {count}", n=2, count=5)
        manager.sees("That is all. Esc, Enter, h: this year's plan. Esc leaves; nothing is kept.")
        manager.presses("Esc").sees("Where it stands").presses("Esc")
        manager.reads("grep -ri")
        folder = the_folder(manager)
        assert [path.suffix for path in folder.iterdir() if path.suffix == ".md"] == [".md"]
        assert (
            subprocess.run(["grep", "-ri", WORD, str(folder)], capture_output=True, check=False).returncode
            == 1
        )
        assert (
            subprocess.run(["grep", "-ri", "Kim", str(folder)], capture_output=True, check=False).returncode
            == 0
        )
        assert WORD not in manager.terminal.after_leaving
        assert {path for path in readable(shell.home) if found_in(path, [WORD])} == set()
        manager.presses("Enter")
        assert manager.terminal.leave() == 0
    assert not folder.exists()
    assert readable(shell.home) == set()


def test_it_can_be_taken_from_the_first_page_and_nothing_is_asked_when_nothing_was_made(shell):
    with Manager(shell.environment, "sv") as manager:
        manager.sees("Try it with made-up employees").presses("Enter").sees("only I read it")
        manager.presses("Esc").sees("Where it stands").presses("Esc")
        code = manager.terminal.leave()
        assert code == 0, manager.terminal.after_leaving
        assert "grep" not in manager.terminal.after_leaving
    assert readable(shell.home) == set()


def test_a_signal_ends_it_without_a_question_and_leaves_nothing(shell):
    with Manager(shell.environment, "en", "demo", "--lang", "en") as manager:
        manager.sees("1/5 Write anything you like and press Enter.", "only I read it").types(WORD)
        manager.terminal.child.kill(signal.SIGTERM)
        assert manager.terminal.leave() == 143
    assert [path for path in shell.home.iterdir() if path.name.startswith("samtal")] == []
