"""A check-in during the year: three lines, what stays hers, and where it shows afterwards."""

from datetime import date, timedelta

import pytest
from year_.kims_plan import LAST, TODAY, fill, row

from samtal_tui.people.overview import overview
from samtal_tui.people.talks import latest_held
from samtal_tui.plan.look_back import last_plan
from samtal_tui.sharing.agreement import agree, both_views, reword, turned, withdraw
from samtal_tui.talk import session
from samtal_tui.talk.turning import look, turn
from samtal_tui.year.check_in import (
    NO_RESULT,
    NO_WORD,
    Said,
    Unusable,
    keep_typed,
    plan_now,
    read_said,
    save,
)
from samtal_tui.year.only_hers import only_hers
from samtal_tui.year.plan_now import plan_of
from samtal_tui.year.take_back import NotTakenBack, take_back
from vault.records import Audience, Kind, OutcomeResult, Recipient, Talk, TalkKind, TalkStatus
from vault.shareable import select

SAID = Said(OutcomeResult.PARTLY, "två av fem klara", "2026-04-15", "orkar mer nu")


@pytest.fixture
def plan(vault):
    promise = row("schema", Kind.PROMISE, text="Schemat", responsible="manager", do_by="2026-01-15")
    fill(vault, row("larm", follow_up="2026-02-01"), row("net", follow_up="2026-06-01"), promise)
    return vault


def follow_up_counts(vault, today=TODAY):
    return overview(vault, today).follow_ups


def test_what_is_due_first_stands_first(plan):
    assert [one.item.id for one in plan_now(plan, "kim").rows] == ["larm", "net", "schema"]
    assert plan_now(plan, "kim").rows[0].follow_up == date(2026, 2, 1)


def test_it_is_a_follow_up_talk_of_the_day_with_an_outcome_and_a_private_remark(plan):
    talk = save(plan, "larm", SAID, TODAY)
    assert (talk.kind, talk.on, talk.status) == (TalkKind.FOLLOW_UP, TODAY, TalkStatus.FOLLOWED_UP)
    outcome, remark = plan.items.of_talk(talk.id)
    assert (outcome.kind, outcome.origin, outcome.audience) == (Kind.OUTCOME, "larm", Audience.PRIVATE)
    assert outcome.fields == {
        "row": "Målet larm",
        "result": "partly",
        "words": "två av fem klara",
        "follow_up": "2026-04-15",
    }
    assert (remark.kind, remark.audience, remark.title) == (Kind.NOTE, Audience.PRIVATE, "orkar mer nu")
    assert remark.kept_until is not None


def test_a_second_one_the_same_day_changes_the_first(plan):
    first = save(plan, "larm", SAID, TODAY)
    second = save(plan, "larm", Said(OutcomeResult.DONE, "allt klart"), TODAY)
    assert second.id == first.id
    outcomes = [item for item in plan.items.of_talk(first.id) if item.kind is Kind.OUTCOME]
    assert [item.fields["result"] for item in outcomes] == ["done"]
    assert save(plan, "net", SAID, TODAY).id == first.id
    assert [one.row for one in plan.talks.get(first.id).checked] == ["larm", "net"]


def test_the_new_day_is_when_it_is_followed_up_next(plan):
    assert follow_up_counts(plan) == 1
    save(plan, "larm", SAID, TODAY)
    assert follow_up_counts(plan) == 0
    assert follow_up_counts(plan, date(2026, 4, 15)) == 1
    assert plan_now(plan, "kim").rows[0].follow_up == date(2026, 4, 15)


def test_without_a_new_day_it_is_followed_up_no_more(plan):
    save(plan, "larm", Said(OutcomeResult.DONE), TODAY)
    assert follow_up_counts(plan) == 0
    assert follow_up_counts(plan, date(2026, 5, 1)) == 0
    assert follow_up_counts(plan, date(2026, 6, 1)) == 1


def test_a_late_promise_waits_until_the_day_it_was_moved_to(plan):
    assert overview(plan, TODAY).late == 1
    save(plan, "schema", Said(OutcomeResult.PARTLY, "", "2026-03-01"), TODAY)
    assert overview(plan, TODAY).late == 0
    assert overview(plan, date(2026, 3, 2)).late == 1


def shown(vault, talk):
    """Turn the screen and agree on everything shown, as the two do."""
    for item in turned(vault.id, vault.items.of_talk(talk.id)):
        vault.items.apply(talk.id, [agree(vault.id, item, TODAY)])


def test_it_shows_in_the_review_once_both_have_seen_it_and_the_remark_never(plan):
    talk = save(plan, "larm", SAID, TODAY)
    next_year = Talk(id="new", person="kim", on=TODAY + timedelta(days=300))
    plan.talks.add(next_year)
    review = last_plan(plan, "new", next_year.on)
    assert [row.check_ins for row in review.rows] == [(), (), ()]
    shown(plan, talk)
    review = last_plan(plan, "new", next_year.on)
    check_in = next(row for row in review.rows if row.item.id == "larm").check_ins[0]
    assert (check_in.on, check_in.result, check_in.words) == (TODAY, OutcomeResult.PARTLY, "två av fem klara")
    assert "orkar mer nu" not in repr(review)


