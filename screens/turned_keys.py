"""The footer of the turned screen: what its keys do to the marked line, and the room it leaves for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samtal_tui.keys import keys_of, shown_key
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import Texts
from samtal_tui.words import AUDIENCE
from screens.turned_page import Entry
from screens.widgets.key_line import MARGINS, in_rows
from vault.records import Audience, Item, Kind

WIDEST = 100
"""Cells; wider than this a page is hard to read across a table."""
AROUND = 8
"""Rows around a page but for the footer: title 2, heading 3, how many are done 2, message 1."""


def does_something(key_id: str, marked: Entry | None, on_page: Sequence[Entry], *, last_page: bool) -> bool:
    """Whether a key of the turned screen does anything to the marked line, or on this page, just now."""
    if marked is None:
        return True
    item = marked.item
    match key_id:
        case "turned.agree" | "turned.onward":
            return item is not None
        case "turned.agree_all":
            return any(entry.item for entry in on_page)
        case "turned.differ":
            # In what is asked to end with, each writes a line of their own.
            return item is not None and _has_words(item) and not marked.field
        case "turned.reword":
            return item is None or _has_words(item)
        case "turned.next":
            return not last_page
    return True


def _has_words(item: Item) -> bool:
    """Whether its words are changed here; an outcome's are changed where last year's plan is gone through."""
    return item.kind is not Kind.OUTCOME


def onward_word(item: Item, t: Texts) -> str:
    """What `v` would do to `item`."""
    onward = latest(item).audience is Audience.ONWARD
    return t(AUDIENCE[Audience.BETWEEN_US if onward else Audience.ONWARD])


def fullest_footer(width: int, keymap: Mapping[str, str], t: Texts, *, remotely: bool) -> int:
    """Rows of the footer with every key there can be, in a window `width` cells wide."""
    fullest = {"turned.onward": t(AUDIENCE[Audience.ONWARD])}
    if remotely:
        fullest["turned.way"] = t("In the room")
    pairs = [
        (shown_key(key.keys, t), word)
        for key in keys_of("turned", keymap)
        if (word := fullest.get(key.id) or t(key.label))
    ]
    return len(in_rows(pairs, min(width, WIDEST) - MARGINS))
