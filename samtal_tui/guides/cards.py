"""Cards: short texts to read aloud, hand out or look at, apart from the questions.

The grounds of discrimination are a card and never a field: the app asks about conditions, not about whom a
ground covers (N07-N09).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from samtal_tui.guides.model import Identifier, Row, Text, no_text
from vault.records import Record, Voice, checked

GROUND_RULES = "grundregler"
PURPOSE = "syfte"
PITFALLS = "fallgropar"
EMPLOYEE_HINTS = "infor-ditt-samtal"
GROUNDS = "diskrimineringsgrunder"
SENSITIVE = "kansliga-uppgifter"

_FILE = Path(__file__).parent / "cards.toml"


class CardLine(Text):
    """One line of a card in both languages, with the requirements it answers to."""

    rows: tuple[Row, ...] = ()


class Card(Record):
    """A card. `reader` is whom it is written to; `source` is said under it where a law is quoted."""

    id: Identifier
    title: Text
    reader: Voice
    intro: Text
    source: Text = Field(default_factory=no_text)
    rows: tuple[Row, ...] = ()
    lines: Annotated[tuple[CardLine, ...], Field(min_length=1)]


class Cards(Record):
    """Every card, in the order they are offered."""

    cards: tuple[Card, ...]

    def card(self, card_id: str) -> Card:
        """The card with this id. Raises KeyError when there is none."""
        for card in self.cards:
            if card.id == card_id:
                return card
        raise KeyError(card_id)


@cache
def load_cards() -> Cards:
    """Read the cards that come with the program."""
    return checked(Cards, tomllib.loads(_FILE.read_text(encoding="utf-8")))
