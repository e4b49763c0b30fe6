"""A picture that a document may hold: one, and known to the last point."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Picture:
    """`pixels` are rows of red, green and blue, a byte each, from the top left."""

    width: int
    height: int
    pixels: bytes

    def png(self) -> bytes:
        """The picture as PNG: size, points and nothing else, so that no words can travel in it."""
        row = self.width * 3
        lines = b"".join(
            b"\x00" + self.pixels[place : place + row] for place in range(0, self.height * row, row)
        )
        size = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        packed = zlib.compress(lines, 9)
        return _SIGNATURE + _chunk(b"IHDR", size) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
