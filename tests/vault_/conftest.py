"""The vault's tests sync to the disk thousands of times: they work in memory where they can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from vault_ import samples


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test's own, in memory on Linux."""
    with samples.folder() as place:
        yield place
