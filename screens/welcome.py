"""First start: try it, create a vault, or open one (the whole contract stands at the bottom)."""

from __future__ import annotations

from functools import partial

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from samtal_tui.keys import Key
from samtal_tui.texts import mark
from screens.ahead import AFTER_THE_FIRST_PAINT, import_the_rest
from screens.bindings import bindings
from screens.room import Room

_CHOICES = (
    (mark("Try it with made-up employees"), mark("one minute, nothing is kept")),
    (mark("Create my vault"), mark("you choose a passphrase")),
    (mark("Open a vault or a backup"), ""),
)


class WelcomeRoom(Room[object]):
    """Three lines; the first is chosen beforehand and needs no passphrase."""

    SCOPE = "welcome"
    BINDINGS = bindings("welcome")
    CSS_PATH = "welcome.tcss"
    SECRET = False

    def __init__(self) -> None:
        super().__init__()
        self._chosen = 0

    def compose_body(self) -> ComposeResult:
        """The promise, the choices, the contract."""
        with Vertical(id="welcome"):
            yield Static("", id="promise", markup=False)
            yield Static("", id="choices", markup=False)
            yield Static("", id="contract", markup=False)

    async def fill(self) -> None:
        """Say it in the language chosen."""
        self.head("samtal")
        self.query_one("#promise", Static).update(
            self.t(
                "Take notes freely during the talk. Hand out exactly what the two of you agree on.\n"
                "Find it again in eleven months."
            )
        )
        self.query_one("#contract", Static).update(
            self.t(
                "The program has no network code. Everything lies encrypted on this computer.\n\n"
                "What you write as private never goes into a document made here.\n"
                "It is still the employer's data: write so that you can stand by it.\n"
                "The employee may ask to see what is kept about them. F1 tells you more."
            )
        )
        self._draw()
        self.set_timer(AFTER_THE_FIRST_PAINT, partial(import_the_rest, self.t))

    def key_label(self, key: Key) -> str:
        """Here the other language is named, in itself."""
        if key.id == "everywhere.language":
            return "English" if self.t.language == "sv" else "Svenska"
        return super().key_label(key)

    def _draw(self) -> None:
        text = Text()
        for index, (choice, gloss) in enumerate(_CHOICES):
            mark_ = ">" if index == self._chosen else " "
            line = f" {mark_} {index + 1}  {self.t(choice)}"
            text.append(f"{line:<46}", "bold" if index == self._chosen else "")
            text.append(self.t(gloss) + "\n", "dim")
        self.query_one("#choices", Static).update(text)

    def action_move(self, steps: int) -> None:
        """Mark another line."""
        self._chosen = max(0, min(self._chosen + steps, len(_CHOICES) - 1))
        self._draw()

    async def action_choose(self) -> None:
        """Take the marked line."""
        await self.action_take(self._chosen + 1)

    async def action_take(self, number: int) -> None:
        """Take line `number`."""
        self._chosen = number - 1
        self._draw()
        if number == 1:
            self.say(self.t("Making up a team..."))
            self._demo()
        elif number == 2:
            from screens.create import CreateRoom

            self.samtal.push_room(CreateRoom(self.samtal.start.folder))
        else:
            from screens.open_place import OpenPlaceRoom

            self.samtal.push_room(OpenPlaceRoom())

    @work(exclusive=True)
    async def _demo(self) -> None:
        await self.samtal.start_demo()

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.samtal.leave()
