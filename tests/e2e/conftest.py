"""A home of its own for every run of the program, and a vault for it, made once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest
from cli.program import Shell
from e2e.patterns import Pattern, pattern_in

from vault.open_vault import OpenVault
from vault.seam import open_for_tests


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Pattern:
    """A vault of three people with light keys, made once, to be copied."""
    return pattern_in(tmp_path_factory.mktemp("mall") / "valv", light=True)


@pytest.fixture
def shell(tmp_path) -> Shell:
    """An empty home."""
    home = tmp_path / "hem"
    home.mkdir()
    return Shell(home)


@pytest.fixture
def filled(shell, pattern) -> Shell:
    """A home with a vault of three people."""
    shell.vault.parent.mkdir(parents=True)
    shutil.copytree(pattern.folder, shell.vault)
    return replace(shell, light=pattern.light)


@pytest.fixture
def reopened(filled, pattern) -> Callable[[], AbstractContextManager[OpenVault]]:
    """Opens the vault of `filled` to look into it, when the program has left it."""

    @contextmanager
    def opened() -> Iterator[OpenVault]:
        vault = open_for_tests(filled.vault, pattern.master_key)
        yield vault
        vault.close()

    return opened
