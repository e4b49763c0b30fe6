"""Who is erased is gone from every page and every backup here, and the receipt says what it cannot reach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from vault_ import samples
from vault_.pages import plain_pages

from vault import backup, erase, seam
from vault.errors import NoSuchRecord
from vault.records import Audience, Document, Draft, Kind, Recipient, Talk
from vault.store import OpenVault

TODAY = date(2026, 2, 10)


def _fill(vault: OpenVault, token: str) -> Talk:
    person = samples.a_person(vault, f"given{token}", f"family{token}")
    talk = samples.a_talk(vault, person)
    notes = [samples.a_note(talk, f"{kind}{token}", Audience.ONWARD) for kind in "ab"]
    secret = samples.a_note(talk, f"secret{token}")
    goal = samples.a_note(talk, f"parked{token}", Audience.BETWEEN_US, Kind.PARKED)
    vault.items.apply(talk.id, [*notes, secret, goal])
    vault.drafts.put(talk.id, f"slot{token}", Draft(text=f"draft{token}"))
    vault.ledger.record(
        Document(
            id=samples.fresh_id(),
            person=person.id,
            talk=talk.id,
            recipient=Recipient.EMPLOYEE,
            format="docx",
            file_name=f"file{token}.docx",
            sha256="ab" * 32,
            made_at=datetime(2026, 2, 10, tzinfo=UTC),
            items=(),
            stayed={},
        )
    )
    return talk


def test_who_is_erased_is_on_no_page_and_in_no_automatic_backup(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    gone, stays = _fill(vault, "Xyzzy"), _fill(vault, "Quux")
    backup.daily(vault, date(2026, 2, 9))
    backup.make_elsewhere(vault, tmp_path / "usb.samtal", TODAY)
    assert b"Xyzzy" in plain_pages(vault), "the search must be able to find her"

    receipt = erase.erase(vault, gone.person, TODAY)

    assert (receipt.talks, receipt.shareable, receipt.private, receipt.documents) == (1, 3, 1, 1)
    assert receipt.backups == (str(tmp_path / "usb.samtal"),)
    assert receipt.hashes
    assert "ab" * 32 not in receipt.hashes
    assert erase.receipts(vault) == [receipt]
    assert {item.person for item in vault.items.all()} == {stays.person}
    assert vault.connection.one("PRAGMA freelist_count") == (0,), "the file holds no page that is not used"
    pages = plain_pages(vault)
    assert b"Quux" in pages
    assert b"Xyzzy" not in pages
    assert gone.person.encode() not in pages
    assert [each.day for each in backup.automatic_ones(vault.folder)] == [TODAY]
    with pytest.raises(NoSuchRecord):
        erase.erase(vault, gone.person, TODAY)
    vault.close()


def test_what_is_deleted_or_made_private_is_on_no_page(tmp_path: Path) -> None:
    vault = seam.create_for_tests(tmp_path / "vault")
    talk = samples.a_talk(vault)
    tokens = [f"token{count:04d}" * 20 for count in range(200)]
    items = vault.items.apply(talk.id, [samples.a_note(talk, token, Audience.ONWARD) for token in tokens])
    assert all(token.encode() in plain_pages(vault) for token in tokens[:3])
    vault.items.apply(
        talk.id,
        put=[item.model_copy(update={"audience": Audience.PRIVATE}) for item in items[::2]],
        remove=[item.id for item in items[1::2]],
    )
    vault.items.forget_history(talk.id)
    pages = plain_pages(vault)
    assert not [token for token in tokens if token.encode()[:9] in pages]
    assert {item.title for item in vault.items.all()} == set(tokens[::2])
    vault.close()
