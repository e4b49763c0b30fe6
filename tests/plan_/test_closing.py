from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_.years import KIM, THIS_YEAR, agreed, item, people, written

from samtal_tui.sharing.agreement import is_shown
from samtal_tui.talk.closing import (
    Choice,
    Decision,
    Route,
    finish,
    keep_until,
    preset,
    settled,
    walk_of,
    walk_through,
)
from samtal_tui.texts import Texts
from screens.widgets.plan_sweep import hints
from vault.errors import CannotWrite
from vault.records import Audience, Draft, Item, Kind, TakenUpIn, TalkStatus
from vault.shareable import is_agreed

NEW = THIS_YEAR.id
UNTIL = date(2027, 3, 12)


def line(name: str, text: str, audience: Audience = Audience.PRIVATE, kind: Kind = Kind.NOTE) -> Item:
    return item(name, kind, talk=NEW, text=text).model_copy(update={"audience": audience})


@pytest.fixture
def talk(vault):
    people(vault)
    written(
        vault,
        line("keep", "jouren är för tätt"),
        line("raise", "vill hålla utbildningen"),
        line("erase", "felskrivning"),
        line("health", "läkarbesök", Audience.SENSITIVE),
        line("pay", "nya lönestrukturen", kind=Kind.PARKED),
        line("shared", "vill ha jour mer sällan", Audience.BETWEEN_US),
        item("draft", Kind.GOAL, talk=NEW, goal="Larm"),
        item("held", Kind.GOAL, talk=NEW, goal="Osäkert").model_copy(update={"held_back": True}),
    )
    return vault


def ids(items) -> list[str]:
    return [one.id for one in items]


def test_every_private_line_is_on_the_page_and_nothing_else_is(talk):
    walk = walk_through(talk, NEW)
    assert ids(walk.lines) == ["keep", "raise", "erase", "held"]
    assert ids(walk.sensitive) == ["health"]
    assert ids(walk.parked) == ["pay"]
    assert walk.private == 6
    assert walk.unseen == 1


def test_the_date_is_the_next_talk_and_thirty_days():
    assert keep_until(date(2026, 2, 10)) == UNTIL
    assert keep_until(date(2028, 2, 29)) == date(2029, 3, 30)


def test_what_is_missing_in_the_plan_is_told(talk):
    assert [gap.item for gap in walk_through(talk, NEW).gaps] == ["draft", "held"]


def test_text_that_was_never_saved_is_counted(talk):
    talk.drafts.put(NEW, "framtid/mal", Draft(text="halva menin"))
    assert walk_through(talk, NEW).unsaved == 1


def test_enter_at_once_keeps_everything_to_a_date_and_closes_the_talk(talk):
    before = {one.id: one for one in talk.items.of_talk(NEW)}
    walk = walk_through(talk, NEW)
    decisions = {
        one.id: preset(one, TakenUpIn.NEXT_TALK) for one in (*walk.lines, *walk.sensitive, *walk.parked)
    }
    finish(talk, NEW, decisions)
    after = {one.id: one for one in talk.items.of_talk(NEW)}
    assert set(after) == set(before)
    assert {name for name, one in after.items() if one.kept_until == UNTIL} == {
        "keep",
        "raise",
        "erase",
        "held",
        "pay",
    }
    assert after["pay"].fields["taken_up_in"] == "next_talk"
    assert after["health"] == before["health"]
    assert talk.talks.get(NEW).status is TalkStatus.CLOSED


def test_what_she_decides_is_done(talk):
    done = finish(
        talk,
        NEW,
        {
            "raise": Decision(Choice.RAISE),
            "erase": Decision(Choice.ERASE),
            "health": Decision(Choice.ROUTE, route=Route.REHABILITATION),
            "held": Decision(Choice.RAISE),
        },
    )
    after = {one.id: one for one in talk.items.of_talk(NEW)}
    assert "erase" not in after
    assert after["raise"].audience is Audience.BETWEEN_US
    assert after["raise"].agreed is None
    assert after["raise"].kept_until is None
    assert is_shown(after["raise"])
    assert is_shown(after["held"])
    assert (done[Choice.KEEP], done[Choice.RAISE], done[Choice.ERASE], done[Choice.ROUTE]) == (2, 2, 1, 1)


