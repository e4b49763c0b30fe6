"""Damage, splices and old copies: each is seen, named, and never read as something else."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from vault_ import samples
from vault_.forked import files_in, put_files

from vault import keyfile, rekey, seam, store
from vault.database_file import PAGE
from vault.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    FilesMixed,
    KeyFileAltered,
    KeyFileDamaged,
    OlderCopy,
    WrongSecret,
)
from vault.kdf import LEAST_KDF
from vault.records import Audience
from vault.store import OpenVault
from vault.verify import verify

pytestmark = pytest.mark.usefixtures("quick_kdf")

PASSPHRASE = "lugna rader på åtta ord"
WORDS = "ett stycke text som fyller sin sida "


def _filled(vault: OpenVault, lines: int = 40) -> None:
    talk = samples.a_talk(vault)
    audiences = (Audience.PRIVATE, Audience.ONWARD)
    vault.items.apply(
        talk.id,
        [samples.a_note(talk, f"{count} {WORDS * 20}", audiences[count % 2]) for count in range(lines)],
    )


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, bytes]:
    """A filled vault, closed, and its master key."""
    vault = seam.create_for_tests(tmp_path / "vault")
    _filled(vault)
    master = seam.master_key_of(vault)
    vault.close()
    return tmp_path / "vault", master


def _content(folder: Path, master: bytes) -> str:
    vault = seam.open_for_tests(folder, master)
    try:
        return repr(vault.items.all())
    finally:
        vault.close()


def _flipped(data: bytes, at: int, bit: int = 0) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def _seen(folder: Path, master: bytes, whole: str) -> bool:
    """True when damage is named at once or found by a check; it must never show as another content."""
    try:
        vault = seam.open_for_tests(folder, master)
    except (DatabaseDamaged, FilesMixed):
        return True
    try:
        assert repr(vault.items.all()) == whole
        return not verify(vault).sound
    except DatabaseDamaged:
        return True
    finally:
        vault.close()


def test_every_byte_of_the_key_file_counts(closed: tuple[Path, bytes]) -> None:
    data = closed[0].joinpath("keys.json").read_bytes()
    assert keyfile.parse(data)
    for at in range(len(data)):
        with pytest.raises(KeyFileDamaged):
            keyfile.parse(_flipped(data, at, at % 8))


def test_one_damaged_key_file_does_no_harm_and_is_mended(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    whole = _content(folder, master)
    data = folder.joinpath("keys.json").read_bytes()
    for name in ("keys.json", "keys.json.1"):
        for damaged in (_flipped(data, 300), data[:100], b"", bytes(len(data))):
            folder.joinpath(name).write_bytes(damaged)
            assert _content(folder, master) == whole
            assert folder.joinpath(name).read_bytes() == data
        folder.joinpath(name).unlink()
        assert _content(folder, master) == whole
        assert folder.joinpath(name).read_bytes() == data


def test_two_damaged_key_files_are_named(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    data = folder.joinpath("keys.json").read_bytes()
    for name in ("keys.json", "keys.json.1"):
        folder.joinpath(name).write_bytes(_flipped(data, 500))
    with pytest.raises(KeyFileDamaged):
        _content(folder, master)


def test_a_key_file_of_somebody_else_s_making_is_altered(closed: tuple[Path, bytes]) -> None:
    folder, _ = closed
    with pytest.raises(KeyFileAltered):
        _content(folder, bytes(32))


def _places_in_pages(size: int) -> Iterator[int]:
    """Bytes in the ciphertext, the IV and the MAC of each page; the salt is the start of the first."""
    for page in range(size // PAGE):
        for within in (20, 2000, PAGE - 81, PAGE - 80, PAGE - 65, PAGE - 64, PAGE - 33, PAGE - 1):
            yield page * PAGE + within


@pytest.mark.parametrize("part", ["sample", pytest.param("all", marks=pytest.mark.torture)])
def test_a_flipped_bit_in_any_page_is_seen_or_harmless(closed: tuple[Path, bytes], part: str) -> None:
    folder, master = closed
    whole = _content(folder, master)
    database = folder / "vault-1.db"
    data = database.read_bytes()
    places = [*range(16), *_places_in_pages(len(data))]
    for count, at in enumerate(places):
        if part == "all" or count < 16 or count % 9 == 0:
            database.write_bytes(_flipped(data, at, at % 8))
            assert _seen(folder, master, whole), at
    database.write_bytes(data)
    assert not _seen(folder, master, whole)
    assert _content(folder, master) == whole


def test_a_page_that_is_cut_off_swapped_or_repeated_is_seen(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    whole = _content(folder, master)
    database = folder / "vault-1.db"
    data = database.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    last = len(pages) - 1
    changed = {
        "nothing": b"",
        "one byte": data[:1],
        "fifteen bytes": data[:15],
        "sixteen bytes": data[:16],
        "half a page": data[: PAGE // 2],
        "one page": data[:PAGE],
        "all but one page": data[:-PAGE],
        "all but one byte": data[:-1],
        "one byte more": data + b"\0",
        "zeros": bytes(len(data)),
        "two swapped": b"".join([*pages[:3], pages[4], pages[3], *pages[5:]]),
        "one over another": b"".join([*pages[:4], pages[3], *pages[5:]]),
        "a plain database": b"SQLite format 3\x00" + data[16:],
        "without the first page": b"".join(pages[1:]),
    }
    for name, content in changed.items():
        database.write_bytes(content)
        assert _seen(folder, master, whole), name
        assert database.read_bytes() == content, "looking changes nothing"
    for at in range(1, last):
        database.write_bytes(b"".join([*pages[:at], pages[at + 1], pages[at], *pages[at + 2 :]]))
        assert _seen(folder, master, whole), at


def test_a_database_put_in_place_of_a_newer_one_is_an_older_copy(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    before = files_in(folder)
    vault = seam.open_for_tests(folder, master)
    samples.a_person(vault, "Senare")
    vault.close()
    after = files_in(folder)

    put_files(folder, {**after, "vault-1.db": before["vault-1.db"]})
    with pytest.raises(OlderCopy):
        _content(folder, master)
    # The reverse is what a crash leaves: the key file may always know less.
    put_files(folder, {**before, "vault-1.db": after["vault-1.db"]})
    assert _content(folder, master)


def test_a_page_of_an_older_copy_shows_nothing_that_was_never_written(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    before = folder.joinpath("vault-1.db").read_bytes()
    vault = seam.open_for_tests(folder, master)
    items = vault.items.all()
    vault.items.apply(
        items[0].talk,
        [item.model_copy(update={"fields": {"text": "ny text " * 90}}) for item in items],
    )
    written = {"ny text " * 90, *(item.title for item in items)}
    vault.close()
    data = folder.joinpath("vault-1.db").read_bytes()
    changed = [at for at in range(0, len(before), PAGE) if before[at : at + PAGE] != data[at : at + PAGE]]
    assert changed
    # A page's MAC does not tell its age: an old page may be read, but only as what was once written there.
    for at in changed:
        folder.joinpath("vault-1.db").write_bytes(data[:at] + before[at : at + PAGE] + data[at + PAGE :])
        with contextlib.suppress(DatabaseDamaged, OlderCopy):
            vault = seam.open_for_tests(folder, master)
            try:
                assert {item.title for item in vault.items.all()} <= written
            finally:
                vault.close()


def test_files_of_two_vaults_are_mixed(closed: tuple[Path, bytes], tmp_path: Path) -> None:
    folder, master = closed
    other = seam.create_for_tests(tmp_path / "other")
    other_master = seam.master_key_of(other)
    other.close()
    shutil.copy(tmp_path / "other" / "vault-1.db", folder / "vault-1.db")
    for key in (master, other_master):
        with pytest.raises((FilesMixed, KeyFileAltered)):
            _content(folder, key)
    with pytest.raises(FilesMixed):
        _content(folder, master)


def test_a_missing_database_is_named_and_none_is_made(closed: tuple[Path, bytes]) -> None:
    folder, master = closed
    folder.joinpath("vault-1.db").unlink()
    with pytest.raises(DatabaseMissing):
        _content(folder, master)
    assert not list(folder.glob("vault-*"))


def test_a_wrong_passphrase_is_told_from_damage_and_costs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault, _ = store.create(folder, PASSPHRASE, kdf=LEAST_KDF)
    _filled(vault, 3)
    vault.close()
    before = files_in(folder)
    with pytest.raises(WrongSecret):
        store.open_with_passphrase(folder, "en helt annan lösenfras")
    assert files_in(folder) == before
    folder.joinpath("vault-1.db").write_bytes(_flipped(before["vault-1.db"], 3000))
    with pytest.raises(DatabaseDamaged):
        store.open_with_passphrase(folder, PASSPHRASE)
    with pytest.raises(WrongSecret):
        store.open_with_passphrase(folder, "en helt annan lösenfras")
    for name in ("keys.json", "keys.json.1"):
        folder.joinpath(name).write_bytes(_flipped(before[name], 700))
    with pytest.raises(KeyFileDamaged):
        store.open_with_passphrase(folder, PASSPHRASE)


@pytest.mark.parametrize("change", ["before", "after"])
def test_old_and_new_files_of_a_change_of_keys_do_not_mix(
    tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    vault, _ = store.create(folder, PASSPHRASE, kdf=LEAST_KDF)
    _filled(vault, 3)
    old_master, before = seam.master_key_of(vault), files_in(folder)
    rekey.change_passphrase(vault, "kaffepannan trivs på vinden", kdf=LEAST_KDF)
    new_master = seam.master_key_of(vault)
    vault.close()
    after = files_in(folder)
    keys, data = (before, after["vault-2.db"]) if change == "before" else (after, before["vault-1.db"])
    name = "vault-1.db" if change == "before" else "vault-2.db"
    put_files(folder, {"keys.json": keys["keys.json"], "keys.json.1": keys["keys.json.1"], name: data})
    with pytest.raises(FilesMixed):
        _content(folder, old_master if change == "before" else new_master)


def test_the_key_file_whose_database_is_there_counts(tmp_path: Path) -> None:
    """A change of keys whose key file was kept by the disk, but not its database."""
    folder = tmp_path / "vault"
    vault, _ = store.create(folder, PASSPHRASE, kdf=LEAST_KDF)
    _filled(vault, 3)
    whole, master, before = repr(vault.items.all()), seam.master_key_of(vault), files_in(folder)
    rekey.change_passphrase(vault, "kaffepannan trivs på vinden", kdf=LEAST_KDF)
    vault.close()
    newest = files_in(folder)["keys.json"]
    put_files(folder, {**before, "keys.json": newest})
    assert _content(folder, master) == whole
    put_files(folder, {**before, "keys.json.1": newest})
    assert _content(folder, master) == whole


def test_silence_on_the_terminal(closed: tuple[Path, bytes], capfd: pytest.CaptureFixture[str]) -> None:
    """SQLCipher has a log of its own, which would be written straight through the screen."""
    folder, master = closed
    database = folder / "vault-1.db"
    data = database.read_bytes()
    for at in range(20, len(data), PAGE):
        database.write_bytes(_flipped(data, at))
        with contextlib.suppress(DatabaseDamaged):
            _content(folder, master)
    assert capfd.readouterr() == ("", "")


def test_errors_hold_nothing_of_the_content(closed: tuple[Path, bytes]) -> None:
    """An error travels to a screen or a report; neither it nor what caused it may carry words or keys."""
    folder, master = closed
    vault = seam.open_for_tests(folder, master)
    with vault.connection.transaction():
        vault.connection.run("UPDATE shared SET body = replace(body, '\"fields\"', '\"felds\"')")
    talk = vault.talks.all()[0].id

    def chain(error: BaseException | None) -> Iterator[BaseException]:
        while error is not None:
            yield error
            error = error.__cause__ or error.__context__

    actions: list[Callable[[], object]] = [
        vault.items.all,
        lambda: vault.items.shareable_of_talk(talk),
    ]
    for action in actions:
        with pytest.raises(DatabaseDamaged) as caught:
            action()
        for error in chain(caught.value):
            assert WORDS.split()[1] not in f"{error!s}{error!r}"
    vault.close()
