"""What two people decide over an item, and what may then leave."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing import agreement
from samtal_tui.sharing.agreement import NotShown, Standing, standing
from vault.records import FIELDS, Audience, Item, Kind, Proposal, Recipient, Way
from vault.shareable import may_leave, select

VAULT = "a" * 32
DAY = date(2026, 2, 10)
LATER = date(2026, 3, 1)
NARROW = (Audience.SENSITIVE, Audience.PRIVATE)


def note(
    audience: Audience = Audience.BETWEEN_US, text: str = "Vill ha jour var femte vecka", **more
) -> Item:
    given_ = {"kind": Kind.NOTE, "fields": {"voice": "employee", "text": text}, **more}
    return Item(id="n1", person="p1", talk="t1", audience=audience, **given_)


def leaves(item: Item) -> set[Recipient]:
    return {recipient for recipient in Recipient if may_leave(VAULT, item, recipient)}


class TestAgreeing:
    def test_a_line_both_read_leaves_to_the_employee_alone_once_agreed(self):
        item = note()
        assert leaves(item) == set()
        assert leaves(agreement.agree(VAULT, item, DAY)) == {Recipient.EMPLOYEE}

    def test_a_line_passed_on_reaches_hr_and_a_new_manager_too(self):
        item = agreement.agree(VAULT, agreement.widen_onward(VAULT, note()), DAY)
        assert leaves(item) == {Recipient.EMPLOYEE, Recipient.HR, Recipient.NEW_MANAGER}

    @pytest.mark.parametrize("audience", NARROW)
    def test_what_only_she_reads_cannot_be_agreed_or_passed_on(self, audience):
        for decide in (
            lambda item: agreement.agree(VAULT, item, DAY),
            lambda item: agreement.widen_onward(VAULT, item),
            lambda item: agreement.keep_between(VAULT, item),
        ):
            with pytest.raises(NotShown):
                decide(note(audience))

    def test_a_second_yes_keeps_the_first_date_and_way(self):
        once = agreement.agree(VAULT, note(), DAY, Way.REMOTE)
        assert agreement.agree(VAULT, once, LATER).agreed == once.agreed

    def test_an_agreement_holds_for_one_vault_only(self):
        item = agreement.agree(VAULT, note(), DAY)
        assert not may_leave("b" * 32, item, Recipient.EMPLOYEE)


class TestRewording:
    def test_the_agreed_wording_stands_and_leaves_until_both_say_yes_to_the_new(self):
        old = agreement.agree(VAULT, note(), DAY)
        edited = agreement.reword(VAULT, old, {"voice": "employee", "text": "Helst var sjätte vecka"})
        assert standing(VAULT, edited) is Standing.PROPOSED
        assert [item.title for item in select(VAULT, [edited], Recipient.EMPLOYEE)] == [old.title]
        assert all(item.proposal is None for item in select(VAULT, [edited], Recipient.EMPLOYEE))
        taken = agreement.agree(VAULT, edited, LATER)
        assert (taken.title, taken.agreed.on, taken.proposal) == ("Helst var sjätte vecka", LATER, None)
        assert leaves(taken) == {Recipient.EMPLOYEE}

    def test_other_readers_of_something_agreed_are_a_proposal_in_both_directions(self):
        narrow = agreement.agree(VAULT, note(), DAY)
        asked = agreement.widen_onward(VAULT, narrow)
        assert leaves(asked) == {Recipient.EMPLOYEE}
        wide = agreement.agree(VAULT, asked, DAY)
        assert Recipient.HR in leaves(wide)
        back = agreement.keep_between(VAULT, wide)
        assert Recipient.HR in leaves(back)
        assert leaves(agreement.agree(VAULT, back, LATER)) == {Recipient.EMPLOYEE}

    def test_rewording_keeps_proposed_readers_and_readers_keep_proposed_words(self):
        item = agreement.widen_onward(VAULT, agreement.agree(VAULT, note(), DAY))
        item = agreement.reword(VAULT, item, {"voice": "employee", "text": "ny"})
        assert item.proposal == Proposal(fields={"voice": "employee", "text": "ny"}, audience=Audience.ONWARD)
        assert agreement.keep_between(VAULT, item).proposal.fields["text"] == "ny"

    def test_going_back_to_the_agreed_words_leaves_nothing_to_decide(self):
        old = agreement.agree(VAULT, note(), DAY)
        edited = agreement.reword(VAULT, old, {"text": "annat"})
        assert agreement.reword(VAULT, edited, {**old.fields, "voice": "employee"}) == old
        assert agreement.drop_proposal(edited) == old

    def test_what_is_not_agreed_simply_changes(self):
        edited = agreement.reword(VAULT, note(), {"text": "ny"}, Audience.ONWARD)
        assert (edited.fields, edited.audience, edited.proposal) == ({"text": "ny"}, Audience.ONWARD, None)


class TestWithdrawing:
    @pytest.mark.parametrize("audience", NARROW)
    def test_it_takes_effect_at_once_and_keeps_the_newest_words(self, audience):
        item = agreement.reword(VAULT, agreement.agree(VAULT, note(), DAY), {"text": "ny"})
        for gone in (agreement.withdraw(item, audience), agreement.read_by(VAULT, item, audience)):
            assert leaves(gone) == set()
            assert (gone.audience, gone.agreed, gone.title) == (audience, None, "ny")

    def test_it_never_widens(self):
        with pytest.raises(ValueError, match="private"):
            agreement.withdraw(note(Audience.PRIVATE), Audience.BETWEEN_US)


class TestBothViews:
    def test_both_can_agree_that_they_see_it_differently(self):
        item = agreement.both_views(note(), "Larmen är färre.", "Lika många.")
        assert item.row_kind is None
        assert leaves(item) == set()
        agreed = agreement.agree(VAULT, item, DAY)
        assert agreed.kind is Kind.DISSENT
        assert agreed.fields == {"employee": "Larmen är färre.", "manager": "Lika många."}
        assert leaves(agreed) == {Recipient.EMPLOYEE}

    def test_of_something_agreed_it_is_a_proposal(self):
        old = agreement.agree(VAULT, note(), DAY)
        item = agreement.both_views(old, "a", "b")
        assert [one.fields for one in select(VAULT, [item], Recipient.EMPLOYEE)] == [old.fields]
        assert agreement.agree(VAULT, item, LATER).kind is Kind.DISSENT

    @pytest.mark.parametrize("before", ["open", "agreed"])
    def test_both_views_of_a_plan_row_still_stand_in_the_plan(self, before):
        goal = of_kind(Kind.GOAL, Audience.ONWARD)
        goal = agreement.agree(VAULT, goal, DAY) if before == "agreed" else goal
        item = agreement.agree(VAULT, agreement.both_views(goal, "a", "b"), LATER)
        assert (item.kind, item.row_kind) == (Kind.DISSENT, Kind.GOAL)
        reworded = agreement.latest(agreement.reword(VAULT, item, {"employee": "c", "manager": "d"}))
        assert reworded.row_kind is Kind.GOAL


def of_kind(kind: Kind, audience: Audience = Audience.PRIVATE, **more) -> Item:
    fields = {FIELDS[kind][-1]: "x"}
    return Item(id=str(kind), person="p", talk="t", kind=kind, audience=audience, fields=fields, **more)


class TestTurningTheScreen:
    def test_plan_drafts_and_outcomes_are_proposed_as_onward(self):
        page = agreement.shown(of_kind(kind) for kind in Kind)
        assert {item.kind for item in page} == {Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE, Kind.OUTCOME}
        assert {item.audience for item in page} == {Audience.ONWARD}

    def test_held_back_and_sensitive_rows_are_never_shown(self):
        items = [of_kind(kind, held_back=True) for kind in Kind]
        items += [of_kind(kind, Audience.SENSITIVE) for kind in Kind]
        assert agreement.shown(items) == []
        assert agreement.not_shown(items) == {Audience.PRIVATE: len(Kind), Audience.SENSITIVE: len(Kind)}

    def test_a_plan_row_taken_back_stays_back_until_she_shares_it_again(self):
        row = agreement.withdraw(agreement.turned(VAULT, [of_kind(Kind.GOAL)])[0])
        assert agreement.shown([row]) == []
        edited = agreement.reword(VAULT, row, {"goal": "nytt"})
        assert agreement.shown([edited]) == []
        assert agreement.shown([agreement.read_by(VAULT, edited, Audience.BETWEEN_US)])

    @pytest.mark.parametrize("named", [None, Audience.PRIVATE])
    def test_editing_a_plan_draft_does_not_hold_it_back(self, named):
        draft = agreement.reword(VAULT, of_kind(Kind.GOAL), {"goal": "nytt"}, named)
        assert [item.title for item in agreement.shown([draft])] == ["nytt"]

    def test_what_turns_is_the_very_list_that_was_shown(self):
        items = [of_kind(Kind.GOAL), note(), of_kind(Kind.NOTE), agreement.agree(VAULT, note(), DAY)]
        assert agreement.turned(VAULT, items) == agreement.shown(items)
        assert all(any(item is same for same in items) for item in agreement.turned(VAULT, items)[1:])

    def test_an_agreement_that_does_not_fit_the_words_is_dropped(self):
        agreed = agreement.agree(VAULT, note(), DAY)
        stale = agreed.model_copy(update={"fields": {"text": "något annat"}})
        assert [item.agreed for item in agreement.turned(VAULT, [stale])] == [None]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
STEPS = st.one_of(
    st.tuples(st.just("agree")),
    st.tuples(st.just("reword"), WORDS, st.none() | st.sampled_from(Audience)),
    st.tuples(st.just("read_by"), st.sampled_from(Audience)),
    st.tuples(st.just("widen_onward")),
    st.tuples(st.just("keep_between")),
    st.tuples(st.just("both_views"), WORDS, WORDS),
    st.tuples(st.just("withdraw"), st.sampled_from(NARROW)),
    st.tuples(st.just("drop_proposal")),
    st.tuples(st.just("turned")),
)
STARTS = st.builds(of_kind, st.sampled_from(Kind), st.sampled_from(Audience))


def step(item: Item, name: str, *args) -> Item:
    match name:
        case "agree":
            return agreement.agree(VAULT, item, DAY)
        case "reword":
            field = FIELDS[item.kind if item.proposal is None else item.proposal.kind or item.kind][-1]
            return agreement.reword(VAULT, item, {field: args[0]}, args[1])
        case "both_views" | "withdraw" | "drop_proposal":
            return getattr(agreement, name)(item, *args)
        case "turned":
            return (agreement.turned(VAULT, [item]) or [item])[0]
        case _:
            return getattr(agreement, name)(VAULT, item, *args)


@given(STARTS, st.lists(STEPS, max_size=12))
def test_no_sequence_of_decisions_lets_out_more_than_was_agreed(start, steps):
    item = start
    yes: tuple | None = None
    for name, *args in steps:
        before = item
        try:
            item = step(item, name, *args)
        except NotShown:
            assert not before.audience.shareable
            continue
        if name == "agree":
            yes = (item.kind, item.fields, item.audience)
        if not item.audience.shareable:
            assert leaves(item) == set()
            yes = None
        for recipient in Recipient:
            for left in select(VAULT, [item], recipient):
                assert (left.kind, left.fields, left.audience) == yes
                assert left.proposal is None
        assert standing(VAULT, item) is not Standing.OPEN or leaves(item) == set()
        if yes:
            assert (item.kind, item.fields, item.audience) == yes, "what is agreed stands until the next yes"


@given(STARTS, st.lists(STEPS, max_size=8))
def test_the_newest_words_are_never_lost(start, steps):
    item = start
    for name, *args in steps:
        try:
            after = step(item, name, *args)
        except NotShown:
            continue
        if name in {"agree", "withdraw", "read_by", "widen_onward", "keep_between", "turned"}:
            assert agreement.latest(after).fields == agreement.latest(item).fields
        item = after
