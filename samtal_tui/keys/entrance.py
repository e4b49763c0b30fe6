"""Coming in, and the vault itself: welcome, creating, unlocking, settings."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "welcome": (
        Key("welcome.choose", "enter", "choose", mark("Choose"), mark("Take the marked line")),
        Key("welcome.down", "down", "move(1)", "", mark("Next line")),
        Key("welcome.up", "up", "move(-1)", "", mark("Previous line")),
        Key("welcome.first", "1", "take(1)", mark("Try"), mark("Try it with made-up employees")),
        Key("welcome.second", "2", "take(2)", mark("Create"), mark("Create a vault")),
        Key("welcome.third", "3", "take(3)", mark("Open"), mark("Open a vault or a backup")),
        Key("welcome.quit", "escape", "quit", mark("Quit"), mark("Leave the program")),
    ),
    "create": (
        Key(
            "create.next", "enter", "next", mark("Next"), mark("Go on to the next field or step"), first=True
        ),
        Key("create.suggest", "f2", "suggest", mark("Suggest"), mark("Suggest a passphrase"), first=True),
        Key("create.back", "escape", "back", mark("Back"), mark("Back without creating anything")),
    ),
    "open_place": (
        Key("open_place.open", "enter", "open", mark("Open"), mark("Open the vault in this folder")),
        Key("open_place.back", "escape", "back", mark("Back"), mark("Back to the start")),
    ),
    "unlock": (
        Key("unlock.open", "enter", "open", mark("Open"), mark("Open the vault with what is typed")),
        Key("unlock.code", "f2", "code", mark("Code"), mark("Use the recovery code instead"), first=True),
        Key("unlock.quit", "escape", "quit", mark("Quit"), mark("Leave the program")),
    ),
    "settings": (
        Key(
            "settings.change",
            "p",
            "change",
            mark("New passphrase"),
            mark("Change the passphrase and every key"),
        ),
        Key("settings.backup", "k", "backup", mark("Backup"), mark("Make a backup among the documents")),
        Key(
            "settings.verify",
            "v",
            "verify",
            mark("Check"),
            mark("Read the whole vault and say if it is sound"),
        ),
        Key(
            "settings.code",
            "n",
            "code",
            mark("New recovery code"),
            mark("Get a new recovery code; the old one opens the vault until it is typed back"),
        ),
        Key("settings.save", "enter", "save", mark("Save"), mark("Go on, and change the passphrase")),
        Key("settings.back", "escape", "back", mark("Back"), mark("Back")),
    ),
    "recovery_code": (
        Key(
            "recovery_code.next",
            "enter",
            "next",
            mark("Next"),
            mark("Go on, and change the code when it is typed back"),
        ),
        Key("recovery_code.back", "escape", "back", mark("Leave it"), mark("Back; the old code stays")),
    ),
}