def test_the_remark_leaves_in_no_document(plan):
    talk = save(plan, "larm", SAID, TODAY)
    shown(plan, talk)
    for recipient in Recipient:
        gone = select(plan.id, plan.items.shareable_of_talk(talk.id), recipient)
        assert "orkar mer nu" not in repr(gone)
    handed = select(plan.id, plan.items.shareable_of_talk(talk.id), Recipient.EMPLOYEE)
    assert [item.fields["words"] for item in handed] == ["två av fem klara"]


def test_documents_are_still_made_of_the_yearly_talk(plan):
    save(plan, "larm", SAID, TODAY)
    newest = latest_held(plan, "kim")
    assert newest is not None
    assert newest.id == LAST.id


def test_earlier_check_ins_are_hers_to_read(plan):
    save(plan, "larm", SAID, TODAY)
    earlier = plan_now(plan, "kim").rows[0].earlier
    assert [(one.on, one.words) for one in earlier] == [(TODAY, "två av fem klara")]


def test_what_is_typed_is_kept_and_gone_once_it_is_saved(plan):
    typed = {"words": "halvvä", "remark": "mellan oss inte"}
    keep_typed(plan, plan.items.get("larm"), typed)
    assert plan_now(plan, "kim").rows[0].drafts == typed
    save(plan, "larm", SAID, TODAY)
    assert plan_now(plan, "kim").rows[0].drafts == {}


def test_a_row_that_is_reviewed_is_not_followed_up(plan):
    plan.talks.add(Talk(id="new", person="kim", on=TODAY, status=TalkStatus.HELD))
    outcome = row("svar", Kind.OUTCOME, row="Målet larm", result="done", next_step="close")
    plan.items.apply("new", [outcome.model_copy(update={"talk": "new", "origin": "larm"})])
    assert [one.item.id for one in plan_now(plan, "kim").rows] == ["net", "schema"]


def test_sensitive_rows_are_never_drawn(plan):
    secret = row("hemlig").model_copy(update={"audience": Audience.SENSITIVE})
    plan.items.apply("old", [secret])
    assert "hemlig" not in repr(plan_now(plan, "kim").rows)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("1", OutcomeResult.DONE),
        ("2 Delvis", OutcomeResult.PARTLY),
        ("delvis", OutcomeResult.PARTLY),
        ("Inte genomfört.", OutcomeResult.NOT_DONE),
        ("no longer relevant", OutcomeResult.OBSOLETE),
        ("", None),
    ],
)
def test_a_result_is_a_number_or_its_word(typed, result):
    assert read_said({"result": typed, "words": "ord"}, TODAY).result is result


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"result": "sådär"}, "result", NO_RESULT),
        ({"remark": "bara mitt"}, "result", NO_WORD),
    ],
)
def test_what_cannot_be_saved_is_said(typed, field, sentence):
    with pytest.raises(Unusable) as caught:
        read_said(typed, TODAY)
    assert (caught.value.field, caught.value.sentence) == (field, sentence)


def test_a_date_that_is_none_is_said_where_it_stands():
    with pytest.raises(Unusable) as caught:
        read_said({"result": "1", "follow_up": "31 april"}, TODAY)
    assert caught.value.field == "follow_up"


def test_a_failure_half_way_leaves_nothing(plan, monkeypatch):
    before = (plan.talks.all(), plan.items.all())

    def broken(*_given):
        raise RuntimeError

    monkeypatch.setattr(plan.talks, "update", broken)
    with pytest.raises(RuntimeError):
        save(plan, "larm", SAID, TODAY)
    assert (plan.talks.all(), plan.items.all()) == before


def listed(vault, talk):
    """What the first step of turning the screen lists."""
    return repr(look(vault, talk.id).items)


def test_what_is_said_of_a_row_held_back_is_held_back_too(plan):
    plan.items.apply("old", [withdraw(plan.items.get("larm"))])
    talk = save(plan, "larm", SAID, TODAY)
    save(plan, "larm", Said(OutcomeResult.DONE, "allt klart"), TODAY)
    save(plan, "net", Said(OutcomeResult.PARTLY, "nätet"), TODAY)
    assert "nätet" in listed(plan, talk)
    assert not any(words in listed(plan, talk) for words in ("Målet larm", "två av fem", "allt klart"))


