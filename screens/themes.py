"""The two calm looks. No meaning is carried by colour alone."""

from __future__ import annotations

from pathlib import Path

from textual.theme import Theme

STYLE = Path(__file__).with_name("room.tcss")
"""The style sheet every room shares."""

DARK = Theme(
    name="samtal-dark",
    primary="#8fb8de",
    secondary="#9fb39a",
    accent="#e0b872",
    foreground="#d8dce2",
    background="#14181d",
    surface="#1b2026",
    panel="#232a32",
    warning="#e0b872",
    error="#e58a7b",
    success="#9cc59a",
    dark=True,
)

LIGHT = Theme(
    name="samtal-light",
    primary="#1f5582",
    secondary="#4c6b47",
    accent="#8a5a00",
    foreground="#22272d",
    background="#f7f5f0",
    surface="#efece5",
    panel="#e3dfd5",
    warning="#7a5200",
    error="#a3301d",
    success="#2f6b2d",
    dark=False,
)

THEMES = (DARK, LIGHT)
