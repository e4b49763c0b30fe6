"""The turned screen in pages: words only, and never more on a page than the window shows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from samtal_tui.sharing.agreement import Standing, latest, standing
from samtal_tui.sharing.comment import is_comment
from samtal_tui.talk.turning import TO_END, Shown, groups
from samtal_tui.texts import Texts, mark
from samtal_tui.words import READERS_TURNED
from screens.told import Names, heading, told
from screens.widgets.plain import harmless
from screens.widgets.wrapping import wrapped
from vault.records import COMMENT, Item, Kind, Voice

MARGIN, WHO, STATE = 6, 13, 18
BESIDE_FROM = 72
"""The width from which what you have agreed on stands beside the words, and not under them."""

EVALUATION = (
    ("text", mark("Does this reflect your talk?")),
    ("next_time", mark("What do you do better next time?")),
)
"""What the last page asks (M52-M54): the field, and the question above it."""


@dataclass(frozen=True)
class Entry:
    """One thing on a page: an item, or a place where one can be written. `above` is asked before it."""

    key: str
    item: Item | None
    voice: Voice = Voice.BOTH
    field: str = ""
    above: str = ""


@dataclass(frozen=True)
class Page:
    """What the window shows at once: a heading and the keys of the entries."""

    title: str
    keys: tuple[str, ...]


def entries(shown: Shown, items: Mapping[str, Item], t: Texts) -> list[tuple[str, list[Entry]]]:
    """Every entry under its heading; the evaluation comes last, also before anything is written there."""
    found = [
        (heading(group, shown, t), [Entry(item.id, item) for item in group.items])
        for group in groups(shown.guide, items.values())
        if group.name != TO_END
    ]
    told_by = {item.voice: item for item in items.values() if item.kind is Kind.EVALUATION}
    last = [
        Entry(f"{field}:{voice}", told_by.get(voice), voice, field, above=t(asked) if place == 0 else "")
        for field, asked in EVALUATION
        for place, voice in enumerate((Voice.EMPLOYEE, Voice.MANAGER))
    ]
    comment = next((item for item in items.values() if is_comment(item)), None)
    name = harmless(shown.person.given)
    asked = t("Does {name} want to add something? It stands beside the signatures.", name=name)
    last.append(Entry(COMMENT, comment, Voice.EMPLOYEE, "text", above=asked))
    return [*found, (t("To end with"), last)]


def paginate(sections: Sequence[tuple[str, Sequence[tuple[str, int]]]], room: int) -> list[Page]:
    """Pages of at most `room` rows; what is higher than that stands on a page of its own.

    `sections` are headings with (key, height) for each entry.
    """
    pages: list[Page] = []
    for title, blocks in sections:
        keys: list[str] = []
        used = 0
        for key, height in blocks:
            if keys and used + height > room:
                pages.append(Page(title, tuple(keys)))
                keys, used = [], 0
            keys.append(key)
            used += height
        if keys:
            pages.append(Page(title, tuple(keys)))
    return pages


def is_agreed(entry: Entry, vault_id: str) -> bool:
    """True for what you have agreed on, with nothing new waiting; and for a place nobody wrote in."""
    return entry.item is None or standing(vault_id, entry.item) is Standing.AGREED


def answers(item: Item) -> frozenset[tuple[str, str]]:
    """What an evaluation holds: the key of each entry and its words. One yes covers all of them."""
    if item.kind is not Kind.EVALUATION:
        return frozenset()
    new = latest(item)
    filled = ((field, new.fields.get(field, "")) for field, _ in EVALUATION)
    return frozenset((f"{field}:{new.voice}", words) for field, words in filled if words)


def block(entry: Entry, vault_id: str, names: Names, t: Texts, width: int, *, marked: bool) -> list[Text]:
    """The rows of an entry, a blank one last."""
    lines = [Text(f"   {row}", "bold") for row in wrapped(entry.above, width - 4)] if entry.above else []
    sign = "   >  " if marked else " " * MARGIN
    if entry.field:
        lines += _answer(entry, vault_id, names, t, width, sign)
    elif entry.item:
        lines += _item(entry.item, vault_id, names, t, width, sign)
    return [*lines, Text()]


def _item(item: Item, vault_id: str, names: Names, t: Texts, width: int, sign: str) -> list[Text]:
    stands = standing(vault_id, item)
    agreed = item.model_copy(update={"proposal": None})
    first = agreed if stands is Standing.PROPOSED else latest(item)
    lines = _told(first, names, t, width, sign, _state(first, t, agreed=stands is not Standing.OPEN))
    if stands is Standing.PROPOSED:
        lines += _told(latest(item), names, t, width, " " * MARGIN, t("do we agree?"), who=t("Proposal"))
    return lines


def _state(item: Item, t: Texts, *, agreed: bool) -> str:
    if not agreed:
        return t("do we agree?")
    return t("SEEN DIFFERENTLY") if item.kind is Kind.DISSENT else t("AGREED")


def _told(
    item: Item, names: Names, t: Texts, width: int, sign: str, state: str, *, who: str = ""
) -> list[Text]:
    said = told(item, names, t)
    beside = width >= BESIDE_FROM
    room = width - MARGIN - WHO - (STATE if beside else 1)
    words = [row for part in said.words for row in wrapped(harmless(part), room)]
    left = wrapped(harmless(who or said.who), WHO - 1)
    rows = []
    for place in range(max(len(words), len(left))):
        name = left[place] if place < len(left) else ""
        row = Text((sign if place == 0 else " " * MARGIN) + name + " " * (WHO - cell_len(name)))
        row.append(words[place] if place < len(words) else "", "bold")
        rows.append(row)
    indent = " " * (MARGIN + WHO)
    more = [part for part in (*said.details, said.when) if part]
    below = [Text(indent + row) for part in more for row in wrapped(harmless(part), room)]
    below += [Text(indent + row, "dim") for row in wrapped(t(READERS_TURNED[item.audience]), room)]
    if beside:
        rows[0].pad_right(max(width - STATE + 2 - rows[0].cell_len, 0))
        rows[0].append(state)
    else:
        below.append(Text(indent + state))
    return [*rows, *below]


def _answer(entry: Entry, vault_id: str, names: Names, t: Texts, width: int, sign: str) -> list[Text]:
    """One line of the evaluation, or the place for it."""
    item = latest(entry.item) if entry.item else None
    words = item.fields.get(entry.field, "") if item else ""
    room = width - MARGIN - WHO - STATE
    name = harmless(names.of(entry.voice))[: WHO - 1]
    rows = wrapped(harmless(words), room) if words else [""]
    lines = [Text(f"{sign}{name:<{WHO}}{rows[0]}"), *(Text(" " * (MARGIN + WHO) + row) for row in rows[1:])]
    if words and entry.item:
        agreed = standing(vault_id, entry.item) is Standing.AGREED
        lines[0].pad_right(max(width - STATE + 2 - lines[0].cell_len, 0))
        lines[0].append(t("AGREED") if agreed else t("do we agree?"))
    elif sign.strip():
        lines[0].append(t("Enter writes a line"), "dim")
    return lines
