"""Which passphrases will do, and the ones that are offered."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samtal_tui import passphrase
from samtal_tui.texts import LANGUAGES, Texts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fjorton tecken", passphrase.TOO_SHORT),
        ("", passphrase.TOO_SHORT),
        ("lösenordlösenord", passphrase.REPEATED),
        ("aaaaaaaaaaaaaaaa", passphrase.REPEATED),
        ("x" * 400, passphrase.REPEATED),
        (" " * 30, passphrase.REPEATED),
        ("hej hej hej hej hej", passphrase.REPEATED),
        ("abcdefghijklmnopq", passphrase.SEQUENCE),
        ("qwertyuiopasdfgh", passphrase.COMMON),
        ("sommaren 2026 sommaren", passphrase.COMMON),
        ("Sommar2026!!!!!!", passphrase.COMMON),
        ("2026-02-10 2026-02-11", passphrase.DATE),
        ("utvecklingssamtal", passphrase.OWN),
        ("Kim Påhittad Kommunen", passphrase.OWN),
        ("kimpåhittad1975", passphrase.OWN),
    ],
)
def test_what_is_short_common_or_predictable_is_refused_with_its_reason(text: str, reason: str) -> None:
    verdict = passphrase.judge(text, ["Kim Påhittad", "Kommunen"])
    assert not verdict.accepted
    assert verdict.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "lugna rader på åtta ord",
        "kaffepannan trivs på vinden",
        "j7#Rk0!vX2pQ9&mZ",
        "#%&/()=?+-_.:;,<>|",
        "ångloket går över isen " * 20,
    ],
)
def test_what_is_hard_to_guess_will_do_whatever_it_is_made_of(text: str) -> None:
    assert passphrase.judge(text, ["Kim Påhittad"]).accepted


def test_a_name_with_the_dots_written_apart_is_still_her_name() -> None:
    assert passphrase.judge("pa\u030ahittadpa\u030ahittad1", ["Påhittad"]).reason


def test_length_is_counted_in_letters_as_they_are_read() -> None:
    fourteen = "a\u030ao\u0308 vind fjäll "
    assert passphrase.judge(fourteen).reason == passphrase.TOO_SHORT


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offered_passphrase_has_seventy_bits_and_will_do(language: str) -> None:
    words = passphrase.words(language)
    assert len(set(words)) == len(words)
    assert math.log2(len(words)) * passphrase.WORDS >= 70
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    offered = {passphrase.propose(language) for _ in range(30)}
    assert len(offered) == 30
    for each in offered:
        assert set(each.split()) <= set(words)
        assert passphrase.judge(each).accepted


@settings(deadline=None)
@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_judged(text: str, own_words: list[str]) -> None:
    verdict = passphrase.judge(text, own_words)
    assert verdict.reason in {"", *passphrase.REASONS}
    assert passphrase.judge(passphrase.normalise(text), own_words) == verdict


def test_every_reason_is_said_in_swedish() -> None:
    swedish = Texts("sv")
    assert all(swedish(reason) != reason for reason in passphrase.REASONS)


def test_the_dictionaries_are_read_only_where_a_passphrase_is_chosen() -> None:
    use = "import samtal_tui.passphrase as p; p.judge('kort'); p.propose('sv')"
    code = f"import sys; {use}; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
