"""What is left in a talk: the questions nobody has touched, and what waits to be taken up (B03, B09, H02).

Nothing of it ever comes by itself: it is counted at the side, and looked at when she asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from samtal_tui.guides.model import Guide, Offer
from samtal_tui.talk.agenda import TO_RAISE, pages_of
from vault.records import Item, Kind

TARGET, POINT, REACTION = "prepare/target", "prepare/point", "prepare/reaction"
"""What a line written while preparing is: in the talk they stand together with what is to be raised."""

_FOR_HERSELF = frozenset({TARGET, REACTION})
"""What she has prepared to think of, not to say."""

_AT_THE_SCREEN = frozenset({Offer.TURN_SCREEN, Offer.EVALUATION, Offer.PLAN})
"""What a question offers whose answer is no line under it."""


class Pile(StrEnum):
    """Where something waits."""

    TO_RAISE = "to_raise"
    FEEDBACK = "feedback"
    PARKED = "parked"
    PROMISES = "promises"


def is_feedback(item: Item | None) -> bool:
    """Whether a line can be taken up in the four steps again."""
    return item is not None and item.kind is Kind.NOTE and "tone" in item.fields


def piles(guide: Guide, items: Iterable[Item]) -> Mapping[Pile, tuple[Item, ...]]:
    """What waits, in its order.

    Prepared feedback waits until somebody else may read it or it stands under a question: then it was raised.
    """
    found: dict[Pile, list[Item]] = {pile: [] for pile in Pile}
    for item, page in pages_of(guide, items):
        if item.kind is Kind.PROMISE:
            found[Pile.PROMISES].append(item)
        elif item.kind is Kind.PARKED:
            found[Pile.PARKED].append(item)
        elif page == TO_RAISE and is_feedback(item):
            found[Pile.FEEDBACK].append(item)
        elif page == TO_RAISE and item.question not in _FOR_HERSELF:
            found[Pile.TO_RAISE].append(item)
    return {pile: tuple(waits) for pile, waits in found.items()}


def next_unfinished(
    guide: Guide, items: Iterable[Item], address: str, begun: Collection[str], *, reviewed: bool
) -> str | None:
    """The page to go back to: the next one, round the talk, with something `begun`; else without a line.

    `begun` are the pages with an unfinished text. None when nothing is left.
    """
    pages = (TO_RAISE, *guide.addresses())
    here = pages.index(address) if address in pages else 0
    ahead = (*pages[here + 1 :], *pages[:here])
    written = {page for _, page in pages_of(guide, items)}
    empty = [page for page in ahead if page not in written and _wants_a_line(guide, page, reviewed=reviewed)]
    return next((page for page in ahead if page in begun), empty[0] if empty else None)


def _wants_a_line(guide: Guide, page: str, *, reviewed: bool) -> bool:
    if page == TO_RAISE:
        return False
    offers = set(guide.question(page).offers)
    return not offers & _AT_THE_SCREEN and not (reviewed and Offer.LAST_PLAN in offers)
