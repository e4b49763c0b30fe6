"""Files that are no answers, or somebody else's: one sentence, and nothing is taken in."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from export_.docx_parts import packed, parts_of
from prepare_.forms import TODAY, Kim, filled_text, filled_word, kim
from rigs import ASA
from talk_samples import TALK

from samtal_tui.export import form_text, form_word
from samtal_tui.prepare.answers import arrive, take
from samtal_tui.prepare.incoming import MOST_BYTES, bytes_of
from samtal_tui.prepare.refused import NotTaken, Why
from samtal_tui.prepare.underlag import underlag_of
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.session import plan_talk
from samtal_tui.texts import Texts
from vault.records import Audience, Kind, Voice

LOAD = "arbetssituation/arbetsbelastning"
TYPES = "[Content_Types].xml"


def refused(kims: Kim, data: bytes | str, name: str = "") -> Why:
    with pytest.raises(NotTaken) as caught:
        kims.arrive(data, name)
    return caught.value.why


def bomb(member: str) -> bytes:
    """A form one part of which unpacks to far more than it seems."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, text in {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}.items():
            if name != member:
                package.writestr(name, text)
        with package.open(member, "w", force_zip64=True) as part:
            for _ in range(40):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """A package whose table of contents says that the document is small."""
    central = data.rindex(b"PK\x01\x02")
    while data.find(b"word/document.xml", central) < 0:
        central = data.rindex(b"PK\x01\x02", 0, central)
    return data[: central + 24] + (100).to_bytes(4, "little") + data[central + 28 :]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RUBBISH = b"PK\x03\x04 and then rubbish"

NO_ANSWERS = {
    "a PDF": (lambda: b"%PDF-1.7 ...", "svar.pdf", Why.OTHER_FORMAT),
    "a PDF called text": (lambda: b"%PDF-1.7 ...", "svar.txt", Why.OTHER_NAME),
    "a PDF called Word": (lambda: b"%PDF-1.7 ...", "svar.docx", Why.OTHER_NAME),
    "old Word": (lambda: OLE, "svar.doc", Why.OLD_WORD),
    "Word with a password": (lambda: OLE, "svar.docx", Why.OLD_WORD),
    "rich text": (lambda: b"{\\rtf1 hej}", "svar.rtf", Why.OTHER_FORMAT),
    "a web page": (lambda: b"<html><body>hej</body></html>", "svar.html", Why.OTHER_FORMAT),
    "text called Word": (lambda: b"vanlig text", "svar.docx", Why.OTHER_NAME),
    "no bytes, called Word": (lambda: b"", "svar.docx", Why.BROKEN),
    "no bytes": (lambda: b"", "svar.txt", Why.EMPTY),
    "only blanks": (lambda: b" \n\n", "", Why.EMPTY),
    "no package": (lambda: RUBBISH, "svar.docx", Why.BROKEN),
    "a package called text": (lambda: RUBBISH, "svar.txt", Why.OTHER_NAME),
    "no text": (lambda: b"hej\x00\x01\x02", "svar.txt", Why.OTHER_NAME),
    "a large file": (lambda: b"x" * (MOST_BYTES + 1), "svar.docx", Why.TOO_LARGE),
    "a long text": (lambda: b"ord " * 600_000, "svar.txt", Why.TOO_LARGE),
    "OpenDocument": (lambda: packed({"mimetype": "application/x"}), "svar.odt", Why.OTHER_FORMAT),
    "a spreadsheet": (lambda: packed({TYPES: "<Types/>", "xl/a.xml": "<x/>"}), "svar.docx", Why.OTHER_FORMAT),
    "broken XML": (
        lambda: packed({TYPES: "<Types/>", "word/document.xml": "<w><a></w>"}),
        "svar.docx",
        Why.BROKEN,
    ),
    "a bomb": (lambda: bomb("word/document.xml"), "svar.docx", Why.UNPACKS),
    "a bomb in the list of parts": (lambda: bomb(TYPES), "svar.docx", Why.UNPACKS),
    "far too many parts": (
        lambda: packed({f"word/media/{number}": "" for number in range(2_100)}),
        "svar.docx",
        Why.UNPACKS,
    ),
}


@pytest.mark.parametrize("kind", NO_ANSWERS)
def test_a_file_that_holds_no_answers(kims, kind):
    data, name, why = NO_ANSWERS[kind]
    assert refused(kims, data(), name) is why


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
DEEP = "<a>" * 500 + "</a>" * 500


