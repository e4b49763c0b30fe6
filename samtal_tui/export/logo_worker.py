"""The process that draws a logo: `python -I -m samtal_tui.export.logo_worker png|svg`.

A picture file on standard input; on standard output its width and height and its points, red, green and blue,
on white. Locked down like the process that makes documents, and besides with a bound on its memory.
"""

from __future__ import annotations

import contextlib
import json
import resource
import struct
import sys
import zlib
from collections.abc import Iterator

from samtal_tui.export.logo_size import HIGHEST, PER_MILLIMETRE, WIDEST
from samtal_tui.export.worker import BAD_CONTENT, lock_down

MOST_MEMORY = 2 * 1024**3
"""Bytes of memory; a small file can ask for any amount."""

TEMPLATE = b"""
#let logo(..size) = image(bytes(json(bytes(sys.inputs.logo))), format: sys.inputs.kind, ..size)
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#context {
  let (widest, highest) = (float(sys.inputs.widest) * 1mm, float(sys.inputs.highest) * 1mm)
  let fitted = logo(height: highest)
  if measure(fitted).width > widest { logo(width: widest) } else { fitted }
}
"""


def main() -> int:
    """Draw one logo and return the exit code."""
    lock_down()
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        width, height, pixels = drawn(sys.stdin.buffer.read(), sys.argv[1])
    except (RuntimeError, MemoryError, ValueError, IndexError, zlib.error):
        return BAD_CONTENT
    sys.stdout.buffer.write(struct.pack(">II", width, height) + pixels)
    sys.stdout.buffer.flush()
    return 0


def drawn(data: bytes, kind: str) -> tuple[int, int, bytes]:
    """Width, height and points of the logo, at the size it has on paper. Raises `RuntimeError`."""
    import typst

    said = {
        "logo": json.dumps(list(data)),
        "kind": kind,
        "widest": str(WIDEST),
        "highest": str(HIGHEST),
    }
    png = typst.compile(
        TEMPLATE,
        format="png",
        ppi=PER_MILLIMETRE * 25.4,
        sys_inputs=said,
        ignore_system_fonts=b"<text" not in data,
    )
    return _points(png)


def _points(png: bytes) -> tuple[int, int, bytes]:
    """The picture as typst writes it, eight bits of red, green, blue and cover a point, without the cover."""
    width, height, depth, colours = struct.unpack_from(">IIBB", png, 16)
    if (depth, colours) != (8, 6):
        raise ValueError("another kind of PNG")
    packed = b"".join(data for name, data in _chunks(png) if name == b"IDAT")
    rows = _rows(zlib.decompress(packed), width * 4, height)
    pixels = bytearray()
    for row in rows:
        line = bytearray(width * 3)
        for colour in range(3):
            line[colour::3] = row[colour::4]
        pixels += line
    return width, height, bytes(pixels)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(png):
        length, name = struct.unpack_from(">I4s", png, place)
        yield name, png[place + 8 : place + 8 + length]
        place += 12 + length


def _rows(packed: bytes, length: int, height: int) -> Iterator[bytes]:
    """The rows of a PNG with their filters undone (PNG, third edition, clause 9)."""
    above = bytes(length)
    for number in range(height):
        start = number * (length + 1)
        above = _unfiltered(packed[start], packed[start + 1 : start + 1 + length], above)
        yield above


def _unfiltered(filter_: int, row: bytes, above: bytes) -> bytes:
    if filter_ == 0:
        return row
    if filter_ == 2:
        return bytes((one + up) & 255 for one, up in zip(row, above, strict=True))
    line = bytearray(row)
    for place, up in enumerate(above):
        left = line[place - 4] if place >= 4 else 0
        corner = above[place - 4] if place >= 4 else 0
        guess = {1: left, 3: (left + up) // 2, 4: _nearest(left, up, corner)}[filter_]
        line[place] = (line[place] + guess) & 255
    return bytes(line)


def _nearest(left: int, up: int, corner: int) -> int:
    """Paeth's predictor: whichever of the three is nearest to left + up - corner."""
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


if __name__ == "__main__":
    sys.exit(main())
