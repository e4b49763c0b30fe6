"""The talk: a question, its lines, and one line being written. Letters always land there; nothing pops up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key

from samtal_tui.keys import SCOPES, keys_of
from samtal_tui.keys import Key as KeyDeclared
from samtal_tui.talk import desk as desks
from samtal_tui.talk import session
from samtal_tui.talk.agenda import neighbour
from samtal_tui.talk.capture import (
    Place,
    is_many,
    new_item,
    pasted_items,
    pasted_lines,
    read_line,
    read_plain,
    reworded,
    typed_text,
)
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.talk_ways import TalkWays
from vault.errors import VaultError
from vault.records import Audience, Draft

if TYPE_CHECKING:
    pass

WIDE = 100
"""From this width the footer has room for the cards and the questions too."""

_WHERE_THERE_IS_ROOM = {"talk.cards": mark("Cards"), "talk.questions": mark("Questions")}

_IN_THE_FOOTER = ("talk.next", "talk.hide", "talk.search", "talk.turn", "everywhere.lock", "everywhere.help")


class TalkRoom(TalkWays, inherit_bindings=False):
    """The keys of the talk screen. The composer hands them over in the order they were pressed."""

    SCOPE = "talk"
    # Not before the composer: a key must wait for the letters typed before it.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(key, priority=False) for key in bindings("talk") if isinstance(key, Binding)
    ]
    CSS_PATH = "talk.tcss"
    _keys: dict[str, str] | None = None

    def key_label(self, key: KeyDeclared) -> str:
        """The footer names the keys that always mean the same; the rest stands in the hints."""
        if key.id in _WHERE_THERE_IS_ROOM and self.app.size.width >= WIDE:
            return self.t(_WHERE_THERE_IS_ROOM[key.id])
        if key.id not in _IN_THE_FOOTER:
            return ""
        here = {"everywhere.lock": self.t("Lock"), "talk.turn": self.t("Turn screen")}
        if self.is_ready and self.desk.hidden:
            here["talk.hide"] = self.t("Show")
        return here.get(key.id) or super().key_label(key)

    async def take_key(self, event: Key) -> bool:
        """Do what a key means here; False leaves it to the text."""
        if not self.is_ready:
            return False
        self.wake(event)
        action = self._actions().get(event.key)
        if action:
            return await self.app.run_action(action, self)
        if event.is_printable:
            if event.key.startswith("alt+"):
                # Esc with a letter right behind it: she went on writing, so she does not leave.
                self._step_back()
            self.unmark()
        return False

    def _actions(self) -> dict[str, str]:
        if self._keys is None:
            own = {key.id for key in SCOPES["talk"]}
            declared = [key for key in keys_of("talk", self.samtal.config.keys) if key.id in own]
            self._keys = {name.strip(): key.action for key in declared for name in key.keys.split(",")}
        return self._keys

    def take_paste(self, text: str) -> bool:
        """Several lines become lines of their own, private, with no sign read; one stays in the composer."""
        if not self.is_ready or not is_many(text):
            return not self.is_ready
        here = self.desk.address
        ids = [session.new_id() for _ in pasted_lines(text)]
        items = pasted_items(text, ids, self._place(), self.desk.page.asked)
        back = "\n".join(pasted_lines(text))
        self.send(items, lambda: self._give_back(here, Draft(text=back)), from_composer=False)
        self.say(
            self.t.count(
                "{n} private line. Ctrl+Z takes it away.",
                "{n} private lines. Ctrl+Z takes them away.",
                len(items),
            )
        )
        return True

    def _place(self) -> Place:
        state = self.desk.state
        return Place(state.person.id, state.talk.id, self.desk.address)

    def action_enter(self) -> None:
        """Save the line; with nothing written, put down the line carried or edit the marked one."""
        typed, readers = self.composer.words, self.desk.readers
        edited = self.desk.edited_item
        asked = self.desk.page.asked
        if not typed.strip():
            if self.desk.carried:
                self.action_move_line()
            else:
                self._begin_edit()
            return
        read = read_plain if self.composer.begins_pasted else read_line
        if edited:
            items = [reworded(self.desk.state.vault_id, edited, typed, readers, asked)]
        else:
            items = [new_item(read(typed, asked), session.new_id(), self._place(), readers)]
        if not items[0].title.strip():
            return
        here, draft = self.desk.address, Draft(text=typed, audience=readers, item=self.desk.editing)
        self.drafts.entered(here)
        self.desk = desks.fresh_line(self.desk)
        self.composer.load("")
        self.send(items, lambda: self._give_back(here, draft), from_composer=True)

    def _give_back(self, address: str, draft: Draft) -> None:
        """What could not be saved is unfinished again, where it was written, before what was typed since."""
        self.note_draft()
        since = self.drafts.on(address)
        if since:
            narrowest = Audience.SENSITIVE in {draft.audience, since.audience}
            readers = Audience.SENSITIVE if narrowest else Audience.PRIVATE
            draft = Draft(text=f"{draft.text}\n{since.text}", audience=readers, item=since.item)
        self.drafts.note(address, draft)
        if address == self.desk.address:
            self.open_page(address)

    def _begin_edit(self) -> None:
        item = self.desk.marked_item
        if item is None:
            return
        if not desks.can_edit(item):
            self.say(self.t("You change both views together: F4."))
            return
        self.desk = desks.begin_edit(self.desk)
        self.composer.load(typed_text(item, self.desk.page.asked))
        self.show_lines()

    def action_new_row(self) -> None:
        """Go on writing on a new row of the same line."""
        if not self.composer.is_empty:
            self.unmark()
            self.composer.break_row()

    def action_next_question(self) -> None:
        """Go to the next question; what is being written waits here."""
        self.go(neighbour(self.desk.state.guide, self.desk.address, 1))

    def action_previous_question(self) -> None:
        """Go to the previous question."""
        self.go(neighbour(self.desk.state.guide, self.desk.address, -1))

    def action_hide(self) -> None:
        """Hide everything private and the composer; again to show."""
        self.hide(hidden=not self.desk.hidden)

    def action_search(self) -> None:
        """Search this person's lines."""
        from screens.search import SearchRoom

        self.samtal.push_room(SearchRoom(self.desk.state.person.id, self.talk_id))

    def action_turn(self) -> None:
        """What the employee will see, still on her own screen."""
        from screens.turn_first import TurnFirst

        self.samtal.push_room(TurnFirst(self.talk_id))

    def action_back(self) -> None:
        """Leave what was begun, then the talk; what is typed is kept."""
        if not self._step_back():
            self.run_worker(self._leave())

    async def _leave(self) -> None:
        try:
            await self.put_away()
        except VaultError as error:
            self.say_refusal(error)
        else:
            # A second Esc may have been pressed meanwhile: it must not take the room below with it.
            if self.is_current:
                self.app.pop_screen()

    def _step_back(self) -> bool:
        """Put down the line carried, leave the line edited, or mark none; False when there is nothing."""
        desk = self.desk
        if desk.carried:
            self.desk = replace(desk, carried="")
        elif desk.editing:
            self.desk = desks.fresh_line(desk)
            self.composer.load("")
        elif desk.marked:
            self.desk = desks.unmark(desk)
        else:
            return False
        self.show_lines()
        return True
