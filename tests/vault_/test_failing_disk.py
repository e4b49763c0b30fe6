"""A disk that fails once, at each call in turn: nothing acknowledged is lost, each failure is named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from vault_ import record_power, samples

from vault import backup, rekey, seam
from vault.errors import CannotWrite, KeyFileAltered, VaultError
from vault.records import Audience, Talk
from vault.store import OpenVault

CALLS = ("openat", "write", "pwrite64", "fsync", "unlink", "rename")
NAMES = (
    "",
    *("vault-1.db", "vault-1.db-journal", "vault-2.db", "vault-2.db-journal", "check.db", "lock"),
    *("keys.json", "keys.json.new", "keys.json.1", "keys.json.1.new", "kopia.samtal.new"),
)
MASTER, NEXT = record_power.MASTERS


def _say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


def _again(action: Callable[[], object]) -> None:
    """Do it; when it is refused, say so and do it again, as a user would."""
    for _ in range(3):
        try:
            action()
        except CannotWrite:
            _say("refused")
        else:
            return
    raise AssertionError


def _write(vault: OpenVault, talk: Talk, name: str, audience: Audience) -> None:
    vault.items.apply(talk.id, [samples.a_note(talk, name, audience)])


def work(folder: Path) -> None:
    """A life of a vault: made, written in, backed up, its keys changed, closed."""
    vault = _open(folder, MASTER)
    talk = samples.a_talk(vault) if not vault.talks.all() else vault.talks.all()[0]
    for name, audience in (("a0", Audience.PRIVATE), ("a1", Audience.ONWARD)):
        _again(partial(_write, vault, talk, name, audience))
        _say(name)
    _again(lambda: backup.make(vault, folder / "kopia.samtal"))
    _say("backup")
    _again(lambda: rekey.change_passphrase(vault, "not derived from"))
    _again(partial(_write, vault, talk, "b0", Audience.PRIVATE))
    _say("b0")
    vault.close()


def _open(folder: Path, master: bytes) -> OpenVault:
    try:
        return seam.open_for_tests(folder, master)
    except CannotWrite:
        _say("refused")
        return seam.open_for_tests(folder, master)


def _run(folder: Path, call: str, when: int, error: str) -> tuple[list[str], bool]:
    """The work, with a call failing the given time; what it said, and whether it came to that call."""
    trace = folder.with_name("trace")
    paths = [part for name in NAMES for part in ("-P", str(folder / name))]
    inject = f"inject={call}:error={error}:when={when}"
    command = ["strace", "-o", str(trace), *paths, "-e", f"trace={call}", "-e", inject]
    child = [sys.executable, __file__, str(folder)]
    done = subprocess.run([*command, *child], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, ""), f"{call} {when}: {done.stderr}"
    return done.stdout.split(), "INJECTED" in trace.read_text()


@pytest.mark.torture
@pytest.mark.skipif(not record_power.available(), reason="needs strace")
@pytest.mark.parametrize(
    ("call", "error"), [*((call, "EIO") for call in CALLS), ("write", "ENOSPC"), ("pwrite64", "ENOSPC")]
)
def test_one_failure_at_each_call(tmp_path: Path, call: str, error: str) -> None:
    step = 5 if call.startswith("p") else 1
    for when in range(1, 10_000, step):
        folder = tmp_path / f"vault{when}"
        _made(folder).close()
        said, reached = _run(folder, call, when, error)
        vault = _either(folder)
        assert {each for each in said if len(each) == 2} <= {item.title for item in vault.items.all()}
        vault.close()
        if "backup" in said:
            backup.restore(folder / "kopia.samtal", tmp_path / "restored")
            seam.open_for_tests(tmp_path / "restored", MASTER).close()
            shutil.rmtree(tmp_path / "restored")
        shutil.rmtree(folder)
        if not reached:
            break
    assert when > 3 * step


def _made(folder: Path) -> OpenVault:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("vault.seam.fresh_key", lambda: bytearray(MASTER))
        vault = seam.create_for_tests(folder)
    samples.a_talk(vault)
    return vault


def _either(folder: Path) -> OpenVault:
    try:
        return seam.open_for_tests(folder, NEXT)
    except KeyFileAltered:
        return seam.open_for_tests(folder, MASTER)


if __name__ == "__main__":
    from unittest import mock

    from vault.slots import PassphraseSlot
    from vault.store import sealed_slots

    with (
        mock.patch("vault.rekey.fresh_key", side_effect=lambda: bytearray(NEXT)),
        mock.patch.object(
            PassphraseSlot, "make", lambda vault_id, master, *_: sealed_slots(vault_id, master)[0]
        ),
    ):
        try:
            work(Path(sys.argv[1]))
        except VaultError as error:
            sys.exit(type(error).__name__)
