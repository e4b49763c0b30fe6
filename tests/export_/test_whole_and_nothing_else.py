"""Whatever was typed, a document holds all that was agreed, and passes its own final check."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import pytest
from export_.strategies import DAY, GUIDE, TEXTS, VAULT, WRITTEN, items, occasions
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui.export.compose import content_of
from samtal_tui.export.content import CannotShow, from_json, to_json
from samtal_tui.export.errors import NotAsPdf
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts, known_texts
from samtal_tui.export.occasion import Occasion
from samtal_tui.export.worker import maker_of
from samtal_tui.sharing.agreement import agree
from samtal_tui.sharing.forbidden import written_texts
from samtal_tui.sharing.leak_check import Forbidden
from samtal_tui.texts import Texts
from vault.records import Audience, Item, Kind, Person, Profile, Recipient, Talk
from vault.shareable import select

SWEDISH, ENGLISH = Texts("sv"), Texts("en")
READABLE = [format_ for format_ in Format if format_ is not Format.PDF]
seldom = settings(max_examples=8)
"""A PDF takes its time to make and to read back."""


def forbidden_in(written: list[Item], leaving: set[str]) -> list[Forbidden]:
    stays = [(item, item.fields) for item in written if item.id not in leaving]
    stays += [(item, item.proposal.fields) for item in written if item.proposal]
    return [Forbidden(item.id, item.talk, text) for item, fields in stays for text in written_texts(fields)]


def make_and_check(data: st.DataObject, format_: Format, texts: st.SearchStrategy[str]) -> None:
    """Make a document of a talk nobody planned for, and check it; raises what the final check raises."""
    written = [data.draw(items(number, texts)) for number in range(data.draw(st.integers(1, 6)))]
    occasion = data.draw(occasions())
    t = data.draw(st.sampled_from([SWEDISH, ENGLISH]))
    leaving = select(VAULT, written, occasion.recipient)
    content = content_of(leaving, occasion, t, part=data.draw(st.sampled_from([0, 40, 400])))
    assert from_json(to_json(content)) == content
    final_check(
        maker_of(format_)(content),
        format_,
        agreed=agreed_texts(leaving),
        known=known_texts(leaving, occasion, t),
        forbidden=forbidden_in(written, {item.id for item in leaving}),
    )


@pytest.mark.parametrize("format_", READABLE)
@given(st.data())
def test_any_talk_gives_a_whole_document_without_a_false_alarm(format_, data):
    make_and_check(data, format_, TEXTS)


def test_goals_that_are_each_other_s_sub_goals_raise_no_alarm():
    item = partial(Item, person="p", talk="t", kind=Kind.GOAL, audience=Audience.ONWARD, part_of="i2")
    goals = [
        item(id="i1", fields={"responsible": "employee"}),
        item(id="i2", fields={"responsible": "manager"}, question=GUIDE.addresses()[0]),
    ]
    leaving = [agree(VAULT, goal, DAY) for goal in goals]
    occasion = Occasion(
        person=Person(id="p", number=1, given="Kim"),
        talk=Talk(id="t", person="p", on=DAY),
        profile=Profile(),
        guide=GUIDE,
        recipient=Recipient.HR,
        today=DAY,
    )
    data = maker_of(Format.TEXT)(content_of(leaving, occasion, SWEDISH))
    known = known_texts(leaving, occasion, SWEDISH)
    final_check(data, Format.TEXT, agreed=agreed_texts(leaving), known=known, forbidden=[])


@seldom
@given(st.data())
def test_any_talk_in_latin_letters_gives_a_whole_pdf(data):
    make_and_check(data, Format.PDF, WRITTEN)


@seldom
@given(st.data())
def test_signs_a_pdf_cannot_hold_are_no_leak(data):
    refused_or_checked(data)


def refused_or_checked(data: st.DataObject) -> None:
    with suppress(NotAsPdf, CannotShow):
        make_and_check(data, Format.PDF, TEXTS)


@pytest.mark.torture
@pytest.mark.parametrize("format_", READABLE)
@given(st.data())
def test_a_thousand_talks_give_whole_documents(format_, data):
    make_and_check(data, format_, TEXTS)


@pytest.mark.torture
@given(st.data())
def test_a_thousand_talks_give_whole_pdfs(data):
    make_and_check(data, Format.PDF, WRITTEN)


@pytest.mark.torture
@given(st.data())
def test_a_thousand_talks_with_signs_a_pdf_cannot_hold_are_no_leak(data):
    refused_or_checked(data)
