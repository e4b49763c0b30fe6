"""A vault with Kim's plan of last year, opened without the slow key derivation."""

import pytest

from vault.seam import create_for_tests


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "valv")

    yield opened
    opened.close()
