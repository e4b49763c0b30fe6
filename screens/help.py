"""F1: what the keys do here, made from the table of keys, and what privacy means."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult

from samtal_tui.keys import SCOPES, Key, shown_key
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.room import Room
from screens.widgets.rows import Row, RowList

_ABOUT = (
    mark("Four signs at the start of a line, followed by a space, say what the line is:"),
    mark("   \"  the employee's words      !  a promise      #  a goal      ?  parked"),
    mark("Who may read is never typed. Tab goes one step wider, Shift+Tab one step narrower:"),
    mark("   *  Sensitive          belongs somewhere else; never leaves, never drawn"),
    mark("   .  Private            only you read it; never leaves in a document"),
    mark("   =  Between us         the two of you read it, once you have agreed"),
    mark("   >  May be passed on   HR and a new manager read it, once you have agreed"),
    mark("Every line starts as private. Nothing leaves that you have not both said yes to."),
    mark("What is private is still the employer's data: the employee may ask to see it."),
)


class Help(Room[object]):
    """One page that scrolls."""

    SCOPE = "help"
    BINDINGS = bindings("help")

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def compose_body(self) -> ComposeResult:
        """The page."""
        yield RowList(id="help")

    async def fill(self) -> None:
        """Say what each key does."""
        self.head(self.t("Help"))
        rows = [Row(Text(f" {self.t('Keys here')}", "bold"))]
        rows += [self._row(key) for key in SCOPES.get(self._about, ())]
        rows += [Row(Text("")), Row(Text(f" {self.t('Keys everywhere')}", "bold"))]
        rows += [self._row(key) for key in SCOPES["everywhere"]]
        rows += [Row(Text("")), Row(Text(f" {self.t('Signs and readers')}", "bold"))]
        rows += [Row(Text(f"   {self.t(line)}"), indent=6) for line in _ABOUT]
        self.query_one(RowList).show(rows)

    def _row(self, key: Key) -> Row:
        keys = self.samtal.config.keys.get(key.id, key.keys)
        text = Text(f"   {shown_key(keys, self.t):<13}", "bold")
        text.append(self.t(key.help), "not bold")
        return Row(text, indent=16)

    def action_scroll(self, steps: int) -> None:
        """Read on, or back."""
        self.query_one(RowList).scroll_relative(y=steps * 8, animate=False)

    def action_back(self) -> None:
        """Back to where she was."""
        self.app.pop_screen()
