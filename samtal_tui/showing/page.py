"""What the turned screen shows just now, as it goes to the second terminal: words already drawn."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

LONGEST = 262_144
"""Bytes in one message; more than any page of a talk."""


@dataclass(frozen=True)
class ShownPage:
    """The lines of one page of the turned screen. An empty page is the curtain."""

    title: str = ""
    side: str = ""
    heading: str = ""
    lines: tuple[str, ...] = ()
    done: str = ""

    def message(self) -> bytes:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode() + b"\n"


CURTAIN = ShownPage()


def read_message(line: bytes) -> ShownPage:
    """The page in one line of JSON; raise ValueError for anything else."""
    try:
        read = json.loads(line)
    except RecursionError:
        raise ValueError("not a page") from None
    match read:
        case {
            "title": str(title),
            "side": str(side),
            "heading": str(heading),
            "lines": [*lines],
            "done": str(done),
        } if all(isinstance(text, str) for text in lines):
            return ShownPage(title, side, heading, tuple(lines), done)
    raise ValueError("not a page")
