"""Every question of the guide on one page: one key to open it, one letter to be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from samtal_tui.talk.agenda import TO_RAISE, clock, ends_at, pages_of
from samtal_tui.talk.opened import TalkState
from screens.bindings import bindings
from screens.pick import Choice, PickRoom

_TO_RAISE = "to-raise"
"""What stands for the page before the first question, whose address is empty."""


class QuestionsRoom(PickRoom[str]):
    """The sections with their questions, and how many lines each has; the result is a page's address.

    `begun` are the pages with an unfinished text. No line of the talk is shown.
    """

    SCOPE = "questions"
    BINDINGS = bindings("questions")
    CSS_PATH = "pick.tcss"

    def __init__(self, state: TalkState, here: str, begun: Collection[str]) -> None:
        super().__init__()
        self._state = state
        self._here = here
        self._begun = frozenset(begun)

    async def fill(self) -> None:
        """Show the guide."""
        self.head(self.t("Every question"), self._state.guide.title(self.t.language))
        self.show_choices(self._here or _TO_RAISE)

    async def retell(self) -> None:
        """Say it in the other language."""
        self.show_keys()
        await self.fill()

    def choices(self) -> Sequence[Choice]:
        """What is to be raised, then section by section."""
        state, language = self._state, self.t.language
        lines = Counter(page for _, page in pages_of(state.guide, state.items))
        found = [Choice(self.t("To raise"), _TO_RAISE, self._after(lines[TO_RAISE], TO_RAISE))]
        for number, section in enumerate(state.guide.sections, start=1):
            first = f"{section.id}/{section.questions[0].id}"
            until = clock(ends_at(state.guide, first, state.talk.minutes) * 60)
            told = self.t("until {clock}", clock=until)
            found.append(Choice(f"{number}. {section.title(language)}   {told}"))
            for place, question in enumerate(section.questions, start=1):
                page = f"{section.id}/{question.id}"
                words = f"{number}.{place:<3}{question.text(language)}"
                found.append(Choice(words, page, self._after(lines[page], page)))
        return found

    def _after(self, lines: int, page: str) -> str:
        return f"{lines or ''}{'…' if page in self._begun else ''}"

    def choose(self, choice_id: str) -> None:
        """Go there."""
        self.dismiss(TO_RAISE if choice_id == _TO_RAISE else choice_id)
