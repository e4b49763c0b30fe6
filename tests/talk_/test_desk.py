"""What a key makes of the desk: marks, readers, edits, lines on their way."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.guides.loader import built_in
from samtal_tui.sharing.agreement import is_shown
from samtal_tui.talk import desk as desks
from samtal_tui.talk.desk import Desk
from samtal_tui.talk.drafts import DraftBook
from samtal_tui.talk.opened import TalkState
from samtal_tui.talk.session import Changed, Written
from vault.records import Audience, Draft, Item, Kind, Person, Talk

GUIDE = built_in()[0]
HERE, THERE = GUIDE.addresses()[:2]
TALK = Talk(id="t", person="p", on=date(2026, 2, 10))


def item(number: int, audience: Audience = Audience.PRIVATE, kind: Kind = Kind.NOTE) -> Item:
    title = "goal" if kind is Kind.GOAL else "text"
    return Item(
        id=str(number),
        person="p",
        talk="t",
        kind=kind,
        audience=audience,
        fields={title: f"rad {number}"},
        question=HERE,
        sequence=number,
    )


def desk(*items: Item) -> Desk:
    person = Person(id="p", number=1, given="Kim")
    return Desk(TalkState("v", person, TALK, GUIDE, items, {}), HERE)


@given(st.lists(st.sampled_from([-1, 1]), max_size=12), st.integers(0, 4))
def test_the_mark_stays_on_a_line_or_on_none(steps: list[int], count: int) -> None:
    at = desk(*(item(number) for number in range(1, count + 1)))
    for step in steps:
        at = desks.mark(at, step)
        assert at.marked in {"", *(line.id for line in at.lines)}


def test_upwards_the_mark_begins_with_the_last_line_and_below_it_there_is_none() -> None:
    at = desks.mark(desk(item(1), item(2)), -1)
    assert at.marked == "2"
    assert desks.mark(desks.mark(desks.mark(at, -1), -1), 1).marked == "2"
    assert desks.mark(at, 1).marked == ""
    assert desks.mark(desk(item(1)), 1).marked == ""


def test_tab_belongs_to_the_line_written_and_to_a_marked_one() -> None:
    plain = desk(item(1))
    wider, nothing = desks.step(plain, wide=True)
    assert (wider.readers, nothing) == (Audience.BETWEEN_US, None)
    marked = desks.mark(plain, -1)
    same, changed = desks.step(marked, wide=True)
    assert same.readers is Audience.PRIVATE
    assert changed is not None
    assert changed.audience is Audience.BETWEEN_US
    assert desks.step(desks.mark(desk(item(1, Audience.SENSITIVE)), -1), wide=False)[1] is None


def test_a_plan_row_taken_back_from_sensitive_is_meant_to_be_shown_again() -> None:
    goal = desks.mark(desk(item(1, kind=Kind.GOAL)), -1)
    sensitive = desks.step(goal, wide=False)[1]
    assert sensitive is not None
    assert not is_shown(sensitive)
    back = desks.step(desks.mark(desk(sensitive), -1), wide=True)[1]
    assert back is not None
    assert is_shown(back)


def test_a_plan_row_taken_back_from_both_is_not_shown_again() -> None:
    goal = desks.mark(desk(item(1, Audience.BETWEEN_US, Kind.GOAL)), -1)
    back = desks.step(goal, wide=False)[1]
    assert back is not None
    assert not is_shown(back)


def test_after_a_line_the_next_is_private_whatever_the_last_was() -> None:
    at, _ = desks.step(desk(), wide=True)
    assert desks.fresh_line(at).readers is Audience.PRIVATE
    assert desks.turn_to(at, THERE, None).readers is Audience.PRIVATE


def test_an_unfinished_line_comes_back_with_its_readers_and_its_item() -> None:
    at = desk(item(1))
    back = desks.turn_to(at, HERE, Draft(text="x", audience=Audience.BETWEEN_US, item="1"))
    assert (back.readers, back.editing) == (Audience.BETWEEN_US, "1")
    gone = desks.turn_to(at, HERE, Draft(text="x", item="borta"))
    assert gone.editing == ""


def test_while_hidden_only_what_both_may_read_can_be_seen_or_marked() -> None:
    at = desks.hide(desk(item(1), item(2, Audience.BETWEEN_US), item(3, Audience.SENSITIVE)), hidden=True)
    assert [line.id for line in at.lines] == ["2"]
    assert desks.mark(at, -1).marked == "2"
    assert len(desks.hide(at, hidden=False).lines) == 3


def test_a_line_on_its_way_is_seen_and_lands_once() -> None:
    fresh = item(9).model_copy(update={"sequence": 0})
    at = desks.enter(desk(item(1)), [fresh])
    assert [line.id for line in at.lines] == ["1", "9"]
    landed = desks.arrive(at, [fresh], Written((item(9),), TALK))
    assert landed.entered == ()
    assert [line.id for line in landed.lines] == ["1", "9"]
    assert desks.fail(at, [fresh]).lines == [item(1)]


def test_a_line_changed_again_while_on_its_way_keeps_its_newest_words() -> None:
    once = item(1).model_copy(update={"fields": {"text": "en gång"}})
    twice = item(1).model_copy(update={"fields": {"text": "två gånger"}})
    at = desks.enter(desks.enter(desk(item(1)), [once]), [twice])
    at = desks.arrive(at, [once], Written((once,), TALK))
    assert [line.title for line in at.lines] == ["två gånger"]


def test_what_is_gone_is_no_longer_marked() -> None:
    at = desks.mark(desk(item(1), item(2)), -1)
    assert desks.changed(at, Changed(gone=("2",))).marked == ""
    assert desks.reloaded(at, desk(item(1)).state).marked == ""


def test_the_clock_never_goes_back_when_a_line_lands() -> None:
    at = desks.aged(desk(), 60)
    landed = desks.arrive(at, [], Written((), TALK))
    assert landed.state.talk.used_seconds == 60


pages = st.sampled_from(["a", "b", "c"])
texts = st.sampled_from(["", "  ", "x", "xy"])


@given(st.lists(st.tuples(st.sampled_from(["note", "enter", "send", "refuse"]), pages, texts)))
def test_what_the_vault_was_sent_is_what_is_written(steps: list[tuple[str, str, str]]) -> None:
    book, vault, written = DraftBook({}), {}, {}
    for step, page, text in steps:
        match step:
            case "note":
                book.note(page, Draft(text=text))
                written[page] = text if text.strip() else ""
            case "enter":
                book.entered(page)
                vault.pop(page, None)
                written[page] = ""
            case "send" | "refuse":
                sent = book.to_send()
                for at, draft in sent:
                    if step == "refuse" and at == page:
                        book.refused(at)
                    elif draft:
                        vault[at] = draft.text
                    else:
                        vault.pop(at, None)
    for at, draft in book.to_send():
        vault[at] = draft.text if draft else ""
    assert {at: text for at, text in vault.items() if text} == {
        at: text for at, text in written.items() if text
    }
