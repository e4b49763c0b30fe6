"""Show what somebody typed or pasted without letting it do anything to the terminal."""

from __future__ import annotations

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A}
_PICTURES[0x7F] = "\u2421"
_PICTURES.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
_PICTURES.update(dict.fromkeys((0x2028, 0x2029), "\u2424"))
# Marks that turn the direction of what follows could make one line read as another.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_PICTURES.update(dict.fromkeys(_TURNING, "\u00b7"))
_PICTURES[0x09] = "    "

ACTING = frozenset(map(chr, (*_PICTURES, 0x0A)))
"""Every sign that does something to a terminal instead of being shown."""


def one_line(text: str) -> str:
    """`text` harmless and on one line, as a field of one line shows it."""
    return harmless(text.replace("\n", " "))


def harmless(text: str) -> str:
    """`text` with control characters and direction marks made visible; what is stored stays as typed."""
    # Nothing that acts counts as printable, and nearly every text is: no need to look at each sign.
    return text if text.isprintable() else text.translate(_PICTURES)