def test_a_routed_matter_leaves_only_where_it_went(talk):
    finish(talk, NEW, {"health": Decision(Choice.ROUTE, route=Route.OCCUPATIONAL_HEALTH)})
    left = talk.items.get("health")
    assert (left.audience, left.fields, left.routed_to) == (Audience.SENSITIVE, {}, "occupational_health")
    assert "läkar" not in repr(talk.items.of_talk(NEW))
    assert ids(walk_through(talk, NEW).sensitive) == []


def test_the_way_back_is_forgotten_with_what_was_erased(talk):
    finish(talk, NEW, {"erase": Decision(Choice.ERASE)})
    assert talk.items.undo(NEW) is None


def test_all_of_it_happens_or_nothing(talk, monkeypatch):
    def full(_talk):
        raise CannotWrite

    before = talk.items.of_talk(NEW)
    monkeypatch.setattr(talk.talks, "update", full)
    with pytest.raises(CannotWrite):
        finish(talk, NEW, {"erase": Decision(Choice.ERASE)})
    assert talk.items.of_talk(NEW) == before
    assert talk.items.undo(NEW) is not None


def test_a_place_given_to_an_agreed_question_is_a_proposal(vault):
    people(vault)
    agreed(vault, line("pay", "lön", kind=Kind.PARKED))
    parked = vault.items.get("pay")
    assert preset(parked, TakenUpIn.NEXT_TALK) == Decision()
    finish(vault, NEW, {"pay": Decision(place="lönesamtalet")})
    after = vault.items.get("pay")
    assert is_agreed(vault.id, after)
    assert after.proposal is not None
    assert after.proposal.fields["taken_up_in"] == "lönesamtalet"


AUDIENCES = st.sampled_from(Audience)
DECISIONS = st.builds(
    Decision, st.sampled_from(Choice), st.one_of(st.none(), st.sampled_from(Route)), st.just("")
)


@given(AUDIENCES, st.sampled_from([Kind.NOTE, Kind.PARKED, Kind.PROMISE]), DECISIONS)
def test_no_decision_lets_a_line_further_than_between_the_two(audience, kind, decision):
    one = Item(id="a", person="p", talk="t", kind=kind, audience=audience, fields={"text": "x"})
    after = settled("v", one, decision, UNTIL)
    if after is not None and after.audience is not audience:
        assert (audience, after.audience) == (Audience.PRIVATE, Audience.BETWEEN_US)
        assert decision.choice is Choice.RAISE
    if audience is Audience.SENSITIVE and after is not None:
        assert after.audience is Audience.SENSITIVE
    if after is None:
        assert decision.choice is Choice.ERASE
        assert not audience.shareable


@given(st.lists(st.tuples(AUDIENCES, st.sampled_from(Kind), st.booleans())))
def test_each_private_line_stands_in_exactly_one_place(made):
    items = [
        Item(
            id=str(n),
            person="kim",
            talk=NEW,
            kind=kind,
            audience=audience,
            fields={},
            held_back=held,
        )
        for n, (audience, kind, held) in enumerate(made)
    ]
    walk = walk_of(KIM, THIS_YEAR, items)
    listed = ids((*walk.lines, *walk.sensitive, *walk.parked))
    assert len(listed) == len(set(listed))
    hers = {one.id for one in items if not one.audience.shareable}
    drafts = {one.id for one in items if is_shown(one)} & hers
    parked = {one.id for one in items if one.kind is Kind.PARKED}
    assert hers - drafts <= set(listed) <= (hers - drafts) | parked
    assert walk.unseen == len(drafts)


def test_feedback_that_was_prepared_and_not_raised_is_named_before_the_talk_is_closed():
    feedback = line("f", "bra jobbat").model_copy(update={"fields": {"text": "bra jobbat", "tone": "praise"}})
    raised = feedback.model_copy(update={"id": "g", "question": "arbetssituation/balans"})
    for items, told in (([feedback, raised], True), ([raised], False)):
        walk = walk_of(KIM, THIS_YEAR, items)
        decisions = {one.id: preset(one, TakenUpIn.NEXT_TALK) for one in walk.every}
        said = " ".join(hints(walk, decisions, Texts("sv")))
        assert ("1 förberedd återkoppling har inte tagits upp" in said) is told
