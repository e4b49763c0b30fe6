"""Power loss: from every state that a disk may be left in, the vault opens with all that was acknowledged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from vault_ import record_power
from vault_.power import Disk, Event, Recording, load, without_sync_after_unlink

from vault import seam
from vault.errors import KeyFileAltered, VaultError
from vault.store import OpenVault

TRACE = Path(__file__).parent / "golden" / "power-v1.xz"


def _opened(folder: Path) -> OpenVault:
    try:
        return seam.open_for_tests(folder, record_power.MASTERS[0])
    except KeyFileAltered:  # the seam's word for a master key that is not this vault's
        return seam.open_for_tests(folder, record_power.MASTERS[1])


def _lost(disk: Disk, said: list[str], folder: Path) -> str:
    """What is wrong with the vault on this disk: empty when everything acknowledged is there."""
    disk.lay_out(folder)
    try:
        vault = _opened(folder)
    except VaultError as error:
        return type(error).__name__ if said else ""
    try:
        held = {item.title for item in vault.items.all()}
        changed = vault.key_file.database != "vault-1.db"
    except VaultError as error:
        return type(error).__name__
    finally:
        vault.close()
    missing = {each for each in said if each[0] in "ab"} - held
    if missing:
        return f"lost {sorted(missing)}"
    return "the change of keys is undone" if "changed" in said and not changed else ""


def _played(events: list[Event], folder: Path, choices: int = 0, every: int = 1) -> Iterator[str]:
    """What is wrong in each different state that a disk may be left in: empty where nothing is."""
    chance = random.Random(1)
    recording = Recording()
    tried: set[tuple[bytes, int]] = set()
    for count, event in enumerate(events):
        recording.play(event)
        if count % every:
            continue
        for name, disk in recording.states(chance, choices):
            state = (disk.digest(), len(recording.said))
            if state in tried:
                continue
            tried.add(state)
            problem = _lost(disk, recording.said, folder)
            yield problem and f"{count} {event.what} {event.name} {name}: {problem}"


@pytest.mark.parametrize("every", [11, pytest.param(1, marks=pytest.mark.torture)])
def test_nothing_acknowledged_is_lost_in_a_recorded_trace(tmp_path: Path, every: int) -> None:
    events = load(TRACE)
    assert [event.name for event in events if event.what == "said"][-1] == "b2"
    wrong = list(_played(events, tmp_path / "vault", every=every))
    assert [each for each in wrong if each] == []
    assert len(wrong) > 1000 / every


def test_without_the_sync_after_the_journal_is_removed_lines_would_be_lost(tmp_path: Path) -> None:
    """The proof that the replay sees what it is looking for: synchronous=FULL loses the last commit."""
    wrong = _played(without_sync_after_unlink(load(TRACE)), tmp_path / "vault", every=9)
    assert any("lost" in each for each in wrong)


@pytest.mark.torture
@pytest.mark.skipif(not record_power.available(), reason="needs strace")
def test_nothing_acknowledged_is_lost_in_ten_thousand_states(tmp_path: Path) -> None:
    wrong = list(_played(record_power.record(40), tmp_path / "vault", choices=6))
    assert [each for each in wrong if each] == []
    assert len(wrong) >= 10_000


@pytest.mark.torture
@pytest.mark.skipif(not record_power.available(), reason="needs strace")
def test_with_synchronous_full_lines_are_lost(tmp_path: Path) -> None:
    wrong = _played(record_power.record(10, "FULL"), tmp_path / "vault")
    assert any("lost" in each for each in wrong)
