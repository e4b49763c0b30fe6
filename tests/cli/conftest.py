"""One vault for the tests that only read it; opening it costs a tenth of a second."""

import sys
from collections.abc import Callable

import pytest
from cli.program import Ended, Shell, fill

from samtal_tui import front


@pytest.fixture(scope="session")
def team_shell(tmp_path_factory) -> Shell:
    """A home with a vault of three people. A test must leave the vault as it is."""
    shell = Shell(tmp_path_factory.mktemp("hem"))
    fill(shell.vault)
    shell.secret()
    return shell


@pytest.fixture
def shell(tmp_path) -> Shell:
    """An empty home."""
    return Shell(tmp_path)


@pytest.fixture
def filled_shell(tmp_path) -> Shell:
    """A home with a vault that the test may change."""
    shell = Shell(tmp_path)
    fill(shell.vault)
    shell.secret()
    return shell


@pytest.fixture
def run_here(monkeypatch, capsys, tmp_path) -> Callable[..., Ended]:
    """Run a command inside the test, for what needs no process of its own; HOME is the test's."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ended:
        code = front.run(arguments)
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return run
