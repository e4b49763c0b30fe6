"""The talk screen behind its keys: it shows the desk, sends what is entered, keeps what is not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.widgets import Static
from textual.worker import Worker

from samtal_tui.config import Config
from samtal_tui.refusals import sentence
from samtal_tui.talk import desk as desks
from samtal_tui.talk import session
from samtal_tui.talk.agenda import first_page, runs
from samtal_tui.talk.desk import Desk
from samtal_tui.talk.drafts import DraftBook
from screens import talk_view as view
from screens.room import Room
from screens.widgets.composer import Composer
from screens.widgets.lines import Lines
from screens.widgets.outline import Outline
from screens.widgets.plan_beside import PlanBeside
from screens.widgets.question import QuestionHead
from vault.errors import VaultError
from vault.records import Audience, Draft, Item

DRAFT_SECONDS = 0.5
"""How often unsent text is looked at: it is never more than a second behind the keyboard."""


class TalkDesk(Room[object], inherit_bindings=False):
    """Everything the talk screen does that no key asks for."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-even"), (110, "-wide")]  # noqa: RUF012
    ALLOW_SELECT = False
    AUTO_FOCUS: ClassVar[str | None] = "#composer"

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self.talk_id = talk_id
        self.drafts = DraftBook({})
        self._desk: Desk | None = None
        self._manager = ""
        self._arrivals: set[Worker[None]] = set()
        self._since = monotonic()
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

    async def fill(self) -> None:
        """Load the talk; what is being written stays as it is."""
        state = await self.vault(session.open_talk, self.talk_id)
        profile = await self.vault(lambda vault: vault.profile.get())
        self._manager = (profile.manager.split() or [self.t("Manager")])[0]
        if self._desk is None:
            typed = self.composer.words
            self.drafts = DraftBook(state.drafts)
            self.desk = Desk(state, first_page(state.guide, state.talk.question))
            self._since = monotonic()
            self.set_interval(DRAFT_SECONDS, self._tick)
            self.open_page(self.desk.address)
            if typed:
                self.composer.load(self.composer.words + typed)
        else:
            self.desk = desks.reloaded(self.desk, state)
        self.show_all()

    async def retell(self) -> None:
        """Say everything in the other language around the line being written, which is not touched."""
        self.say("")
        self.show_keys()
        self.show_all()

    async def put_away(self) -> None:
        """Keep the draft, the place and the time; wait until all of it is on disk. Raises `VaultError`."""
        if not self.is_ready:
            return
        await self.composer.drain()
        for arrival in list(self._arrivals):
            await arrival.wait()
        for address, work in self._draft_work():
            try:
                await work
            except VaultError:
                self.drafts.refused(address)
                raise
        await self._place_work()

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
            self.query_one(QuestionHead).show(view.asked(self.desk.page, self.t, few=few))
            self.query_one(PlanBeside).show(view.beside(self.desk, self.t))
            self.show_time()
            self.show_lines()

    def show_lines(self) -> None:
        """Draw what changes with a line: the lines, the counts, the readers, the hints."""
        desk = self.desk
        self.query_one(Lines).show(view.lines(desk, self.t, self._manager), desk.marked)
        unfinished = [address for address in self.drafts.pages() if address != desk.address]
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
        self.query_one("#readers", Static).update(told, layout=False)
        masked = self.desk.readers is Audience.SENSITIVE
        self.composer.show_as(masked=masked, concealed=self.desk.hidden)
        hints = Text(no_wrap=True, overflow="ellipsis")
        for key, word in view.hints(self.desk, self.t, narrow=narrow):
            hints.append(key, "bold")
            hints.append(f" {word}  ")
        self.query_one("#hints", Static).update(hints, layout=False)

    def show_time(self) -> None:
        """Draw the title with the clock, when it says something new."""
        used = self.desk.state.talk.used_seconds + self._seconds()
        width = self.app.size.width
        told = view.title(self.desk, self.t, width), view.time_told(self.desk, self.t, used)
        if (*told, width) != self._titled:
            self._titled = (*told, width)
            self.head(*told)

    def send(self, items: Sequence[Item], refused: Callable[[], None], *, from_composer: bool) -> None:
        """Enter items: shown as on their way until the vault has them; `refused` is called if it does not.

        What comes from the composer takes its draft with it.
        """
        self.desk = desks.enter(self.desk, items)
        slot = session.slot_of(self.desk.address) if from_composer else None
        today = self.samtal.today()
        work = self.samtal.vault_thread.run(session.write, self.talk_id, today, list(items), slot=slot)
        arrival = self.run_worker(self._arrived(work, tuple(items), refused))
        self._arrivals.add(arrival)

    async def _arrived(
        self, work: Future[session.Written], items: tuple[Item, ...], refused: Callable[[], None]
    ) -> None:
        self._arrivals = {arrival for arrival in self._arrivals if not arrival.is_finished}
        try:
            written = await asyncio.wrap_future(work)
        except VaultError as error:
            self.desk = desks.fail(self.desk, items)
            refused()
            self.show_lines()
            self.say_refusal(error)
            return
        self.desk = desks.arrive(self.desk, items, written)
        self.show_lines()
        self.samtal.progress("line saved")

    def say_refusal(self, error: VaultError) -> None:
        """Say what the vault refused, where, and what to do."""
        self.say(sentence(error, self.t, self.samtal.start.folder))

    def open_page(self, address: str) -> None:
        """Go to a page: its unfinished line comes into the composer, the other's stays where it was."""
        draft = self.drafts.on(address)
        self.desk = desks.turn_to(self.desk, address, draft)
        self.composer.load(draft.text if draft else "")

    def note_draft(self) -> None:
        """Take down what is typed but not entered."""
        draft = Draft(text=self.composer.words, audience=self.desk.readers, item=self.desk.editing)
        self.drafts.note(self.desk.address, draft)

    def keep_now(self) -> None:
        """Send what is typed but not entered on its way, and where she is, without waiting for it."""
        for address, work in self._draft_work():
            self.run_worker(self._kept(work, address))
        self.run_worker(self._kept(self._place_work()))

    def _tick(self) -> None:
        if not self.samtal.is_open or not self.is_ready:
            return
        for address, work in self._draft_work():
            self.run_worker(self._kept(work, address))
        if self.is_current:
            self.show_time()

    async def _kept(self, work: Awaitable[object], address: str | None = None) -> None:
        try:
            await work
        except VaultError as error:
            if address is not None:
                self.drafts.refused(address)
            self.say_refusal(error)

    def _draft_work(self) -> list[tuple[str, Awaitable[None]]]:
        self.note_draft()
        run = self.samtal.vault_thread.run
        return [
            (
                address,
                asyncio.wrap_future(run(session.keep_draft, self.talk_id, session.slot_of(address), draft)),
            )
            for address, draft in self.drafts.to_send()
        ]

    def _place_work(self) -> Awaitable[object]:
        seconds, self._since = self._seconds(), monotonic()
        self.desk = desks.aged(self.desk, seconds)
        run = self.samtal.vault_thread.run
        return asyncio.wrap_future(run(session.remember, self.talk_id, self.desk.address, seconds))

    def _seconds(self) -> int:
        """Seconds the clock has run since they were last added up."""
        return int(monotonic() - self._since) if runs(self.desk.state.talk, self.samtal.today()) else 0
