"""How a program of ours ends on a fault: a report of places, never of values."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.worker import WorkerFailed

from samtal_tui import crash
from samtal_tui.texts import Texts


class QuietEnd(App[None], inherit_bindings=False):
    """Textual's own report prints local variables, and with them passphrases and notes."""

    texts: Texts

    def _fatal_error(self) -> None:
        failed = self._exception
        error = failed.error if isinstance(failed, WorkerFailed) else failed
        self._exit_renderables.append(Text(crash.report(error, self.texts)))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002
        """End on a fault that would draw itself, or one in the terminal's own thread: neither is drawn."""
        self._return_code = 1
        self._fatal_error()
