"""A new manager reads what stands between the two only with the employee's recorded yes, and no more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from export_.realistic import DAY, fill

from samtal_tui.export.compose import leaving_items
from samtal_tui.export.content import from_json
from samtal_tui.export.formats import Format
from samtal_tui.export.make import make_document
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree, reword
from samtal_tui.sharing.comment import new_comment
from samtal_tui.sharing.consent import Yes, consented, give, standing_yes, take_back
from vault.records import Audience, Recipient
from vault.seam import create_for_tests

NOW = datetime(2026, 2, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "vault")
    fill(opened)
    yield opened
    opened.close()


def audiences(vault, recipient=Recipient.NEW_MANAGER) -> set[Audience]:
    return {item.audience for item in leaving_items(vault, "t1", recipient)}


def test_without_a_yes_only_what_may_be_passed_on_leaves(vault):
    assert standing_yes(vault, "t1") is Yes.NOT_ASKED
    assert audiences(vault) == {Audience.ONWARD}


def test_with_a_yes_what_is_between_them_leaves_to_a_new_manager_and_to_nobody_else(vault):
    give(vault, "t1", DAY)
    assert standing_yes(vault, "t1") is Yes.GIVEN
    assert audiences(vault) == {Audience.ONWARD, Audience.BETWEEN_US}
    assert audiences(vault, Recipient.HR) == {Audience.ONWARD}
    assert audiences(vault, Recipient.PAY_TALK) == {Audience.ONWARD}


def test_a_no_ends_it_and_the_yes_stays_in_the_history(vault):
    given = give(vault, "t1", DAY)
    take_back(vault, "t1", DAY)
    assert standing_yes(vault, "t1") is Yes.NOT_ASKED
    assert audiences(vault) == {Audience.ONWARD}
    assert vault.consents.of_talk("t1")[1] == given


def test_a_line_agreed_afterwards_is_not_covered_and_nothing_between_them_leaves(vault):
    give(vault, "t1", DAY)
    vault.items.apply("t1", put=[agree(vault.id, new_comment("c1", "p7", "t1", "nytt"), DAY)])
    assert standing_yes(vault, "t1") is Yes.OUTGROWN
    assert consented(vault, "t1") == frozenset()
    assert audiences(vault) == {Audience.ONWARD}
    give(vault, "t1", DAY)
    assert audiences(vault) == {Audience.ONWARD, Audience.BETWEEN_US}


def test_other_words_agreed_afterwards_are_not_covered(vault):
    give(vault, "t1", DAY)
    item = next(one for one in vault.items.of_talk("t1") if one.proposal)
    vault.items.apply("t1", put=[agree(vault.id, item, DAY)])
    assert standing_yes(vault, "t1") is Yes.OUTGROWN


def test_a_proposal_nobody_agreed_on_changes_nothing(vault):
    give(vault, "t1", DAY)
    item = next(one for one in vault.items.of_talk("t1") if one.title == "Nya lönestrukturen")
    vault.items.apply("t1", put=[reword(vault.id, item, {**item.fields, "text": "Lön"})])
    assert standing_yes(vault, "t1") is Yes.GIVEN


def test_where_nothing_is_between_them_there_is_nothing_to_ask(tmp_path):
    vault = create_for_tests(tmp_path / "other")
    fill(vault, agreed=())
    assert standing_yes(vault, "t1") is Yes.NOTHING_TO_ASK
    assert give(vault, "t1", DAY).items == ()
    assert consented(vault, "t1") == frozenset()
    vault.close()


@pytest.mark.parametrize("said", [False, True])
def test_the_file_holds_what_she_said_yes_to(vault, tmp_path, said):
    if said:
        give(vault, "t1", DAY)
    made = make_document(
        vault,
        "t1",
        Recipient.NEW_MANAGER,
        Format.TEXT,
        tmp_path / "ut",
        "sv",
        now=NOW,
        maker=lambda format_, content: maker_of(format_)(from_json(content)),
    )
    text = tmp_path.joinpath("ut", made.file_name).read_text(encoding="utf-8")
    assert ("var femte vecka" in text) is said
    assert "skrivbord" in text
    assert ("between_us" in made.stayed) is not said
