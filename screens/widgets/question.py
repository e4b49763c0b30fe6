"""The question in view: its section, which one it is, its words and the follow-ups."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from screens.widgets.wrapping import wrapped

PROMPT_ROWS = 2
"""The lines below a question need the room."""


@dataclass(frozen=True)
class Asked:
    """What is asked: the heading, the place ("question 3 of 6"), the question, the follow-ups.

    `offer` is the key and the name of what the question offers besides, or empty. `until` says when its
    section ends by the guide, where there is room for it.
    """

    section: str = ""
    place: str = ""
    question: str = ""
    prompts: tuple[str, ...] = ()
    offer: tuple[str, str] = ("", "")
    until: str = ""


class QuestionHead(Static):
    """A heading with its place to the right, the question, and the follow-ups in a quieter voice."""

    DEFAULT_CSS = """
    QuestionHead { height: auto; padding: 0 1; margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__("", id="question", markup=False)
        self._asked = Asked()

    def show(self, asked: Asked) -> None:
        """Show a question."""
        if asked != self._asked:
            self._asked = asked
            self._draw()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        asked = self._asked
        width = max(self.content_size.width or self.app.size.width - 2, 20)
        text = Text(no_wrap=True, overflow="ellipsis")
        text.append(asked.section, "bold")
        for place in (f"{asked.until}   {asked.place}" if asked.until else asked.place, asked.place):
            gap = width - cell_len(asked.section) - cell_len(place)
            if gap > 1:
                text.append(f"{' ' * gap}{place}", "dim")
                break
        for row in wrapped(asked.question, width) if asked.question else ():
            text.append(f"\n{row}")
        rows = _prompts(asked.prompts, width - 3)
        for row in rows:
            text.append(f"\n   {row}", "dim")
        key, name = asked.offer
        if key:
            beside = bool(rows) and cell_len(f"{rows[-1]}  {key} {name}") <= width - 3
            text.append("  " if beside else "\n   ").append(key, "bold").append(f" {name}", "dim")
        self.update(text)


def _prompts(prompts: tuple[str, ...], width: int) -> list[str]:
    """The follow-ups, as many on a row as fit whole; running on from row to row where two are not enough."""
    rows: list[str] = []
    for prompt in prompts:
        if rows and cell_len(rows[-1]) + 2 + cell_len(prompt) <= width:
            rows[-1] = f"{rows[-1]}  {prompt}"
        else:
            rows.extend(wrapped(prompt, width))
    if len(rows) <= PROMPT_ROWS:
        return rows
    return [row.strip() for row in wrapped("  ".join(prompts), width)]
