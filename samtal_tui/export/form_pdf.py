"""A form as PDF/UA-1, to be printed and written on by hand: it cannot be read back."""

from __future__ import annotations

from pathlib import Path

from samtal_tui.export.content import Content, form_of, to_json
from samtal_tui.export.pdf import compiled


def make(content: Content) -> bytes:
    """The whole form. Raises `CannotShow`."""
    form_of(content)
    template = Path(__file__).with_name("form.typ").read_bytes()
    said = {"content": to_json(content).decode()}
    return compiled(template, said)
