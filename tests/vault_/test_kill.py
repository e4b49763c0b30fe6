"""Kill -9 at any moment: nothing acknowledged is lost, nothing is half-done, and the vault opens at once."""

from __future__ import annotations

import io
import os
import random
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from vault_ import samples
from vault_.forked import Child

from vault import backup, rekey, seam, store
from vault import code as recovery
from vault.contents import content_digest
from vault.errors import InUse, KeyFileAltered, WrongSecret
from vault.kdf import KdfParameters
from vault.keys import fresh_key
from vault.records import Audience, Draft, Item, Talk
from vault.slots import PassphraseSlot, RecoverySlot, public_half
from vault.store import OpenVault
from vault.verify import verify

NEW = "kaffepannan trivs på vinden"
AUDIENCES = tuple(Audience)


@dataclass(frozen=True)
class State:
    """What should be in the talk: the items with who may read them, and the draft."""

    items: frozenset[tuple[str, Audience]]
    draft: str = ""

    def after(self, run: int, count: int) -> State:
        """The state after operation `count` of run `run`."""
        name, audience = f"{run}-{count}", AUDIENCES[(run + count) % 4]
        match count % 5:
            case 0:
                return replace(self, items=self.items | {(name, audience)})
            case 1:  # what was written just before becomes something else
                before = {(f"{run}-{count - 1}", each) for each in AUDIENCES}
                return replace(self, items=(self.items - before) | {(f"{run}-{count - 1}", audience)})
            case 2:  # two at once: both or none
                return replace(
                    self, items=self.items | {(name + "a", audience), (name + "b", Audience.PRIVATE)}
                )
            case 3:  # and both away again
                two = {(f"{run}-{count - 1}{each}", to) for each in "ab" for to in AUDIENCES}
                return replace(self, items=self.items - two)
            case _:
                return replace(self, draft=name)


def _do(vault: OpenVault, talk: Talk, run: int, count: int) -> None:
    """Operation `count` of run `run`."""
    name, audience = f"{run}-{count}", AUDIENCES[(run + count) % 4]
    match count % 5:
        case 0:
            vault.items.apply(talk.id, [_note(talk, name, audience)])
        case 1:
            vault.items.apply(talk.id, [_note(talk, f"{run}-{count - 1}", audience)])
        case 2:
            vault.items.apply(
                talk.id, [_note(talk, name + "a", audience), _note(talk, name + "b", Audience.PRIVATE)]
            )
        case 3:
            assert vault.items.undo(talk.id)
        case _:
            vault.drafts.put(talk.id, "work/balance", Draft(text=name))


def _note(talk: Talk, name: str, audience: Audience) -> Item:
    return samples.a_note(talk, f"text of {name} " * 20, audience).model_copy(update={"id": name})


def _held(vault: OpenVault, talk: Talk) -> State:
    items = vault.items.of_talk(talk.id)
    assert all(item.title == f"text of {item.id} " * 20 for item in items)
    draft = vault.drafts.of_talk(talk.id).get("work/balance")
    return State(frozenset((item.id, item.audience) for item in items), draft.text if draft else "")


def _killed(folder: Path, rounds: int) -> None:
    vault = seam.create_for_tests(folder)
    talk, master = samples.a_talk(vault), seam.master_key_of(vault)
    state = _held(vault, talk)
    vault.close()
    chance = random.Random(rounds)
    total = 0
    for run in range(rounds):

        def work(say: Callable[[str], None], run: int = run) -> None:
            vault = seam.open_for_tests(folder, master)
            say("open")
            for count in range(100_000):
                _do(vault, talk, run, count)
                say(str(count))

        child = Child(work)
        assert child.next_line() == "open"
        acknowledged = len(child.kill_after(chance.random() * 0.03))
        for count in range(acknowledged):
            state = state.after(run, count)
        vault = seam.open_for_tests(folder, master)
        held = _held(vault, talk)
        vault.close()
        assert held in {state, state.after(run, acknowledged)}
        state = held
        total += acknowledged
    assert total > rounds
    vault = seam.open_for_tests(folder, master)
    assert verify(vault).findings == ()
    vault.close()


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    _killed(tmp_path / "vault", 40)


@pytest.mark.torture
def test_nothing_acknowledged_is_lost_in_a_thousand(tmp_path: Path) -> None:
    _killed(tmp_path / "vault", 1000)


STEPS = frozenset({"execute", "fsync", "open", "replace", "rename", "unlink", "fchmod", "write", "close"})


def _dies_at(step: int) -> None:
    """Kill this process at the given call that can reach the disk, counted from now.

    What is written into memory cannot.
    """
    left = step

    def count(_frame: object, event: str, called: object) -> None:
        nonlocal left
        in_memory = isinstance(getattr(called, "__self__", None), io.BytesIO)
        if event in {"c_call", "c_return"} and getattr(called, "__name__", "") in STEPS and not in_memory:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def _sealed(vault_id: str, master: bytearray, _passphrase: str, _kdf: KdfParameters) -> PassphraseSlot:
    return store.sealed_slots(vault_id, master)[0]


