"""What any screen can open: search, palette, help."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "search": (
        Key("search.go", "enter", "go", mark("Go there"), mark("Go to the marked line"), first=True),
        Key(
            "search.private",
            "tab",
            "private",
            mark("Show private"),
            mark("Show private hits too"),
            first=True,
        ),
        Key("search.down", "down", "move(1)", mark("Choose"), mark("Next hit"), first=True),
        Key("search.up", "up", "move(-1)", "", mark("Previous hit"), first=True),
        Key("search.back", "escape", "back", mark("Back"), mark("Back"), first=True),
    ),
    "palette": (
        Key("palette.go", "enter", "go", mark("Do it"), mark("Do the marked command"), first=True),
        Key("palette.down", "down", "move(1)", mark("Choose"), mark("Next command"), first=True),
        Key("palette.up", "up", "move(-1)", "", mark("Previous command"), first=True),
        Key("palette.back", "escape", "back", mark("Back"), mark("Back without doing anything"), first=True),
    ),
    "help": (
        Key("help.back", "escape,f1,enter", "back", mark("Back"), mark("Back to where you were"), first=True),
        Key("help.down", "down,pagedown", "scroll(1)", mark("Scroll"), mark("Read on")),
        Key("help.up", "up,pageup", "scroll(-1)", "", mark("Read back")),
    ),
}
