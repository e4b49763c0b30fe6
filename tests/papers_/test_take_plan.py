"""A plan from paper in the vault: it is in next year's review, and it never leaves until both say yes."""

from datetime import date

import pytest
from papers_.conftest import KIM
from papers_.reading import ON, plan
from papers_.word import MUNICIPAL

from samtal_tui.keeping.take_plan import NO_ROWS, NOT_YET, TALK_HERE, NotTaken, parties_of, take_plan
from samtal_tui.people.overview import overview
from samtal_tui.plan.carry import save
from samtal_tui.plan.look_back import last_plan
from samtal_tui.plan.review import press
from samtal_tui.sharing.agreement import agree
from vault.records import Audience, Kind, OutcomeResult, Recipient, Talk, TalkStatus
from vault.shareable import select

TODAY = date(2026, 2, 10)
WITH_NOTE = "Mål\tDelmål\tKlart\tKommentar\nTrygg jour\tFem larm\tlöpande\themliga-ord\n"


def new_talk(vault):
    return vault.talks.add(Talk(id="new", person="kim", on=TODAY))


def test_it_is_a_talk_held_last_year_and_shows_in_the_review(vault):
    taken = take_plan(vault, "kim", plan(MUNICIPAL), ON, TODAY)
    assert (taken.rows, taken.notes) == (4, 1)
    talk = vault.talks.get(taken.talk)
    assert (talk.on, talk.status, talk.from_paper) == (ON, TalkStatus.FOLLOWED_UP, True)
    new_talk(vault)
    review = last_plan(vault, "new", TODAY)
    assert review.since == ON
    assert review.from_paper
    assert [row.item.title for row in review.rows] == [
        "Dokumentera de fem vanligaste larmen",
        "Lära sig nätet",
        "Jag tar upp jourschemat",
        "Leda bytet av larmsystem",
    ]


def test_no_document_holds_anything_of_it_until_both_agree(vault):
    taken = take_plan(vault, "kim", plan(MUNICIPAL), ON, TODAY)
    rows = vault.items.shareable_of_talk(taken.talk)
    assert {row.audience for row in rows} == {Audience.BETWEEN_US}
    for recipient in Recipient:
        assert select(vault.id, rows, recipient, consented=frozenset(Audience)) == ()
    vault.items.apply(taken.talk, [agree(vault.id, rows[0], TODAY)])
    left = vault.items.shareable_of_talk(taken.talk)
    assert [row.id for row in select(vault.id, left, Recipient.EMPLOYEE)] == [rows[0].id]
    assert select(vault.id, left, Recipient.HR) == ()


def test_reviewed_it_goes_on_into_this_years_plan_as_a_draft(vault):
    take_plan(vault, "kim", plan(MUNICIPAL), ON, TODAY)
    new_talk(vault)
    row = last_plan(vault, "new", TODAY).rows[0]
    save(vault, "new", press(row, OutcomeResult.PARTLY), TODAY)
    carried = [item for item in vault.items.of_talk("new") if item.kind is Kind.GOAL]
    assert [(item.title, item.audience, item.origin) for item in carried] == [
        ("Dokumentera de fem vanligaste larmen", Audience.PRIVATE, row.item.id)
    ]


def test_what_fits_nowhere_is_a_private_line(vault):
    taken = take_plan(vault, "kim", plan(WITH_NOTE), ON, TODAY)
    notes = [item for item in vault.items.of_talk(taken.talk) if item.kind is Kind.NOTE]
    assert [(note.title, note.audience) for note in notes] == [
        ("Kommentar: hemliga-ord", Audience.PRIVATE),
        ("Klart: löpande", Audience.PRIVATE),
    ]
    new_talk(vault)
    assert "hemliga-ord" not in repr(last_plan(vault, "new", TODAY))
    goal, sub_goal = vault.items.shareable_of_talk(taken.talk)
    assert (sub_goal.title, sub_goal.part_of) == ("Fem larm", goal.id)


def test_the_overview_counts_from_it(vault):
    take_plan(vault, "kim", plan(MUNICIPAL), ON, TODAY)
    line = next(one for one in overview(vault, TODAY).lines if one.person.id == "kim")
    assert (line.last, line.goals, line.done) == (ON, 3, 0)


@pytest.mark.parametrize(
    ("written", "on", "sentence"),
    [
        ("Mål\tKlart\n", ON, NO_ROWS),
        (WITH_NOTE, date(2026, 2, 11), NOT_YET),
        (WITH_NOTE, date(2025, 1, 1), TALK_HERE),
    ],
)
def test_what_cannot_be_taken_leaves_the_vault_as_it_was(vault, written, on, sentence):
    vault.talks.add(Talk(id="old", person="kim", on=date(2025, 1, 1)))
    before = (vault.talks.all(), vault.items.all())
    with pytest.raises(NotTaken) as caught:
        take_plan(vault, "kim", plan(written), on, TODAY)
    assert caught.value.sentence == sentence
    assert (vault.talks.all(), vault.items.all()) == before


def test_a_failure_half_way_leaves_nothing(vault, monkeypatch):
    def broken(*_given):
        raise RuntimeError

    monkeypatch.setattr(vault.items, "forget_history", broken)
    with pytest.raises(RuntimeError):
        take_plan(vault, "kim", plan(MUNICIPAL), ON, TODAY)
    assert vault.talks.all() == []
    assert vault.items.all() == []


def test_the_parties_are_the_persons_and_the_managers_names(vault):
    assert parties_of(vault, "kim").person.name == KIM.name
    assert parties_of(vault, "kim").manager == "Maria Ståhl"
