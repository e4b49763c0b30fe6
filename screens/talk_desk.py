"""The talk screen as it is seen: the desk drawn, hidden, and said in the other language."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.widgets import Static

from samtal_tui.config import Config
from samtal_tui.talk import desk as desks
from samtal_tui.talk.agenda import ends_at
from samtal_tui.talk.desk import Desk
from samtal_tui.talk.drafts import DraftBook
from screens import talk_view as view
from screens.line_book import LineBook
from screens.room import Room, room_beside
from screens.widgets.composer import Composer
from screens.widgets.key_line import MARGINS, on_one_line
from screens.widgets.lines import Lines
from screens.widgets.outline import Outline
from screens.widgets.plan_beside import PlanBeside
from screens.widgets.question import QuestionHead
from vault.records import Audience


class TalkDesk(Room[object], inherit_bindings=False):
    """What lies in front of her, and how it looks."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-even"), (110, "-wide")]  # noqa: RUF012
    ALLOW_SELECT = False
    AUTO_FOCUS: ClassVar[str | None] = "#composer"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self.talk_id = talk_id
        self.drafts = DraftBook({})
        self._desk: Desk | None = None
        self.manager = ""
        self._book = LineBook()
        self._told = (Text(), Text())
        self._titled: tuple[str, str, int] = ("", "", 0)
        self._idle_hid = False
        self._said = False

    def compose_body(self) -> ComposeResult:
        """The sections, the question with its lines, last year's plan; the line being written; the hints."""
        with Horizontal(id="table"):
            yield Outline()
            with Vertical(id="middle"):
                yield QuestionHead()
                yield Lines(id="lines")
            yield PlanBeside()
        with Horizontal(id="writing"):
            yield Static("", id="readers", markup=False)
            yield Composer(self.take_key, self.take_paste, id="composer")
        yield Static("", id="hints", markup=False)

    @property
    def desk(self) -> Desk:
        """What lies in front of her; there once the talk is loaded."""
        if self._desk is None:
            raise LookupError("the talk is not loaded yet")
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def is_ready(self) -> bool:
        """Whether the talk is loaded and its widgets are there."""
        return self._desk is not None and self.is_mounted

    @property
    def composer(self) -> Composer:
        """The line being written."""
        return self.query_one(Composer)

    async def retell(self) -> None:
        """Say everything in the other language around the line being written, which is not touched."""
        self.say("")
        self.show_keys()
        self.show_all()

    def lock_after(self, config: Config) -> float:
        """In a talk only a long silence locks."""
        return config.talk_lock_minutes

    def idle(self, minutes: float) -> None:
        """A silence hides what is private; the next key brings it back."""
        if self.is_ready and not self.desk.hidden and minutes >= self.samtal.config.talk_hide_minutes:
            self._idle_hid = True
            self.hide(hidden=True)

    def hide(self, *, hidden: bool) -> None:
        """Hide everything private and the composer, or show it again."""
        self.desk = desks.hide(self.desk, hidden=hidden)
        self.show_lines()
        self.show_keys()

    def wake(self, event: Key) -> None:
        """Before a key is taken: what idleness hid is shown, and what was said is gone."""
        if self._idle_hid and event.key != "f2":
            self.hide(hidden=False)
        self._idle_hid = False
        if self._said:
            self.say("")

    def say(self, message: str) -> None:
        """One quiet sentence, until the next key."""
        self._said = bool(message)
        super().say(message)

    async def take_key(self, event: Key) -> bool:
        """Whether a key was the room's."""
        raise NotImplementedError

    def take_paste(self, text: str) -> bool:
        """Whether a paste was the room's."""
        raise NotImplementedError

    def on_key(self, event: Key) -> None:
        """A letter that found no composer, too early or in a window too small to show one, goes there."""
        if self.is_mounted and event.is_printable and not self.composer.has_focus:
            self.composer.post_message(Key(event.key, event.character))

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Draw the desk, with the composer ready for the next letter."""
        if self.is_ready:
            self.composer.focus()
            few = self.app.size.height < 24
            ends = ends_at(self.desk.state.guide, self.desk.address, self.desk.state.talk.minutes)
            self.query_one(QuestionHead).show(view.asked(self.desk.page, self.t, ends, few=few))
            self.query_one(PlanBeside).show(view.beside(self.desk, self.t))
            self.show_time()
            self.show_lines()

    def show_lines(self) -> None:
        """Draw what changes with a line: the lines, the counts, the readers, the hints."""
        desk = self.desk
        self.query_one(Lines).show(self._book.lines(desk, self.t, self.manager), desk.marked)
        unfinished = [address for address in self.drafts.pages() if address != desk.address]
        unfinished += desk.state.folded
        self.query_one(Outline).show(view.sections(desk, self.t, unfinished), view.at_the_side(desk, self.t))
        self.show_readers()

    def show_readers(self) -> None:
        """Draw who may read the line being written, and what the keys would do."""
        narrow = self.has_class("-narrow")
        told = Text()
        if not self.desk.hidden:
            word, gloss = view.readers(self.desk.readers, self.t)
            # The longest gloss is as wide as the column.
            below = f"   {gloss}" if narrow else f"\n{gloss:>{min(len(gloss) + 3, 26)}}"
            told = Text.assemble((f" {word}", "bold"), (below, "dim"))
        masked = self.desk.readers is Audience.SENSITIVE
        self.composer.show_as(masked=masked, concealed=self.desk.hidden)
        hints = on_one_line(view.hints(self.desk, self.t, narrow=narrow), self.app.size.width - MARGINS)
        if (told, hints) != self._told:
            self._told = told, hints
            self.query_one("#readers", Static).update(told, layout=False)
            self.query_one("#hints", Static).update(hints, layout=False)

    def show_time(self) -> None:
        """Draw the title with the clock, when it says something new."""
        used = self.desk.state.talk.used_seconds + self.seconds()
        width = self.app.size.width
        time = view.time_told(self.desk, self.t, used)
        told = view.title(self.desk, self.t, room_beside(time, width)), time
        if (*told, width) != self._titled:
            self._titled = (*told, width)
            self.head(*told)

    def seconds(self) -> int:
        """Seconds the clock has run since they were last added up."""
        return 0
