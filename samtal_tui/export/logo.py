"""The organisation's logo: read once, drawn anew by a process without keys, then known to the last point.

A picture file comes from anywhere. It is looked at here only as far as needed to refuse what no logo has;
what takes it apart and draws it is the same locked-down process that makes documents.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from xml.parsers import expat

from samtal_tui.export.errors import ExportError, MakingFailed
from samtal_tui.export.logo_size import MOST_HIGH, MOST_WIDE, points
from samtal_tui.export.runner import run_maker
from samtal_tui.sharing.picture import Picture
from samtal_tui.texts import Texts, mark
from vault.files import open_named

MOST_BYTES = 1024 * 1024
"""The largest logo file."""

MOST_POINTS = 4096
"""Points of colour a PNG may be wide or high."""

TIME_LIMIT = 10.0
"""Seconds the process is given to draw it."""

Drawer = Callable[[str, bytes], bytes]
"""Turns "png" or "svg" and a file's bytes into width, height and points. Raises `MakingFailed`."""


class Unfit(Enum):
    """Why a file cannot be the logo."""

    MISSING = "missing"
    LARGE = "large"
    OTHER = "other"
    REACHES_OUT = "reaches_out"
    UNREADABLE = "unreadable"


_WHY: Mapping[Unfit, str] = {
    Unfit.MISSING: mark("The logo {path} is not there or cannot be read."),
    Unfit.LARGE: mark("The logo {path} is too large: at most 1 MB and 4096 by 4096 points."),
    Unfit.OTHER: mark("The logo {path} is neither PNG nor SVG."),
    Unfit.REACHES_OUT: mark("The logo {path} holds other files, links or programs, which no logo may."),
    Unfit.UNREADABLE: mark("The logo {path} is damaged or too complicated to draw."),
}


class LogoRefused(ExportError):
    """The logo in the settings cannot be used."""

    exit_code = 8

    def __init__(self, why: Unfit, path: Path) -> None:
        self.why = why
        self.path = path
        super().__init__(why.value)

    def sentence(self, t: Texts) -> str:
        """Say what is wrong, and how to go on."""
        what = t(_WHY[self.why], path=self.path).removesuffix(".")
        return f"{what}: {t('name another file, or none, as logo in config.toml; no file was made.')}"


def read_logo(path: Path, drawer: Drawer | None = None) -> Picture:
    """The logo in the file `path`. Raises `LogoRefused`."""
    try:
        return drawn(_bytes_of(path), drawer or run_drawer)
    except _Refused as refused:
        raise LogoRefused(refused.why, path) from None


def drawn(data: bytes, drawer: Drawer) -> Picture:
    """The picture in `data`. Raises `_Refused`."""
    kind = _kind(data)
    try:
        made = drawer(kind, data)
    except MakingFailed:
        raise _Refused(Unfit.UNREADABLE) from None
    if len(made) < _SIZE.size:
        raise _Refused(Unfit.UNREADABLE)
    width, height = _SIZE.unpack_from(made)
    pixels = made[_SIZE.size :]
    if not (0 < width <= MOST_WIDE and 0 < height <= MOST_HIGH) or len(pixels) != width * height * 3:
        raise _Refused(Unfit.UNREADABLE)
    return Picture(width, height, pixels)


def run_drawer(kind: str, data: bytes) -> bytes:
    """Let the process without keys draw it. Raises `MakingFailed`."""
    command = [sys.executable, "-I", "-B", "-m", "samtal_tui.export.logo_worker", kind]
    return run_maker(command, data, limit=TIME_LIMIT)


_SIZE = struct.Struct(">II")
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class _Refused(Exception):
    def __init__(self, why: Unfit) -> None:
        self.why = why
        super().__init__(why.value)


def _bytes_of(path: Path) -> bytes:
    try:
        with open_named(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise _Refused(Unfit.MISSING) from None
    if len(data) > MOST_BYTES:
        raise _Refused(Unfit.LARGE)
    return data


def _kind(data: bytes) -> str:
    if data.startswith(_PNG) and len(data) > len(_PNG) + _SIZE.size:
        if max(points(data)) > MOST_POINTS:
            raise _Refused(Unfit.LARGE)
        return "png"
    _SvgGuard().read(data)
    return "svg"


class _SvgGuard:
    """Reads an SVG as far as to see that it is one and that it reaches for nothing outside itself."""

    _ACTING = frozenset({"script", "foreignObject", "image", "feImage", "handler", "listener"})

    def __init__(self) -> None:
        self._root = ""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._element
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
        except expat.ExpatError:
            raise _Refused(Unfit.UNREADABLE if self._root else Unfit.OTHER) from None

    def _doctype(self, _name: str, _system: str | None, _public: str | None, declares: bool) -> None:  # noqa: FBT001
        """Drawing programs name the type of the document; one that declares entities of its own is a trap."""
        if declares:
            self._refuse()

    def _instruction(self, target: str, _text: str) -> None:
        if target == "xml-stylesheet":
            self._refuse()

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self._root:
            if (namespace, tag) != ("http://www.w3.org/2000/svg", "svg"):
                raise _Refused(Unfit.OTHER)
            self._root = tag
        if tag in self._ACTING:
            self._refuse()
        for full, value in attributes.items():
            link = full.rpartition(" ")[2] == "href"
            if full.startswith("on") or (link and not value.startswith("#")):
                self._refuse()
            self._words(value)

    def _words(self, text: str) -> None:
        """A style sheet may fetch as well: `url` only within the file, and nothing imported."""
        folded = "".join(text.split()).casefold()
        if "@import" in folded or "url(" in folded.replace("url(#", "").replace("url('#", "").replace(
            'url("#', ""
        ):
            self._refuse()

    def _refuse(self, *_: object) -> None:
        raise _Refused(Unfit.REACHES_OUT)
