"""In a talk and just after it: writing, tools, the turned screen, going through."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
    "talk": (
        Key("talk.enter", "enter", "enter", "", mark("Save the line, or edit the marked one"), first=True),
        Key("talk.row", "ctrl+j,shift+enter", "new_row", "", mark("A new row within the line"), first=True),
        Key("talk.wider", "tab", "wider", mark("Wider"), mark("One step wider: who may read"), first=True),
        Key(
            "talk.narrower",
            "shift+tab",
            "narrower",
            mark("Narrower"),
            mark("One step narrower: who may read"),
            first=True,
        ),
        Key(
            "talk.next", "pagedown", "next_question", mark("Next question"), mark("Next question"), first=True
        ),
        Key("talk.previous", "pageup", "previous_question", "", mark("Previous question"), first=True),
        Key(
            "talk.hide",
            "f2",
            "hide",
            mark("Hide"),
            mark("Hide everything private; again to show"),
            first=True,
        ),
        Key("talk.search", "f3", "search", mark("Search"), mark("Search this person's lines"), first=True),
        Key("talk.turn", "f4", "turn", mark("Turn the screen"), mark("Show what both may see"), first=True),
        Key("talk.up", "up", "line_up", "", mark("Mark the line above"), first=True),
        Key("talk.down", "down", "line_down", "", mark("Mark the line below"), first=True),
        Key("talk.delete", "delete", "delete_line", "", mark("Delete the marked line"), first=True),
        Key("talk.undo", "ctrl+z", "undo_line", "", mark("Undo the last change"), first=True),
        Key("talk.redo", "ctrl+y", "redo_line", "", mark("Do it again after all"), first=True),
        Key(
            "talk.move",
            "ctrl+o",
            "move_line",
            "",
            mark("Move the marked line to another question"),
            first=True,
        ),
        Key("talk.plan", "ctrl+g", "plan", "", mark("Open the action plan"), first=True),
        Key(
            "talk.tool",
            "ctrl+t",
            "tool",
            "",
            mark("Take out what the question offers: feedback in four steps, competence, a plan"),
            first=True,
        ),
        Key(
            "talk.cards",
            "ctrl+r",
            "cards",
            "",
            mark("Take out the cards: ground rules, about the question, purpose, pitfalls"),
            first=True,
        ),
        Key(
            "talk.questions",
            "ctrl+f",
            "questions",
            "",
            mark("Every question on one page; its letter goes there"),
            first=True,
        ),
        Key(
            "talk.unfinished",
            "ctrl+n",
            "unfinished",
            "",
            mark("The next question with something begun, or without a line"),
            first=True,
        ),
        Key(
            "talk.waiting",
            "ctrl+x",
            "waiting",
            "",
            mark("What waits: points, feedback, parked questions, promises"),
            first=True,
        ),
        Key(
            "talk.person",
            "f12",
            "person",
            "",
            mark("Go to the talk with somebody else, and back the same way"),
            first=True,
        ),
        Key("talk.back", "escape", "back", "", mark("Leave the line, or leave the talk"), first=True),
    ),
    "questions": (
        Key("questions.choose", "enter", "choose", mark("Go there"), mark("Go to the marked question")),
        Key("questions.down", "down", "move(1)", mark("Choose"), mark("Next question")),
        Key("questions.up", "up", "move(-1)", "", mark("Previous question")),
        Key("questions.page_down", "pagedown", "move(12)", "", mark("Twelve questions on")),
        Key("questions.page_up", "pageup", "move(-12)", "", mark("Twelve questions back")),
        Key("questions.back", "escape,ctrl+f", "back", mark("Back"), mark("Back to where you were")),
    ),
    "waiting": (
        Key("waiting.go", "enter", "go", mark("Go there"), mark("Go to the marked line")),
        Key(
            "waiting.raise",
            "space",
            "raise",
            mark("Raised"),
            mark("It is raised: let it stand under the question you came from"),
        ),
        Key("waiting.down", "down", "move(1)", mark("Choose"), mark("Next line")),
        Key("waiting.up", "up", "move(-1)", "", mark("Previous line")),
        Key("waiting.hide", "f2", "hide", mark("Hide"), mark("Back, with everything private hidden")),
        Key("waiting.back", "escape,ctrl+x", "back", mark("Back"), mark("Back to the talk")),
    ),
    "other_talk": (
        Key("other_talk.choose", "enter", "choose", mark("Open"), mark("Open the talk with the marked one")),
        Key("other_talk.down", "down", "move(1)", mark("Choose"), mark("Next employee")),
        Key("other_talk.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("other_talk.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("other_talk.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("other_talk.back", "escape,f12", "back", mark("Back"), mark("Back to where you were")),
    ),
    "cards": (
        Key(
            "cards.next", "pagedown,space", "turn(1)", mark("Next card"), mark("Read on, then the next card")
        ),
        Key("cards.previous", "pageup", "turn(-1)", mark("Previous"), mark("Back to the card before")),
        Key("cards.down", "down", "scroll(1)", "", mark("A line on")),
        Key("cards.up", "up", "scroll(-1)", "", mark("A line back")),
        Key(
            "cards.deeper",
            "enter",
            "deeper",
            mark("Go deeper"),
            mark("Go to the next question that goes one step deeper"),
        ),
        Key("cards.back", "escape", "back", mark("Put away"), mark("Back to where you were")),
    ),
    "feedback": (
        Key("feedback.save", "enter", "save", mark("Save"), mark("Keep it as a private line of the talk")),
        Key("feedback.next", "down,tab", "next_field", mark("Next step"), mark("Next step"), first=True),
        Key("feedback.previous", "up,shift+tab", "previous_field", "", mark("Previous step"), first=True),
        Key("feedback.tone", "ctrl+t", "tone", mark("Praise"), mark("Praise, or a change"), first=True),
        Key(
            "feedback.plan",
            "ctrl+g",
            "plan",
            mark("To the plan"),
            mark("Let the change you wish for become a goal too"),
            first=True,
        ),
        Key(
            "feedback.hide", "f2", "hide", mark("Hide"), mark("Hide what is typed; again to show"), first=True
        ),
        Key(
            "feedback.restore",
            "ctrl+z",
            "restore",
            "",
            mark("Take back what is typed and not saved"),
            first=True,
        ),
        Key("feedback.back", "escape", "back", mark("Back"), mark("Back; what you typed is kept as a draft")),
    ),
    "competence": (
        Key("competence.save", "enter", "save", mark("Save"), mark("Keep it as a goal in the plan")),
        Key("competence.next", "down,tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("competence.previous", "up,shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("competence.down", "pagedown", "move(1)", mark("Measure"), mark("Next measure"), first=True),
        Key("competence.up", "pageup", "move(-1)", "", mark("Previous measure"), first=True),
        Key(
            "competence.take",
            "ctrl+t",
            "take",
            mark("Choose"),
            mark("Choose the marked measure, or leave it"),
            first=True,
        ),
        Key(
            "competence.hide",
            "f2",
            "hide",
            mark("Hide"),
            mark("Hide what is typed; again to show"),
            first=True,
        ),
        Key(
            "competence.restore",
            "ctrl+z",
            "restore",
            "",
            mark("Take back what is typed and not saved"),
            first=True,
        ),
        Key(
            "competence.back", "escape", "back", mark("Back"), mark("Back; what you typed is kept as a draft")
        ),
    ),
    "turn_first": (
        Key("turn_first.down", "down", "move(1)", mark("Choose"), mark("Next line")),
        Key("turn_first.up", "up", "move(-1)", "", mark("Previous line")),
        Key(
            "turn_first.wider",
            "tab",
            "wider",
            mark("Who reads"),
            mark("One step wider: who may read"),
            first=True,
        ),
        Key(
            "turn_first.narrower",
            "shift+tab",
            "narrower",
            "",
            mark("One step narrower: who may read"),
            first=True,
        ),
        Key("turn_first.edit", "enter", "edit", mark("Reword"), mark("Change the words of the marked line")),
        Key("turn_first.undo", "ctrl+z", "undo_line", "", mark("Undo the last change")),
        Key("turn_first.turn", "f4", "turn", mark("Show"), mark("Turn the screen: this list and no more")),
        Key("turn_first.back", "escape", "back", mark("Back"), mark("Back to the talk")),
    ),
    "turned": (
        Key("turned.agree", "space", "agree", mark("Agreed"), mark("You agree on the marked line")),
        Key(
            "turned.agree_all",
            "a",
            "agree_page",
            mark("Agreed on the whole page"),
            mark("You agree on the page"),
        ),
        Key(
            "turned.differ", "o", "differ", mark("Seen differently"), mark("Keep both wordings side by side")
        ),
        Key(
            "turned.onward", "v", "onward", mark("May be passed on"), mark("HR and a new manager may read it")
        ),
        Key("turned.reword", "enter", "reword", mark("Change words"), mark("Change the words of the line")),
        Key(
            "turned.way", "d", "way", "", mark("You agree remotely, over a shared screen; again: in the room")
        ),
        Key("turned.undo", "ctrl+z", "undo_line", "", mark("Take back what you decided last")),
        Key("turned.next", "pagedown", "next_page", mark("Next page"), mark("Next page")),
        Key("turned.previous", "pageup", "previous_page", "", mark("Previous page")),
        Key("turned.down", "down", "move(1)", "", mark("Next line")),
        Key("turned.up", "up", "move(-1)", "", mark("Previous line")),
        Key("turned.done", "f4,escape", "done", mark("Done"), mark("Leave through an empty page")),
    ),
    "curtain": (
        Key("curtain.leave", "f4,enter", "leave", mark("Turn it back"), mark("Back to your own screen")),
        Key("curtain.again", "escape", "again", mark("Show again"), mark("Back to what you both read")),
    ),
    "sweep": (
        Key("sweep.down", "down", "move(1)", mark("Choose"), mark("Next line"), first=True),
        Key("sweep.up", "up", "move(-1)", "", mark("Previous line"), first=True),
        Key("sweep.page_down", "pagedown", "move(8)", "", mark("Eight lines down"), first=True),
        Key("sweep.page_up", "pageup", "move(-8)", "", mark("Eight lines up"), first=True),
        Key("sweep.wider", "tab", "wider", mark("Raise"), mark("Raise it with the employee"), first=True),
        Key("sweep.narrower", "shift+tab", "narrower", mark("Keep"), mark("Keep it as your own"), first=True),
        Key(
            "sweep.erase",
            "delete",
            "erase",
            mark("Erase"),
            mark("Erase the line when you are done; again to keep it"),
            first=True,
        ),
        Key(
            "sweep.place",
            "p",
            "place",
            mark("Where"),
            mark("Where a question is taken up, or where a sensitive matter belongs"),
            first=True,
        ),
        Key(
            "sweep.finish",
            "enter",
            "finish",
            mark("Done"),
            mark("Do all of this and close the talk"),
            first=True,
        ),
        Key("sweep.back", "escape", "back", mark("Later"), mark("Back; nothing is changed"), first=True),
    ),
}
