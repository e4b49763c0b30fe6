"""Searching: what is typed letter by letter finds what the whole word finds, however it was come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.search import Haystack
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


@given(st.lists(st.tuples(WORDS, AUDIENCES), max_size=12), st.lists(WORDS, max_size=8), st.integers(0, 12))
def test_what_was_searched_for_before_changes_no_answer(
    lines: list[tuple[str, Audience]], typed: list[str], begun: int
) -> None:
    every = items(lines)
    haystack = Haystack(every[:begun])
    for wanted in typed:
        haystack.find(wanted, private=False)
    haystack.add(Haystack(every[begun:]))
    for wanted in typed:
        for private in (True, False):
            fresh = Haystack(every).find(wanted, private=private, most=5)
            assert haystack.find(wanted, private=private, most=5) == fresh


def test_a_hit_says_where_it_stands_and_who_may_read_it() -> None:
    lines = [("ab", Audience.PRIVATE), ("b å", Audience.SENSITIVE), ("Å  b", Audience.BETWEEN_US)]
    found = Haystack(items(lines)).find("å b", private=False)
    (hit,) = found.hits
    assert (hit.id, hit.talk, hit.question) == (f"{2:032x}", f"{0:032x}", "a/2")
    assert (hit.audience, hit.words) == (Audience.BETWEEN_US, ("Å  b",))
    assert (found.shown, found.private) == (1, 0)
