"""Wrapping, and the disguise of control characters: nothing lost, nothing too wide, nothing dangerous."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.disguise import disguised, pictured, revealed
from screens.widgets.wrapping import wrapped

texts = st.text(st.characters(exclude_categories=["Cs"]))
mixed = st.text(st.sampled_from("abc åäö 漢字  👩e\u0301"))


@given(st.one_of(texts, mixed), st.integers(4, 30))
def test_no_row_is_wider_than_the_width_and_no_letter_is_lost(text: str, width: int) -> None:
    rows = wrapped(text, width)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_words_are_kept_whole() -> None:
    assert wrapped("jouren var tredje vecka är för tätt", 16) == ["jouren var", "tredje vecka är", "för tätt"]
    assert wrapped("漢字漢字 漢字", 8) == ["漢字漢字", "漢字"]
    assert max(map(cell_len, wrapped("\u0300 000000⺀", 7))) <= 7


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert wrapped("a" * 10, 4) == ["aaaa", "aaaa", "aa"]


@given(texts)
def test_a_disguised_text_comes_back_exactly(text: str) -> None:
    assert revealed(disguised(text)) == text


@given(texts)
def test_a_disguised_text_breaks_only_where_a_line_breaks(text: str) -> None:
    assert len(disguised(text).splitlines()) <= text.count("\n") + 1


@given(texts)
def test_what_is_drawn_can_do_nothing_to_the_terminal(text: str) -> None:
    drawn = pictured(disguised(text))
    assert len(drawn) == len(text)
    assert not any(ord(character) < 0x20 and character not in "\t\n" for character in drawn)
    assert not set(drawn) & {"\x7f", "\x9b", "\u202e", "\u2066", "\u200f"}