@pytest.mark.parametrize("both_read_it", [False, True])
def test_a_row_held_back_since_says_nothing_more(plan, both_read_it):
    talk = save(plan, "larm", SAID, TODAY)
    if both_read_it:
        shown(plan, talk)
    larm = reword(plan.id, withdraw(plan.items.get("larm")), {"goal": "Hemliga målet"})
    plan.items.apply("old", [larm])
    save(plan, "larm", Said(OutcomeResult.DONE, "hemligt klart"), TODAY)
    assert not any(words in listed(plan, talk) for words in ("Hemliga målet", "hemligt klart"))
    assert "hemligt klart" in repr(plan_now(plan, "kim").rows)


def test_a_row_held_back_after_its_check_in_takes_it_off_the_list_at_once(plan):
    talk = save(plan, "larm", SAID, TODAY)
    assert "två av fem" in listed(plan, talk)
    read = look(plan, talk.id).items
    plan.items.apply("old", [withdraw(plan.items.get("larm"))])
    assert "två av fem" not in listed(plan, talk)
    assert turn(plan, talk.id, read, TODAY) is None
    assert all(not item.audience.shareable for item in plan.items.of_talk(talk.id))


def test_undone_it_moves_no_date_and_done_again_it_does(plan):
    talk = save(plan, "larm", SAID, TODAY)
    session.undo(plan, talk.id)
    assert plan_now(plan, "kim").rows[0].follow_up == date(2026, 2, 1)
    assert follow_up_counts(plan) == 1
    session.redo(plan, talk.id)
    assert follow_up_counts(plan) == 0


def test_undoing_a_second_one_brings_back_the_day_of_the_first(plan):
    talk = save(plan, "larm", SAID, TODAY)
    save(plan, "larm", Said(OutcomeResult.DONE, "", "2026-05-05"), TODAY)
    session.undo(plan, talk.id)
    assert plan_now(plan, "kim").rows[0].follow_up == date(2026, 4, 15)


def test_deleting_what_was_said_puts_the_date_back_and_leaves_other_rows_alone(plan):
    save(plan, "net", Said(OutcomeResult.PARTLY, "", "2026-08-08"), TODAY)
    talk = save(plan, "larm", SAID, TODAY)
    outcome = next(item for item in plan.items.of_talk(talk.id) if item.origin == "larm")
    session.delete(plan, outcome.id)
    days = {one.item.id: one.follow_up for one in plan_now(plan, "kim").rows}
    assert (days["larm"], days["net"]) == (date(2026, 2, 1), date(2026, 8, 8))
    session.undo(plan, talk.id)
    assert plan_now(plan, "kim").rows[0].item.id == "larm"
    assert plan_now(plan, "kim").rows[0].follow_up == date(2026, 4, 15)


def test_a_check_in_of_today_is_taken_back_and_its_words_are_there_to_be_written_anew(plan):
    talk = save(plan, "larm", SAID, TODAY)
    take_back(plan, "larm", TODAY)
    assert plan.items.of_talk(talk.id) == []
    larm = plan_now(plan, "kim").rows[0]
    assert larm.follow_up == date(2026, 2, 1)
    assert read_said(larm.drafts, TODAY) == SAID
    newest = latest_held(plan, "kim")
    assert newest is not None
    assert newest.id == LAST.id


def test_what_both_said_yes_to_is_not_taken_back_behind_anybodys_back(plan):
    with pytest.raises(NotTakenBack):
        take_back(plan, "larm", TODAY)
    talk = save(plan, "larm", SAID, TODAY)
    shown(plan, talk)
    with pytest.raises(NotTakenBack):
        take_back(plan, "larm", TODAY)
    assert plan.items.of_talk(talk.id) != []


def test_what_only_she_has_read_waits_in_her_preparation_until_both_have(plan):
    talk = save(plan, "larm", SAID, TODAY)
    secret = row("k", goal="känsligt mål").model_copy(update={"audience": Audience.SENSITIVE})
    plan.items.apply("old", [secret])
    told = [(one.row, one.result, one.words) for one in only_hers(plan, "kim", LAST.on, TODAY)]
    assert told == [
        ("Målet larm", OutcomeResult.PARTLY, "två av fem klara"),
        ("Målet larm", None, "orkar mer nu"),
    ]
    assert only_hers(plan, "kim", TODAY, TODAY) == ()
    assert [one.result for one in only_hers(plan, "kim", LAST.on, date(2027, 12, 1))] == [
        OutcomeResult.PARTLY
    ]
    shown(plan, talk)
    assert [one.words for one in only_hers(plan, "kim", LAST.on, TODAY)] == ["orkar mer nu"]


def test_both_views_of_a_row_stand_in_the_plan_that_is_told_and_are_not_followed_up(plan):
    views = agree(plan.id, both_views(plan.items.get("net"), "Räcker så", "Räcker inte"), TODAY)
    plan.items.apply("old", [views])
    told = plan_of(plan, "kim").as_json()
    row_ = next(one for one in told["rows"] if one["kind"] == "dissent")
    assert (row_["was"], row_["employee"], row_["manager"]) == ("goal", "Räcker så", "Räcker inte")
    assert "net" not in [one.item.id for one in plan_now(plan, "kim").rows]
