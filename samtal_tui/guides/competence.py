"""Competence as knowledge, skill and will, and the kinds of measure that suit each (I06-I09)."""

from __future__ import annotations

from collections.abc import Iterable

from samtal_tui.guides.model import CompetenceWording, Text
from samtal_tui.guides.tools import Corner, Measure, Toolbox


def corner_title(corner: Corner, wording: CompetenceWording, box: Toolbox) -> Text:
    """What the corner is called in the guide's wording: skill or ability, will or will to act."""
    found = next(known for known in box.corners if known.id is corner)
    return found.other_title if wording is CompetenceWording.ABILITY else found.title


def suggested_measures(corners: Iterable[Corner], box: Toolbox) -> tuple[Measure, ...]:
    """The kinds of measure in order of how well they suit `corners`; every kind is there, none is forced.

    What suits more of the corners comes first, then what stands first in a corner's own list.
    """
    wanted = [known.measures for known in box.corners if known.id in set(corners)]

    def rank(measure: Measure) -> tuple[int, int]:
        places = [measures.index(measure) for measures in wanted if measure in measures]
        return -len(places), min(places, default=len(Measure))

    return tuple(sorted((kind.id for kind in box.measures), key=rank))
