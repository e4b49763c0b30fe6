"""What both have signed, and what an employee lets a new manager read: kept as it was, gone with her."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from vault_ import samples

from vault import erase, seam
from vault.errors import DatabaseDamaged, Malformed, NoSuchRecord
from vault.records import Consent, Leaving, Recipient, SignOff, SignWay, Talk, checked
from vault.store import OpenVault
from vault.verify import verify

DAY = date(2026, 2, 13)
WORDS = '{"title": "Påhittat samtal"}'


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    opened = seam.create_for_tests(tmp_path / "vault")
    yield opened
    opened.close()


def signed(talk: Talk, name: str = "s1", version: int = 1) -> SignOff:
    return SignOff(
        id=name,
        person=talk.person,
        talk=talk.id,
        recipient=Recipient.HR,
        version=version,
        on=DAY,
        way=SignWay.PAPER,
        digest=hashlib.sha256(WORDS.encode()).hexdigest(),
        content=WORDS,
        items=(Leaving(item="i", digest="ab" * 32),),
        files=("cd" * 32,),
    )


def test_what_was_signed_is_read_as_it_was_written_the_newest_first(vault: OpenVault) -> None:
    talk, other = samples.a_talk(vault), samples.a_talk(vault)
    first, second, third = signed(talk), signed(talk, "s2", 2), signed(other, "s3")
    for one in (first, second, third):
        vault.sign_offs.record(one)
    assert vault.sign_offs.of_talk(talk.id) == [second, first]
    assert vault.sign_offs.of_person(other.person) == [third]
    assert vault.sign_offs.all() == [third, second, first]
    assert vault.sign_offs.get("s1") == first
    assert verify(vault).findings == ()


def test_nothing_is_signed_twice_under_one_id_or_for_nobody(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    vault.sign_offs.record(signed(talk))
    with pytest.raises(Malformed):
        vault.sign_offs.record(signed(talk))
    with pytest.raises(NoSuchRecord):
        vault.sign_offs.record(signed(talk.model_copy(update={"id": "nowhere"}), "s2"))


def test_what_was_recorded_by_mistake_is_taken_back(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    vault.sign_offs.record(signed(talk))
    vault.sign_offs.take_back("s1")
    assert vault.sign_offs.all() == []


def test_other_words_than_were_signed_are_damage(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    with pytest.raises(Malformed):
        checked(SignOff, {**signed(talk).model_dump(), "content": WORDS + " "})
    vault.sign_offs.record(signed(talk))
    with vault.connection.transaction():
        vault.connection.run("UPDATE sign_off SET body = replace(body, 'Påhittat', 'Ändrat')")
    with pytest.raises(DatabaseDamaged):
        vault.sign_offs.all()
    assert [finding.where for finding in verify(vault).findings] == ["sign_off s1"]


def test_a_yes_and_a_no_stand_in_their_order(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    yes = Consent(id="c1", person=talk.person, talk=talk.id, on=DAY, items=(Leaving(item="i", digest="a"),))
    no = Consent(id="c2", person=talk.person, talk=talk.id, on=DAY)
    vault.consents.record(yes)
    vault.consents.record(no)
    assert vault.consents.of_talk(talk.id) == [no, yes]


def test_erasing_the_person_leaves_nothing_of_it(vault: OpenVault) -> None:
    talk = samples.a_talk(vault)
    vault.sign_offs.record(signed(talk))
    vault.consents.record(Consent(id="c1", person=talk.person, talk=talk.id, on=DAY))
    erase.erase(vault, talk.person, DAY)
    assert vault.sign_offs.all() == []
    assert vault.consents.all() == []
