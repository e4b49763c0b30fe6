"""Searching: every line that holds the words is found and counted, and only where it may be shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.search import Count, Haystack, folded, words_in
from vault.records import Audience, Item, Kind

WORDS = st.text("ab åÅ", max_size=5)
AUDIENCES = st.sampled_from(list(Audience))


def items(lines: list[tuple[str, Audience]]) -> list[Item]:
    return [
        Item(
            id=f"{number:032x}",
            person="p" * 32,
            talk=f"{number % 2:032x}",
            kind=Kind.NOTE,
            audience=audience,
            question=f"a/{number}",
            fields={"voice": "both", "text": text or "-"},
        )
        for number, (text, audience) in enumerate(lines)
    ]


@given(st.lists(st.tuples(WORDS, AUDIENCES), max_size=12), WORDS, st.integers(0, 12), st.integers(1, 5))
def test_the_lines_that_hold_the_words_are_found_in_order_and_all_are_counted(
    lines: list[tuple[str, Audience]], wanted: str, begun: int, most: int
) -> None:
    every = items(lines)
    haystack = Haystack(every[:begun])
    haystack.add(Haystack(every[begun:]))
    needle = folded(wanted)
    holding = [item for item in every if needle and needle in folded(item.fields["text"])]
    opened = [item.id for item in holding if item.audience.shareable]
    private = [item.id for item in holding if item.audience is Audience.PRIVATE]
    both = [item.id for item in holding if item.audience is not Audience.SENSITIVE]
    assert [hit.id for hit in haystack.first(wanted, private=False, most=most)] == opened[:most]
    assert [hit.id for hit in haystack.first(wanted, private=True, most=most)] == both[:most]
    assert haystack.count(wanted) == Count(len(opened), len(private))


def test_a_hit_says_where_it_stands_and_who_may_read_it() -> None:
    lines = [("ab", Audience.PRIVATE), ("b å", Audience.SENSITIVE), ("Å  b", Audience.BETWEEN_US)]
    (hit,) = Haystack(items(lines)).first("å b", private=False)
    assert (hit.id, hit.talk, hit.question) == (f"{2:032x}", f"{0:032x}", "a/2")
    assert (hit.audience, hit.words) == (Audience.BETWEEN_US, ("Å  b",))


def test_words_are_not_found_across_two_lines() -> None:
    lines = [("slutar här", Audience.BETWEEN_US), ("börjar där", Audience.BETWEEN_US)]
    assert Haystack(items(lines)).first("här börjar", private=True) == ()
    assert Haystack(items(lines)).count("här\nbörjar") == Count(0, 0)


def test_no_code_stands_among_the_words_and_days_do() -> None:
    fields = {"row": "Gå kursen", "result": "done", "causes": "own", "words": "den är klar"}
    outcome = items([("-", Audience.ONWARD)])[0].model_copy(update={"kind": Kind.OUTCOME, "fields": fields})
    goal_fields = {"goal": "Gå kursen", "responsible": "employee", "do_by": "2026-03-13"}
    goal = outcome.model_copy(update={"kind": Kind.GOAL, "fields": goal_fields})
    assert words_in(outcome) == ["Gå kursen", "den är klar"]
    assert words_in(goal) == ["Gå kursen", "2026-03-13"]
    named = goal.model_copy(update={"fields": {**goal_fields, "responsible": "Bo Påhittsson"}})
    assert words_in(named) == ["Gå kursen", "Bo Påhittsson", "2026-03-13"]
