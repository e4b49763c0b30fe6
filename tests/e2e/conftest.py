"""A home of its own for every run of the program, and a vault for it, made once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli.program import PASSPHRASE, Shell, fill

from vault.seam import master_key_of, open_for_tests
from vault.store import OpenVault, open_with_passphrase


@dataclass(frozen=True)
class Pattern:
    """A vault to be copied, and the key that opens every copy."""

    folder: Path
    master_key: bytes


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Pattern:
    """A vault of three people, with the passphrase and the least that a real key may cost."""
    folder = tmp_path_factory.mktemp("mall") / "valv"
    fill(folder)
    vault = open_with_passphrase(folder, PASSPHRASE)
    key = master_key_of(vault)
    vault.close()
    return Pattern(folder, key)


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
    return shell


@pytest.fixture
def reopened(filled, pattern) -> Callable[[], AbstractContextManager[OpenVault]]:
    """Opens the vault of `filled` to look into it, when the program has left it."""

    @contextmanager
    def opened() -> Iterator[OpenVault]:
        vault = open_for_tests(filled.vault, pattern.master_key)
        yield vault
        vault.close()

    return opened
