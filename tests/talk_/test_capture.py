"""What a typed line becomes: signs, readers, pastes and edits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.capture import (
    SIGNS,
    Place,
    is_many,
    narrower,
    new_item,
    pasted_items,
    pasted_lines,
    read_line,
    reworded,
    sign_of,
    typed_text,
    wider,
)
from vault.records import Audience, Item, Kind, Voice
from vault.shareable import is_agreed

VAULT = "v" * 32
PLACE = Place(person="p", talk="t", question="nulage/balans")
LADDER = [Audience.SENSITIVE, Audience.PRIVATE, Audience.BETWEEN_US, Audience.ONWARD]

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
voices = st.sampled_from(Voice)


def item_of(typed: str, asked: Voice = Voice.BOTH, audience: Audience = Audience.PRIVATE) -> Item:
    return new_item(read_line(typed, asked), "i", PLACE, audience)


@pytest.mark.parametrize(
    ("typed", "kind", "voice", "fields"),
    [
        (
            '" jouren är för tätt',
            Kind.NOTE,
            Voice.EMPLOYEE,
            {"voice": "employee", "text": "jouren är för tätt"},
        ),
        ("! jag kollar schemat", Kind.PROMISE, Voice.BOTH, {"text": "jag kollar schemat"}),
        ("# dokumentera larmen", Kind.GOAL, Voice.BOTH, {"goal": "dokumentera larmen"}),
        (
            "? nya lönestrukturen",
            Kind.PARKED,
            Voice.MANAGER,
            {"voice": "manager", "text": "nya lönestrukturen"},
        ),
        ("verkar trött", Kind.NOTE, Voice.MANAGER, {"voice": "manager", "text": "verkar trött"}),
    ],
)
def test_each_sign_says_what_a_line_is(typed: str, kind: Kind, voice: Voice, fields: dict[str, str]) -> None:
    made = item_of(typed, Voice.MANAGER)
    assert (made.kind, made.fields) == (kind, fields)
    assert made.voice is voice


@given(texts, voices, st.sampled_from(['"', "!", "#", "?", "-", "*", ".", "=", ">", ""]))
def test_no_character_lets_anyone_read_a_line(text: str, asked: Voice, start: str) -> None:
    assert item_of(f"{start} {text}", asked).audience is Audience.PRIVATE


@pytest.mark.parametrize(
    "typed",
    ["- punkt", "* punkt", ". punkt", "= punkt", "> punkt", '"citat" av någon', "!viktigt", "#tagg", "?!"],
)
def test_everything_else_is_plain_text_kept_exactly(typed: str) -> None:
    made = item_of(typed)
    assert (made.kind, made.title) == (Kind.NOTE, typed)


@given(texts, voices)
def test_words_are_kept_exactly(text: str, asked: Voice) -> None:
    assert item_of(text, asked).title == (text[2:] if sign_of(text) else text)
    for sign, kind in SIGNS.items():
        made = item_of(f"{sign} {text}", asked)
        assert (made.kind, made.title) == (kind, text)


def test_a_sign_with_nothing_after_it_is_nothing_to_keep() -> None:
    assert read_line("! ").is_blank
    assert read_line("   ").is_blank
    assert not read_line("!").is_blank


@given(st.sampled_from(LADDER), st.sampled_from(LADDER))
def test_the_ladder_goes_one_step_at_a_time_and_ends(audience: Audience, ceiling: Audience) -> None:
    step = LADDER.index(wider(audience, ceiling)) - LADDER.index(audience)
    assert step in {0, 1}
    assert (step == 1) == (LADDER.index(audience) < LADDER.index(ceiling))
    assert LADDER.index(narrower(audience)) == max(LADDER.index(audience) - 1, 0)


def test_in_the_talk_the_ladder_ends_between_the_two() -> None:
    assert wider(Audience.PRIVATE) is Audience.BETWEEN_US
    assert wider(Audience.BETWEEN_US) is Audience.BETWEEN_US
    assert wider(Audience.ONWARD) is Audience.ONWARD


@given(
    st.lists(texts.filter(lambda text: not set(text) & set("\r\n"))), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_a_paste_becomes_private_lines_of_plain_text(lines: list[str], end: str) -> None:
    pasted = end.join(lines)
    assert pasted_lines(pasted) == lines
    made = pasted_items(pasted, [str(n) for n in range(len(lines))], PLACE)
    assert [item.title for item in made] == lines
    assert {item.audience for item in made} <= {Audience.PRIVATE}
    assert {item.kind for item in made} <= {Kind.NOTE}


def test_no_sign_is_read_in_a_paste_and_blank_lines_are_left_out() -> None:
    made = pasted_items("! ett\n\n# två\n   \n? tre\n", ["1", "2", "3"], PLACE)
    assert [item.title for item in made] == ["! ett", "# två", "? tre"]


def test_one_line_with_its_line_break_is_not_many() -> None:
    assert not is_many("ett\n")
    assert is_many("ett\ntvå")


@given(texts, voices, st.sampled_from(["", *SIGNS]))
def test_editing_without_a_change_changes_nothing(text: str, asked: Voice, sign: str) -> None:
    made = item_of(f"{sign} {text}" if sign else text, asked)
    assert reworded(VAULT, made, typed_text(made, asked), made.audience, asked) == made


@given(texts, voices)
def test_a_pasted_sign_stays_text_when_the_line_is_edited(text: str, asked: Voice) -> None:
    (made,) = pasted_items("! x", ["1"], PLACE, asked)
    after = reworded(VAULT, made, f"! {text}", made.audience, asked)
    assert (after.kind, after.title) == (Kind.NOTE, f"! {text}")


def test_a_changed_sign_makes_it_something_else_and_keeps_what_both_know() -> None:
    goal = item_of("# larmen").model_copy(update={"fields": {"goal": "larmen", "do_by": "2026-06-30"}})
    promise = reworded(VAULT, goal, "! larmen före sommaren", goal.audience)
    assert promise.kind is Kind.PROMISE
    assert promise.fields == {"text": "larmen före sommaren", "do_by": "2026-06-30"}
    note = reworded(VAULT, promise, "larmen", promise.audience)
    assert (note.kind, note.fields) == (Kind.NOTE, {"voice": "both", "text": "larmen"})


def test_editing_keeps_the_other_fields_of_a_goal() -> None:
    goal = item_of("# larmen").model_copy(update={"fields": {"goal": "larmen", "do_by": "2026-06-30"}})
    after = reworded(VAULT, goal, "# de två sista larmen", goal.audience)
    assert after.fields == {"goal": "de två sista larmen", "do_by": "2026-06-30"}


def test_editing_can_change_who_reads() -> None:
    made = item_of("jouren")
    after = reworded(VAULT, made, "# jouren", Audience.BETWEEN_US)
    assert (after.kind, after.audience) == (Kind.GOAL, Audience.BETWEEN_US)


@given(texts)
def test_an_agreed_line_stands_until_both_say_yes_to_other_words(text: str) -> None:
    agreed = agree(VAULT, item_of("jouren", audience=Audience.BETWEEN_US), date(2026, 2, 10))
    after = reworded(VAULT, agreed, text, agreed.audience)
    assert after.title == "jouren"
    assert is_agreed(VAULT, after)
    assert after.kind is Kind.NOTE
    assert typed_text(after) == text


def test_an_agreed_goal_shows_no_sign_and_reads_none() -> None:
    agreed = agree(VAULT, item_of("# larmen", audience=Audience.ONWARD), date(2026, 2, 10))
    assert typed_text(agreed) == "larmen"
    after = reworded(VAULT, agreed, "! larmen", agreed.audience)
    assert after.proposal is not None
    assert after.proposal.kind is None
    assert after.proposal.fields == {"goal": "! larmen"}
