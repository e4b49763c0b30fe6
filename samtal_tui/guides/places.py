"""Where in the text of a guide a field stands: tomllib tells values, not lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Place = tuple[str | int, ...]
"""A path into the guide, indexes from 0: ("sections", 1, "title", "en")."""

_HEADER = re.compile(r"^(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^([A-Za-z0-9_\-.\"' ]+?)\s*=")
_LONG_STRING = re.compile(r'"""|\'\'\'')


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]


def _resolved(parts: Sequence[str], last: Mapping[Place, int]) -> Place:
    """Put the running number after every name that is an array of tables."""
    place: Place = ()
    for part in parts:
        place = (*place, part)
        if place in last:
            place = (*place, last[place])
    return place


def find_places(text: str) -> dict[Place, int]:
    """The line, from 1, of every table header and key that begins a line of `text`."""
    found: dict[Place, int] = {}
    last: dict[Place, int] = {}
    table: Place = ()
    inside = False
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if not inside:
            if header := _HEADER.match(stripped):
                *parents, name = _parts(header[2])
                table = (*_resolved(parents, last), name)
                found.setdefault(table, number)
                if header[1] == "[[":
                    last[table] = last.get(table, -1) + 1
                table = _resolved(_parts(header[2]), last)
                found.setdefault(table, number)
            elif key := _KEY.match(stripped):
                place = table
                for part in _parts(key[1]):
                    place = (*place, part)
                    found.setdefault(place, number)
        if len(_LONG_STRING.findall(line)) % 2:
            inside = not inside
    return found


def line_of(places: Mapping[Place, int], place: Place) -> int:
    """The line of `place`, or of the nearest thing around it; 1 when nothing of it is in the text."""
    for length in range(len(place), 0, -1):
        if place[:length] in places:
            return places[place[:length]]
    return 1


def spelled(place: Place) -> str:
    """The path as people count: sections[2].questions[1].text.en."""
    said = ""
    for part in place:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if said else part
    return said
