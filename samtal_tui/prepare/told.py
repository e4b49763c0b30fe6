"""What is said about answers that came in, on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.prepare.answers import Arrived, State
from samtal_tui.prepare.lines import Left
from samtal_tui.texts import Texts, mark

LEFT: Mapping[Left, str] = {
    Left.MACROS: mark("The file has macros; they are not run and not taken in."),
    Left.OBJECTS: mark("The file has embedded objects; they are not opened and not taken in."),
    Left.LINKS: mark("The file has links; their words are taken in, what they lead to is not."),
    Left.PICTURES: mark("The file has pictures; they are not taken in."),
}
"""What stood in the file and is left out."""

STATE: Mapping[State, str] = {
    State.NEW: mark("new"),
    State.CHANGED: mark("changed"),
    State.SAME: mark("here already"),
}


def arrived_told(arrived: Arrived, t: Texts) -> str:
    """How many answers found their question, and what did not."""
    found = t.count(
        "{n} answer has found its question", "{n} answers have found their question", len(arrived.answers)
    )
    other = t.count("{n} text under Other", "{n} texts under Other", len(arrived.other))
    empty = t.count("{n} question without an answer", "{n} questions without an answer", arrived.unanswered)
    return f"{found}, {other}, {empty}."
