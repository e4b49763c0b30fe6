"""Turning the screen: only what was read, nothing private, every decision kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.guides.loader import find
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk import session, turning
from samtal_tui.talk.turning import LAST_PLAN, OTHER, PLAN, TO_END, groups
from vault.records import TITLE_FIELD, Audience, Item, Kind, Person, TalkStatus
from vault.seam import create_for_tests
from vault.store import OpenVault

KIM = Person(id="p", number=7, given="Kim", family="Ek")
DAY = date(2026, 2, 10)
GUIDE = find("tre-tidsperspektiv")
HERE = GUIDE.addresses()[3]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    opened = create_for_tests(tmp_path / "valv")
    opened.people.add(KIM)
    yield opened
    opened.close()


@pytest.fixture
def talk_id(vault: OpenVault) -> str:
    talk = session.plan_talk(vault, KIM.id, "tre-tidsperspektiv", DAY)
    vault.items.apply(
        talk.id,
        [
            item(talk.id, "note", Kind.NOTE, Audience.BETWEEN_US),
            item(talk.id, "goal", Kind.GOAL, Audience.PRIVATE),
            item(talk.id, "secret", Kind.NOTE, Audience.PRIVATE),
            item(talk.id, "worse", Kind.NOTE, Audience.SENSITIVE),
        ],
    )
    return talk.id


def item(talk_id: str, item_id: str, kind: Kind, audience: Audience, question: str = HERE) -> Item:
    return Item(
        id=item_id,
        person=KIM.id,
        talk=talk_id,
        kind=kind,
        audience=audience,
        fields={TITLE_FIELD[kind]: f"ord om {item_id}"},
        question=question,
    )


def test_the_list_is_what_both_may_read_and_the_plan_drafts(vault: OpenVault, talk_id: str) -> None:
    seen = turning.look(vault, talk_id)
    assert [(found.id, found.audience) for found in seen.items] == [
        ("note", Audience.BETWEEN_US),
        ("goal", Audience.ONWARD),
    ]
    assert dict(seen.kept) == {Audience.PRIVATE: 1, Audience.SENSITIVE: 1}
    assert vault.items.get("goal").audience is Audience.PRIVATE


def test_turning_makes_the_drafts_proposals_and_the_talk_held(vault: OpenVault, talk_id: str) -> None:
    listed = turning.look(vault, talk_id).items
    shown = turning.turn(vault, talk_id, listed, DAY)
    assert shown is not None
    assert shown.items == listed
    assert shown.kept == ()
    assert vault.items.get("goal").audience is Audience.ONWARD
    assert vault.items.get("secret").audience is Audience.PRIVATE
    assert vault.talks.get(talk_id).status is TalkStatus.HELD
    assert turning.turn(vault, talk_id, listed, DAY) == shown


@pytest.mark.parametrize("change", ["words", "new", "gone", "held back", "readers"])
def test_what_is_not_the_list_any_more_is_not_turned(vault: OpenVault, talk_id: str, change: str) -> None:
    listed = turning.look(vault, talk_id).items
    note = vault.items.get("note")
    match change:
        case "words":
            turning.change_words(vault, "note", "text", "andra ord")
        case "new":
            vault.items.apply(talk_id, [item(talk_id, "late", Kind.NOTE, Audience.BETWEEN_US)])
        case "gone":
            session.delete(vault, "note")
        case "held back":
            turning.step(vault, "goal", wide=False)
        case _:
            vault.items.apply(talk_id, [note.model_copy(update={"audience": Audience.ONWARD})])
    assert turning.turn(vault, talk_id, listed, DAY) is None
    assert vault.items.get("goal").audience is Audience.PRIVATE
    assert vault.talks.get(talk_id).status is TalkStatus.PLANNED


def test_steps_on_the_list(vault: OpenVault, talk_id: str) -> None:
    assert turning.step(vault, "goal", wide=True) == session.Changed()
    assert turning.step(vault, "goal", wide=False).items[0].held_back
    assert turning.step(vault, "note", wide=True) == session.Changed()
    assert turning.step(vault, "note", wide=False).items[0].audience is Audience.PRIVATE


def test_a_plan_row_both_know_goes_one_step_at_a_time(vault: OpenVault, talk_id: str) -> None:
    turning.turn(vault, talk_id, turning.look(vault, talk_id).items, DAY)
    assert turning.step(vault, "goal", wide=False).items[0].audience is Audience.BETWEEN_US
    assert turning.step(vault, "goal", wide=True).items[0].audience is Audience.ONWARD
    turning.step(vault, "goal", wide=False)
    assert turning.step(vault, "goal", wide=False).items[0].held_back


def test_the_talk_is_agreed_when_all_that_is_shown_is(vault: OpenVault, talk_id: str) -> None:
    shown = turning.turn(vault, talk_id, turning.look(vault, talk_id).items, DAY)
    assert shown is not None
    note, goal = shown.items
    acted = turning.decide(vault, talk_id, [agree(vault.id, note, DAY)])
    assert acted.talk.status is TalkStatus.HELD
    acted = turning.decide(vault, talk_id, [agree(vault.id, goal, DAY)])
    assert acted.talk == vault.talks.get(talk_id)
    assert acted.talk.status is TalkStatus.AGREED
    turning.take_back(vault, talk_id)
    assert vault.talks.get(talk_id).status is TalkStatus.HELD
    assert vault.items.get("goal").agreed is None


def test_a_later_status_is_left_alone(vault: OpenVault, talk_id: str) -> None:
    shown = turning.turn(vault, talk_id, turning.look(vault, talk_id).items, DAY)
    assert shown is not None
    talk = vault.talks.get(talk_id)
    vault.talks.update(talk.model_copy(update={"status": TalkStatus.SIGNED}))
    turning.decide(vault, talk_id, [agree(vault.id, found, DAY) for found in shown.items])
    assert vault.talks.get(talk_id).status is TalkStatus.SIGNED


def test_other_words_for_what_is_agreed_are_a_proposal(vault: OpenVault, talk_id: str) -> None:
    vault.items.apply(talk_id, [agree(vault.id, vault.items.get("note"), DAY)])
    (found,) = turning.change_words(vault, "note", "text", "andra ord").items
    assert found.title == "ord om note"
    assert found.proposal is not None
    assert turning.change_words(vault, "note", "text", "andra ord") == session.Changed()


@given(
    st.lists(
        st.tuples(st.sampled_from(Kind), st.sampled_from(["", "borta/x", *GUIDE.addresses()])), max_size=12
    )
)
def test_every_item_stands_under_one_heading(drawn: list[tuple[Kind, str]]) -> None:
    items = [
        item("t", str(number), kind, Audience.ONWARD, question)
        for number, (kind, question) in enumerate(drawn)
    ]
    found = groups(GUIDE, items)
    assert sorted(one.id for group in found for one in group.items) == sorted(one.id for one in items)
    order = [LAST_PLAN, *(section.id for section in GUIDE.sections), PLAN, OTHER, TO_END]
    headings = [group.section or group.name for group in found]
    assert headings == sorted(headings, key=order.index)
    for group in found:
        if group.section:
            assert all(one.question.startswith(f"{group.section}/") for one in group.items)
