"""Is a file one of ours, unchanged; and for one document, who agreed to what and when."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import pytest
from export_.realistic import DAY, fill

from samtal_tui.export.content import from_json
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.export.proof import Since, prove
from samtal_tui.export.recognise import FileNow, Unreadable, check_document
from samtal_tui.export.signing import sign
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, withdraw
from vault.records import Recipient, SignWay, Way
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


def made(vault, folder, recipient=Recipient.HR, format_=Format.WORD):
    return make_document(
        vault,
        "t1",
        recipient,
        format_,
        folder,
        "sv",
        now=NOW,
        maker=lambda name, content: maker_of(name)(from_json(content)),
    )


@pytest.mark.parametrize("format_", list(Format))
def test_a_file_that_was_made_is_known_under_any_name(vault, tmp_path, format_):
    document = made(vault, tmp_path / "ut", format_=format_)
    moved = tmp_path / "helt annat namn"
    tmp_path.joinpath("ut", document.file_name).rename(moved)
    found = check_document(vault, moved)
    assert found.document == document
    assert found.person == vault.people.get("p7")
    assert found.signed is None
    sign(vault, "t1", Recipient.HR, DAY, SignWay.PAPER)
    assert check_document(vault, moved).signed == vault.sign_offs.all()[0]


@pytest.mark.parametrize("format_", list(Format))
def test_one_changed_byte_is_seen_and_the_namesake_named(vault, tmp_path, format_):
    document = made(vault, tmp_path / "ut", format_=format_)
    file = tmp_path / "ut" / document.file_name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    found = check_document(vault, file)
    assert (found.document, found.namesake) == (None, document)
    file.rename(tmp_path / "annat")
    found = check_document(vault, tmp_path / "annat")
    assert (found.document, found.namesake) == (None, None)


@pytest.mark.parametrize("what", ["missing", "folder", "fifo", "null byte"])
def test_what_is_no_file_is_named(vault, tmp_path, what):
    place = tmp_path / ("a\0b" if what == "null byte" else "x")
    if what == "folder":
        place.mkdir()
    if what == "fifo":
        os.mkfifo(place)
    with pytest.raises(Unreadable):
        check_document(vault, place)


def test_everything_that_left_is_proved_by_its_digest_with_the_day_and_the_way(vault, tmp_path):
    remote = next(one for one in vault.items.of_talk("t1") if "skrivbord" in one.title)
    bare = remote.model_copy(update={"agreed": None})
    vault.items.apply("t1", put=[agree(vault.id, bare, date(2026, 2, 11), Way.REMOTE)])
    document = made(vault, tmp_path / "ut")
    proof = prove(vault, document.id, tmp_path / "ut", DAY)
    assert len(proof.lines) == len(document.items) == 8
    assert {line.since for line in proof.lines} == {Since.SAME}
    days = {line.item.title: (line.on, line.way) for line in proof.lines}
    assert days.pop(remote.title) == (date(2026, 2, 11), Way.REMOTE)
    assert set(days.values()) == {(DAY, Way.ROOM)}
    assert proof.stayed == sum(document.stayed.values()) == 13
    assert proof.file is FileNow.UNCHANGED


def test_what_has_changed_since_is_told_and_the_day_of_the_yes_is_kept(vault, tmp_path):
    document = made(vault, tmp_path / "ut")
    desk, promise, goal = (
        next(one for one in vault.items.of_talk("t1") if word in one.title)
        for word in ("skrivbord", "Ines om schemat", "incidentarbetet")
    )
    other = desk.model_copy(update={"fields": {**desk.fields, "text": "Inget skrivbord."}, "agreed": None})
    vault.items.apply("t1", put=[agree(vault.id, other, date(2026, 3, 1)), withdraw(promise)])
    vault.items.apply("t1", remove=[goal.id])
    proof = prove(vault, document.id, tmp_path / "ut", DAY)
    by_item = {one.item: line for one, line in zip(document.items, _as_left(proof, document), strict=True)}
    assert by_item[desk.id].since is Since.OTHER_WORDS
    assert by_item[promise.id].since is Since.WITHDRAWN
    assert by_item[promise.id].item is None, "what was taken back is private again"
    assert by_item[goal.id].since is Since.WITHDRAWN
    assert {line.on for line in proof.lines} == {DAY}


def _as_left(proof, document):
    by_digest = {line.digest: line for line in proof.lines}
    return [by_digest[one.digest] for one in document.items]


@pytest.mark.parametrize(("what", "stands"), [("changed", FileNow.CHANGED), ("gone", FileNow.GONE)])
def test_the_file_in_its_folder_is_looked_at(vault, tmp_path, what, stands):
    document = made(vault, tmp_path / "ut")
    file = tmp_path / "ut" / document.file_name
    if what == "gone":
        file.unlink()
    else:
        file.write_bytes(b"annat")
    assert prove(vault, document.id, tmp_path / "ut", DAY).file is stands
