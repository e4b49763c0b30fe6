"""What goes and what stays, counted so that nothing is forgotten."""

from __future__ import annotations

from datetime import date

from export_.strategies import VAULT, items
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing.agreement import agree, reword, widen_onward
from samtal_tui.sharing.preview import STAYS, Stays, preview
from vault.records import Audience, Item, Kind, Recipient
from vault.shareable import select

DAY = date(2026, 2, 10)


def note(name: str, audience: Audience, *, agreed: bool = True) -> Item:
    item = Item(id=name, person="p", talk="t", kind=Kind.NOTE, audience=audience, fields={"text": name})
    return agree(VAULT, item, DAY) if agreed else item


ROWS = [
    note("privat", Audience.PRIVATE, agreed=False),
    note("känsligt", Audience.SENSITIVE, agreed=False),
    note("mellan", Audience.BETWEEN_US),
    note("vidare", Audience.ONWARD),
    note("inte överens", Audience.ONWARD, agreed=False),
    reword(VAULT, note("ändrad", Audience.ONWARD), {"text": "nya ord"}),
]


def test_hr_is_given_what_may_be_passed_on_with_the_agreed_words():
    seen = preview(VAULT, ROWS, Recipient.HR)
    assert [item.title for item in seen.going] == ["vidare", "ändrad"]
    assert seen.staying == {
        Stays.PRIVATE: 1,
        Stays.SENSITIVE: 1,
        Stays.BETWEEN_US: 1,
        Stays.NOT_AGREED: 1,
        Stays.CHANGED: 1,
    }
    assert seen.stays == 5
    assert [item.id for item in seen.changed] == ["ändrad"]


def test_between_us_goes_to_the_employee():
    seen = preview(VAULT, ROWS, Recipient.EMPLOYEE)
    assert [item.title for item in seen.going] == ["mellan", "vidare", "ändrad"]
    assert Stays.BETWEEN_US not in seen.staying


def test_the_pay_talk_is_given_goals_and_outcomes_only():
    goal = agree(
        VAULT,
        Item(id="g", person="p", talk="t", kind=Kind.GOAL, audience=Audience.ONWARD, fields={"goal": "g"}),
        DAY,
    )
    seen = preview(VAULT, [*ROWS, goal], Recipient.PAY_TALK)
    assert [item.id for item in seen.going] == ["g"]
    assert seen.staying[Stays.OTHER_KIND] == 3


def test_consent_opens_what_is_between_us_for_a_new_manager_alone():
    consented = frozenset({Audience.BETWEEN_US})
    going = {
        recipient: [item.id for item in preview(VAULT, ROWS, recipient, consented=consented).going]
        for recipient in Recipient
    }
    assert "mellan" in going[Recipient.NEW_MANAGER]
    assert "mellan" not in going[Recipient.HR] + going[Recipient.PAY_TALK]


def test_a_wish_to_pass_something_on_is_not_yet_a_yes():
    asked = widen_onward(VAULT, note("mellan", Audience.BETWEEN_US))
    assert preview(VAULT, [asked], Recipient.HR).staying == {Stays.BETWEEN_US: 1}


@given(st.lists(st.integers(0, 10**6).flatmap(items), max_size=8), st.sampled_from(Recipient))
def test_every_row_goes_or_stays_and_what_goes_is_what_may_leave(rows, recipient):
    seen = preview(VAULT, rows, recipient)
    assert seen.going == select(VAULT, rows, recipient)
    assert len(seen.going) + seen.stays - len(seen.changed) == len(rows)
    assert set(seen.staying) <= set(STAYS)
