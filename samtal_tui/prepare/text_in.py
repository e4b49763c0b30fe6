"""Read answers from plain text or Markdown: a file, a paste, a reply to a mail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from samtal_tui.prepare.lines import Incoming, Line, plain

_LETTERS = "[bcdfghjkmnpqrtvwxz]"
_CODE = re.compile(rf"\[({_LETTERS}{{4,12}})\]|<!--\s*samtal\s+({_LETTERS}{{4,12}})\s*-->", re.IGNORECASE)
_MARK = re.compile(
    rf"\[({_LETTERS}{{12}}-{_LETTERS}{{6}})\]|<!--\s*samtal\s+({_LETTERS}{{12}}-{_LETTERS}{{6}})\s*-->",
    re.IGNORECASE,
)
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]")
_QUOTED = re.compile(r"^(\s*>)+ ?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_text(text: str, codes: Collection[str]) -> Incoming:
    """The lines of `text`. Of what looks like a hidden id only `codes` are taken for one."""
    marks = ["".join(filter(None, found)).lower() for found in _MARK.findall(text)]
    body = _MARK.sub("", plain(text))
    lines = tuple(_line(line, codes) for line in _quoting_gone(_BREAKS.split(_unescaped(body))))
    return Incoming(lines, marks[0] if marks else "", labelled=True)


def _unescaped(text: str) -> str:
    """Markdown puts a backslash before signs; it is known by its comments or its headings."""
    if "<!-- samtal" not in text and not re.search(r"^#{1,3} ", text, re.MULTILINE):
        return text
    return _ESCAPED.sub(r"\1", text)


def _quoting_gone(lines: list[str]) -> Iterator[str]:
    """A mail program puts > before what is answered; the signs are no part of the words."""
    return (_QUOTED.sub("", line) for line in lines)


def _line(line: str, codes: Collection[str]) -> Line:
    code = ""

    def taken(found: re.Match[str]) -> str:
        nonlocal code
        named = (found[1] or found[2]).lower()
        if named not in codes:
            return found[0]
        code = named
        return ""

    text = _CODE.sub(taken, line)
    return Line(text.rstrip() if code else line, code)
