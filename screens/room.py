"""The base of every screen: a title line, the body, one line for messages, and the footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.events import Mount, Resize
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from samtal_tui import cycles
from samtal_tui.keys import Key, keys_of, shown_key
from samtal_tui.texts import Texts
from screens.sending import started
from screens.widgets.key_line import KeyLine
from screens.widgets.plain import harmless, one_line
from vault.errors import VaultError

if TYPE_CHECKING:
    from samtal_tui.config import Config
    from screens.program import Program
    from vault.store import OpenVault

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
_SHORTEST = 12
"""Cells of a title that are kept before what stands to its right is cut."""
LONGEST_UNPAINTED = 0.1
"""Seconds after it is filled that the room before stays on the screen, at most."""
COMFORTABLE_HEIGHT = 30
"""Below this height a room leaves out its blank lines (class "short")."""


def room_beside(right: str, width: int) -> int:
    """The cells a title has to the left of `right`, two blanks between, in a window `width` wide."""
    return max(width - 2, 20) - cell_len(right) - 2


class Room(Screen[R]):
    """One screen of the program. A subclass names its `SCOPE`, composes its body and fills it.

    `fill` runs when the room is mounted and again after a change of language or when the room is shown
    again: it asks the vault and shows what it got. `put_away` saves what is typed but not entered; it runs
    before a lock and before the program ends, and must not ask anything.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    SCOPE: ClassVar[str] = ""
    SECRET: ClassVar[bool] = True
    """Whether the room belongs behind the lock."""

    _been_away = False
    _unpainted = True
    """Nothing is painted until all in the room knows its size. The door and its like do not wait."""

    def compose(self) -> ComposeResult:
        """Title, body, message line, footer; and the one sentence for a window too small."""
        self._fit(self.app.size)  # Before there is anything within, whose look would be worked out twice.
        yield Static("", id="title", markup=False)
        yield from self.compose_body()
        yield Static("", id="message", markup=False)
        yield Static("", id="coach", markup=False)
        yield KeyLine()
        yield Static("", id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """The widgets between the title and the message line."""
        yield from ()

    async def on_mount(self) -> None:
        """Show the footer and fill the room; it is laid out after that."""
        self.show_keys()
        await self.fill()
        # Should it be covered before it has a size, it is painted all the same when it comes back.
        self.set_timer(LONGEST_UNPAINTED, self._paint)

    def _paint(self) -> None:
        if self._unpainted:
            self._unpainted = False
            # Not `refresh`, which would paint all of it a second time when it has to be laid out first.
            self._dirty_widgets.add(self)
            self.check_idle()

    def _compositor_refresh(self) -> None:
        if self.SECRET and self._unpainted:
            # It would be painted several times over: before its parts know their size, and after.
            self._dirty_widgets.clear()
        else:
            super()._compositor_refresh()

    async def on_screen_resume(self) -> None:
        """Coming back from another room: what it did may show here; nothing, while the door is being shut."""
        shutting = self.SECRET and not self.samtal.is_open
        if self._been_away and self.is_current and not shutting:
            self._been_away = False
            self.show_keys()
            await self.returned()

    def on_unmount(self) -> None:
        """Let go of the room and what it showed: Textual would keep its text fields and its drawn rows."""
        # A text field asks to be told of the theme, for ever; a widget's rows stay with its colours.
        asked: dict[str, list[tuple[Widget, object]]] = getattr(self.app, "__watchers", {})
        for watchers in asked.values():
            watchers[:] = [watcher for watcher in watchers if watcher[0].is_running]
        StylesCache.get_inner_outer.cache_clear()
        cycles.room_left()

    def on_screen_suspend(self) -> None:
        """Another room is shown on top of this one; what was said here is over by the time she is back."""
        self._been_away = True
        for message in self.query("#message").results(Static):
            message.update("")

    async def returned(self) -> None:
        """Called when the room is shown again after another one; fills it by default."""
        await self.fill()

    async def fill(self) -> None:
        """Ask the vault and show what it says."""

    async def put_away(self) -> None:
        """Save what is typed but not entered."""

    async def retell(self) -> None:
        """Say everything again in the language that was just chosen; what is typed stays typed."""
        # Only here, so that the first screen does not wait for the widget of long notes.
        from screens.typed import what_is_typed

        typed = what_is_typed(self)
        focused = self.focused.id if self.focused else None
        await self.recompose()
        self.show_keys()
        await self.fill()
        typed.put_back(self)
        if focused:
            self.set_focus(next(iter(self.query(f"#{focused}")), None))

    async def _on_message(self, message: Message) -> None:
        """What the vault refuses is said in one sentence; a room that cannot be filled is not shown."""
        try:
            await super()._on_message(message)
        except VaultError as error:
            if isinstance(message, Mount):
                self.app.call_later(self.samtal.give_up, self, error)
            else:
                self.samtal.refuse(error)

    @property
    def samtal(self) -> Program:
        """The program this room belongs to."""
        return cast("Program", self.app)

    @property
    def t(self) -> Texts:
        """The interface's texts in the language chosen."""
        return self.samtal.texts

    async def vault(
        self, work: Callable[Concatenate[OpenVault, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work(open vault, ...)` on the vault thread, in order, and wait for it."""
        return await started(self.samtal.vault_thread.run(work, *args, **kwargs))

    def head(self, left: str, right: str = "") -> None:
        """Set the title line, whatever a name in it holds."""
        left, right = one_line(left), one_line(right)
        width = max(self.app.size.width - 2, 20)
        room = room_beside(right, self.app.size.width)
        if right and _SHORTEST <= room < cell_len(left):
            # What stands to the right is short and tells something new: a clock, a place, a day.
            left = f"{set_cell_size(left, room - 1).rstrip()}…"
        gap = max(width - cell_len(left) - cell_len(right), 2)
        line = Text(f"{left}{' ' * gap}{right}" if right else left)
        line.truncate(width, overflow="ellipsis")
        line.stylize("bold", 0, len(left))
        self.query_one("#title", Static).update(line)

    def say(self, message: str) -> None:
        """Put one quiet sentence on the message line, whatever is quoted in it; an empty one clears it."""
        self.query_one("#message", Static).update(harmless(message))

    def lock_after(self, config: Config) -> float:
        """Minutes without a key after which the vault locks here."""
        return config.lock_minutes

    def idle(self, minutes: float) -> None:
        """Called every second with the minutes since the last key."""

    def key_label(self, key: Key) -> str:
        """The footer's word for a key; a room may say what it would do just now. Empty: not shown."""
        return self.t(key.label) if key.label else ""

    def key_name(self, key: Key) -> str:
        """How the footer writes a key; of several, a room may name the one that works just now."""
        return shown_key(key.keys, self.t)

    def show_keys(self) -> None:
        """Draw the footer anew."""
        pairs = [
            (self.key_name(key), word)
            for key in keys_of(self.SCOPE, self.samtal.config.keys)
            if (word := self.key_label(key))
        ]
        self.query_one(KeyLine).show(pairs)
        told = self.samtal.coach.told(self.t) if self.samtal.coach else ""
        coach = self.query_one("#coach", Static)
        coach.update(told)
        coach.display = bool(told)

    def on_resize(self, event: Resize) -> None:
        """Below the least size one sentence takes the place of everything."""
        self._fit(event.size)
        # After what a room does itself once it knows its size.
        self.call_after_refresh(self._paint)
        if self.has_class("too-small"):
            told = self.t(
                "The window is {width}x{height} and samtal needs {least}: make it larger; nothing is lost.",
                width=event.size.width,
                height=event.size.height,
                least=f"{LEAST_WIDTH}x{LEAST_HEIGHT}",
            )
            self.query_one("#too-small", Static).update(told)

    def _fit(self, size: Size) -> None:
        """Take the look that goes with a window of this size."""
        self.set_class(size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT, "too-small")
        self.set_class(size.height < COMFORTABLE_HEIGHT, "short")
        breakpoints = self.HORIZONTAL_BREAKPOINTS or []
        wide = self._get_breakpoint_classes(size.width, breakpoints)
        self.update_classes({name: name in wide for _, name in breakpoints})
