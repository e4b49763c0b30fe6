"""What the keys do to lines that are there: mark them, let others read them, delete, undo, move."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.actions import SkipAction

from samtal_tui.talk import desk as desks
from samtal_tui.talk import session
from samtal_tui.talk.agenda import page_of
from screens.sending import started
from screens.talk_keeping import TalkKeeping
from vault.errors import VaultError

if TYPE_CHECKING:
    from vault.store import OpenVault


class TalkLines(TalkKeeping, inherit_bindings=False):
    """The marked line and what becomes of it."""

    def action_wider(self) -> None:
        """One step wider: who may read."""
        self._step(wide=True)

    def action_narrower(self) -> None:
        """One step narrower: who may read."""
        self._step(wide=False)

    def _step(self, *, wide: bool) -> None:
        if self.desk.hidden:
            return
        self.desk, item = desks.step(self.desk, wide=wide)
        if item is None:
            self.show_readers()
        else:
            self.send([item], lambda: None, from_composer=False)

    def action_voice(self) -> None:
        """The marked line, or the last one, is the words of the other of the two."""
        if self.desk.hidden:
            return
        if item := desks.other_voice(self.desk):
            self.send([item], lambda: None, from_composer=False)

    def action_line_up(self) -> None:
        """Mark the line above; in a text of several rows, go up in it first."""
        if not self.composer.at_top:
            raise SkipAction
        self._mark(-1)

    def action_line_down(self) -> None:
        """Mark the line below; in a text of several rows, go down in it first."""
        if not self.desk.marked and not self.composer.at_bottom:
            raise SkipAction
        self._mark(1)

    def _mark(self, steps: int) -> None:
        self.desk = desks.mark(self.desk, steps)
        self.show_lines()

    def mark_item(self, item_id: str) -> None:
        """Mark a line of this page by its id."""
        if any(item.id == item_id for item in self.desk.lines):
            self.desk = replace(self.desk, marked=item_id)
            self.show_lines()

    def unmark(self) -> None:
        """No line is marked."""
        if self.desk.marked:
            self.desk = desks.unmark(self.desk)
            self.show_lines()

    def action_delete_line(self) -> None:
        """Delete the marked line; with something written, the letter under the cursor."""
        item = self.desk.marked_item
        if not self.composer.is_empty:
            raise SkipAction
        if item is None:
            return
        self.composer.forget_edits()
        if item.id == self.desk.carried:
            self.desk = replace(self.desk, carried="")
        done = self.t("Deleted. Ctrl+Z brings it back.")
        self._do(lambda vault: session.delete(vault, item.id), said=done)

    def action_undo_line(self) -> None:
        """Undo in the text while there is something to undo in it, then the last thing done in the talk."""
        if not self.composer.is_empty or self.composer.has_edits:
            raise SkipAction
        self._do(lambda vault: session.undo(vault, self.talk_id), follow=True)

    def action_redo_line(self) -> None:
        """Do again what was undone last."""
        if not self.composer.is_empty or self.composer.has_undone:
            raise SkipAction
        self._do(lambda vault: session.redo(vault, self.talk_id), follow=True)

    def _do(
        self, work: Callable[[OpenVault], session.Changed | None], *, follow: bool = False, said: str = ""
    ) -> None:
        self.run_worker(self._done(started(self.samtal.vault_thread.run(work)), follow=follow, said=said))

    async def _done(self, work: Awaitable[session.Changed | None], *, follow: bool, said: str) -> None:
        try:
            found = await work
        except VaultError as error:
            self.say_refusal(error)
            return
        if found is None:
            self.say(self.t("There is nothing to undo."))
            return
        self.desk = desks.changed(self.desk, found)
        pages = [page_of(self.desk.state.guide, item) for item in found.items]
        if follow and pages and pages[0] is not None and self.desk.address not in pages:
            self.go(pages[0])
        self.show_lines()
        if said:
            self.say(said)

    def action_move_line(self) -> None:
        """Take the marked line along to another question, or put down the one taken."""
        here, carried = self.desk.address, self.desk.carried
        if carried:
            self.desk = replace(self.desk, carried="")
            self._do(lambda vault: session.move(vault, carried, here))
        elif self.desk.marked:
            self.desk = replace(self.desk, carried=self.desk.marked, marked="")
        self.show_lines()

    def go(self, address: str) -> None:
        """Go to another page; what is being written waits on this one."""
        if address != self.desk.address:
            self.note_draft()
            self.open_page(address)
            self.keep_now()
            self.show_all()
