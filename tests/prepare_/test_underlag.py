"""What the employee is handed before the talk: what it holds, and what it never does."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import pairwise

import docx
import pytest
from docx.table import Table
from export_.docx_parts import parts_of
from prepare_.forms import TODAY, Kim, made_for
from rigs import ASA, KIM
from talk_samples import SECRETS, TALK, item

from samtal_tui.export import form_word
from samtal_tui.export.errors import CannotPlace, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.prepare.making import FORMATS, make_underlag, private_among, told_of
from samtal_tui.prepare.underlag import NoGuide, asked, underlag_of
from samtal_tui.sharing.agreement import agree
from samtal_tui.sharing.extract import extract
from samtal_tui.texts import Texts
from vault.records import Audience, Kind, Talk

NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
LAST = "l" * 32
THEN = {"talk": LAST}


def make(kims: Kim, folder, format_: Format = Format.TEXT, **more):
    return make_underlag(kims.vault, TALK, format_, folder, now=NOW, **more)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_file_holds_the_questions_the_last_plan_and_the_cards_and_nothing_private(
    own_kim, tmp_path, format_, language
):
    own_kim.vault.people.update(KIM.model_copy(update={"language": language}))
    made = make(own_kim, tmp_path / "ut", format_)
    read = " ".join(extract((tmp_path / "ut" / made.file_name).read_bytes(), format_).pieces).casefold()
    guide = own_kim.form.guide
    for address in asked(guide):
        assert guide.question(address).text(language).casefold() in read
    assert "dokumentera de fem vanligaste larmen" in read
    wanted = {
        "sv": ("Mina egna mål", "Telefonerna är avstängda", "artikel 15"),
        "en": ("My own goals", "The phones are off", "article 15"),
    }[language]
    assert [words for words in wanted if words.casefold() not in read] == []
    assert [secret for secret in SECRETS if secret.casefold() in read] == []
    assert (made.underlag, len(made.items)) == (True, 1)
    assert made_for(own_kim.vault, TALK) == TODAY


def test_only_agreed_rows_of_the_last_plan_go_along(own_kim):
    vault = own_kim.vault
    agreed = item(50, Kind.PROMISE, Audience.BETWEEN_US, "", text="Maria bokar Ines").model_copy(
        update={"talk": LAST}
    )
    vault.items.apply(
        LAST,
        [
            agree(vault.id, agreed, TODAY),
            item(51, Kind.GOAL, Audience.ONWARD, "", goal="Inte överenskommet").model_copy(
                update={"talk": LAST}
            ),
            item(52, Kind.GOAL, Audience.PRIVATE, "", goal="Privat utkast").model_copy(update={"talk": LAST}),
        ],
    )
    form = underlag_of(vault, TALK, TODAY)
    assert {row.title for row in form.rows} == {"Dokumentera de fem vanligaste larmen", "Maria bokar Ines"}
    assert told_of(vault, form, Texts("sv")) == "2 överenskomna rader, 0 privata"


def test_a_private_row_would_be_counted(own_kim):
    """What the screen says is looked up in the vault, not assumed."""
    form = own_kim.form
    (row,) = form.rows
    own_kim.vault.items.apply(LAST, [row.model_copy(update={"audience": Audience.PRIVATE, "agreed": None})])
    assert private_among(own_kim.vault, form) == 1


def test_words_smuggled_into_a_form_are_caught_before_a_file_exists(own_kim, tmp_path):
    from samtal_tui.export import form_text
    from samtal_tui.export.content import from_json

    def smuggler(_format: Format, content: bytes) -> bytes:
        return form_text.make(from_json(content)) + b"verkar tr\xc3\xb6ttare \xc3\xa4n i h\xc3\xb6stas\n"

    with pytest.raises(StoppedByFinalCheck) as caught:
        make(own_kim, tmp_path / "ut", maker=smuggler)
    assert len(caught.value.leaks) == 1
    assert not (tmp_path / "ut").exists()
    assert made_for(own_kim.vault, TALK) is None


def test_a_file_that_is_there_is_replaced_only_on_a_yes(own_kim, tmp_path):
    made = make(own_kim, tmp_path)
    path = tmp_path / made.file_name
    path.write_text("ifyllt av Kim", encoding="utf-8")
    with pytest.raises(CannotPlace):
        make(own_kim, tmp_path)
    assert path.read_text(encoding="utf-8") == "ifyllt av Kim"
    make(own_kim, tmp_path, overwrite=True)
    assert path.read_text(encoding="utf-8") != "ifyllt av Kim"


def test_the_same_form_always_has_the_same_bytes_and_names_nobody_in_its_properties(kims):
    first, second = form_word.make(kims.form.content), kims.word
    assert first == second
    properties = parts_of(first)["docProps/core.xml"]
    assert "creator" not in properties
    assert "Kim" not in properties


def test_a_talk_without_a_guide_has_no_form(own_kim):
    talk = Talk(id="n" * 32, person=ASA.id, on=TODAY)
    own_kim.vault.talks.add(talk)
    with pytest.raises(NoGuide):
        underlag_of(own_kim.vault, talk.id, TODAY)


def test_every_question_has_a_code_of_its_own(kims):
    codes = list(kims.form.names)
    assert len(codes) == len(set(codes))
    assert all(code.isalpha() and not set(code) & set("aeiouyåäö") for code in codes)


def test_no_two_boxes_touch_and_a_table_to_draft_in_stays_on_one_page(kims):
    """Word and LibreOffice draw two tables that touch as one, and with them what is written in them."""
    document = docx.Document(io.BytesIO(kims.word))
    parts = list(document.iter_inner_content())
    assert not [one for one, other in pairwise(parts) if isinstance(one, Table) and isinstance(other, Table)]
    drafts = [table for table in document.tables if len(table.columns) > 1]
    assert len(drafts) == 2
    for table in drafts:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept == [True] * (len(kept) - 1) + [None]
