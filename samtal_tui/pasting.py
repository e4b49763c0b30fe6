"""What is pasted stays one paste, whatever stands in it.

A terminal sends a paste between two marks. Textual's parser looks for keys inside it too: an escape sequence
in the middle is taken out of the paste and typed, a line end behind it becomes Enter. Here an escape
character that does not begin the closing mark gets a stand-in on its way through the parser. Stand-ins are
halves of characters: no decoder of UTF-8 gives one, so nothing pasted can be taken for it.
"""

from __future__ import annotations

START, END = "\x1b[200~", "\x1b[201~"
"""The marks of a bracketed paste (xterm, "Bracketed Paste Mode")."""

_HIDE = {0x1B: 0xDC1B, 0x00: 0xDC00}
"""The parser would also leave out a NUL."""
_SHOW = {stand_in: code for code, stand_in in _HIDE.items()}


class PasteGuard:
    """Text from a terminal on its way to the parser, in pieces of any length."""

    def __init__(self) -> None:
        self._inside = False
        self._last = ""
        self._held = ""

    def guarded(self, data: str) -> str:
        """`data` with stand-ins inside a paste; what may begin its closing mark is held for next time."""
        out: list[str] = []
        rest = self._held + data
        self._held = ""
        while rest:
            rest = self._paste(rest, out) if self._inside else self._keys(rest, out)
        return "".join(out)

    def _keys(self, text: str, out: list[str]) -> str:
        """Let keys through up to the mark that opens a paste; what is left."""
        seen = self._last + text
        end = seen.find(START)
        if end < 0:
            out.append(text)
            self._last = seen[1 - len(START) :]
            return ""
        here = end + len(START) - len(self._last)
        out.append(text[:here])
        self._inside, self._last = True, ""
        return text[here:]

    def _paste(self, text: str, out: list[str]) -> str:
        """Let a paste through up to its end, with stand-ins; what is left."""
        end = text.find(END)
        if end >= 0:
            out += [text[:end].translate(_HIDE), END]
            self._inside = False
            return text[end + len(END) :]
        begun = next((n for n in range(len(END) - 1, 0, -1) if text.endswith(END[:n])), 0)
        self._held = text[len(text) - begun :]
        out.append(text[: len(text) - begun].translate(_HIDE))
        return ""


def as_pasted(text: str) -> str:
    """A paste as it was before the stand-ins."""
    return text.translate(_SHOW)
