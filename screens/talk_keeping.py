"""The talk screen as it keeps things: what is entered, what is only begun, where she is and for how long."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import Future
from time import monotonic

from textual.worker import Worker

from samtal_tui.refusals import sentence
from samtal_tui.talk import desk as desks
from samtal_tui.talk import opened, session
from samtal_tui.talk.agenda import first_page, runs
from samtal_tui.talk.desk import Desk
from samtal_tui.talk.drafts import DraftBook
from screens.drawn_once import DrawnOnce
from screens.sending import started
from screens.talk_desk import TalkDesk
from vault.errors import VaultError
from vault.records import Draft, Item

DRAFT_SECONDS = 0.5
"""How often unsent text is looked at: it is never more than a second behind the keyboard."""


class TalkKeeping(TalkDesk, inherit_bindings=False):
    """Everything between the desk and the vault."""

    def __init__(self, talk_id: str) -> None:
        super().__init__(talk_id)
        self._arrivals: set[Worker[None]] = set()
        self._since = monotonic()

    async def fill(self) -> None:
        """Load the talk; what is being written stays as it is."""
        state = await self.vault(opened.open_talk, self.talk_id)
        profile = await self.vault(lambda vault: vault.profile.get())
        self.manager = (profile.manager.split() or [self.t("Manager")])[0]
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

    async def put_away(self) -> None:
        """Keep the draft, the place and the time; wait until all of it is on disk. Raises `VaultError`."""
        if not self.is_ready:
            return
        await self.composer.drain()
        for arrival in list(self._arrivals):
            await arrival.wait()
        first: VaultError | None = None
        # Every write was sent: each is heard out, whatever became of the one before.
        for address, work in self._draft_work():
            try:
                await work
            except VaultError as error:
                self.drafts.refused(address)
                first = first or error
        if first:
            raise first
        await self._place_work()

    def send(self, items: Sequence[Item], refused: Callable[[], None], *, from_composer: bool) -> None:
        """Enter items: shown when the vault has them, and on their way if that takes a while.

        `refused` is called if it does not take them. What comes from the composer takes its draft with it.
        """
        self.desk = desks.enter(self.desk, items)
        slot = opened.slot_of(self.desk.address) if from_composer else None
        today = self.samtal.today()
        work = self.samtal.vault_thread.run(session.write, self.talk_id, today, list(items), slot=slot)
        # A quick disk has the line before it could be drawn as on its way; a slow one lets that be seen.
        self._follow(self._arrived(work, tuple(items), refused, DrawnOnce(self.app)))

    def _follow(self, work: Coroutine[None, None, None]) -> None:
        """See something sent to its end; what is put away waits for it."""
        going_on = {arrival for arrival in self._arrivals if not arrival.is_finished}
        self._arrivals = {*going_on, self.run_worker(work)}

    async def _arrived(
        self,
        work: Future[session.Written],
        items: tuple[Item, ...],
        refused: Callable[[], None],
        drawing: DrawnOnce,
    ) -> None:
        answer = started(work)
        if not await drawing.wait(answer):
            self.show_lines()
            drawing.end()
        await self._landed(answer, items, refused)
        drawing.end()

    async def _landed(
        self, answer: Awaitable[session.Written], items: tuple[Item, ...], refused: Callable[[], None]
    ) -> None:
        try:
            written = await answer
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
            self._follow(self._kept(work, address))
        self._follow(self._kept(self._place_work()))

    def _tick(self) -> None:
        if not self.samtal.is_open or not self.is_ready:
            return
        for address, work in self._draft_work():
            self._follow(self._kept(work, address))
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
                started(run(session.keep_draft, self.talk_id, opened.slot_of(address), draft)),
            )
            for address, draft in self.drafts.to_send()
        ]

    def _place_work(self) -> Awaitable[object]:
        seconds, self._since = self.seconds(), monotonic()
        self.desk = desks.aged(self.desk, seconds)
        run = self.samtal.vault_thread.run
        return started(run(session.remember, self.talk_id, self.desk.address, seconds))

    def seconds(self) -> int:
        """Seconds the clock has run since they were last added up."""
        return int(monotonic() - self._since) if runs(self.desk.state.talk, self.samtal.today()) else 0
