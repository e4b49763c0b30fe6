"""What all tests share: no slow machine fails a property, and no test touches the user's own state."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

from vault.connection import Connection

_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("everyday", max_examples=25, **_PATIENT)
settings.register_profile("torture", max_examples=1000, **_PATIENT)


def pytest_configure(config: pytest.Config) -> None:
    """A property looks at 25 examples on any day, and at many more in the long campaigns."""
    settings.load_profile("torture" if config.option.markexpr == "torture" else "everyday")
    # Counting references frees nearly everything; a tenth of the time went to looking for cycles.
    gc.set_threshold(100_000, 50, 50)


@pytest.fixture(autouse=True)
def nothing_wiped_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of keys in one test would have every later one take three times as long over its vault.

    Programs that are started do wipe what they free: tests/e2e/test_memory_after_lock.py looks into them.
    """
    monkeypatch.setattr(Connection, "wipe_what_is_freed", lambda _: None)


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs keep their state under a folder of the tests' own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(autouse=True)
def no_search_for_cycles(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each room that is left the tests' own heap would be looked through, and it is a large one."""
    monkeypatch.setattr("samtal_tui.cycles.look", lambda _: None)
