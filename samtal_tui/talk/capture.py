"""What a typed line becomes: the four signs, who may read it, and what a paste is (product.md, "Capture").

A sign says WHAT a line is, never who reads it. Everything is pure: ids come in as arguments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samtal_tui.sharing.agreement import latest, reword
from vault.records import FIELDS, TITLE_FIELD, Audience, Item, Kind, Voice, checked

SIGNS: Mapping[str, Kind] = {
    '"': Kind.NOTE,
    "!": Kind.PROMISE,
    "#": Kind.GOAL,
    "?": Kind.PARKED,
}
"""The typed signs; each counts only first on a line and followed by a space."""

CEILING = Audience.BETWEEN_US
"""Where the ladder ends in the talk: what goes onward is decided by both, at the turned screen."""

_LADDER = (Audience.SENSITIVE, Audience.PRIVATE, Audience.BETWEEN_US, Audience.ONWARD)
_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True)
class Captured:
    """A typed line, read: what it is, whose words they are, and the words without the sign."""

    kind: Kind
    voice: Voice
    text: str

    @property
    def is_blank(self) -> bool:
        """True when there is nothing to keep."""
        return not self.text.strip()


def read_line(typed: str, asked: Voice = Voice.BOTH) -> Captured:
    """Read a typed line; `asked` is the voice of the question it stands under."""
    sign = sign_of(typed)
    if not sign:
        return Captured(Kind.NOTE, asked, typed)
    return Captured(SIGNS[sign], Voice.EMPLOYEE if sign == '"' else asked, typed[2:])


def sign_of(typed: str) -> str:
    """The sign a line begins with; an empty string for plain text, bullets included."""
    return typed[0] if typed[1:2] == " " and typed[0] in SIGNS else ""


def read_plain(typed: str, asked: Voice = Voice.BOTH) -> Captured:
    """Read a line without looking for a sign: what was pasted."""
    return Captured(Kind.NOTE, asked, typed)


def pasted_lines(text: str) -> list[str]:
    """The lines of a paste, exactly as they are; blank ones are left out."""
    return [line for line in _BREAK.split(text) if line.strip()]


def is_many(text: str) -> bool:
    """True when a paste holds more than one line, so that it becomes lines of its own."""
    return len(pasted_lines(text)) > 1


def wider(audience: Audience, ceiling: Audience = CEILING) -> Audience:
    """One step wider, never past `ceiling`; what already lies beyond it stays where it is."""
    place = _LADDER.index(audience)
    return _LADDER[max(place, min(place + 1, _LADDER.index(ceiling)))]


def narrower(audience: Audience) -> Audience:
    """One step narrower, down to sensitive."""
    return _LADDER[max(_LADDER.index(audience) - 1, 0)]


@dataclass(frozen=True)
class Place:
    """Where a new line is written down: whose talk, and under which question (empty: under none)."""

    person: str
    talk: str
    question: str = ""


def new_item(captured: Captured, item_id: str, place: Place, audience: Audience = Audience.PRIVATE) -> Item:
    """The item a line becomes."""
    return Item(
        id=item_id,
        person=place.person,
        talk=place.talk,
        kind=captured.kind,
        audience=audience,
        fields=_fields(captured),
        question=place.question,
    )


def pasted_items(text: str, ids: Sequence[str], place: Place, asked: Voice = Voice.BOTH) -> list[Item]:
    """One private item for each line of a paste; no sign in them is read. `ids` has one for each."""
    lines = pasted_lines(text)
    return [
        new_item(read_plain(line, asked), item_id, place) for line, item_id in zip(lines, ids, strict=True)
    ]


def typed_text(item: Item, asked: Voice = Voice.BOTH) -> str:
    """An item as it stands in the composer to be edited: its newest words, the sign first.

    An agreed item shows no sign: what it is can no longer be changed by typing.
    """
    newest = latest(item)
    sign = "" if item.agreed else _sign_for(newest, asked)
    return f"{sign} {newest.title}" if sign else newest.title


def reworded(vault_id: str, item: Item, typed: str, audience: Audience, asked: Voice = Voice.BOTH) -> Item:
    """`item` with the words typed in the composer and, when they are others, with the readers chosen there.

    A sign she did not touch is not read again: a pasted "! " stays text, and a goal stays a goal.
    """
    newest = latest(item)
    readers = None if audience is newest.audience else audience
    if item.agreed or sign_of(typed) == sign_of(typed_text(item, asked)):
        text = typed[2:] if not item.agreed and _sign_for(newest, asked) else typed
        return reword(vault_id, item, {**newest.fields, TITLE_FIELD[newest.kind]: text}, readers)
    changed = _as(newest, read_line(typed, asked))
    return changed if readers is None else reword(vault_id, changed, changed.fields, readers)


def _sign_for(item: Item, asked: Voice) -> str:
    if item.kind is Kind.NOTE:
        return '"' if item.voice is Voice.EMPLOYEE and asked is not Voice.EMPLOYEE else ""
    return next((sign for sign, kind in SIGNS.items() if kind is item.kind), "")


def _as(item: Item, captured: Captured) -> Item:
    """`item`, not agreed, as another kind; the fields both kinds know are kept."""
    known = {name: value for name, value in item.fields.items() if name in FIELDS[captured.kind]}
    known.pop("voice", None)
    changes = {"kind": captured.kind, "fields": {**known, **_fields(captured)}}
    return checked(Item, {**{name: getattr(item, name) for name in Item.model_fields}, **changes})


def _fields(captured: Captured) -> dict[str, str]:
    fields = {TITLE_FIELD[captured.kind]: captured.text}
    if "voice" in FIELDS[captured.kind]:
        fields["voice"] = str(captured.voice)
    return fields
