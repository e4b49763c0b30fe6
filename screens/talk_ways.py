"""The ways through a talk: to any question, to what is left or waits, to somebody else's talk and back."""

from __future__ import annotations

from functools import partial

from samtal_tui.talk.agenda import page_of
from samtal_tui.talk.left import next_unfinished
from screens.talk_tools import TalkTools
from screens.waiting import Went
from vault.errors import VaultError


class TalkWays(TalkTools, inherit_bindings=False):
    """Every way leaves what is being written where it was begun."""

    came_from = ""
    """The talk she came from, to go back to."""

    def action_questions(self) -> None:
        """Every question on one page."""
        from screens.questions import QuestionsRoom

        self.keep_now()
        room = QuestionsRoom(self.desk.now, self.desk.address, self._begun())
        self.app.push_screen(room, self._go_to)

    def _go_to(self, address: str | None) -> None:
        if address is not None:
            self.go(address)

    def action_unfinished(self) -> None:
        """The next question with something begun, or without a line."""
        state = self.desk.now
        begun = {page for page in self._begun() if page != self.desk.address}
        found = next_unfinished(
            state.guide, state.items, self.desk.address, begun, reviewed=state.talk.reviewed
        )
        if found is None:
            self.say(self.t("Every question has a line, and nothing is begun."))
        else:
            self.go(found)

    def _begun(self) -> set[str]:
        self.note_draft()
        return {*self.drafts.pages(), *self.desk.state.folded}

    def action_waiting(self) -> None:
        """What waits: points, feedback, parked questions, promises."""
        # With words selected the hand meant to cut them, and nothing is ever cut to a clipboard.
        if self.desk.hidden or self.composer.selected_text:
            return
        from screens.waiting import WaitingRoom

        self.keep_now()
        self.app.push_screen(WaitingRoom(self.desk.now, self.desk.address), self._went)

    def _went(self, went: Went | None) -> None:
        if went is None:
            return
        if went.hide:
            self.hide(hidden=True)
        item = self.desk.now.find(went.item)
        if item is None:
            return
        address = page_of(self.desk.state.guide, item)
        if address is None:
            self.action_plan()
        else:
            self.go(address)
            self.mark_item(item.id)

    def action_person(self) -> None:
        """Somebody else's talk: this one is put away first, as it stands."""
        from screens.other_talk import OtherTalk

        hidden = self.desk.hidden
        self.keep_now()
        # Between the list and the other talk this one is on the screen for a moment.
        self.hide(hidden=True)
        self.app.push_screen(OtherTalk(self.talk_id, self.came_from), partial(self._change, hidden))

    def _change(self, hidden: bool, talk_id: str | None) -> None:  # noqa: FBT001 - given by partial
        if talk_id:
            self.run_worker(self._change_to(talk_id))
        else:
            self.hide(hidden=hidden)

    async def _change_to(self, talk_id: str) -> None:
        """The other talk takes this one's place."""
        try:
            await self.put_away()
        except VaultError as error:
            self.hide(hidden=False)
            self.say_refusal(error)
            return
        if self.is_current:
            other = type(self)(talk_id)
            other.came_from = self.talk_id
            # A room cannot wait for its own removal.
            self.app.call_later(self.app.switch_screen, other)
