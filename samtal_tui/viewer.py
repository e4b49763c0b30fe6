"""`samtal show`: the turned screen in a second terminal, made to be shared in a video meeting.

No key, no vault: it draws the words it is sent and keeps none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from samtal_tui.config import Config
from samtal_tui.showing.listener import pages
from samtal_tui.showing.page import CURTAIN, ShownPage
from samtal_tui.texts import Texts
from screens.barrier import BarredApp
from screens.quiet_end import QuietEnd
from screens.themes import STYLE, wear
from screens.widgets.plain import harmless
from screens.widgets.rows import Row, RowList


class ViewerApp(QuietEnd, BarredApp, inherit_bindings=False):
    """One page that follows the other terminal; Esc ends it."""

    CSS_PATH: ClassVar[str] = str(STYLE)
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "quit")]
    CSS = """
    #title { padding: 0 2; }
    #heading { height: 2; padding: 0 2; text-style: bold; }
    #page { height: 1fr; padding: 0 2; }
    #done { height: 2; padding: 0 2; }
    """

    def __init__(self, config: Config, texts: Texts, where: Callable[[], Sequence[Path]]) -> None:
        super().__init__()
        wear(self, config.theme)
        self.texts = texts
        self._where = where

    def compose(self) -> ComposeResult:
        """A title, a heading, the lines, how far the two have come."""
        for name in ("title", "heading"):
            yield Static("", id=name, markup=False)
        yield RowList(id="page")
        yield Static("", id="done", markup=False)

    def on_mount(self) -> None:
        """Listen."""
        self.show(CURTAIN)
        self._listen()

    @work
    async def _listen(self) -> None:
        async for page in pages(self._where):
            self.show(page)

    def show(self, page: ShownPage) -> None:
        """Draw a page; the curtain says only that nothing is shown."""
        if page == CURTAIN:
            page = ShownPage(title=self.texts("Nothing is shown just now."))
        self.query_one("#title", Static).update(harmless(f"{page.title}   {page.side}".strip()))
        self.query_one("#heading", Static).update(harmless(page.heading))
        self.query_one("#done", Static).update(harmless(page.done))
        self.query_one(RowList).show([Row(Text(harmless(line)), indent=6) for line in page.lines])

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing is copied."""
