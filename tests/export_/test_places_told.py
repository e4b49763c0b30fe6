"""Where a parked question is taken up: kept without a language, told in the reader's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from export_.realistic import fill

from samtal_tui.export import markdown
from samtal_tui.export.content import from_json
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.places import PLACES, next_place, place_told
from samtal_tui.sharing.agreement import agree
from samtal_tui.texts import Texts
from vault.records import Kind, Recipient, TakenUpIn
from vault.seam import create_for_tests


@pytest.mark.parametrize(("language", "told"), [("sv", "lönesamtalet"), ("en", "the pay talk")])
def test_a_document_tells_the_place_in_its_own_language(tmp_path, language, told):
    vault = create_for_tests(tmp_path / "valv")
    fill(vault)
    parked = next(item for item in vault.items.of_talk("t1") if item.kind is Kind.PARKED and item.agreed)
    coded = {**parked.fields, "taken_up_in": str(TakenUpIn.PAY_TALK)}
    put = parked.model_copy(update={"fields": coded, "proposal": None, "agreed": None})
    vault.items.apply("t1", [agree(vault.id, put, date(2026, 2, 10))])
    made = make_document(
        vault,
        "t1",
        Recipient.EMPLOYEE,
        Format.MARKDOWN,
        tmp_path,
        language,
        now=datetime(2026, 2, 12, tzinfo=UTC),
        maker=lambda _format, content: markdown.make(from_json(content)),
    )
    text = tmp_path.joinpath(made.file_name).read_text(encoding="utf-8")
    vault.close()
    assert told in text
    assert "pay_talk" not in text
    assert "pay\\_talk" not in text


def test_a_place_in_words_of_ones_own_is_told_as_written_and_comes_back():
    assert place_told("på fikat", Texts("en")) == "på fikat"
    met = ["på fikat"]
    for _ in range(len(PLACES) + 1):
        met.append(next_place(met[-1], "på fikat"))
    assert met == ["på fikat", *PLACES, "på fikat"]


def test_every_place_is_met_once_and_old_words_count_as_their_place():
    assert [next_place(place) for place in PLACES] == [*list(PLACES)[1:], next(iter(PLACES))]
    after = next_place(TakenUpIn.PAY_TALK)
    assert next_place("lönesamtalet") == next_place("the pay talk") == after
    assert next_place("") == next(iter(PLACES))
