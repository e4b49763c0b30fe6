"""Homes for the commands. A vault is made once with light keys, and copied for whoever changes it."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from cli.light import light_argon
from cli.program import CODE, Ended, Shell, fill


@pytest.fixture
def light() -> Iterator[None]:
    """No test here pays for a key; those who must, start the program with a vault of their own."""
    with light_argon():
        yield


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Shell:
    """A home with a vault of three people, to be copied or only read."""
    shell = Shell(tmp_path_factory.mktemp("hem"), light=True)
    with light_argon():
        shell.secret(fill(shell.vault), CODE)
    shell.secret()
    return shell


@pytest.fixture
def team_shell(pattern, light) -> Shell:
    """A home with a vault of three people. A test must leave the vault as it is."""
    return pattern


@pytest.fixture
def shell(tmp_path, light) -> Shell:
    """An empty home."""
    return Shell(tmp_path, light=True)


@pytest.fixture
def filled_shell(shell, pattern) -> Shell:
    """A home with a vault that the test may change."""
    shutil.copytree(pattern.home, shell.home, dirs_exist_ok=True)
    return shell


@pytest.fixture(scope="session")
def heavy_shell(tmp_path_factory) -> Shell:
    """As `team_shell`, with real keys: for the program as it is installed. It must be left as it is."""
    shell = Shell(tmp_path_factory.mktemp("riktigt"))
    fill(shell.vault)
    shell.secret()
    return shell


@pytest.fixture
def run_here(shell) -> Callable[..., Ended]:
    """Run a command in the test's own home."""
    return shell.run
