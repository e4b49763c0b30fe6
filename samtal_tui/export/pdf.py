"""A document as PDF/UA-1: tagged, with its language and title, so that a screen reader can read it aloud."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import typst

from samtal_tui.export.content import CannotShow, Content, to_json
from samtal_tui.export.logo_size import millimetres


def make(content: Content) -> bytes:
    """The whole document. Raises `CannotShow`."""
    template = Path(__file__).with_name("document.typ").read_bytes()
    return compiled(template, {"content": to_json(content).decode(), "logo": _logo(content)})


def compiled(template: bytes, said: dict[str, str]) -> bytes:
    """The PDF that `template` makes of `said`. Raises `CannotShow` when no font here has one of its signs."""
    try:
        return _compiled(template, said, own_fonts_only=True)
    except RuntimeError:
        # The computer's own fonts take time to look through, and differ: only when ours lack a sign.
        try:
            return _compiled(template, said, own_fonts_only=False)
        except RuntimeError as error:
            if "could not be displayed" in str(error):
                raise CannotShow from None
            raise


def _logo(content: Content) -> str:
    """The logo as JSON: its bytes, width and height in millimetres; nothing without one."""
    if content.letterhead is None or not content.letterhead.logo:
        return "null"
    png = b64decode(content.letterhead.logo)
    return json.dumps([list(png), *millimetres(png)])


def _compiled(template: bytes, said: dict[str, str], *, own_fonts_only: bool) -> bytes:
    return typst.compile(
        template,
        format="pdf",
        sys_inputs=said,
        ignore_system_fonts=own_fonts_only,
        pdf_standards=["ua-1"],
    )
