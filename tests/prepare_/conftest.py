"""Kim's form, composed once: no test here changes the vault it was composed from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prepare_.forms import Kim, kim


@pytest.fixture(scope="session")
def kims(tmp_path_factory) -> Iterator[Kim]:
    """Kim's talk and its form; a test must leave the vault as it is."""
    found = kim(tmp_path_factory.mktemp("kim"))
    yield found
    found.vault.close()


@pytest.fixture
def own_kim(tmp_path) -> Iterator[Kim]:
    """Kim's talk and its form, in a vault the test may change."""
    found = kim(tmp_path)
    yield found
    found.vault.close()
