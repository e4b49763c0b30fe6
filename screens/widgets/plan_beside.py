"""Last year's plan beside this year's talk, where the window is wide enough."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from screens.widgets.plain import harmless
from screens.widgets.wrapping import wrapped


class PlanBeside(Static):
    """A heading and rows of (sign, words, when)."""

    DEFAULT_CSS = """
    PlanBeside { width: 36; height: 1fr; padding: 0 1; border-left: solid $foreground 25%; }
    """

    def __init__(self) -> None:
        super().__init__("", id="beside", markup=False)
        self._shown: tuple[str, tuple[tuple[str, str, str], ...]] = ("", ())

    def show(self, plan: tuple[str, Sequence[tuple[str, str, str]]]) -> None:
        """Show a heading and the rows under it."""
        heading, rows = plan
        shown = (heading, tuple(rows))
        if shown != self._shown:
            self._shown = shown
            self._draw()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        heading, rows = self._shown
        width = max(self.content_size.width - 2, 10)
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(heading, "bold")
        for sign, words, when in rows:
            first, *rest = wrapped(harmless(words), width)
            text.append(f"\n\n{sign} ", "bold")
            text.append(first)
            for row in rest:
                text.append(f"\n  {row}")
            if when:
                text.append(f"\n  {when}", "dim")
        self.update(text, layout=False)
