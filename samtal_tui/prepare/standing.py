"""What stood in a form before anybody wrote in it, so that what is left are the answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from samtal_tui.export.content import Content, form_of
from samtal_tui.export.form import Ask, AskGroup, Card, DraftTable

WORD = re.compile(r"[^\W_]+")
NUMBER = "#"
"""Stands for any number in a text that may have been moved to another day since."""


class Does(Enum):
    """What a standing text means for what comes after it."""

    NOTHING = "nothing"
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True)
class Standing:
    """A standing text as its folded words. `keys` are the texts it is made of: each stands once in a form.

    What comes after it belongs to the question `code` (BEGINS), or to no question (ENDS).
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    does: Does = Does.NOTHING
    code: str = ""


def fold(word: str) -> str:
    """A word as it is compared: letter case and width do not count."""
    return unicodedata.normalize("NFKC", word).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(fold(word) for word in WORD.findall(unicodedata.normalize("NFC", text)))


def standing_in(content: Content) -> list[Standing]:
    """Every standing text of a form, but for the labels in its rooms and tables."""
    return [
        replace(standing, keys=tuple(f"{content.language} {key}" for key in standing.keys))
        for standing in _every(content)
        if standing.words
    ]


def labels_in(content: Content) -> dict[str, tuple[str, ...]]:
    """The headings of each table to draft in, by its code."""
    return {draft.code: draft.columns for draft in form_of(content).drafts}


def _plain(text: str, key: str = "") -> Standing:
    return Standing(words_of(text), (key or text,))


def _dated(text: str) -> Standing:
    words = tuple(NUMBER if word.isdecimal() else word for word in words_of(text))
    return Standing(words, (f"dated {text}",))


def _every(content: Content) -> Iterator[Standing]:
    form = form_of(content)
    yield _dated(content.title)
    # A Word file has its name at the foot of the page, too, and sometimes the number of the page.
    for number in ("", "1"):
        foot = content.page.format(page=number, pages=number)
        yield _dated(f"{content.title} {foot}")
        yield _dated(foot)
    for field in content.header:
        yield _dated(f"{field.label} {field.value}")
    yield _plain(content.statement)
    yield _plain(form.codes_note)
    for card in (*form.before, *form.after):
        yield from _card(card)
    for group in (*form.groups, *form.last):
        yield from _group(group)
    for draft in form.drafts:
        yield from _draft(draft)


def _card(card: Card) -> Iterator[Standing]:
    yield Standing(words_of(card.title), (card.title,), Does.ENDS)
    yield _plain(card.intro)
    yield from map(_plain, card.lines)


def _group(group: AskGroup) -> Iterator[Standing]:
    yield Standing(words_of(group.title), (f"group {group.title}",), Does.ENDS)
    yield _plain(group.intro)
    for ask in group.asks:
        yield from _ask(ask)


def _ask(ask: Ask) -> Iterator[Standing]:
    yield Standing(words_of(ask.text), (f"ask {ask.code}",), Does.BEGINS, ask.code)
    for fact in ask.facts:
        for line in fact.value.split("\n"):
            yield _plain(f"{fact.label} {line}", f"fact {ask.code} {fact.label} {line}")
            yield _plain(line, f"fact {ask.code} {fact.label} {line}")
        yield _plain(f"{fact.label} {fact.value}", f"fact {ask.code} {fact.label} {fact.value}")
    keys = tuple(f"hint {ask.code} {hint}" for hint in ask.hints)
    yield Standing(words_of(" ".join(ask.hints)), keys)
    for hint, key in zip(ask.hints, keys, strict=True):
        yield _plain(hint, key)


def _draft(draft: DraftTable) -> Iterator[Standing]:
    yield Standing(words_of(draft.title), (f"draft {draft.code}",), Does.BEGINS, draft.code)
    yield _plain(draft.intro)
    yield _plain(" ".join(draft.columns), f"columns {draft.code}")
