"""Where a finished file is put: whole, private, and never in the way of anything else."""

from __future__ import annotations

import os
import resource
import shutil
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.export import place
from samtal_tui.export.errors import CannotPlace, Why
from samtal_tui.export.names import file_name
from samtal_tui.export.place import staged
from samtal_tui.texts import Texts

NAME = "plan.md"
DATA = "mål".encode()


def put(folder, name=NAME, data=DATA, *, overwrite=False):
    with staged(folder, name, data, overwrite=overwrite) as keep:
        keep()


def why(error) -> Why:
    return error.value.why


@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_file_and_new_folder_are_the_owners_alone(tmp_path, mask):
    old = os.umask(mask)
    try:
        put(tmp_path / "dokument")
    finally:
        os.umask(old)
    made = tmp_path / "dokument" / NAME
    assert made.read_bytes() == DATA
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert [path.name for path in made.parent.iterdir()] == [NAME]


def test_a_file_that_is_there_stays_until_she_says_so(tmp_path):
    tmp_path.joinpath(NAME).write_text("förra året")
    with pytest.raises(CannotPlace) as refused:
        put(tmp_path)
    assert why(refused) is Why.EXISTS
    assert tmp_path.joinpath(NAME).read_text() == "förra året"
    put(tmp_path, overwrite=True)
    assert tmp_path.joinpath(NAME).read_bytes() == DATA
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("target", ["there", "missing"])
def test_no_link_is_followed_or_replaced(tmp_path, overwrite, target):
    other = tmp_path / "other"
    other.mkdir()
    if target == "there":
        other.joinpath("secret").write_text("annat")
    folder = tmp_path / "dokument"
    folder.mkdir()
    folder.joinpath(NAME).symlink_to(other / "secret")
    with pytest.raises(CannotPlace) as refused:
        put(folder, overwrite=overwrite)
    assert why(refused) is Why.NOT_A_FILE
    assert folder.joinpath(NAME).is_symlink()
    assert [path.read_text() for path in other.iterdir()] == (["annat"] if target == "there" else [])


def test_a_folder_that_is_a_link_is_refused(tmp_path):
    tmp_path.joinpath("real").mkdir()
    tmp_path.joinpath("link").symlink_to(tmp_path / "real")
    tmp_path.joinpath("nowhere").symlink_to(tmp_path / "gone")
    for name in ("link", "nowhere"):
        with pytest.raises(CannotPlace) as refused:
            put(tmp_path / name)
        assert why(refused) is Why.NOT_A_FOLDER
    assert list(tmp_path.joinpath("real").iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_what_is_no_plain_file_stays(tmp_path, kind):
    there = tmp_path / NAME
    if kind == "fifo":
        os.mkfifo(there)
    else:
        there.mkdir()
    with pytest.raises(CannotPlace) as refused:
        put(tmp_path, overwrite=True)
    assert why(refused) is Why.NOT_A_FILE
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_folder_under_a_missing_one_or_a_file_is_named(tmp_path):
    tmp_path.joinpath("file").write_text("x")
    with pytest.raises(CannotPlace) as missing:
        put(tmp_path / "a" / "b")
    with pytest.raises(CannotPlace) as file:
        put(tmp_path / "file")
    assert (why(missing), why(file)) == (Why.NO_FOLDER, Why.NOT_A_FOLDER)
    assert str(tmp_path / "a" / "b") in missing.value.sentence(Texts("sv"))


@pytest.mark.parametrize(
    ("code", "expected"), [("ENOSPC", Why.FULL), ("EROFS", Why.NOT_ALLOWED), ("EIO", Why.FAILED)]
)
@pytest.mark.parametrize("call", ["open", "fsync", "link"])
def test_a_failing_disk_leaves_nothing(tmp_path, monkeypatch, call, code, expected):
    real = getattr(os, call)

    def failing(*args, **kwargs):
        if call != "open" or args[1] & os.O_CREAT:
            raise OSError(getattr(place.errno, code), "no")
        return real(*args, **kwargs)

    monkeypatch.setattr(place.os, call, failing)
    with pytest.raises(CannotPlace) as refused:
        put(tmp_path)
    monkeypatch.undo()
    assert why(refused) is expected
    assert list(tmp_path.iterdir()) == []


def test_no_room_in_the_middle_of_the_file_leaves_nothing(tmp_path):
    """A real limit, not a pretended one: the write itself stops half-way."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        with pytest.raises(CannotPlace) as refused:
            put(tmp_path, data=bytes(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert why(refused) is Why.FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_that_vanishes_in_the_middle_is_named(tmp_path, overwrite):
    folder = tmp_path / "dokument"
    with staged(folder, NAME, DATA, overwrite=overwrite) as keep:
        shutil.rmtree(folder)
        with pytest.raises(CannotPlace) as refused:
            keep()
    assert why(refused) is Why.NO_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    def refused_by_the_system(*_args, **_kwargs):
        raise PermissionError(place.errno.EACCES, "no")

    folder = tmp_path / "dokument"
    folder.mkdir()
    real = os.open
    monkeypatch.setattr(
        place.os,
        "open",
        lambda path, flags, *rest, **more: (
            refused_by_the_system() if flags & os.O_CREAT else real(path, flags, *rest, **more)
        ),
    )
    with pytest.raises(CannotPlace) as refused:
        put(folder)
    assert why(refused) is Why.NOT_ALLOWED
    assert "går inte att skriva i" in refused.value.sentence(Texts("sv"))


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    def none(*_args, **_kwargs):
        raise PermissionError(place.errno.EPERM, "no links here")

    monkeypatch.setattr(place.os, "link", none)
    put(tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [DATA]


def test_nothing_is_left_when_it_is_not_kept(tmp_path):
    with staged(tmp_path, NAME, DATA):
        assert list(tmp_path.glob(NAME)) == []
    with pytest.raises(RuntimeError), staged(tmp_path, NAME, DATA):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_another_program_that_was_faster_keeps_its_file(tmp_path):
    with staged(tmp_path, NAME, DATA) as keep:
        tmp_path.joinpath(NAME).write_text("någon annans")
        with pytest.raises(CannotPlace) as refused:
            keep()
    assert why(refused) is Why.EXISTS
    assert [path.read_text() for path in tmp_path.iterdir()] == ["någon annans"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            ["Utvecklingssamtal", "2026-02-10", "Kim Åström-Öst"],
            "Utvecklingssamtal_2026-02-10_Kim_Åström-Öst.md",
        ),
        (["../../etc/passwd"], "etc_passwd.md"),
        (["..", "."], "samtal.md"),
        (["/", "\\", "a/b\\c"], "a_b_c.md"),
        (["Kim\u202egpj.exe"], "Kim_gpj.exe.md"),
        (["a\x00b\nc"], "a_b_c.md"),
        ([".gömd"], "gömd.md"),
        (["-rf"], "rf.md"),
        (["CON"], "samtal_CON.md"),
        (["nul.txt"], "samtal_nul.txt.md"),
        (["Kim", "", "HR"], "Kim_HR.md"),
        (["$(reboot) `x`"], "(reboot)_x.md"),
    ],
)
def test_a_name_stays_in_its_folder(parts, expected):
    assert file_name(parts, ".md") == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=120), max_size=4))
def test_any_people_give_a_name_any_system_takes(parts):
    name = file_name(parts, ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 200
    assert not set(name) & set('/\\<>:"|?*\0\n')
    assert name[0] not in ".- "
    assert name.isprintable()
