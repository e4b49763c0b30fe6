"""Every key of the program, once: bindings, footer, F1 and palette are all made from these tables.

A scope is a screen (or "everywhere"); the modules of this package hold them by what the screens are for.
Letters act only in scopes where nothing is typed. Nothing here needs AltGr, a dead key, Ctrl+S, Q, H, I or M,
or Esc followed by a letter; F5-F7 belong to the text area and F10 and F11 to the terminal (product.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys import around, before, documents, entrance, plan, talk, team
from samtal_tui.keys.key import Key
from samtal_tui.texts import Texts, mark

__all__ = ["EVERYWHERE", "SCOPES", "Key", "keys_of", "shown_key"]

EVERYWHERE = (
    Key("everywhere.help", "f1", "help", mark("Help"), mark("Show what the keys do here"), first=True),
    Key(
        "everywhere.language",
        "f8",
        "language",
        "",
        mark("Switch between Swedish and English"),
        first=True,
    ),
    Key("everywhere.lock", "f9", "lock", "", mark("Lock at once; unsaved text is kept"), first=True),
    Key("everywhere.palette", "ctrl+p", "palette", "", mark("Find a command by its name"), first=True),
    Key("everywhere.redraw", "ctrl+l", "redraw", "", mark("Draw the screen anew"), first=True),
)

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "everywhere": EVERYWHERE,
    **entrance.SCOPES,
    **team.SCOPES,
    **before.SCOPES,
    **talk.SCOPES,
    **plan.SCOPES,
    **documents.SCOPES,
    **around.SCOPES,
}

_NAMES: Mapping[str, str] = {
    "enter": mark("Enter"),
    "escape": mark("Esc"),
    "tab": mark("Tab"),
    "shift+tab": mark("Shift+Tab"),
    "pagedown": mark("PgDn"),
    "pageup": mark("PgUp"),
    "up": mark("Up"),
    "down": mark("Down"),
    "delete": mark("Del"),
    "space": mark("Space"),
    "plus": "+",
    "slash": "/",
}


def shown_key(keys: str, t: Texts) -> str:
    """How a binding's first key is written for a reader: "pagedown,right" becomes PgDn."""
    first = keys.split(",", maxsplit=1)[0].strip()
    if first in _NAMES:
        return t(_NAMES[first])
    if first.startswith("ctrl+"):
        return f"Ctrl+{first.removeprefix('ctrl+').upper()}"
    return first.upper() if len(first) > 1 else first


def keys_of(scope: str, keymap: Mapping[str, str]) -> tuple[Key, ...]:
    """The keys of a screen and those that work everywhere, with the user's own keys put in."""
    own = SCOPES[scope] if scope == "everywhere" else (*SCOPES[scope], *EVERYWHERE)
    return tuple(
        Key(key.id, keymap.get(key.id, key.keys), key.action, key.label, key.help, key.first) for key in own
    )
