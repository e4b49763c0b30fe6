"""A paste is one paste, exactly as it was, whatever stands in it and however the terminal cuts it up."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from samtal_tui.pasting import END, START, PasteGuard, as_pasted

NASTY = st.sampled_from(
    ["\x1b", "[", "\x1b[", "2", "0", "1", "~", "\x1b[20", "\x1b[31m", "\r", "\x00", "# x"]
)
PASTES = st.lists(st.one_of(NASTY, st.text(max_size=5)), max_size=12).map("".join)


def pieces(text: str, cuts: list[int]) -> list[str]:
    places = sorted({cut % (len(text) + 1) for cut in cuts} | {0, len(text)})
    return [text[a:b] for a, b in pairwise(places)]


def events(text: str, cuts: list[int]) -> list[Key | Paste]:
    """What the program hears when a terminal sends `text` in pieces."""
    parser, guard = XTermParser(), PasteGuard()
    heard = []
    for piece in pieces(text, cuts):
        if guarded := guard.guarded(piece):
            heard += parser.feed(guarded)
    return [Paste(as_pasted(one.text)) if isinstance(one, Paste) else one for one in heard]


@given(PASTES.filter(lambda text: END not in f"{text}{END}"[:-1]), st.lists(st.integers(0, 200), max_size=8))
def test_a_paste_is_heard_once_and_exactly(text: str, cuts: list[int]) -> None:
    text = text.encode("utf-8", "ignore").decode()
    before, paste, after = events(f"a{START}{text}{END}b", cuts)
    assert isinstance(before, Key)
    assert (before.character, after.character) == ("a", "b")
    assert isinstance(paste, Paste)
    assert paste.text == text


@given(
    st.lists(st.sampled_from(["a", "\x1b[A", "\x1b[5~", "\x1bOP", "å", "\t"])), st.lists(st.integers(0, 50))
)
def test_keys_are_heard_as_without_it(keys: list[str], cuts: list[int]) -> None:
    text = "".join(keys)
    plain = [one.key for one in XTermParser().feed(text)] if text else []
    assert [one.key for one in events(text, cuts)] == plain


def test_two_pastes_after_each_other_are_two() -> None:
    heard = events(f"{START}a\x1b[31m{END}{START}\x1b[201{END}x", [3, 9])
    assert [getattr(one, "text", None) or one.character for one in heard] == ["a\x1b[31m", "\x1b[201", "x"]
