"""Turn the table of keys into Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from samtal_tui.keys import SCOPES


def bindings(scope: str) -> list[BindingType]:
    """The bindings a screen declares for its scope; the ids let the user's config.toml move them."""
    return [
        Binding(key.keys, key.action, key.help, show=False, priority=key.first, id=key.id)
        for key in SCOPES[scope]
    ]
