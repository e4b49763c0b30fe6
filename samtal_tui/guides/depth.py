"""The comfort limit of the dialogue: a quiet cue for how deep a question goes, and what lies next (I11)."""

from __future__ import annotations

from samtal_tui.guides.model import Depth, Guide
from samtal_tui.guides.tools import DepthCue, Toolbox

_ORDER = (Depth.SAFE, Depth.RELATION, Depth.FEEDBACK)


def cue(depth: Depth, box: Toolbox) -> DepthCue:
    """The cue to show beside a question of this depth."""
    return next(known for known in box.depths if known.id is depth)


def deeper(depth: Depth) -> Depth:
    """The next depth; the deepest stays where it is."""
    return _ORDER[min(_ORDER.index(depth) + 1, len(_ORDER) - 1)]


def next_question(guide: Guide, address: str, depth: Depth) -> str | None:
    """The address of the nearest question after `address`, in its section, that goes to `depth`.

    None when the section has no such question further on: the manager chooses, nobody is led on.
    Raises KeyError for an address the guide does not have.
    """
    section = guide.section(address)
    here = section.questions.index(guide.question(address))
    for question in section.questions[here + 1 :]:
        if question.depth is depth:
            return f"{section.id}/{question.id}"
    return None
