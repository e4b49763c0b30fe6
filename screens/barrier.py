"""The last place before the terminal: nothing that was typed, pasted or brought in may act on it.

Rooms show such signs as pictures (`harmless`), so that she sees what is there. What a field of Textual's own
draws, or a room forgot, ends here.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from screens.widgets.plain import ACTING


class Barrier(LineFilter):
    """Takes out of every line what a terminal obeys, and what turns the direction of reading.

    None of these signs has a width, so a line keeps its own.
    """

    _GONE = dict.fromkeys(map(ord, ACTING))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments without them."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(self._GONE), segment.style)
            for segment in segments
        ]


class BarredApp(App[None], inherit_bindings=False):
    """A program that draws nothing but through the barrier."""

    _BARRIER = Barrier()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and last of all the barrier."""
        return [*super().get_line_filters(), self._BARRIER]
