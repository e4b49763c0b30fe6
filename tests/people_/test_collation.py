"""Swedish order, as a reader of a list of names expects it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.people.collation import swedish_key


def test_the_three_last_letters_come_last_in_their_order():
    names = ["Öst", "Ärn", "Ås", "Zorn", "Alm", "Wik", "Vik", "Moe"]
    assert sorted(names, key=swedish_key) == ["Alm", "Moe", "Vik", "Wik", "Zorn", "Ås", "Ärn", "Öst"]


def test_accents_and_case_only_break_ties():
    assert sorted(["Ide", "idé", "Idé", "Idas"], key=swedish_key) == ["Idas", "Ide", "Idé", "idé"]


def test_foreign_letters_sort_as_swedes_expect():
    names = ["Öberg", "Øberg", "Ünal", "Yng", "Æbel", "Äbel", "Zia"]
    assert sorted(names, key=swedish_key) == ["Ünal", "Yng", "Zia", "Äbel", "Æbel", "Öberg", "Øberg"]


def test_a_short_family_name_comes_before_the_longer_one_it_begins():
    assert sorted(["Ekman, Bo", "Ek, Östen", "Ek, Adam"], key=swedish_key) == [
        "Ek, Adam",
        "Ek, Östen",
        "Ekman, Bo",
    ]


@given(st.text(alphabet="aåäöAÅÄÖéüz -", max_size=12))
def test_it_does_not_matter_how_a_letter_was_composed(text):
    assert swedish_key(unicodedata.normalize("NFD", text)) == swedish_key(unicodedata.normalize("NFC", text))


@given(st.text(max_size=20), st.text(max_size=20))
def test_only_equal_texts_share_a_key(one, other):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (swedish_key(one) == swedish_key(other)) == same
