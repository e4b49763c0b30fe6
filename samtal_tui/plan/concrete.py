"""A gentle word when a goal says nothing that can be followed up (P08). It never stops anything. Pure."""

from __future__ import annotations

import re

from samtal_tui.texts import mark

HINT = mark(
    "How will you both see that it is reached? A number, a day or a result makes it easy to follow up."
)

_VAGUE = re.compile(
    r"\b(?:bättre|förbättra\w*|utveckla\w*|öka\w*|stärka\w*|jobba med|arbeta med|mer|försöka"
    r"|better|improve\w*|develop\w*|increase\w*|strengthen\w*|work on|work with|more|try to)\b",
    re.IGNORECASE,
)


def is_vague(goal: str) -> bool:
    """Whether a goal speaks of more or better and names neither a number nor a day."""
    return _VAGUE.search(goal) is not None and re.search(r"\d", goal) is None
