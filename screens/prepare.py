"""The manager's own preparation: everything worth having read before the talk, in one scroll, private."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from samtal_tui.keys import Key
from samtal_tui.people.standing import NOT_HELD
from samtal_tui.prepare import desk
from samtal_tui.prepare.desk import Preparation
from samtal_tui.refusals import sentence
from samtal_tui.talk.left import POINT, REACTION, TARGET, is_feedback
from samtal_tui.talk.session import undo
from samtal_tui.texts import mark
from screens.bindings import bindings
from screens.prepare_making import PrepareMaking
from screens.widgets.plain import one_line
from screens.widgets.plain_input import PlainInput
from screens.widgets.prepare_rows import preparation_rows
from screens.widgets.rows import RowList
from vault.errors import VaultError

if TYPE_CHECKING:
    pass

_WRITING = {
    TARGET: mark("What the talk is to lead to, in one line"),
    POINT: mark("A point to raise, private"),
    REACTION: mark("A reaction to expect, and how to meet it"),
}


class PrepareRoom(PrepareMaking):
    """One scroll of rows; letters write, fetch and make."""

    SCOPE = "prepare"
    BINDINGS = bindings("prepare")
    CSS_PATH = "prepare.tcss"

    def __init__(self, talk_id: str) -> None:
        super().__init__(talk_id)
        self._seen: Preparation | None = None
        self._writing = ""

    @property
    def form(self) -> str:
        """One for each talk."""
        return f"{self.SCOPE}:{self.talk_id}"

    @property
    def whose(self) -> str:
        """Whose talk it is."""
        return self._seen.person.id if self._seen else ""

    def typed(self) -> dict[str, str]:
        """The line begun, and what it is."""
        written = self.query_one("#line", PlainInput).value
        return {"what": self._writing, "line": written} if self._writing and written.strip() else {}

    def put_back(self, typed: Mapping[str, str]) -> bool:
        """Open the line where it was left."""
        self._open_line(typed["what"], typed["line"])
        return True

    def compose_body(self) -> ComposeResult:
        """How ready both are, the scroll, and the line to write in."""
        yield Static("", id="ready", markup=False)
        yield RowList(id="scroll", pointer=True)
        yield PlainInput(id="line", select_on_focus=False)

    async def fill(self) -> None:
        """Ask the vault and show it."""
        self._seen = await self.vault(desk.preparation, self.talk_id, self.samtal.today())
        self._show()
        await self.begin()

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        title = self.t("Preparation, only you read it")
        when = (
            f"{seen.talk.on.isoformat()} {seen.talk.at:%H:%M}" if seen.talk.at else seen.talk.on.isoformat()
        )
        self.head(f"{seen.person.sort_name}   {title}", when)
        ready = Text(f" {seen.readiness.told(self.t)}")
        if seen.talk.status in NOT_HELD:
            step = seen.readiness.next_step(self.t, one_line(seen.person.given))
            ready.append(f"\n {self.t('Next up')}: ", "bold").append(step)
        self.query_one("#ready", Static).update(ready)
        rows = self.query_one("#scroll", RowList)
        rows.show(preparation_rows(seen, self.t))
        if not rows.current:
            rows.select_first()
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        super().on_resize(event)
        self._show()

    def key_label(self, key: Key) -> str:
        """The footer says what the keys would do now."""
        if key.id == "prepare.hide" and self.has_class("hidden"):
            return self.t("Show")
        return super().key_label(key)

    def action_move(self, steps: int) -> None:
        """Mark another line."""
        self.query_one("#scroll", RowList).move(steps)

    def action_page(self, pages: int) -> None:
        """A page on, or back."""
        rows = self.query_one("#scroll", RowList)
        rows.scroll_relative(y=pages * max(rows.size.height - 1, 1), animate=False)

    def action_hide(self) -> None:
        """Hide everything, or show it again."""
        self.toggle_class("hidden")
        self.set_focus(None)
        self.show_keys()

    def action_write(self, what: str) -> None:
        """Open the line to write in."""
        if self._seen is None or self.has_class("hidden"):
            return
        writing = {"target": TARGET, "point": POINT}.get(what, REACTION)
        target = self._seen.target
        self._open_line(writing, target.title if target and writing == TARGET else "")

    def _open_line(self, writing: str, written: str) -> None:
        self._writing = writing
        line = self.query_one("#line", PlainInput)
        line.placeholder = self.t(_WRITING[writing])
        line.value = written
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()

    async def on_input_submitted(self) -> None:
        """The line is saved before it leaves the field."""
        await self._leave_kept(self._save)

    async def _save(self) -> None:
        """Keep the line, and empty the field once the vault has it. Raises `VaultError`."""
        written = self.query_one("#line", PlainInput).value
        await self.vault(desk.write_line, self.talk_id, self._writing, written, self.samtal.today())
        await self.entered()
        self.say(self.t("Kept, private.") if written.strip() else "")
        self._leave_line()
        await self.begin()

    async def _leave_kept(self, keep: Callable[[], Awaitable[None]]) -> None:
        """Leave the line once it is kept; one the vault refuses stays in the field."""
        try:
            await keep()
        except VaultError as error:
            self.say(sentence(error, self.t, self.samtal.start.folder))
            return
        self._leave_line()
        await self.fill()

    def _leave_line(self) -> None:
        line = self.query_one("#line", PlainInput)
        self._writing = ""
        line.value = ""
        line.display = False
        self.set_focus(None)

    async def put_away(self) -> None:
        """A line begun is kept as it stands, private. Raises `VaultError`, and the line stays."""
        if self._writing and self.query_one("#line", PlainInput).value.strip():
            await self._save()

    async def action_delete(self) -> None:
        """Delete the marked line of her own; Ctrl+Z brings it back."""
        seen = self._seen
        marked = self.query_one("#scroll", RowList).current
        if seen is None:
            return
        own = {item.id for item in (*seen.points, *seen.feedback, *seen.reactions, *seen.noted)}
        if seen.target:
            own.add(seen.target.id)
        if marked in own:
            await self.vault(desk.remove_line, marked)
            self.say(self.t("Deleted. Ctrl+Z brings it back."))
            await self.fill()

    async def action_undo(self) -> None:
        """Undo the last change of the talk."""
        undone = await self.vault(undo, self.talk_id)
        self.say(self.t("Undone.") if undone else self.t("There is nothing to undo."))
        await self.fill()

    def action_feedback(self) -> None:
        """Feedback in four steps; the marked one again, or a new one."""
        from screens.feedback import FeedbackRoom

        marked = self.query_one("#scroll", RowList).current
        again = (
            next((item for item in self._seen.feedback if item.id == marked), None) if self._seen else None
        )
        self.samtal.push_room(
            FeedbackRoom(self.talk_id, "", again.id if is_feedback(again) and again else "")
        )

    def action_invite(self) -> None:
        """The invitation."""
        from screens.invite import InviteRoom

        self.samtal.push_room(InviteRoom(self.talk_id))

    def action_answers(self) -> None:
        """The employee's answers."""
        from screens.answers import AnswersRoom

        self.samtal.push_room(AnswersRoom(self.talk_id))

    def action_talk(self) -> None:
        """The talk."""
        from screens.talk import TalkRoom

        self.samtal.push_room(TalkRoom(self.talk_id))

    async def action_plan_read(self) -> None:
        """The last plan is read, or is not after all."""
        if self._seen and self._seen.readiness.plan is not None:
            await self.vault(desk.set_plan_read, self.talk_id, self.samtal.today())
            await self.fill()

    async def action_back(self) -> None:
        """Out of the line, or back; what is typed is kept."""
        if self._writing:
            await self._leave_kept(self.put_away)
        else:
            self.app.pop_screen()
