"""What is left in a talk: counted, gone once it was raised, and found again with one key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from talk_.test_agenda import GUIDE, GUIDES, item

from samtal_tui.guides.model import Guide, Offer
from samtal_tui.talk.agenda import TO_RAISE
from samtal_tui.talk.left import REACTION, TARGET, Pile, next_unfinished, piles
from vault.records import Audience, Item, Kind

FIRST, SECOND, THIRD, *_ = GUIDE.addresses()


def feedback(number: int, question: str = "") -> Item:
    return Item(
        id=str(number),
        person="p",
        talk="t",
        kind=Kind.NOTE,
        fields={"text": "ord", "tone": "praise"},
        question=question,
    )


def counts(*items: Item) -> tuple[int, ...]:
    found = piles(GUIDE, items)
    return tuple(len(found[pile]) for pile in Pile)


def test_everything_that_waits_is_in_one_pile() -> None:
    assert counts(item(1), feedback(2), item(3, Kind.PARKED), item(4, Kind.PROMISE), item(5, Kind.GOAL)) == (
        1,
        1,
        1,
        1,
    )


def test_what_she_has_prepared_for_herself_is_nothing_to_raise() -> None:
    assert counts(item(1, question=TARGET), item(2, question=REACTION)) == (0, 0, 0, 0)


def test_feedback_is_raised_when_it_stands_under_a_question_or_others_may_read_it() -> None:
    prepared = feedback(1)
    shared = prepared.model_copy(update={"audience": Audience.BETWEEN_US, "fields": {"text": "ord"}})
    assert counts(prepared)[1] == 1
    assert counts(feedback(1, FIRST))[1] == 0
    assert counts(shared)[1] == 0


@given(GUIDES, st.data())
def test_one_key_after_another_meets_every_question_without_a_line_and_then_rests(
    guide: Guide, data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from((TO_RAISE, *guide.addresses())))
    written: list[Item] = []
    at, met = start, []
    while (then := next_unfinished(guide, written, at, (), reviewed=False)) is not None:
        met.append(then)
        written.append(item(len(met), question=then))
        at = then
        assert len(met) <= len(guide.addresses())
    ends = {Offer.TURN_SCREEN, Offer.EVALUATION, Offer.PLAN}
    wanted = {one for one in guide.addresses() if not ends & set(guide.question(one).offers)}
    assert wanted - {start} <= set(met) <= wanted


def test_what_is_begun_comes_before_what_has_no_line() -> None:
    assert next_unfinished(GUIDE, [], FIRST, {THIRD}, reviewed=False) == THIRD
    assert next_unfinished(GUIDE, [], THIRD, {FIRST}, reviewed=False) == FIRST


def test_a_plan_gone_through_is_finished() -> None:
    plan = next(one for one in GUIDE.addresses() if Offer.LAST_PLAN in GUIDE.question(one).offers)
    others = [item(n, question=one) for n, one in enumerate(GUIDE.addresses()) if one != plan]
    assert next_unfinished(GUIDE, others, TO_RAISE, (), reviewed=False) == plan
    assert next_unfinished(GUIDE, others, TO_RAISE, (), reviewed=True) is None
