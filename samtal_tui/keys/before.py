"""Before a talk: planning, preparing, inviting, taking in answers."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "new_talk": (
        Key("new_talk.save", "enter", "save", mark("Plan it"), mark("Plan the talk and go on to prepare it")),
        Key("new_talk.down", "down", "move(1)", mark("Guide"), mark("Next guide"), first=True),
        Key("new_talk.up", "up", "move(-1)", "", mark("Previous guide"), first=True),
        Key("new_talk.next", "tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("new_talk.previous", "shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("new_talk.back", "escape", "back", mark("Back"), mark("Back; no talk is planned")),
    ),
    "prepare": (
        Key(
            "prepare.target",
            "m",
            "write('target')",
            mark("Target"),
            mark("Write what the talk is to lead to"),
        ),
        Key(
            "prepare.point", "n", "write('point')", mark("Jot down"), mark("Write a point to raise, private")
        ),
        Key(
            "prepare.reaction", "r", "write('reaction')", mark("Reaction"), mark("Write a reaction to expect")
        ),
        Key("prepare.feedback", "f", "feedback", mark("Feedback"), mark("Prepare feedback in four steps")),
        Key("prepare.invite", "k", "invite", mark("Invite"), mark("Invite: text, calendar and form")),
        Key(
            "prepare.underlag", "u", "underlag", mark("Form"), mark("Make the form; again to create the file")
        ),
        Key("prepare.format", "o", "format", "", mark("Make the form as Word, PDF, Markdown or text")),
        Key(
            "prepare.sheet",
            "b",
            "sheet",
            mark("Talk sheet"),
            mark("Make a talk sheet to print and write on by hand"),
        ),
        Key("prepare.answers", "v", "answers", mark("Answers"), mark("Take in the employee's answers")),
        Key(
            "prepare.read", "l", "plan_read", mark("Plan read"), mark("The last plan is read; again to undo")
        ),
        Key("prepare.talk", "s", "talk", mark("Talk"), mark("Open the talk")),
        Key("prepare.hide", "f2", "hide", mark("Hide"), mark("Hide everything; again to show"), first=True),
        Key("prepare.delete", "delete", "delete", "", mark("Delete the marked line")),
        Key("prepare.undo", "ctrl+z", "undo", "", mark("Undo the last change")),
        Key("prepare.down", "down", "move(1)", "", mark("Next line")),
        Key("prepare.up", "up", "move(-1)", "", mark("Previous line")),
        Key("prepare.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on")),
        Key("prepare.page_up", "pageup", "page(-1)", "", mark("A page back")),
        Key("prepare.back", "escape", "back", mark("Back"), mark("Back; what is typed is kept")),
    ),
    "invite": (
        Key("invite.make", "enter", "make", mark("Create files"), mark("Create the files; they are invited")),
        Key("invite.next", "down,tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("invite.previous", "up,shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("invite.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on"), first=True),
        Key("invite.page_up", "pageup", "page(-1)", "", mark("A page back"), first=True),
        Key("invite.back", "escape", "back", mark("Back"), mark("Back; nothing is created")),
    ),
    "answers": (
        Key("answers.take", "f4", "take", mark("Take in"), mark("Take in what is shown"), first=True),
        Key("answers.next", "tab", "next_field", mark("Paste instead"), mark("Next field"), first=True),
        Key("answers.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on"), first=True),
        Key("answers.page_up", "pageup", "page(-1)", "", mark("A page back"), first=True),
        Key("answers.back", "escape", "back", mark("Back"), mark("Back; nothing is taken in"), first=True),
    ),
}
