"""Files and folders: private whatever the umask, and nothing followed, shared or written over."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from vault_ import samples
from vault_.forked import Child
from vault_.pages import plain_pages

from vault import backup, files, rekey, seam, store
from vault.errors import CannotWrite, UnsafePlace, VaultError
from vault.kdf import LEAST_KDF
from vault.records import Audience, Draft, Profile

PASSPHRASE = "lugna rader på åtta ord"


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, bytes]:
    vault = seam.create_for_tests(tmp_path / "vault")
    samples.a_talk(vault)
    master = seam.master_key_of(vault)
    vault.close()
    return tmp_path / "vault", master


def _modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder.parent)): stat.S_IMODE(path.lstat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.usefixtures("quick_kdf")
@pytest.mark.parametrize("umask", [0, 0o022, 0o077, 0o777])
def test_every_file_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "vault"
    modes: dict[str, int] = {}

    def work(say: Callable[[str], None]) -> None:
        vault, _ = store.create(folder, PASSPHRASE, kdf=LEAST_KDF)
        talk = samples.a_talk(vault)
        with vault.connection.transaction():  # a journal lies beside the database just now
            vault.items.apply(talk.id, [samples.a_note(talk, "x" * 9000)])
            assert folder.joinpath("vault-1.db-journal").exists()
            modes.update(_modes(folder))
        rekey.change_passphrase(vault, "kaffepannan trivs på vinden", kdf=LEAST_KDF)
        backup.automatic(vault, date(2026, 2, 10))
        vault.close()
        modes.update(_modes(folder))

    before = os.umask(umask)
    try:
        work(lambda _: None)
    finally:
        os.umask(before)
    folders = {"vault", "vault/backups"}
    assert folders <= set(modes)
    assert {name: mode for name, mode in modes.items() if mode != (0o700 if name in folders else 0o600)} == {}


@pytest.mark.parametrize("name", ["keys.json", "keys.json.1", "vault-1.db", "lock"])
@pytest.mark.parametrize("trap", ["symlink", "hard link", "pipe", "folder", "open to others"])
def test_what_is_no_private_plain_file_is_refused(
    closed: tuple[Path, bytes], tmp_path: Path, name: str, trap: str
) -> None:
    folder, master = closed
    path = folder / name
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    {
        "symlink": lambda: path.symlink_to(elsewhere),
        "hard link": lambda: path.hardlink_to(elsewhere),
        "pipe": lambda: os.mkfifo(path, 0o600),
        "folder": lambda: path.mkdir(0o700),
        "open to others": lambda: (elsewhere.rename(path), path.chmod(0o640)),
    }[trap]()
    if name.startswith("keys"):
        # The other key file is whole: the vault opens; what stands in the way is replaced, never used.
        content = elsewhere.read_bytes() if elsewhere.exists() else b""
        seam.open_for_tests(folder, master).close()
        assert not elsewhere.exists() or elsewhere.read_bytes() == content
        other = folder / ("keys.json" if name.endswith(".1") else "keys.json.1")
        other.unlink()
        if path.is_file() and not path.is_symlink() and path.lstat().st_nlink == 1:
            return
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)


@pytest.mark.parametrize("mode", [0o755, 0o701, 0o710, 0o770])
def test_a_folder_others_may_enter_is_refused(closed: tuple[Path, bytes], mode: int) -> None:
    folder, master = closed
    folder.chmod(mode)
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)
    folder.chmod(0o700)
    seam.open_for_tests(folder, master).close()


def test_a_symlink_in_place_of_the_journal_is_refused(closed: tuple[Path, bytes], tmp_path: Path) -> None:
    folder, master = closed
    tmp_path.joinpath("target").write_text("hers")
    folder.joinpath("vault-1.db-journal").symlink_to(tmp_path / "target")
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)
    assert tmp_path.joinpath("target").read_text() == "hers"


def test_a_new_vault_takes_over_an_empty_folder_and_no_other(tmp_path: Path) -> None:
    tmp_path.joinpath("empty").mkdir(mode=0o755)
    vault = seam.create_for_tests(tmp_path / "empty")
    vault.close()
    assert stat.S_IMODE(tmp_path.joinpath("empty").stat().st_mode) == 0o700

    tmp_path.joinpath("full").mkdir(mode=0o755)
    tmp_path.joinpath("full", "letter.txt").write_text("hers")
    with pytest.raises(UnsafePlace):
        seam.create_for_tests(tmp_path / "full")
    tmp_path.joinpath("link").symlink_to(tmp_path / "full")
    with pytest.raises(UnsafePlace):
        seam.create_for_tests(tmp_path / "link")
    tmp_path.joinpath("file").write_text("hers")
    with pytest.raises((UnsafePlace, CannotWrite)):
        seam.create_for_tests(tmp_path / "file")
    assert [path.name for path in tmp_path.joinpath("full").iterdir()] == ["letter.txt"]


def test_a_database_without_its_key_file_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    folder.joinpath("vault-1.db").write_bytes(b"the only copy of something")
    vault = seam.create_for_tests(folder)
    vault.close()
    assert folder.joinpath("vault-1.db").read_bytes() == b"the only copy of something"
    assert vault.key_file.database == "vault-2.db"


def _user_and_other() -> Iterator[int]:
    if os.getuid() == 0:
        yield 12345


@pytest.mark.parametrize("owner", [*_user_and_other()])
@pytest.mark.parametrize("name", ["", "keys.json", "vault-1.db", "lock"])
def test_what_belongs_to_somebody_else_is_refused(closed: tuple[Path, bytes], name: str, owner: int) -> None:
    folder, master = closed
    if name == "keys.json":
        folder.joinpath("keys.json.1").unlink()
    os.chown(folder / name, owner, owner)
    with pytest.raises(UnsafePlace):
        seam.open_for_tests(folder, master)


def test_a_vault_opens_by_any_path(closed: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, master = closed
    strange = folder.with_name("mapp med å, ?mode=memory & #1 %41")
    folder.rename(strange)
    seam.open_for_tests(strange, master).close()
    monkeypatch.chdir(strange.parent)
    seam.open_for_tests(Path(strange.name), master).close()
    assert sorted(path.name for path in strange.iterdir()) == [
        "keys.json",
        "keys.json.1",
        "lock",
        "vault-1.db",
    ]


def test_opening_leaves_no_file_elsewhere(closed: tuple[Path, bytes], tmp_path: Path) -> None:
    """Neither the home folder, nor the folder for temporary files, nor the working folder is written to."""
    folder, master = closed
    places = {name: tmp_path / name for name in ("home", "tmp", "work")}
    for place in places.values():
        place.mkdir()
    code = (
        "import sys; sys.path[:0] = sys.argv[3:]\n"
        "from pathlib import Path\n"
        "from vault import seam, erase, backup\n"
        "from datetime import date\n"
        "vault = seam.open_for_tests(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "for count in range(300): vault.connection.run('SELECT * FROM shared ORDER BY body')\n"
        "erase.erase(vault, vault.people.all()[0].id, date(2026, 2, 10))\n"
        "vault.close()\n"
    )
    environment = {"HOME": str(places["home"]), "TMPDIR": str(places["tmp"]), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, str(folder), master.hex(), *sys.path]
    done = subprocess.run(command, cwd=places["work"], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [path for place in places.values() for path in place.rglob("*")] == []


def test_a_file_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content, then name, then the folder: in any other order a power loss could leave an empty key file."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        done.append("folder synced" if folder else f"synced {os.fstat(descriptor).st_size}")
        sync(descriptor)

    def replaced(self: Path, target: Path) -> Path:
        done.append(f"named {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    files.replace_file(tmp_path / "keys.json", b"12345")
    assert done == ["synced 5", "named keys.json", "folder synced"]


def test_nothing_typed_can_be_read_in_any_file(tmp_path: Path) -> None:
    """Neither in the database, nor in its journal, nor in a backup, nor in the key file."""
    vault = seam.create_for_tests(tmp_path / "vault")
    person = samples.a_person(vault, "CANARYgiven", "CANARYfamily")
    talk = samples.a_talk(vault, person)
    notes = [samples.a_note(talk, f"CANARY{audience}", audience) for audience in Audience]
    items = vault.items.apply(talk.id, notes)
    vault.drafts.put(talk.id, "CANARYslot", Draft(text="CANARYdraft"))
    vault.profile.put(Profile(manager="CANARYmanager"))
    vault.guides.keep("g", "1", "CANARYguide")
    backup.automatic(vault, date(2026, 2, 10))
    with vault.connection.transaction():
        vault.items.apply(talk.id, remove=[item.id for item in items])
        vault.connection.run("PRAGMA cache_spill = 1")
        vault.guides.keep("g", "2", "CANARY" * 100_000)
        names = {path.name for path in vault.folder.rglob("*")}
        assert "vault-1.db-journal" in names
        read = [path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()]
    assert not [data for data in read if b"CANARY" in data]
    assert plain_pages(vault).count(b"CANARY") > 9
    vault.close()


@pytest.mark.usefixtures("quick_kdf")
@pytest.mark.parametrize("size", [0, 4096, 8192, 20_000, 70_000])
def test_a_full_disk_loses_nothing_and_is_said_plainly(closed: tuple[Path, bytes], size: int) -> None:
    """A limit on the size of files stands for the disk: the write fails with part of it done."""
    import resource
    import signal

    folder, master = closed

    def work(say: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        vault = seam.open_for_tests(folder, master)
        talk = vault.talks.all()[0]
        vault.items.apply(talk.id, [samples.a_note(talk, "först")])
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        failed = 0
        for action in (
            lambda: vault.items.apply(talk.id, [samples.a_note(talk, "y" * 200_000)]),
            lambda: backup.automatic(vault, date(2026, 2, 10)),
            lambda: rekey.change_passphrase(vault, PASSPHRASE, kdf=LEAST_KDF),
            vault.connection.vacuum,
        ):
            try:
                action()
            except CannotWrite:
                failed += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert [item.title for item in vault.items.of_talk(talk.id)] == ["först"]
        vault.items.apply(talk.id, [samples.a_note(talk, "sedan")])
        say(str(failed))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        vault.close()

    lines, status = Child(work).rest()
    assert status == 0
    assert int(lines[0]) >= 3
    vault = seam.open_for_tests(folder, master)
    assert [item.title for item in vault.items.all()] == ["först", "sedan"]
    assert backup.automatic_ones(folder) == []
    assert {path.name for path in folder.iterdir()} <= {
        "keys.json",
        "keys.json.1",
        "lock",
        "vault-1.db",
        "backups",
    }
    vault.close()


@pytest.mark.parametrize("size", [0, 1000, 4096, 9000])
def test_a_disk_too_full_for_a_new_vault_leaves_none(tmp_path: Path, size: int) -> None:
    import resource
    import signal

    folder = tmp_path / "vault"

    def work(say: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        try:
            seam.create_for_tests(folder)
        except CannotWrite:
            say("refused")

    assert Child(work).rest() == (["refused"], 0)
    with pytest.raises(VaultError):
        seam.open_for_tests(folder, bytes(32))
    seam.create_for_tests(folder).close()
