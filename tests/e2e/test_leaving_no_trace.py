"""What the program leaves behind in the environment, in the terminal and in memory dumps: nothing."""

import ctypes
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli.program import Shell
from e2e.driver import Terminal

from samtal_tui.harden import clean_environment
from samtal_tui.keys import SCOPES
from vault.errors import Malformed
from vault.records import Item, Person, checked

CANARY = "kanariefågel-i-en-lokal-variabel"
FAULTY = str(Path(__file__).with_name("faulty.py"))


@pytest.mark.parametrize("where", ["handler", "worker", "loop"])
def test_a_crash_says_where_and_never_what(shell, where):
    with Terminal(shell.environment, FAULTY, where, program=sys.executable) as terminal:
        terminal.wait("Prova med påhittade").press("Down")
        code = terminal.leave()
        said = terminal.after_leaving
    assert code == 1
    assert "fel i programmet" in said
    assert "faulty.py" in said
    assert CANARY not in said
    assert CANARY.encode() not in terminal.bytes
    assert "Traceback" not in said
    assert "╭" not in said


@dataclass(frozen=True)
class Visit:
    """What a look around left in the home and in the terminal, and what the palette offered."""

    home: Path
    terminal: Terminal
    asked_for_a_picture: str


@pytest.fixture(scope="module")
def visit(tmp_path_factory) -> Visit:
    """A look around the first page, help and palette, where everything Textual offers is asked for."""
    shell = Shell(tmp_path_factory.mktemp("hem"))
    pictures = shell.home / "bilder"
    pictures.mkdir()
    offered = {
        "TEXTUAL_LOG": str(shell.home / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(pictures),
        "TEXTUAL_PRESS": "q",
        "TEXTUAL": "devtools,debug",
        "NO_COLOR": "1",
    }
    with Terminal({**shell.environment, **offered}, "--lang", "en") as terminal:
        terminal.wait("Try it").press("Down").wait("> 2").press("F1").wait("Back").press("F1")
        terminal.wait("one minute", gone="Back").press("Ctrl+P").wait("Leave the program")
        terminal.type("screenshot").wait("screenshot", gone="Leave the program")
        asked = terminal.text
        terminal.press("Esc").wait("one minute", gone="screenshot").press("Esc")
        assert terminal.leave() == 0
    return Visit(shell.home, terminal, asked)


def test_nothing_textual_offers_through_the_environment_is_taken(visit):
    assert not (visit.home / "log").exists()
    assert list((visit.home / "bilder").iterdir()) == []


def test_the_environment_loses_what_textual_reads_and_nothing_else():
    environment = {"TEXTUAL": "x", "TEXTUAL_LOG": "x", "TEXT": "kvar", "HOME": "kvar"}
    clean_environment(environment)
    assert environment == {"TEXT": "kvar", "HOME": "kvar"}


def test_textual_is_not_imported_before_the_environment_is_clean():
    code = (
        "import sys, samtal_tui.__main__\n"
        "sys.exit(any(name.partition('.')[0] in {'textual', 'click'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_installed_program_leaves_no_core_and_lets_nobody_read_its_memory(shell):
    code = (
        "import ctypes, resource, sys, threading\n"
        "from samtal_tui.__main__ import main\n"
        "sys.argv = ['samtal', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({sys.excepthook.__module__, sys.unraisablehook.__module__, threading.excepthook.__module__})\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=shell.environment, check=True
    )
    assert done.stdout.splitlines()[-2:] == ["{'samtal_tui.crash'}", "(0, 0) 0"]
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 1, "the test itself is dumpable, or this proves nothing"
    assert resource.getrlimit(resource.RLIMIT_CORE)[1] != 0 or sys.platform != "linux"


def test_no_command_takes_a_picture_of_the_screen(visit):
    named = [key for keys in SCOPES.values() for key in keys if "screenshot" in f"{key.action} {key.id}"]
    assert named == []
    assert "Save" not in visit.asked_for_a_picture


def test_the_terminal_is_told_no_title_and_no_clipboard(visit):
    assert re.findall(rb"\x1b\](?:0|1|2|52);", visit.terminal.bytes) == []
    assert visit.terminal.after_leaving.strip("\r\n\x1b[]?0123456789;hlm<>u=c ") == ""


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Person, {"id": "a", "number": CANARY, "given": "Kim"}),
        (Person, {"id": "a", "number": 1, "given": "Kim", "employed_from": CANARY}),
        (Item, {"id": "a", "person": "b", "talk": "c", "kind": CANARY, "fields": {}}),
        (Item, {"id": "a", "person": "b", "talk": "c", "kind": "note", "fields": {"text": [CANARY]}}),
        (Item, {"id": "a", "person": "b", "talk": "c", "kind": "note", "fields": {"goal": CANARY}}),
        (Item, CANARY),
    ],
)
def test_no_value_travels_in_an_error(model, data):
    with pytest.raises(Malformed) as caught:
        checked(model, data)
    error = caught.value
    carried = [error, error.args, error.places, vars(error), error.__context__, error.__cause__]
    assert CANARY not in " ".join(map(repr, carried))
    assert error.places


def test_only_shades_of_grey_are_sent_when_no_colour_is_wanted(visit):
    sent = set(re.findall(rb"[34]8;5;(\d+)", visit.terminal.bytes))
    greys = {16, 59, 102, 145, 188, 231, *range(232, 256)}
    assert sent
    assert {int(number) for number in sent} <= greys
    assert re.findall(rb"\x1b\[(?:\d+;)*(?:3[1-6]|4[1-6]|9[1-6]|10[1-6])m", visit.terminal.bytes) == []
