"""The vault thread does things in order, and locking waits for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from vault_ import samples

from vault import seam
from vault.errors import Locked, NotAVault
from vault.records import Item, Talk
from vault.store import OpenVault
from vault.thread import VaultThread


def _save(vault: OpenVault, talk: Talk, text: str) -> list[Item]:
    return vault.items.apply(talk.id, [samples.a_note(talk, text)])


def test_everything_asked_for_before_locking_is_done_in_order(tmp_path: Path) -> None:
    thread = VaultThread()
    identity = thread.open(lambda: seam.create_for_tests(tmp_path / "vault")).result()
    assert identity == thread.run(lambda vault: vault.id).result()
    master = thread.run(seam.master_key_of).result()
    talk = thread.run(samples.a_talk).result()
    saved = [thread.run(_save, talk, f"rad {count}") for count in range(50)]
    thread.close()
    assert all(future.done() for future in saved)

    thread.open(lambda: seam.open_for_tests(tmp_path / "vault", master)).result()
    items = thread.run(lambda vault: vault.items.of_talk(talk.id)).result()
    assert [item.title for item in items] == [f"rad {count}" for count in range(50)]
    thread.close()


def test_a_locked_vault_does_nothing(tmp_path: Path) -> None:
    thread = VaultThread()
    with pytest.raises(Locked):
        thread.run(lambda vault: vault.id).result()
    with pytest.raises(NotAVault):
        thread.open(lambda: seam.open_for_tests(tmp_path / "none", bytes(32))).result()
    with pytest.raises(Locked):
        thread.run(lambda vault: vault.id).result()
    thread.close()
    thread.close()


def test_locking_wipes_the_keys(tmp_path: Path) -> None:
    thread = VaultThread()
    thread.open(lambda: seam.create_for_tests(tmp_path / "vault")).result()
    keys = thread.run(lambda vault: vault.keys).result()
    assert any(keys.master)
    thread.close()
    assert not any((*keys.master, *keys.database, *keys.private, *keys.header))
