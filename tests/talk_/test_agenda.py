"""Where in the talk she is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.guides.loader import built_in
from samtal_tui.guides.model import Guide, Phase
from samtal_tui.talk.agenda import (
    TO_RAISE,
    clock,
    ends_at,
    first_page,
    held,
    lines_on,
    neighbour,
    outline,
    page,
    phase_of,
    runs,
    written_in,
)
from vault.records import TITLE_FIELD, Audience, Item, Kind, Talk, TalkStatus, Voice

GUIDE = built_in()[0]
GUIDES = st.sampled_from(built_in())
DAY = date(2026, 2, 10)


def item(number: int, kind: Kind = Kind.NOTE, question: str = "", **more: object) -> Item:
    title = TITLE_FIELD[kind]
    return Item(
        id=str(number),
        person="p",
        talk="t",
        kind=kind,
        fields={title: "ord"},
        question=question,
        sequence=number,
        **more,
    )


def talk(status: TalkStatus = TalkStatus.PLANNED) -> Talk:
    return Talk(id="t", person="p", on=DAY, status=status)


@given(GUIDES)
def test_walking_forward_meets_every_question_once_and_stops_at_the_end(guide: object) -> None:
    met, at = [], TO_RAISE
    while (then := neighbour(guide, at, 1)) != at:
        at = then
        met.append(at)
    assert tuple(met) == guide.addresses()
    for _ in met:
        at = neighbour(guide, at, -1)
    assert at == TO_RAISE == neighbour(guide, at, -1)


@given(GUIDES)
def test_every_question_knows_its_place_in_its_section(guide: object) -> None:
    for section in guide.sections:
        for number, question in enumerate(section.questions, start=1):
            found = page(guide, f"{section.id}/{question.id}")
            assert (found.section, found.question, found.number) == (section, question, number)
            assert found.count == len(section.questions)
            assert found.asked is question.voice
            assert phase_of(guide, found.address) is section.phase


def test_a_talk_opens_where_she_left_it_and_else_on_the_first_question() -> None:
    addresses = GUIDE.addresses()
    assert first_page(GUIDE, addresses[3]) == addresses[3]
    assert first_page(GUIDE, "") == first_page(GUIDE, "borta/sedan-länge") == addresses[0]
    assert page(GUIDE, "borta/sedan-länge").address == TO_RAISE
    assert page(GUIDE, TO_RAISE).asked is Voice.MANAGER
    assert phase_of(GUIDE, TO_RAISE) is None
    assert phase_of(GUIDE, addresses[0]) is Phase.THEN


@given(st.lists(st.tuples(st.sampled_from(Kind), st.sampled_from(["", "borta/x", *GUIDE.addresses()[:3]]))))
def test_every_line_stands_on_one_page_or_has_its_place_elsewhere(drawn: list[tuple[Kind, str]]) -> None:
    items = [item(number, kind, question) for number, (kind, question) in enumerate(drawn, start=1)]
    pages = {address: lines_on(GUIDE, items, address) for address in (TO_RAISE, *GUIDE.addresses())}
    placed = [found for lines in pages.values() for found in lines]
    assert len(placed) == len({found.id for found in placed})
    elsewhere = [found for found in items if found not in placed]
    plan = {Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE, Kind.OUTCOME}
    assert all(
        found.kind is Kind.EVALUATION or (found.kind in plan and found.question not in GUIDE.addresses())
        for found in elsewhere
    )


def test_lines_stand_in_the_order_they_were_written_and_unnumbered_ones_last() -> None:
    here = GUIDE.addresses()[0]
    first, second = item(1, question=here), item(2, question=here)
    fresh = item(0, question=here)
    assert lines_on(GUIDE, [fresh, second, first], here) == [first, second, fresh]


def test_a_section_is_done_when_she_has_left_it_with_lines_in_it() -> None:
    one, two = GUIDE.sections[0], GUIDE.sections[1]
    first = f"{one.id}/{one.questions[0].id}"
    second = f"{two.id}/{two.questions[0].id}"
    items = [item(1, question=first)]
    there = outline(GUIDE, items, first, reviewed=False)
    assert [(entry.lines, entry.done, entry.here) for entry in there[:2]] == [
        (1, False, True),
        (0, False, False),
    ]
    beyond = outline(GUIDE, items, second, reviewed=False)
    assert [(entry.lines, entry.done, entry.here) for entry in beyond[:2]] == [
        (1, True, False),
        (0, False, True),
    ]
    assert not any(entry.done for entry in outline(GUIDE, [], GUIDE.addresses()[-1], reviewed=False))
    assert not any(entry.done for entry in outline(GUIDE, items, TO_RAISE, reviewed=False))


def test_a_plan_gone_through_is_done_wherever_she_is() -> None:
    assert any(entry.done for entry in outline(GUIDE, [], TO_RAISE, reviewed=True))


@given(GUIDES, st.integers(1, 300))
def test_the_sections_share_the_time_set_aside(guide: Guide, minutes: int) -> None:
    ends = [ends_at(guide, address, minutes) for address in guide.addresses()]
    assert ends == sorted(ends)
    assert ends[-1] == minutes
    assert ends_at(guide, TO_RAISE, minutes) == 0


def test_a_section_ends_after_its_own_minutes_and_those_before() -> None:
    one, two = GUIDE.sections[:2]
    assert ends_at(GUIDE, f"{two.id}/{two.questions[0].id}", GUIDE.minutes) == one.minutes + two.minutes


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (59, "0:00"), (41 * 60, "0:41"), (7200, "2:00"), (36000, "10:00")]
)
def test_the_clock(seconds: int, told: str) -> None:
    assert clock(seconds) == told


@given(st.sampled_from(TalkStatus), st.integers(-400, 400))
def test_writing_never_takes_a_talk_back(status: TalkStatus, days: int) -> None:
    order = list(TalkStatus)
    after = written_in(talk(status), DAY + timedelta(days))
    assert order.index(after.status) >= order.index(status)
    if order.index(status) >= order.index(TalkStatus.HELD):
        assert after == talk(status)


def test_a_talk_is_prepared_before_its_day_and_held_from_then_on() -> None:
    assert written_in(talk(), DAY - timedelta(1)).status is TalkStatus.PREPARED
    late = written_in(talk(), DAY + timedelta(2))
    assert (late.status, late.on) == (TalkStatus.HELD, DAY + timedelta(2))
    assert held(talk(), DAY - timedelta(3)).on == DAY - timedelta(3)


def test_the_clock_runs_on_the_day_until_all_is_agreed() -> None:
    assert runs(talk(), DAY)
    assert runs(talk(TalkStatus.HELD), DAY)
    assert not runs(talk(TalkStatus.HELD), DAY + timedelta(1))
    assert not runs(talk(TalkStatus.AGREED), DAY)


def test_audience_has_no_part_in_where_a_line_stands() -> None:
    here = GUIDE.addresses()[0]
    items = [item(n, question=here, audience=audience) for n, audience in enumerate(Audience, start=1)]
    assert lines_on(GUIDE, items, here) == items
