"""One line to write in at the bottom of a screen that otherwise takes letters as commands."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static

from screens.widgets.composer import Composer


class Asking(Vertical):
    """A question and a composer; shown while something is asked. Enter answers, Esc lets it be."""

    DEFAULT_CSS = """
    Asking { display: none; height: auto; border-top: solid $foreground 25%; padding: 0 1; }
    Asking > Static { height: 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__(id="asking")
        self._answered: Callable[[str], None] | None = None
        self._let_be: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """The question above, the answer below."""
        yield Static("", id="asked", markup=False)
        yield Composer(self._take_key, self._take_paste, least_rows=1, id="answer")

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self._answered is not None

    @property
    def words(self) -> str:
        """What is written so far."""
        return self.query_one(Composer).words

    def ask(
        self, question: str, words: str, answered: Callable[[str], None], let_be: Callable[[], None]
    ) -> None:
        """Ask; `words` stand there to begin with."""
        self._answered, self._let_be = answered, let_be
        self.query_one("#asked", Static).update(question)
        self.display = True
        composer = self.query_one(Composer)
        composer.load(words)
        # At once, not after the next refresh: the letter after this key is already part of the answer.
        self.screen.set_focus(composer)

    def close(self) -> None:
        """Ask no more; nothing written stays in the widget."""
        self._answered = self._let_be = None
        self.query_one(Composer).load("")
        self.display = False
        self.screen.set_focus(None)

    async def drain(self) -> None:
        """Wait until every key pressed so far is taken."""
        await self.query_one(Composer).drain()

    async def _take_key(self, event: Key) -> bool:
        answered, let_be = self._answered, self._let_be
        if answered is None or let_be is None:
            return True
        if event.key == "enter":
            words = self.words
            self.close()
            answered(words)
            return True
        if event.key == "escape":
            self.close()
            let_be()
            return True
        return event.key in {"tab", "shift+tab"}

    def _take_paste(self, text: str) -> bool:  # noqa: ARG002
        return not self.is_open
