"""Stand-ins for control characters, so that a text area can hold them: one for one, and back again exactly.

A text area would break a line at some of them and give others no room. The stand-ins are halves of
characters, which no text can hold (the records refuse them): nothing typed or pasted can be taken for one.
"""

from __future__ import annotations

from screens.widgets.plain import harmless

_BASE = 0xDC00
_CONTROLS = (
    *(code for code in range(0x20) if code not in {0x09, 0x0A}),
    *range(0x7F, 0xA0),
    *(0x200E, 0x200F, 0x2028, 0x2029),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_HIDE = {code: _BASE + place for place, code in enumerate(_CONTROLS)}
_SHOW = {stand_in: code for code, stand_in in _HIDE.items()}
_PICTURE = {stand_in: harmless(chr(code)) for code, stand_in in _HIDE.items()}
_HALF = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def disguised(text: str) -> str:
    """`text` with a stand-in for each control character; half characters cannot be kept and are marked."""
    return text.translate(_HALF).translate(_HIDE)


def revealed(text: str) -> str:
    """The text that was disguised."""
    return text.translate(_SHOW)


def pictured(text: str) -> str:
    """A disguised text as it may be shown: as many characters, a picture for each stand-in."""
    return text.translate(_PICTURE)
