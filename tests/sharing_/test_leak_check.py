"""What counts as the same words, and what does not."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.sharing import leak_check
from samtal_tui.sharing.extracted import Extracted
from samtal_tui.sharing.leak_check import (
    Forbidden,
    Fragments,
    Leak,
    find_leaks,
    folded,
    is_whole,
    known_fragments,
    unexplained,
)

KNOWN = ["Vill ha jour högst var femte vecka.", "Datum 2026-02-10", "Kim Påhittad"]


def leaks(piece: str, *secrets: str, known: list[str] = KNOWN) -> list[str]:
    forbidden = [Forbidden(secret, "t", secret) for secret in secrets]
    return [leak.item for leak in find_leaks(Extracted((piece,)), forbidden, known_fragments(known))]


@pytest.mark.parametrize(
    ("piece", "secret"),
    [
        ("han är så trött på jouren nu", "Så trött på jouren nu, tycker jag"),
        ("TRÖTT", "trött"),
        ("helt slut, alltså", "helt slut"),
        ("tröttnat på arbets\u00admiljö\u00adproblemen", "arbetsmiljöproblemen"),
        ("arbetsmarknadsförvaltningen x", "y arbetsmarknadsförvaltningen"),
        ("bråk med Ines och Mio om\nschemat i juli", "bråk med Ines och Mio om schemat"),
        ("ﬁnns inget mer att säga här", "finns inget mer att säga här"),
        ("nej", "nej"),
        ("o\u0308vertid", "övertid"),
        ("4711", "4711"),
        ("fyra ord till slut", "en rad\nfyra ord till slut\noch mer än så"),
    ],
)
def test_the_same_words_are_found_however_they_are_written(piece, secret):
    assert leaks(piece, secret) == [secret]
    assert leaks(piece, "något helt annat som ingen har sagt") == []


@pytest.mark.parametrize(
    ("piece", "secret"),
    [
        ("tröttare", "trött"),
        ("en helt annan slutsats", "helt slut"),
        ("Vill ha jour högst var femte vecka.", "Kim: vill ha jour högst var femte vecka, men orkar inte"),
        ("Kim Påhittad", "Kim"),
        ("sida 12", "12"),
        ("text", "..."),
        ("text", ""),
    ],
)
def test_other_words_and_words_it_holds_rightly_are_not(piece, secret):
    assert leaks(piece, secret) == []


def test_each_item_is_named_once_in_the_order_it_was_written():
    secrets = [Forbidden("b", "t", "helt slut"), Forbidden("a", "t", "trött"), Forbidden("b", "t", "trött")]
    found = find_leaks(Extracted(("trött och helt slut",)), secrets, Fragments())
    assert found == [Leak("b", "t"), Leak("a", "t")]


def test_in_the_names_of_a_format_only_its_own_words_are_let_through():
    structure = ("Normal", "helt slut", "tveksam", "k2", "R DW", "DW slut")
    document = Extracted((), structure=structure, names=frozenset({"normal", "r", "dw"}))
    secrets = ("normal", "helt slut", "Tveksam", "k2", "slut", "r:dw", "dw slut")
    found = find_leaks(document, [Forbidden(text, "t", text) for text in secrets], Fragments())
    assert [leak.item for leak in found] == ["helt slut", "Tveksam", "slut", "dw slut"]
    assert leaks("normal", "normal") == ["normal"], "in a text it is a word like others"


def test_a_word_from_nowhere_is_unexplained():
    assert not unexplained(Extracted(("jour var femte vecka", "Kim")), known_fragments(KNOWN))
    assert unexplained(Extracted(("jour var sjätte vecka",)), known_fragments(KNOWN))


def test_a_document_is_whole_when_every_agreed_line_is_there():
    document = Extracted(("Kim", "Vill ha jour\nhögst var femte vecka.", "Klart"))
    assert is_whole(document, ["vill ha jour högst var femte vecka", "Vill ha jour\nKlart"])
    assert not is_whole(document, ["vill ha jour var femte vecka"])


NUMBERS = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva"]


@given(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=30), st.data())
def test_any_five_words_in_a_row_are_enough(words, data):
    start = data.draw(st.integers(0, max(0, len(words) - 5)))
    fragment = words[start : start + 5]
    assert leaks(f"intro {' - '.join(fragment).upper()} slut", " ".join(words), known=["intro", "slut"]) == (
        [" ".join(words)] if len(fragment) == 5 or fragment == words else []
    )


def test_ten_thousand_lines_are_searched_in_one_pass(monkeypatch):
    """The cost grows with the lines and with the document, never with one times the other."""
    lines = [Forbidden(str(n), "t", f"rad nummer {n} om något som hände i vintras") for n in range(10_000)]
    pieces = (*(f"överens om sak nummer {n}" for n in range(1000)), "nummer 7777 om något som hände")
    read = []
    monkeypatch.setattr(leak_check, "folded", lambda text: read.append(text) or folded(text))
    assert [leak.item for leak in find_leaks(Extracted(pieces), iter(lines), Fragments())] == ["7777"]
    assert len(read) <= len(lines) + len(pieces)


def test_words_from_right_to_left_are_whole_and_caught_in_either_order():
    """A page of a PDF gives back such words one by one, the last of a line first."""
    said, page = "שלום עולם זה מבחן ארוך", Extracted(("Kim ארוך מבחן זה עולם שלום",))
    assert is_whole(page, [said])
    assert not is_whole(page, [f"{said} מאוד"])
    assert not is_whole(Extracted(("ett två",)), ["två ett"]), "other words have their order"
    assert [
        leak.item for leak in find_leaks(page, [Forbidden("i", "t", said)], known_fragments(["Kim"]))
    ] == ["i"]


def test_every_sign_that_only_formats_is_passed_over():
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert folded(f"du{''.join(unseen)}sch") == ["dusch"]


def test_no_sign_that_runs_leftwards_is_taken_for_another():
    every = map(chr, range(sys.maxunicode + 1))
    first = next(sign for sign in every if unicodedata.bidirectional(sign) in {"R", "AL"})
    assert is_whole(Extracted((f"två {first} ett",)), [f"ett {first} två"])
