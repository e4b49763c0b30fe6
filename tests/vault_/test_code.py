"""The recovery code: random, hard to misread, and told from a mistyped one before anything is tried."""

from __future__ import annotations

import pytest

from vault import code
from vault.errors import CodeMistyped


def test_it_is_130_random_bits_in_seven_groups() -> None:
    codes = {code.fresh() for _ in range(200)}
    assert len(codes) == 200
    for each in codes:
        assert [len(group) for group in each.split("-")] == [4] * 7
        assert code.read(each)
    seen = {sign for each in codes for sign in each.replace("-", "")}
    assert seen == set(code.ALPHABET)
    assert 2 ** (5 * code.RANDOM_SYMBOLS) >= 2**128


def test_case_spaces_dashes_and_letters_that_look_like_digits_do_not_matter() -> None:
    shown = next(each for each in iter(code.fresh, "") if "0" in each and "1" in each)
    for typed in (
        shown.lower(),
        shown.replace("-", ""),
        " " + shown.replace("-", "  ") + "\n",
        shown.replace("0", "O").replace("1", "I"),
        shown.replace("0", "o").replace("1", "l"),
    ):
        assert code.read(typed) == code.read(shown)
        assert code.same(typed, shown)


def test_a_mistake_is_seen() -> None:
    """Two symbols of checksum: one mistake in 1,024 slips through, to be refused by the key file."""
    shown = code.fresh().replace("-", "")
    wrong = [
        shown[:at] + other + shown[at + 1 :]
        for at in range(len(shown))
        for other in code.ALPHABET
        if other != shown[at]
    ]
    swapped = [
        shown[:at] + shown[at + 1] + shown[at] + shown[at + 2 :]
        for at in range(len(shown) - 1)
        if shown[at] != shown[at + 1]
    ]
    unseen = 0
    for typed in (*wrong, *swapped):
        assert not code.same(typed, shown)
        try:
            code.read(typed)
            unseen += 1
        except CodeMistyped:
            continue
    assert unseen <= 10


@pytest.mark.parametrize(
    "typed", ["", "0" * 27, "0" * 29, "U" * 28, "Å" * 28, "0" * 10_000, "lugna rader på åtta"]
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(CodeMistyped):
        code.read(typed)
    assert not code.same(typed, code.fresh())
