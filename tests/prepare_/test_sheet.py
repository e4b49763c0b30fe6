"""The talk on paper: what the sheet holds, what it never does, and what it is not taken for."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from export_.docx_parts import parts_of
from prepare_.forms import Kim, made_for
from talk_samples import SECRETS, TALK

from samtal_tui.export import sheet_word
from samtal_tui.export.content import NotContent, from_json
from samtal_tui.export.errors import CannotPlace, StoppedByFinalCheck
from samtal_tui.export.formats import Format
from samtal_tui.export.offer import offer
from samtal_tui.export.sheet import sheet_from_json, sheet_to_json
from samtal_tui.prepare.sheet import sheet_of
from samtal_tui.prepare.sheet_making import make_sheet
from samtal_tui.prepare.underlag import NoGuide
from samtal_tui.sharing.agreement import agree
from samtal_tui.sharing.extract import extract
from vault.records import Recipient, Talk, TalkKind

NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
LAST = "l" * 32


def in_process(format_: Format, content: bytes) -> bytes:
    assert format_ is Format.WORD
    return sheet_word.make(sheet_from_json(content))


def made(kims: Kim, folder, language: str = "sv", maker=in_process) -> bytes:
    document = make_sheet(kims.vault, TALK, folder, language, now=NOW, maker=maker)
    return (folder / document.file_name).read_bytes()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sheet_has_the_whole_guide_in_order_the_goals_to_tick_and_nothing_private(
    own_kim, tmp_path, language
):
    read = "\n".join(extract(made(own_kim, tmp_path, language), Format.WORD).pieces)
    guide = own_kim.form.guide
    places = [read.index(guide.question(address).text(language)) for address in guide.addresses()]
    assert places == sorted(places)
    first, *_, last = places
    ticked, plan = {
        "sv": (("Dokumentera de fem vanligaste larmen", "☐ Inte genomfört"), "Årets utmaning"),
        "en": (("Dokumentera de fem vanligaste larmen", "☐ Not carried out"), "Challenge of the year"),
    }[language]
    assert all(read.index(words) < first for words in (*ticked, "Kim Ek", "2026-02-10"))
    assert read.index(plan) > last
    assert [secret for secret in SECRETS if secret.casefold() in read.casefold()] == []


def test_every_question_has_lines_to_write_on_and_the_plan_rows_to_fill_in(own_kim, tmp_path):
    document = docx.Document(io.BytesIO(made(own_kim, tmp_path)))
    ruled = [table for table in document.tables if len(table.columns) == 2]
    assert len(ruled) >= len(own_kim.form.guide.addresses())
    assert all(len(table.rows) >= 3 for table in ruled)
    goals, challenge = document.tables[-2:]
    assert (len(goals.columns), len(goals.rows), len(challenge.columns), len(challenge.rows)) == (6, 5, 4, 4)
    assert {cell.text for table in (goals, challenge) for row in table.rows[2:] for cell in row.cells} == {""}


def test_the_process_without_keys_makes_it_too_and_always_the_same(own_kim, tmp_path):
    first = make_sheet(own_kim.vault, TALK, tmp_path / "a", "sv", now=NOW)
    second = (tmp_path / "b").joinpath(first.file_name)
    made(own_kim, tmp_path / "b")
    assert (tmp_path / "a" / first.file_name).read_bytes() == second.read_bytes()
    assert "Kim" not in parts_of(second.read_bytes())["docProps/core.xml"]


def test_words_smuggled_into_a_sheet_are_caught_before_a_file_exists(own_kim, tmp_path):
    def smuggler(_format: Format, content: bytes) -> bytes:
        document = docx.Document(io.BytesIO(sheet_word.make(sheet_from_json(content))))
        document.add_paragraph("verkar tröttare än i höstas")
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    with pytest.raises(StoppedByFinalCheck):
        made(own_kim, tmp_path / "ut", maker=smuggler)
    assert not (tmp_path / "ut").exists()
    assert not own_kim.vault.ledger.all()


def test_a_row_that_is_not_agreed_stays_in_the_vault(own_kim, tmp_path):
    (row,) = own_kim.form.rows
    own_kim.vault.items.apply(LAST, [row.model_copy(update={"agreed": None})])
    read = "\n".join(extract(made(own_kim, tmp_path), Format.WORD).pieces)
    assert "Dokumentera" not in read


def test_goals_of_any_words_can_be_ticked(own_kim, tmp_path):
    titles = ("två\nrader", "tab\thär", "\x1b[31mröd\x07", "ﬁ 👩‍👩‍👧 e\u0301 \u202eomvänt\u202c", "x" * 3000)
    (row,) = own_kim.form.rows
    for number, title in enumerate(titles):
        fields = {**row.fields, "goal": title}
        reworded = row.model_copy(update={"id": f"{number}" * 32, "fields": fields, "agreed": None})
        own_kim.vault.items.apply(LAST, [agree(own_kim.vault.id, reworded, NOW.date())])
    read = "\n".join(extract(made(own_kim, tmp_path), Format.WORD).pieces)
    assert read.count("☐ Inte genomfört") == 1 + len(titles)


def test_a_sheet_is_not_taken_for_the_form_nor_for_the_employees_document(own_kim, tmp_path):
    made(own_kim, tmp_path)
    (line,) = own_kim.vault.ledger.of_person(own_kim.form.occasion.person.id)
    assert (line.sheet, line.is_blank, len(line.items)) == (True, True, 1)
    assert made_for(own_kim.vault, TALK) is None
    offered = offer(own_kim.vault, TALK, Recipient.EMPLOYEE, "sv", NOW)
    assert (offered.made, offered.can_be_handed) == (False, False)


def test_a_sheet_already_written_on_is_never_written_over(own_kim, tmp_path):
    made(own_kim, tmp_path)
    with pytest.raises(CannotPlace):
        made(own_kim, tmp_path)


def test_a_special_talk_shows_nothing_of_the_others(own_kim):
    vault = own_kim.vault
    vault.talks.update(vault.talks.get(TALK).model_copy(update={"kind": TalkKind.SPECIAL}))
    found = sheet_of(vault, TALK, NOW.date(), "sv")
    assert (found.rows, found.sheet.look_back, found.sheet.tables) == ((), None, ())


def test_a_talk_without_a_guide_has_no_sheet(own_kim):
    talk = Talk(id="n" * 32, person=own_kim.form.occasion.person.id, on=NOW.date())
    own_kim.vault.talks.add(talk)
    with pytest.raises(NoGuide):
        sheet_of(own_kim.vault, talk.id, NOW.date(), "sv")


def test_a_sheet_and_a_document_are_not_read_as_each_other(own_kim):
    sheet = sheet_to_json(sheet_of(own_kim.vault, TALK, NOW.date(), "sv").sheet)
    with pytest.raises(NotContent):
        from_json(sheet)
    with pytest.raises(NotContent):
        sheet_from_json(sheet.replace(b"samtal-sheet-1", b"samtal-sheet-2"))
