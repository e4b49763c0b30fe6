from collections.abc import Iterator

import pytest

from vault.seam import create_for_tests
from vault.store import OpenVault


@pytest.fixture
def vault(tmp_path) -> Iterator[OpenVault]:
    opened = create_for_tests(tmp_path / "valv")
    yield opened
    opened.close()