@pytest.mark.parametrize(
    ("xml", "why"),
    [(ENTITY, Why.ENTITIES), (LAUGHS, Why.ENTITIES), (DEEP, Why.UNPACKS)],
    ids=["a file outside", "a billion laughs", "a deep hole"],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/footer1.xml", "[Content_Types].xml"])
def test_xml_that_asks_for_more_than_it_holds(kims, xml, why, part):
    parts = parts_of(filled_word(kims, {LOAD: "Lagom."}))
    assert refused(kims, packed({**parts, part: xml}), "svar.docx") is why


def test_a_size_that_is_lied_about_is_not_believed(kims):
    with pytest.raises(NotTaken) as caught:
        kims.arrive(lying(bomb("word/document.xml")), "svar.docx")
    assert caught.value.why in {Why.UNPACKS, Why.BROKEN}


def test_an_encrypted_part_is_refused(kims):
    data = bytearray(kims.word)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    assert refused(kims, bytes(data), "svar.docx") is Why.BROKEN


def test_a_truncated_file_is_refused(kims):
    data = filled_word(kims, {LOAD: "Lagom."})
    for length in (100, len(data) // 2, len(data) - 10):
        assert refused(kims, data[:length], "svar.docx") is Why.BROKEN


def test_an_empty_form_is_refused(kims):
    assert refused(kims, kims.word, "svar.docx") is Why.EMPTY
    assert refused(kims, kims.text) is Why.EMPTY
    assert refused(kims, kims.markdown, "svar.md") is Why.EMPTY


def test_a_file_that_cannot_be_read(tmp_path):
    for path in (tmp_path / "saknas.docx", tmp_path):
        with pytest.raises(NotTaken) as caught:
            bytes_of(path)
        assert caught.value.why is Why.CANNOT_READ


def test_the_form_of_another_person_of_last_year_or_of_another_guide(own_kim):
    vault = own_kim.vault
    asas = plan_talk(vault, ASA.id, "kommunal-rutin", date(2026, 2, 11))
    later = plan_talk(vault, vault.talks.get(TALK).person, "kommunal-rutin", date(2027, 2, 1))
    for talk, why in ((asas, Why.OTHER_PERSON), (later, Why.OTHER_TALK)):
        form = underlag_of(vault, talk.id, TODAY)
        assert refused(own_kim, form_word.make(form.content), "svar.docx") is why
        assert refused(own_kim, form_text.make(form.content)) is why

    filled = filled_word(own_kim, {LOAD: "Lagom."})
    plan_talk(vault, vault.talks.get(TALK).person, "fem-avsnitt", date(2026, 2, 10), talk_id=TALK)
    assert refused(own_kim, filled, "svar.docx") is Why.OTHER_GUIDE


def test_another_persons_form_without_its_mark_is_known_by_its_head(kims):
    text = kims.text.replace("Medarbetare: Kim Ek", "Medarbetare: Åsa Öst")
    text = text.replace(f"[{kims.form.form.mark}]", "")
    assert refused(kims, filled_text(text, kims, {LOAD: "Lagom."})) is Why.OTHER_PERSON


def test_a_form_from_another_vault(kims, tmp_path_factory):
    other = kim(tmp_path_factory.mktemp("annat"))
    data = filled_word(other, {LOAD: "Lagom."})
    other.vault.close()
    assert refused(kims, data, "svar.docx") is Why.OTHER_VAULT


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("why", list(Why))
def test_every_refusal_is_a_sentence_that_says_that_nothing_was_taken_in(why, language):
    said = NotTaken(why).sentence(Texts(language), "svar.docx")
    assert not re.search(r"[.?] [A-ZÅÄÖ]", said), "one sentence"
    assert said.endswith({"sv": "; inget är hämtat.", "en": "; nothing is taken in."}[language])
    assert "{" not in said


def test_answers_are_the_employees_words_between_the_two_and_not_agreed(own_kim):
    arrived = own_kim.arrive(filled_word(own_kim, {LOAD: "Lagom.", "": "Lönen."}), "svar.docx")
    kept = take(own_kim.vault, arrived, TODAY)
    assert {item.question for item in kept} == {LOAD, ""}
    for item in kept:
        assert (item.kind, item.voice) == (Kind.NOTE, Voice.EMPLOYEE)
        assert (item.audience, item.agreed) == (Audience.BETWEEN_US, None)
    assert own_kim.vault.talks.get(TALK).answered == TODAY
    assert own_kim.vault.items.undo(TALK) is not None
    assert LOAD not in {item.question for item in own_kim.vault.items.of_talk(TALK)}


def test_looking_at_answers_keeps_nothing(own_kim):
    before = own_kim.vault.items.of_talk(TALK)
    own_kim.arrive(filled_word(own_kim, {LOAD: "Lagom."}), "svar.docx")
    assert own_kim.vault.items.of_talk(TALK) == before
    assert own_kim.vault.talks.get(TALK).answered is None


def test_the_same_answers_twice_are_kept_once_and_changed_ones_take_their_place(own_kim):
    vault = own_kim.vault
    first = filled_word(own_kim, {LOAD: "Lagom."})
    take(vault, own_kim.arrive(first, "svar.docx"), TODAY)
    count = len(vault.items.of_talk(TALK))
    assert own_kim.arrive(first, "svar.docx").to_keep == ()

    take(vault, own_kim.arrive(filled_word(own_kim, {LOAD: "För mycket."}), "svar.docx"), TODAY)
    assert len(vault.items.of_talk(TALK)) == count
    assert [item.title for item in vault.items.of_talk(TALK) if item.question == LOAD] == ["För mycket."]


def test_a_change_of_an_answer_that_was_agreed_is_a_proposal(own_kim):
    vault = own_kim.vault
    (item,) = take(vault, own_kim.arrive(filled_word(own_kim, {LOAD: "Lagom."}), "svar.docx"), TODAY)
    vault.items.apply(TALK, [agree(vault.id, item, TODAY)])
    take(vault, own_kim.arrive(filled_word(own_kim, {LOAD: "För mycket."}), "svar.docx"), TODAY)
    now = vault.items.get(item.id)
    assert now.title == "Lagom."
    assert now.proposal is not None
    assert now.proposal.fields["text"] == "För mycket."


def test_a_flood_of_the_forms_own_words_is_read_in_time(kims):
    """Nothing grows with the square of what somebody pasted."""
    flood = "\n".join(list(kims.asks.values()) * 300)[:480_000]
    arrived = arrive(kims.vault, TALK, flood.encode(), "", TODAY)
    assert arrived.other or arrived.answers
