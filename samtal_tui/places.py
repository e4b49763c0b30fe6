"""Where a parked question is taken up: kept as a code, told in the language of whoever reads (H02).

A place in somebody's own words is kept, and told, as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.texts import LANGUAGES, Texts, mark
from vault.records import TakenUpIn

PLACES: Mapping[TakenUpIn, str] = {
    TakenUpIn.NEXT_TALK: mark("the next talk"),
    TakenUpIn.CHECK_IN: mark("a check-in"),
    TakenUpIn.PAY_TALK: mark("the pay talk"),
    TakenUpIn.WORKPLACE_MEETING: mark("the workplace meeting"),
    TakenUpIn.HR: mark("a talk with HR"),
}
"""What the places are called; the first is preset."""


def place_told(kept: str, t: Texts) -> str:
    """A place as it is said: the words of a code, or the words somebody wrote."""
    return t(PLACES[TakenUpIn(kept)]) if kept in set(TakenUpIn) else kept


def next_place(kept: str, own: str = "") -> str:
    """The place after `kept`, round and round; a place in `own` words comes first.

    Words that name a place in any language count as it, other words as none.
    """
    places: list[str] = [*([own] if own and _named(own) is None else []), *PLACES]
    now = kept if kept in places else _named(kept)
    return places[0] if now is None else places[(places.index(now) + 1) % len(places)]


def _named(kept: str) -> TakenUpIn | None:
    languages = [Texts(language) for language in LANGUAGES]
    names = (place for place, words in PLACES.items() if kept in {place, *(t(words) for t in languages)})
    return next(names, None)
