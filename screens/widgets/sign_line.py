"""One line to note a signature in: the day it was signed, and whether on paper or in an e-service."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from samtal_tui.plan.dates import NotADate, read_date
from samtal_tui.texts import Texts
from samtal_tui.words import SIGN_WAY
from screens.widgets.field import Field
from vault.records import SignWay


class SignLine(Horizontal):
    """Hidden until something is to be signed."""

    DEFAULT_CSS = """
    SignLine { height: 1; display: none; }
    SignLine > Static { width: auto; padding: 0 1; }
    SignLine > Input { width: 1fr; }
    """

    class Signed(Message):
        """Both signed on this day."""

        def __init__(self, on: date, way: SignWay) -> None:
            self.on = on
            self.way = way
            super().__init__()

    class NoDay(Message):
        """What is typed is no day that has been."""

    def __init__(self) -> None:
        super().__init__(id="sign-line")
        self._way = SignWay.PAPER
        self._today = date.min

    def compose(self) -> ComposeResult:
        """The label, and the day."""
        yield Static("", id="sign-label", classes="label", markup=False)
        yield Field(id="sign-day", select_on_focus=False)

    def open(self, today: date, t: Texts) -> None:
        """Ask for the day, today unless she says otherwise."""
        self._today = today
        self._way = SignWay.PAPER
        self.display = True
        day = self.query_one(Input)
        day.value = today.isoformat()
        self.say(t)
        self.screen.set_focus(day)

    def close(self) -> None:
        """Nothing is signed."""
        self.display = False
        self.screen.set_focus(None)

    def turn(self, t: Texts) -> None:
        """Paper, or an e-service."""
        self._way = SignWay.E_SERVICE if self._way is SignWay.PAPER else SignWay.PAPER
        self.say(t)

    def say(self, t: Texts) -> None:
        """Tell how it was signed, in the language chosen."""
        told = t("Signed {way}, day", way=t(SIGN_WAY[self._way]))
        self.query_one("#sign-label", Static).update(told)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The day is given."""
        event.stop()
        try:
            day = read_date(event.value, self._today)
        except NotADate:
            day = None
        if day is None or day > self._today:
            self.post_message(self.NoDay())
        else:
            self.post_message(self.Signed(day, self._way))