def _killed_changes(folder: Path, every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change every key, killed at each step in turn; the old key opens it or the new one, with everything."""
    monkeypatch.setattr(PassphraseSlot, "make", _sealed)
    vault = seam.create_for_tests(folder)
    talk, master = samples.a_talk(vault), seam.master_key_of(vault)
    notes = [samples.a_note(talk, f"rad {count}", AUDIENCES[count % 4]) for count in range(40)]
    vault.items.apply(talk.id, notes)
    digest = content_digest(vault.connection)
    vault.close()
    outcomes = []
    for step in range(0, 10_000, every):
        fresh = secrets.token_bytes(32)

        def work(
            say: Callable[[str], None], step: int = step, old: bytes = master, fresh: bytes = fresh
        ) -> None:
            vault = seam.open_for_tests(folder, old)
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(rekey, "fresh_key", lambda: bytearray(fresh))
                _dies_at(step)
                rekey.change_passphrase(vault, NEW)
                vault.close()
                sys.setprofile(None)
            say("closed")

        lines, status = Child(work).rest()
        try:
            vault = seam.open_for_tests(folder, fresh)
            master = fresh
            outcomes.append("new")
        except KeyFileAltered:  # the seam's word for a master key that is not this vault's
            assert not lines
            vault = seam.open_for_tests(folder, master)
            outcomes.append("old")
        assert content_digest(vault.connection) == digest
        assert verify(vault).sound
        vault.close()
        for stray in folder.glob("vault-*"):
            if stray.name != vault.key_file.database:
                stray.unlink()
        if lines:
            assert status == 0
            break
    assert {"old", "new"} == set(outcomes)
    assert outcomes == sorted(outcomes, key=["old", "new"].index), "one moment decides"


def test_a_change_of_keys_happens_or_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _killed_changes(tmp_path / "vault", 23, monkeypatch)


@pytest.mark.torture
def test_a_change_of_keys_at_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _killed_changes(tmp_path / "vault", 1, monkeypatch)


def _codes_killed(folder: Path, every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the recovery code, killed at each step in turn: one of the two opens it, never both."""
    monkeypatch.setattr(PassphraseSlot, "make", _sealed)
    master, old = fresh_key(), recovery.fresh()
    vault = store.make(
        folder,
        master,
        lambda vault_id: (
            store.sealed_slots(vault_id, master)[0],
            RecoverySlot.make(vault_id, master, public_half(vault_id, old)),
        ),
    )
    samples.a_talk(vault)
    digest = content_digest(vault.connection)
    vault.close()
    outcomes = []
    for step in range(0, 10_000, every):
        new = recovery.fresh()

        def work(say: Callable[[str], None], step: int = step, old: str = old, new: str = new) -> None:
            vault = store.open_with_code(folder, old)
            _dies_at(step)
            rekey.change_code(vault, NEW, new)
            vault.close()
            sys.setprofile(None)
            say("closed")

        lines, _ = Child(work).rest()
        opening = []
        for code in (old, new):
            try:
                vault = store.open_with_code(folder, code)
            except WrongSecret:
                continue
            assert content_digest(vault.connection) == digest
            vault.close()
            opening.append(code)
        (old,) = opening
        outcomes.append("new" if old == new else "old")
        if lines:
            break
    assert outcomes == sorted(outcomes, key=["old", "new"].index), "one moment decides"
    assert {"old", "new"} == set(outcomes)


def test_a_change_of_the_code_happens_or_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _codes_killed(tmp_path / "vault", 23, monkeypatch)


@pytest.mark.torture
def test_a_change_of_the_code_at_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _codes_killed(tmp_path / "vault", 1, monkeypatch)


def test_a_backup_that_was_cut_short_is_no_backup(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault = seam.create_for_tests(folder)
    master = seam.master_key_of(vault)
    talk = samples.a_talk(vault)
    vault.items.apply(talk.id, [samples.a_note(talk, "x" * 4000) for _ in range(50)])
    vault.close()
    chance = random.Random(7)
    for _ in range(10):

        def work(say: Callable[[str], None]) -> None:
            vault = seam.open_for_tests(folder, master)
            say("open")
            backup.automatic(vault, date(2026, 2, 10))
            say("made")

        child = Child(work)
        assert child.next_line() == "open"
        made = child.kill_after(chance.random() * 0.03)
        found = backup.automatic_ones(folder)
        assert len(found) >= len(made)
        for each in found:
            backup.restore(each.path, tmp_path / "restored")
            again = seam.open_for_tests(tmp_path / "restored", master)
            assert len(again.items.all()) == 50
            again.close()
            for path in (*tmp_path.joinpath("restored").iterdir(), each.path):
                path.unlink()
        vault = seam.open_for_tests(folder, master)
        backup.automatic(vault, date(2026, 2, 11))
        assert verify(vault).findings == (), "nothing is left lying about"
        vault.close()
        for each in backup.automatic_ones(folder):
            each.path.unlink()


def test_two_instances(tmp_path: Path) -> None:
    """The second is refused until the first is killed; a program the first has started holds no lock."""
    vault = seam.create_for_tests(tmp_path / "vault")
    master = seam.master_key_of(vault)
    vault.close()

    def work(say: Callable[[str], None]) -> None:
        kept = seam.open_for_tests(tmp_path / "vault", master)
        say("open")
        while True:
            assert kept.people.next_number()

    child = Child(work)
    try:
        assert child.next_line() == "open"
        with pytest.raises(InUse):
            seam.open_for_tests(tmp_path / "vault", master)
    finally:
        child.kill_after(0)
    vault = seam.open_for_tests(tmp_path / "vault", master)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, close_fds=False):
        vault.close()
        seam.open_for_tests(tmp_path / "vault", master).close()
