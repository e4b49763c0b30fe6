from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.plan.review import Answer, Part, ReviewRow, answer_from, press, ready_part
from vault.records import Cause, Item, Kind, NextStep, OutcomeResult

TODAY = date(2026, 2, 10)
PRESSES = st.lists(
    st.one_of(st.sampled_from(OutcomeResult), st.sampled_from(Cause), st.sampled_from(NextStep)), max_size=12
)


def row(horizon: str = "", **fields: str) -> ReviewRow:
    item = Item(
        id="a", person="p", talk="t", kind=Kind.GOAL, fields={"goal": "Larm", "horizon": horizon, **fields}
    )
    saved = answer_from(item, None, (), TODAY)
    return ReviewRow(item=item, saved=saved, answer=saved)


def after(start: ReviewRow, *pressed: OutcomeResult | Cause | NextStep) -> ReviewRow:
    for one in pressed:
        start = press(start, one)
    return start


def test_nothing_is_proposed_before_the_answer():
    assert row().step is None
    assert row().parts == ()
    assert not row().is_touched


def test_the_answer_proposes_what_becomes_of_the_row():
    steps = {result: press(row(), result).step for result in OutcomeResult}
    assert steps == {
        OutcomeResult.DONE: NextStep.CLOSE,
        OutcomeResult.PARTLY: NextStep.CARRY,
        OutcomeResult.NOT_DONE: NextStep.CARRY,
        OutcomeResult.OBSOLETE: NextStep.CLOSE,
    }


def test_a_long_row_goes_on_by_itself_until_it_is_over():
    long = row(horizon="6-24")
    assert long.step is NextStep.CARRY
    assert [part.text for part in long.parts] == ["Larm"]
    assert press(long, OutcomeResult.PARTLY).step is NextStep.CARRY
    assert press(long, OutcomeResult.DONE).step is NextStep.CLOSE
    assert row(horizon="0-6").step is None


def test_her_own_choice_stands_whatever_the_answer_becomes():
    chosen = after(row(), OutcomeResult.DONE, NextStep.CARRY, OutcomeResult.OBSOLETE)
    assert chosen.step is NextStep.CARRY


def test_a_cause_is_taken_back_by_the_same_key():
    both = after(row(), Cause.RESOURCES, Cause.OWN)
    assert both.answer.causes == (Cause.OWN, Cause.RESOURCES)
    assert press(both, Cause.RESOURCES).answer.causes == (Cause.OWN,)


def test_splitting_makes_two_rows_and_carrying_one_again():
    split = after(row(), OutcomeResult.PARTLY, NextStep.SPLIT)
    assert [part.text for part in split.parts] == ["Larm (1)", "Larm (2)"]
    assert [part.text for part in press(split, NextStep.CARRY).parts] == ["Larm"]


def test_a_day_gone_by_is_not_carried():
    part = ready_part(row(do_by="2026-02-09", follow_up="2026-04-15").item, TODAY)
    assert part == Part(text="Larm", do_by="", follow_up="2026-04-15")


@given(PRESSES, st.sampled_from(["", "0-6", "6-24"]))
def test_whatever_is_pressed_the_last_answer_counts_and_is_read_back_whole(pressed, horizon):
    done = after(row(horizon=horizon), *pressed)
    results = [one for one in pressed if isinstance(one, OutcomeResult)]
    steps = [one for one in pressed if isinstance(one, NextStep)]
    assert done.answer.result == (results[-1] if results else None)
    assert done.answer.chosen == (steps[-1] if steps else None)
    assert set(done.answer.causes) == {cause for cause in Cause if pressed.count(cause) % 2}
    assert len(done.parts) == {NextStep.CARRY: 1, NextStep.SPLIT: 2}.get(done.step, 0)
    assert Answer.model_validate_json(done.answer.model_dump_json()) == done.answer
