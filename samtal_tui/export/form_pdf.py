"""A form as PDF/UA-1, to be printed and written on by hand: it cannot be read back."""

from __future__ import annotations

from importlib import resources

import typst

from samtal_tui.export.content import Content, form_of, to_json


def make(content: Content) -> bytes:
    """The whole form. Raises `RuntimeError` when it holds a sign that no font here can show."""
    form_of(content)
    template = resources.files("samtal_tui.export").joinpath("form.typ").read_bytes()
    said = {"content": to_json(content).decode()}
    try:
        return _compiled(template, said, own_fonts_only=True)
    except RuntimeError:
        # The computer's own fonts take time to look through, and differ: only when ours lack a sign.
        return _compiled(template, said, own_fonts_only=False)


def _compiled(template: bytes, said: dict[str, str], *, own_fonts_only: bool) -> bytes:
    return typst.compile(
        template,
        format="pdf",
        sys_inputs=said,
        ignore_system_fonts=own_fonts_only,
        pdf_standards=["ua-1"],
    )
