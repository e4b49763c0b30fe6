"""Versions and signatures: what was signed stays as it was, and a correction is a new version."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, date, datetime

import pytest
from composing import compose
from export_.realistic import DAY, fill

from samtal_tui.export.content import from_json
from samtal_tui.export.errors import NothingMayLeave
from samtal_tui.export.formats import Format
from samtal_tui.export.make import House, make_document
from samtal_tui.export.signing import NothingToSign, sign, take_back
from samtal_tui.export.versions import version_of
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, withdraw
from samtal_tui.sharing.comment import new_comment
from samtal_tui.sharing.picture import Picture
from samtal_tui.talk.opened import guide_of
from samtal_tui.talk.session import move
from samtal_tui.texts import Texts
from vault.records import COMMENT, Audience, Kind, Profile, Recipient, SignWay, TalkStatus
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)
SIGNED_ON = date(2026, 2, 13)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


def in_process(format_: Format, content: bytes) -> bytes:
    return maker_of(format_)(from_json(content))


def make(vault, folder, recipient=Recipient.HR, **more):
    return make_document(vault, "t1", recipient, Format.TEXT, folder, "sv", now=NOW, maker=in_process, **more)


def correct(vault) -> None:
    """Both say yes to other words."""
    item = next(one for one in vault.items.of_talk("t1") if "skrivbord" in one.title)
    changed = item.model_copy(update={"fields": {**item.fields, "text": "Ett nytt skrivbord beställs."}})
    vault.items.apply("t1", put=[agree(vault.id, changed.model_copy(update={"agreed": None}), DAY)])


def signed(vault, recipient=Recipient.HR, way=SignWay.PAPER):
    return sign(vault, "t1", recipient, SIGNED_ON, way)


def test_what_was_signed_is_kept_word_for_word_when_it_is_corrected_afterwards(vault, tmp_path):
    made = make(vault, tmp_path / "ut")
    kept = signed(vault)
    assert (kept.version, kept.on, kept.way, kept.files) == (1, SIGNED_ON, SignWay.PAPER, (made.sha256,))
    assert kept.items == made.items
    before = kept.content
    correct(vault)
    again = make(vault, tmp_path / "ut", overwrite=True)
    assert again.version == 2
    (still,) = vault.sign_offs.of_talk("t1")
    assert still.content == before
    assert (
        "höj- och sänkbart skrivbord" in from_json(still.content.encode()).sections[0].lines[0].said[0].text
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_kept_is_what_was_printed_in_its_own_language(vault, tmp_path, language):
    given = []

    def watched(format_: Format, content: bytes) -> bytes:
        given.append(content.decode())
        return in_process(format_, content)

    for day in (11, 12):
        made = make_document(
            vault,
            "t1",
            Recipient.HR,
            Format.TEXT,
            tmp_path / "ut",
            language,
            now=NOW.replace(day=day),
            overwrite=True,
            maker=watched,
        )
    kept = signed(vault)
    assert kept.content == given[-1]
    assert from_json(kept.content.encode()).language == language
    assert kept.files == (made.sha256,), "the file of the day before says another day"


def test_what_cannot_be_put_together_as_it_was_printed_is_not_noted_as_signed(vault, tmp_path):
    make(vault, tmp_path / "ut")
    person = vault.people.get(vault.talks.get("t1").person)
    vault.people.update(person.model_copy(update={"family": "Nyttnamn"}))
    with pytest.raises(NothingToSign) as refused:
        signed(vault)
    assert "Namn eller rubriker har ändrats sedan version 1" in refused.value.sentence(Texts("sv"))
    assert vault.sign_offs.all() == []
    make(vault, tmp_path / "ut", overwrite=True)
    assert "Nyttnamn" in signed(vault).content


def test_a_document_from_before_its_words_were_kept_is_made_again_first_and_the_sentence_says_why(
    vault, tmp_path
):
    made = make(vault, tmp_path / "ut")
    vault.ledger.forget(made.id)
    vault.ledger.record(made.model_copy(update={"digest": "", "language": ""}))
    with pytest.raises(NothingToSign) as refused:
        signed(vault)
    said = refused.value.sentence(Texts("sv"))
    assert "gjordes av en tidigare samtal" in said
    assert "skapa filerna på nytt" in said
    again = make(vault, tmp_path / "ut", overwrite=True)
    assert again.version == made.version
    assert signed(vault).files == (again.sha256,)


def test_the_picture_of_a_logo_and_the_limit_of_a_field_keep_nothing_from_being_signed(vault, tmp_path):
    house = House(logo=Picture(3, 2, bytes(range(18))), part=500)
    made = make(vault, tmp_path / "ut", house=house)
    kept = signed(vault)
    assert kept.files == (made.sha256,)
    assert b64encode(house.logo.png()).decode() not in kept.content


def test_a_new_version_says_which_signed_one_it_takes_the_place_of(vault, tmp_path):
    make(vault, tmp_path / "ut")
    assert compose(vault, "t1", Recipient.HR, "sv", DAY).signature.version == "Version 1."
    signed(vault, way=SignWay.E_SERVICE)
    assert compose(vault, "t1", Recipient.HR, "sv", DAY).signature.version == "Version 1."
    correct(vault)
    made = make(vault, tmp_path / "ut", overwrite=True)
    text = tmp_path.joinpath("ut", made.file_name).read_text(encoding="utf-8")
    assert "Version 2. Den ersätter version 1, som skrevs under i en e-tjänst 2026-02-13." in text


def test_the_same_words_are_the_same_version_and_each_recipient_has_versions_of_its_own(vault, tmp_path):
    first = make(vault, tmp_path / "ut")
    second = make(vault, tmp_path / "ut", overwrite=True)
    assert (first.version, second.version) == (1, 1)
    correct(vault)
    assert make(vault, tmp_path / "ut", Recipient.EMPLOYEE).version == 1
    assert make(vault, tmp_path / "ut", overwrite=True).version == 2


def test_what_stands_under_another_question_is_another_version_to_be_signed_anew(vault, tmp_path):
    make(vault, tmp_path / "ut")
    signed(vault)
    item = next(one for one in vault.items.of_talk("t1") if "skrivbord" in one.title)
    places = [one for one in guide_of(vault, vault.talks.get("t1")).addresses() if one != item.question]
    move(vault, item.id, places[-1])
    with pytest.raises(NothingToSign) as refused:
        signed(vault)
    assert "säger inte längre" in refused.value.sentence(Texts("sv"))
    assert make(vault, tmp_path / "ut", overwrite=True).version == 2
    move(vault, item.id, item.question)
    assert make(vault, tmp_path / "ut", overwrite=True).version == 1


def test_a_document_that_does_not_say_where_its_lines_stood_keeps_its_version(vault, tmp_path):
    made = make(vault, tmp_path / "ut")
    older = tuple(one.model_copy(update={"question": None}) for one in made.items)
    assert version_of([made.model_copy(update={"items": older, "version": 3})], made.items) == 3


def test_only_what_was_made_can_be_signed(vault, tmp_path):
    with pytest.raises(NothingToSign) as refused:
        signed(vault)
    assert "skapa filerna först" in refused.value.sentence(Texts("sv"))
    make(vault, tmp_path / "ut")
    correct(vault)
    with pytest.raises(NothingToSign) as refused:
        signed(vault)
    assert "Version 1 från 2026-02-12 säger inte längre" in refused.value.sentence(Texts("sv"))
    assert vault.sign_offs.all() == []
    assert vault.talks.get("t1").status is TalkStatus.PLANNED


def test_the_talk_counts_as_signed_until_it_is_taken_back(vault, tmp_path):
    make(vault, tmp_path / "ut")
    kept = signed(vault)
    assert vault.talks.get("t1").status is TalkStatus.SIGNED
    take_back(vault, kept)
    assert vault.sign_offs.all() == []
    assert vault.talks.get("t1").status is TalkStatus.AGREED


def test_a_talk_that_has_come_further_stays_there(vault, tmp_path):
    vault.talks.update(vault.talks.get("t1").model_copy(update={"status": TalkStatus.CLOSED}))
    make(vault, tmp_path / "ut")
    signed(vault)
    assert vault.talks.get("t1").status is TalkStatus.CLOSED


@pytest.mark.parametrize("recipient", [Recipient.EMPLOYEE, Recipient.HR])
def test_the_comment_stands_beside_the_signatures_in_her_words(vault, recipient):
    words = "Planen är bra.\nJouren är för tät."
    comment = new_comment("c1", "p7", "t1", words).model_copy(update={"audience": Audience.ONWARD})
    vault.items.apply("t1", put=[comment])
    assert compose(vault, "t1", recipient, "sv", DAY).signature.said == ""
    vault.items.apply("t1", put=[agree(vault.id, comment, DAY)])
    content = compose(vault, "t1", recipient, "sv", DAY)
    assert content.signature.said == words
    assert all(words != one.text for part in content.sections for line in part.lines for one in line.said)
    vault.items.apply("t1", put=[withdraw(vault.items.get("c1"))])
    assert compose(vault, "t1", recipient, "sv", DAY).signature.said == ""


def test_a_comment_between_the_two_does_not_reach_hr(vault):
    comment = new_comment("c1", "p7", "t1", "bara för oss")
    vault.items.apply("t1", put=[agree(vault.id, comment, DAY)])
    assert compose(vault, "t1", Recipient.HR, "sv", DAY).signature.said == ""
    employee = compose(vault, "t1", Recipient.EMPLOYEE, "sv", DAY).signature
    assert (employee.said, employee.readers) == ("bara för oss", "Läses av oss två.")


def test_where_nobody_signs_there_is_no_place_to_sign_and_the_comment_has_a_heading(vault):
    vault.profile.put(Profile(manager="Maria Ståhl", signing=False))
    comment = new_comment("c1", "p7", "t1", "mitt eget")
    vault.items.apply("t1", put=[agree(vault.id, comment, DAY)])
    content = compose(vault, "t1", Recipient.EMPLOYEE, "sv", DAY)
    assert content.signature is None
    assert [part.title for part in content.sections][-1] == "Medarbetarens kommentar"


@pytest.mark.parametrize("format_", list(Format))
def test_a_comment_of_any_length_passes_the_final_check(vault, tmp_path, format_):
    words = "\n".join(
        f"Rad {number}: jag vill säga något om * | # & <b> punkt {number}." for number in range(150)
    )
    vault.items.apply("t1", put=[agree(vault.id, new_comment("c1", "p7", "t1", words), DAY)])
    made = make_document(
        vault, "t1", Recipient.EMPLOYEE, format_, tmp_path / "ut", "sv", now=NOW, maker=in_process
    )
    assert tmp_path.joinpath("ut", made.file_name).stat().st_size > 1000


def test_goals_and_outcomes_alone_reach_the_pay_talk(vault, tmp_path):
    made = make(vault, tmp_path / "ut", Recipient.PAY_TALK)
    kinds = {vault.items.get(one.item).kind for one in made.items}
    assert kinds == {Kind.GOAL, Kind.CHALLENGE, Kind.OUTCOME}
    text = tmp_path.joinpath("ut", made.file_name).read_text(encoding="utf-8")
    assert "Dokumentera de två sista larmen" in text
    for other in ("skrivbord", "var femte vecka", "Underskrift", "Lugnt och ärligt"):
        assert other not in text


def test_nothing_but_goals_is_nothing_for_a_talk_without_goals(tmp_path):
    vault = create_for_tests(tmp_path / "other")
    fill(vault, agreed=())
    vault.items.apply("t1", put=[agree(vault.id, new_comment("c1", "p7", "t1", "x"), DAY)])
    with pytest.raises(NothingMayLeave):
        make(vault, tmp_path / "ut", Recipient.PAY_TALK)
    vault.close()


def test_no_guide_has_a_question_where_the_comment_stands():
    from samtal_tui.guides.loader import built_in

    assert all(COMMENT not in guide.addresses() for guide in built_in())
