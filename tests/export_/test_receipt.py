"""A receipt for a document: who agreed to what, when and how, which file it is, and how much stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from export_.realistic import DAY, HIDDEN, fill

from samtal_tui.export.content import from_json
from samtal_tui.export.errors import CannotPlace, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.export.proof import prove
from samtal_tui.export.receipt import FORMATS, make_free_receipt, make_receipt, receipt_text
from samtal_tui.export.signing import sign
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, withdraw
from samtal_tui.sharing.consent import give, take_back
from samtal_tui.texts import Texts
from vault.records import Recipient, SignWay, Way
from vault.seam import create_for_tests
from vault.shareable import digest

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)
LATER = date(2026, 2, 11)


def in_process(format_: Format, content: bytes) -> bytes:
    return maker_of(format_)(from_json(content))


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def made(vault, tmp_path):
    """A document for HR with one line agreed remotely, a day later than the others."""
    item = next(one for one in vault.items.of_talk("t1") if "skrivbord" in one.title)
    bare = item.model_copy(update={"agreed": None})
    vault.items.apply("t1", put=[agree(vault.id, bare, LATER, Way.REMOTE)])
    return document(vault, tmp_path)


def document(vault, tmp_path, recipient=Recipient.HR):
    return make_document(
        vault, "t1", recipient, Format.TEXT, tmp_path / "ut", "sv", now=NOW, maker=in_process
    )


def proof_of(vault, made, tmp_path):
    return prove(vault, made.id, tmp_path / "ut", NOW.date())


def told(vault, made, tmp_path, language="sv"):
    return receipt_text(proof_of(vault, made, tmp_path), Texts(language), NOW)


def test_it_says_who_agreed_to_what_when_and_how_and_how_much_stayed(vault, made, tmp_path):
    said = told(vault, made, tmp_path)
    flat = "".join(said.split())
    for words in (
        "vad Kim Påhittad och Maria Ståhl båda var överens om",
        "8 rader, alla överenskomna av båda",
        "Ett höj- och sänkbart skrivbord beställs.",
        "överens 2026-02-11 på distans",
        "överens 2026-02-10 i rummet",
        "Får föras vidare till HR och ny chef.",
        "13 rader stannade kvar:  privat 8, känsligt 1, mellan oss 4",
        made.file_name,
        made.sha256,
        "oförändrad",
        "den här versionen är inte antecknad som underskriven",
    ):
        assert words in said, words
    assert all(one.digest in flat for one in made.items)
    assert digest(vault.id, vault.items.get(made.items[0].item)) in flat
    assert not any(text in said for _, text in HIDDEN if len(text) > 10)


def test_a_changed_file_and_a_signature_are_told(vault, made, tmp_path):
    kept = sign(vault, "t1", Recipient.HR, LATER, SignWay.PAPER)
    tmp_path.joinpath("ut", made.file_name).write_text("annat")
    said = told(vault, made, tmp_path)
    assert "2026-02-11 på papper" in said
    assert kept.digest in said
    assert "en annan fil med det namnet" in said


def test_what_was_taken_back_is_told_without_its_words(vault, made, tmp_path):
    item = next(one for one in vault.items.of_talk("t1") if "skrivbord" in one.title)
    vault.items.apply("t1", put=[withdraw(item)])
    said = told(vault, made, tmp_path)
    assert "skrivbord" not in said
    assert "sedan dess" in said
    assert "8 rader" in said


def test_what_a_new_manager_may_not_read_any_more_is_not_repeated(vault, tmp_path):
    give(vault, "t1", DAY)
    made = document(vault, tmp_path, Recipient.NEW_MANAGER)
    assert "jour högst var femte vecka" in told(vault, made, tmp_path)
    take_back(vault, "t1", DAY)
    assert "jour högst var femte vecka" not in told(vault, made, tmp_path)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("recipient", [Recipient.EMPLOYEE, Recipient.PAY_TALK])
def test_it_passes_the_final_check_in_every_format(vault, tmp_path, format_, language, recipient):
    made = document(vault, tmp_path, recipient)
    proof = proof_of(vault, made, tmp_path)
    path = make_receipt(vault, proof, format_, tmp_path, Texts(language), NOW, maker=in_process)
    assert path.name.startswith(("Kvitto_", "Receipt_"))
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CannotPlace):
        make_receipt(vault, proof, format_, tmp_path, Texts(language), NOW, maker=in_process)


def test_private_words_in_it_are_stopped(vault, made, tmp_path):
    def leaking(format_: Format, data: bytes) -> bytes:
        content = from_json(data)
        return maker_of(format_)(replace(content, statement=f"{content.statement} tveksam"))

    proof = proof_of(vault, made, tmp_path)
    for format_ in FORMATS:
        with pytest.raises(StoppedByFinalCheck) as stopped:
            make_receipt(vault, proof, format_, tmp_path / "kvitto", Texts("sv"), NOW, maker=leaking)
        assert vault.items.get(stopped.value.leaks[0].item).title == "tveksam"
    assert not tmp_path.joinpath("kvitto").exists()


def test_a_second_receipt_stands_beside_the_first(vault, made, tmp_path):
    proof = proof_of(vault, made, tmp_path)
    paths = [make_free_receipt(vault, proof, tmp_path / "ut", Texts("sv"), NOW) for _ in range(2)]
    assert [path.suffix for path in paths] == [".pdf", ".pdf"]
    assert paths[1].stem == f"{paths[0].stem}_2"
