"""How large a logo may be on paper, and how many points of colour that is. Standard library only."""

from __future__ import annotations

import struct

WIDEST, HIGHEST = 60, 12
"""Millimetres a logo may take on paper."""

PER_MILLIMETRE = 14
"""Points of colour a millimetre: 356 an inch, finer than an office printer shows."""

MOST_WIDE, MOST_HIGH = WIDEST * PER_MILLIMETRE + 1, HIGHEST * PER_MILLIMETRE + 1
"""The largest picture a logo is drawn as; a point more where a fraction is rounded up."""


def points(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its head. Raises `struct.error` when it is too short to have one."""
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def millimetres(png: bytes) -> tuple[float, float]:
    """Width and height on paper of a logo that was drawn for it."""
    width, height = points(png)
    return width / PER_MILLIMETRE, height / PER_MILLIMETRE
