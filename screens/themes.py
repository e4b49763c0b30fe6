"""The two calm looks. No meaning is carried by colour alone."""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.css.stylesheet import Stylesheet
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


class KeptStylesheet(Stylesheet):
    """Style sheets that are parsed once: a new room adds its own and does not have all others read again."""

    def reparse(self) -> None:
        """Take in what is new; Textual's own forgets every rule first. Raises as Textual's own does."""
        self.parse()


def wear(app: App[None], name: str) -> None:
    """Give `app` the look called `name` (the dark one when there is none) before it runs.

    Set later, every style sheet would be parsed a second time, after the first screen is painted.
    """
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, name if name in app.available_themes else DARK.name)
    dark = app.current_theme.dark
    app.set_class(dark, "-dark-mode", update=False)
    app.set_class(not dark, "-light-mode", update=False)
    app.stylesheet = KeptStylesheet(variables=app.get_css_variables())
