"""The lines of a page as they were shown last: only what changed is put into words again."""

from __future__ import annotations

from collections.abc import Hashable

from samtal_tui.talk.desk import Desk
from samtal_tui.texts import Texts
from screens.talk_view import line
from screens.widgets.lines import Line
from vault.records import Item


class LineBook:
    """Remembers the line of each item on the page, as long as it is that very record, and shown.

    An item is frozen: other words, readers or an agreement make another record of it, and so another line.
    """

    def __init__(self) -> None:
        self._said: tuple[Hashable, ...] = ()
        self._known: dict[str, tuple[Item, Line]] = {}

    def lines(self, desk: Desk, t: Texts, manager: str) -> list[Line]:
        """The lines on the page. Sensitive ones are never drawn; while hidden, no private ones are."""
        said = (t.language, manager, desk.state.person.given, desk.state.vault_id)
        known = self._known if said == self._said else {}
        on_their_way = {item.id for item in desk.entered}
        just_now = {*on_their_way, desk.carried, desk.editing}
        found: list[Line] = []
        kept: dict[str, tuple[Item, Line]] = {}
        for item in desk.lines:
            before = known.get(item.id)
            if before and before[0] is item and item.id not in just_now:
                kept[item.id] = before
                found.append(before[1])
                continue
            new = line(desk, item, t, manager, waits=item.id in on_their_way)
            if item.id not in just_now:
                kept[item.id] = item, new
            found.append(new)
        self._said, self._known = said, kept
        return found
