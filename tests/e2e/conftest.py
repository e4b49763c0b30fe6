"""A home of its own for every run of the program."""

import pytest
from cli.program import Shell


@pytest.fixture
def shell(tmp_path) -> Shell:
    """An empty home."""
    home = tmp_path / "hem"
    home.mkdir()
    return Shell(home)
