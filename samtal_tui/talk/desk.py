"""What lies in front of her during a talk: the page, the marked line, the line being written and its readers.

Pure: a key makes one desk from another. What it also writes is returned beside the new desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from samtal_tui.sharing.agreement import latest, read_by, reword
from samtal_tui.talk.agenda import Page, lines_on, page
from samtal_tui.talk.capture import narrower, wider
from samtal_tui.talk.opened import TalkState
from samtal_tui.talk.session import Changed, Written
from vault.records import Audience, Draft, Item, Kind, Voice


@dataclass(frozen=True)
class Desk:
    """One moment of the talk screen.

    `readers` are those of the line being written; `marked`, `editing` and `carried` are ids of items, or
    empty. `entered` are items on their way into the vault. `hidden` means that nothing private is drawn.
    """

    state: TalkState
    address: str
    readers: Audience = Audience.PRIVATE
    marked: str = ""
    editing: str = ""
    carried: str = ""
    entered: tuple[Item, ...] = ()
    hidden: bool = False

    @cached_property
    def now(self) -> TalkState:
        """The state with what is on its way counted in."""
        return self.state.changed(self.entered) if self.entered else self.state

    @cached_property
    def page(self) -> Page:
        """The page she is on."""
        return page(self.state.guide, self.address)

    @cached_property
    def lines(self) -> list[Item]:
        """The items that can be marked on this page: while hidden, only what both may read."""
        found = lines_on(self.state.guide, self.now.items, self.address)
        return [item for item in found if item.audience.shareable] if self.hidden else found

    @property
    def marked_item(self) -> Item | None:
        """The marked item."""
        return self.now.find(self.marked) if self.marked else None

    @property
    def edited_item(self) -> Item | None:
        """The item whose words are in the composer."""
        return self.now.find(self.editing) if self.editing else None

    @property
    def chosen_readers(self) -> Audience:
        """Whose readers Tab changes now: those of the marked line, or of the line being written."""
        item = None if self.editing else self.marked_item
        return latest(item).audience if item else self.readers


def mark(desk: Desk, steps: int) -> Desk:
    """Mark the line `steps` away. Upwards it begins with the last line; below the last one none is marked."""
    ids = [item.id for item in desk.lines]
    place = ids.index(desk.marked) if desk.marked in ids else len(ids)
    place = max(0, place + steps)
    return replace(desk, marked=ids[place] if place < len(ids) else "")


def unmark(desk: Desk) -> Desk:
    """No line is marked."""
    return replace(desk, marked="") if desk.marked else desk


def turn_to(desk: Desk, address: str, draft: Draft | None) -> Desk:
    """Go to another page, where `draft` lies unfinished; a line being carried comes along."""
    known = bool(draft and desk.state.find(draft.item))
    return replace(
        desk,
        address=address,
        marked="",
        editing=draft.item if draft and known else "",
        readers=draft.audience if draft else Audience.PRIVATE,
    )


def step(desk: Desk, *, wide: bool) -> tuple[Desk, Item | None]:
    """One step wider or narrower: the marked line, returned as it becomes, or the line being written."""
    now = desk.chosen_readers
    then = wider(now) if wide else narrower(now)
    item = None if desk.editing else desk.marked_item
    if item is None:
        return replace(desk, readers=then), None
    if then is now:
        return desk, None
    return desk, _read_by(desk.state.vault_id, item, then, wide=wide)


def other_voice(desk: Desk) -> Item | None:
    """The marked line, or the last one on the page, as the words of the other of the two; None for neither.

    Two voices stand side by side under one question, whoever it is put to (H04).
    """
    lines = desk.lines
    item = desk.marked_item or (lines[-1] if lines else None)
    if item is None or latest(item).kind not in {Kind.NOTE, Kind.PARKED}:
        return None
    newest = latest(item)
    other = Voice.MANAGER if newest.voice is Voice.EMPLOYEE else Voice.EMPLOYEE
    return reword(desk.state.vault_id, item, {**newest.fields, "voice": str(other)})


def begin_edit(desk: Desk) -> Desk:
    """Take the marked line into the composer."""
    item = desk.marked_item
    if item is None:
        return desk
    return replace(desk, editing=item.id, marked="", readers=latest(item).audience)


def fresh_line(desk: Desk) -> Desk:
    """An empty composer, private again."""
    return replace(desk, editing="", marked="", readers=Audience.PRIVATE)


def enter(desk: Desk, items: Sequence[Item]) -> Desk:
    """Items are on their way into the vault."""
    on_their_way = {item.id: item for item in (*desk.entered, *items)}
    return replace(desk, entered=tuple(on_their_way.values()))


def arrive(desk: Desk, sent: Sequence[Item], written: Written) -> Desk:
    """Items are in the vault. One that was changed again since is still on its way."""
    used = max(written.talk.used_seconds, desk.state.talk.used_seconds)
    talk = written.talk.model_copy(update={"used_seconds": used})
    state = replace(desk.state.changed(written.items), talk=talk)
    return replace(_landed(desk, sent), state=state)


def fail(desk: Desk, sent: Sequence[Item]) -> Desk:
    """Items did not get into the vault."""
    return _landed(desk, sent)


def changed(desk: Desk, found: Changed) -> Desk:
    """Items were deleted, moved, or put back as they were."""
    marked = desk.marked if desk.marked not in found.gone else ""
    return replace(desk, state=desk.state.changed(found.items, found.gone), marked=marked)


def reloaded(desk: Desk, state: TalkState) -> Desk:
    """The talk was read anew: another room may have changed it. What is gone is no longer held on to."""
    new = replace(desk, state=state)
    return replace(
        new,
        marked=desk.marked if state.find(desk.marked) else "",
        editing=desk.editing if state.find(desk.editing) else "",
        carried=desk.carried if state.find(desk.carried) else "",
    )


def hide(desk: Desk, *, hidden: bool) -> Desk:
    """Draw nothing private, or draw it again."""
    return replace(desk, hidden=hidden, marked="")


def aged(desk: Desk, seconds: int) -> Desk:
    """The clock has run for so long."""
    talk = desk.state.talk
    used = talk.used_seconds + seconds
    return replace(desk, state=replace(desk.state, talk=talk.model_copy(update={"used_seconds": used})))


def can_edit(item: Item) -> bool:
    """Both views of something are changed by both, at the turned screen."""
    return latest(item).kind is not Kind.DISSENT


def _landed(desk: Desk, sent: Sequence[Item]) -> Desk:
    return replace(desk, entered=tuple(item for item in desk.entered if not any(item is one for one in sent)))


def _read_by(vault_id: str, item: Item, audience: Audience, *, wide: bool) -> Item:
    new = read_by(vault_id, item, audience)
    if wide and not audience.shareable and new.held_back:
        # A plan row taken back from sensitive is a draft like any other: it is meant to be shown again.
        return new.model_copy(update={"held_back": False})
    return new
