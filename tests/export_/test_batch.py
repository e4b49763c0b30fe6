"""Documents for the whole team: only who waits, each checked, and nobody stopped by another's refusal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from samtal_tui.export.batch import make_one, waiting_for
from samtal_tui.export.content import from_json
from samtal_tui.export.errors import MakingFailed
from samtal_tui.export.files import FORMATS
from samtal_tui.export.formats import Format
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree
from vault.records import Audience, Item, Kind, Person, Recipient, Talk, TalkKind, TalkStatus
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)
DAY = date(2026, 2, 10)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    yield opened
    opened.close()


def somebody(vault, number, family, *, status=TalkStatus.AGREED, agreed=True, kind=TalkKind.DEVELOPMENT):
    person = vault.people.add(Person(id=f"p{number}", number=number, given="Kim", family=family))
    talk = vault.talks.add(Talk(id=f"t{number}", person=person.id, on=DAY, status=status, kind=kind))
    fields = {"goal": f"Målet för nummer {number}", "responsible": "employee"}
    item = Item(
        id=f"i{number}",
        person=person.id,
        talk=talk.id,
        kind=Kind.GOAL,
        audience=Audience.ONWARD,
        fields=fields,
    )
    vault.items.apply(talk.id, put=[agree(vault.id, item, DAY) if agreed else item])


def waiting(vault, recipient=Recipient.EMPLOYEE):
    return [one.person.family for one in waiting_for(vault, recipient, NOW.date())]


def in_process(format_, content):
    return maker_of(format_)(from_json(content))


def run(vault, one, folder, *, recipient=Recipient.EMPLOYEE, maker=in_process, formats=(Format.MARKDOWN,)):
    return make_one(vault, one, recipient, folder, "sv", NOW, formats=formats, maker=maker)


def test_only_who_has_something_agreed_and_not_handed_over_is_listed_in_swedish_order(vault):
    somebody(vault, 1, "Öst")
    somebody(vault, 2, "Ås")
    somebody(vault, 3, "Ek", agreed=False)
    somebody(vault, 4, "Dahl", status=TalkStatus.HANDED)
    somebody(vault, 5, "Berg", status=TalkStatus.PLANNED)
    somebody(vault, 6, "Moe", kind=TalkKind.SPECIAL)
    vault.people.add(Person(id="p7", number=7, given="Ny"))
    assert waiting(vault) == ["Ås", "Öst"]
    assert waiting(vault, Recipient.HR) == ["Dahl", "Ås", "Öst"]


def test_what_was_made_is_not_made_again_until_its_words_change(vault, tmp_path):
    somebody(vault, 1, "Ek")
    (one,) = waiting_for(vault, Recipient.HR, NOW.date())
    run(vault, one, tmp_path / "ut", recipient=Recipient.HR)
    assert waiting(vault, Recipient.HR) == []
    assert waiting(vault) == ["Ek"], "another recipient waits still"
    item = vault.items.get("i1")
    changed = item.model_copy(update={"fields": {"goal": "Ett annat mål"}, "agreed": None})
    vault.items.apply("t1", put=[agree(vault.id, changed, DAY)])
    assert waiting(vault, Recipient.HR) == ["Ek"]


def test_one_refusal_is_a_sentence_and_the_rest_goes_on(vault, tmp_path):
    for number, family in enumerate(("Berg", "Ek", "Öst"), start=1):
        somebody(vault, number, family)

    def dies_for_ek(format_, content):
        if b"nummer 2" in content:
            raise MakingFailed
        return in_process(format_, content)

    found = [
        run(vault, one, tmp_path / "ut", maker=dies_for_ek) for one in waiting_for(vault, "employee", DAY)
    ]
    assert [len(one.made.documents) for one in found] == [1, 0, 1]
    assert found[1].refusals[0].startswith("Dokumentet gick inte att göra:")
    assert found[1].code == 7
    assert len(list(tmp_path.joinpath("ut").iterdir())) == 2
    assert waiting(vault) == ["Ek"]


def test_words_that_may_not_leave_stop_only_the_document_they_are_in(vault, tmp_path):
    somebody(vault, 1, "Berg")
    somebody(vault, 2, "Ek")
    secret = Item(
        id="h", person="p2", talk="t2", kind=Kind.NOTE, fields={"text": "orkar inte med jouren längre"}
    )
    vault.items.apply("t2", put=[secret])

    def leaks_for_ek(format_, content):
        return in_process(
            format_, content.replace("Målet för nummer 2".encode(), b"orkar inte med jouren l\xc3\xa4ngre")
        )

    found = [
        run(vault, one, tmp_path / "ut", maker=leaks_for_ek) for one in waiting_for(vault, "employee", DAY)
    ]
    assert [one.code for one in found] == [0, 9]
    assert "orkar" not in found[1].refusals[0]
    assert len(list(tmp_path.joinpath("ut").iterdir())) == 1


def test_two_with_one_name_get_a_file_each(vault, tmp_path):
    somebody(vault, 1, "Ek")
    somebody(vault, 2, "Ek")
    found = [run(vault, one, tmp_path / "ut") for one in waiting_for(vault, Recipient.EMPLOYEE, DAY)]
    assert [one.refusals for one in found] == [(), ()]
    texts = {path.read_text(encoding="utf-8") for path in tmp_path.joinpath("ut").iterdir()}
    assert len(texts) == 2


def test_a_format_that_cannot_hold_the_text_does_not_stop_the_others(vault, tmp_path):
    somebody(vault, 1, "Ek")

    def no_pdf(format_, content):
        if format_ is Format.PDF:
            raise MakingFailed
        return in_process(format_, content)

    (one,) = waiting_for(vault, Recipient.EMPLOYEE, DAY)
    outcome = run(vault, one, tmp_path / "ut", maker=no_pdf, formats=FORMATS[Recipient.EMPLOYEE])
    assert {made.format for made in outcome.made.documents} == {Format.WORD, Format.MARKDOWN}
    assert outcome.refusals[0].startswith(".pdf: ")
