"""Every key of the program, once: the bindings, the footer, F1 and the palette are all made from this table.

A scope is a screen (or "everywhere"). Letters act only in scopes where nothing is typed. Nothing here needs
AltGr, a dead key, Ctrl+S, Q, H, I or M, or Esc followed by a letter; F5-F7 belong to the text area and F10
and F11 to the terminal (product.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samtal_tui.texts import Texts, mark


@dataclass(frozen=True)
class Key:
    """One binding: `keys` is Textual's spelling, alternatives separated by commas, the first one is shown.

    `label` stands in the footer (empty: the footer leaves it out), `help` in F1 and the palette. `first`
    means that the screen takes the key before the focused field does.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    first: bool = False


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
    "people": (
        Key("people.open", "enter", "open", mark("Open"), mark("Open the marked employee")),
        Key("people.note", "n", "note", mark("Jot down"), mark("Jot down a private line for the next talk")),
        Key("people.talk", "s", "talk", mark("Talk"), mark("Prepare, hold or go on with the talk")),
        Key("people.documents", "d", "documents", mark("Documents"), mark("Make documents from the talk")),
        Key(
            "people.everybodys", "u", "everybodys", "", mark("Make documents for everybody who waits for one")
        ),
        Key("people.review", "g", "review", "", mark("Go through last year's plan")),
        Key("people.add", "plus,l", "add", mark("Add"), mark("Add an employee")),
        Key("people.edit", "e", "edit", mark("Edit"), mark("Edit the marked employee's details")),
        Key("people.paste", "k", "paste_rows", mark("Paste"), mark("Paste a list of employees")),
        Key("people.check_in", "a", "check_in", mark("Check in"), mark("Follow up a row of the plan")),
        Key("people.team", "t", "team", "", mark("Where everybody's talk stands, from planned to closed")),
        Key(
            "people.round", "r", "round", "", mark("The round: plan it, make all forms, see who has answered")
        ),
        Key("people.bring_in", "h", "bring_in", "", mark("Bring in a list of employees from a file")),
        Key("people.goals", "v", "operation_goals", "", mark("The operation's goals for the year")),
        Key("people.settings", "i", "settings", "", mark("Settings: passphrase, backup, check")),
        Key("people.search", "f3,slash", "search", mark("Search"), mark("Search among the employees")),
        Key("people.down", "down", "move(1)", "", mark("Next employee")),
        Key("people.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("people.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("people.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("people.quit", "escape", "leave", mark("Quit"), mark("Lock the vault and leave")),
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
        Key("settings.save", "enter", "save", mark("Save"), mark("Go on, and change the passphrase")),
        Key("settings.back", "escape", "back", mark("Back"), mark("Back")),
    ),
    "person": (
        Key("person.open", "enter", "open", mark("Open"), mark("Open the marked talk")),
        Key("person.talk", "s", "talk", mark("Talk"), mark("Go on with the talk, or plan the next")),
        Key("person.review", "g", "review", mark("Last plan"), mark("Go through last year's plan")),
        Key("person.plan", "h", "plan", mark("Plan"), mark("Open the action plan of the marked talk")),
        Key("person.documents", "d", "documents", mark("Documents"), mark("Make documents from the talk")),
        Key("person.prepare", "p", "prepare", mark("Prepare"), mark("Prepare the marked talk")),
        Key(
            "person.sweep", "i", "sweep", mark("Go through"), mark("Go through the private lines afterwards")
        ),
        Key("person.new", "plus,l", "new", mark("New"), mark("Plan a new talk")),
        Key("person.check_in", "a", "check_in", mark("Check in"), mark("Follow up a row of the plan")),
        Key("person.bring_in", "b", "bring_in", "", mark("Bring in last year's plan from a paper")),
        Key("person.edit", "e", "edit", mark("Edit"), mark("Edit the employee's details")),
        Key("person.cards", "k", "cards", mark("Cards"), mark("Ground rules, purpose and other cards")),
        Key("person.down", "down", "move(1)", "", mark("Next talk")),
        Key("person.up", "up", "move(-1)", "", mark("Previous talk")),
        Key("person.back", "escape", "back", mark("Back"), mark("Back to the employees")),
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
    "round": (
        Key("round.open", "enter", "open", mark("Open"), mark("Prepare the marked talk")),
        Key("round.plan", "p", "plan", mark("Plan talks"), mark("Plan a talk for everybody who has none")),
        Key("round.make", "u", "make_all", mark("Make all forms"), mark("Make the forms not made yet")),
        Key("round.invite", "k", "invite", mark("Invite"), mark("Invite to the marked talk")),
        Key("round.answers", "v", "answers", mark("Answers"), mark("Take in answers to the marked talk")),
        Key("round.down", "down", "move(1)", "", mark("Next employee")),
        Key("round.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("round.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("round.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("round.back", "escape", "back", mark("Back"), mark("Back to the employees")),
    ),
    "person_form": (
        Key("person_form.save", "enter", "save", mark("Save"), mark("Save and go back")),
        Key("person_form.next", "down,tab", "next_field", mark("Next"), mark("Next field"), first=True),
        Key("person_form.previous", "up,shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("person_form.back", "escape", "back", mark("Back"), mark("Back without saving")),
    ),
    "paste_people": (
        Key("paste_people.take", "f4", "take", mark("Take in"), mark("Take in the rows shown"), first=True),
        Key(
            "paste_people.back", "escape", "back", mark("Back"), mark("Back; nothing is taken in"), first=True
        ),
    ),
    "new_talk": (
        Key("new_talk.save", "enter", "save", mark("Begin"), mark("Save the talk and open it")),
        Key("new_talk.down", "down", "move(1)", mark("Guide"), mark("Next guide"), first=True),
        Key("new_talk.up", "up", "move(-1)", "", mark("Previous guide"), first=True),
        Key("new_talk.next", "tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("new_talk.previous", "shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("new_talk.back", "escape", "back", mark("Back"), mark("Back; no talk is planned")),
    ),
    "talk": (
        Key("talk.enter", "enter", "enter", "", mark("Save the line, or edit the marked one"), first=True),
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
        Key("talk.back", "escape", "back", "", mark("Leave the line, or leave the talk"), first=True),
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
    "review": (
        Key(
            "review.done",
            "1",
            "result('done')",
            mark("Carried out"),
            mark("It is carried out"),
            first=True,
        ),
        Key(
            "review.partly",
            "2",
            "result('partly')",
            mark("Partly"),
            mark("It is partly carried out"),
            first=True,
        ),
        Key(
            "review.not_done",
            "3",
            "result('not_done')",
            mark("Not carried out"),
            mark("It was not carried out"),
            first=True,
        ),
        Key(
            "review.obsolete",
            "4",
            "result('obsolete')",
            mark("Not relevant"),
            mark("No longer relevant"),
            first=True,
        ),
        Key(
            "review.own",
            "e",
            "cause('own')",
            mark("Own effort"),
            mark("Own effort influenced it"),
            first=True,
        ),
        Key(
            "review.organisation",
            "v",
            "cause('organisation')",
            mark("Organisation"),
            mark("The organisation did"),
            first=True,
        ),
        Key(
            "review.resources",
            "r",
            "cause('resources')",
            mark("Resources"),
            mark("Resources influenced it"),
            first=True,
        ),
        Key(
            "review.other",
            "n",
            "cause('other')",
            mark("Other"),
            mark("Something else influenced it"),
            first=True,
        ),
        Key(
            "review.carry",
            "f",
            "step('carry')",
            mark("Carry over"),
            mark("It goes into this year's plan"),
            first=True,
        ),
        Key(
            "review.split",
            "u",
            "step('split')",
            mark("Split"),
            mark("It becomes two rows in this year's plan"),
            first=True,
        ),
        Key("review.close", "x", "step('close')", mark("Close"), mark("It ends here"), first=True),
        Key(
            "review.words", "tab", "words(1)", mark("Own words"), mark("Write in your own words"), first=True
        ),
        Key("review.words_back", "shift+tab", "words(-1)", "", mark("Previous field"), first=True),
        Key(
            "review.next",
            "enter",
            "next_row",
            mark("Next row"),
            mark("Save and go to the next row"),
            first=True,
        ),
        Key("review.previous", "pageup", "previous_row", "", mark("Previous row"), first=True),
        Key(
            "review.skip",
            "pagedown",
            "skip_row",
            mark("Skip"),
            mark("Next row without an answer"),
            first=True,
        ),
        Key("review.undo", "ctrl+z", "undo", "", mark("Undo the last change"), first=True),
        Key("review.turn", "f4", "turn", "", mark("Show what both may see"), first=True),
        Key("review.down", "down", "scroll_row(1)", "", mark("Read on"), first=True),
        Key("review.up", "up", "scroll_row(-1)", "", mark("Read back"), first=True),
        Key("review.back", "escape", "back", mark("Back"), mark("Back; what is answered stays"), first=True),
    ),
    "plan": (
        Key("plan.edit", "enter", "edit", mark("Edit"), mark("Edit the marked row")),
        Key("plan.goal", "m", "add_goal", mark("Goal"), mark("Add a goal")),
        Key("plan.challenge", "u", "add_challenge", mark("Challenge"), mark("Add this year's challenge")),
        Key("plan.promise", "l", "add_promise", mark("Promise"), mark("Add a promise")),
        Key("plan.delete", "delete", "delete", mark("Delete"), mark("Delete the marked row")),
        Key("plan.undo", "ctrl+z", "undo", mark("Undo"), mark("Undo the last change")),
        Key("plan.check_in", "a", "check_in", mark("Check in"), mark("Follow up the marked row")),
        Key("plan.sub_goal", "d", "sub_goal", "", mark("Make it a sub-goal of the goal above; again not")),
        Key("plan.years", "b", "years", mark("Years"), mark("Follow the marked row back through the years")),
        Key("plan.turn", "f4", "turn", mark("Turn the screen"), mark("Show what both may see")),
        Key("plan.down", "down", "move(1)", "", mark("Next row")),
        Key("plan.up", "up", "move(-1)", "", mark("Previous row")),
        Key("plan.back", "escape", "back", mark("Back"), mark("Back")),
    ),
    "plan_row": (
        Key("plan_row.save", "enter", "save", mark("Save"), mark("Save the row and go back")),
        Key("plan_row.next", "down,tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("plan_row.previous", "up,shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key(
            "plan_row.restore",
            "ctrl+z",
            "restore",
            mark("Undo"),
            mark("Take back what is typed and not saved"),
            first=True,
        ),
        Key("plan_row.back", "escape", "back", mark("Back"), mark("Back; what you typed is kept as a draft")),
    ),
    "check_in": (
        Key("check_in.save", "enter", "save", mark("Save"), mark("Save the check-in and go back")),
        Key("check_in.next", "down,tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("check_in.previous", "up,shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key(
            "check_in.next_row",
            "pagedown",
            "row(1)",
            mark("Next row"),
            mark("Next row of the plan"),
            first=True,
        ),
        Key("check_in.previous_row", "pageup", "row(-1)", "", mark("Previous row of the plan"), first=True),
        Key(
            "check_in.turn",
            "f4",
            "turn",
            mark("Turn the screen"),
            mark("Save, and show what both may see"),
            first=True,
        ),
        Key("check_in.back", "escape", "back", mark("Back"), mark("Back; what you typed is kept as a draft")),
    ),
    "bring_in": (
        Key("bring_in.read", "f4", "read", mark("Read"), mark("Read the paper and show it"), first=True),
        Key("bring_in.next", "tab", "next_field", mark("Next field"), mark("Next field"), first=True),
        Key("bring_in.previous", "shift+tab", "previous_field", "", mark("Previous field"), first=True),
        Key("bring_in.back", "escape", "back", mark("Back"), mark("Back; nothing is brought in"), first=True),
    ),
    "columns": (
        Key("columns.take", "f4", "take", mark("Take in"), mark("Take in what is shown")),
        Key(
            "columns.next", "space,right", "turn(1)", mark("Other meaning"), mark("The column's next meaning")
        ),
        Key("columns.previous", "left", "turn(-1)", "", mark("The column's previous meaning")),
        Key("columns.down", "down", "move(1)", mark("Choose"), mark("Next column")),
        Key("columns.up", "up", "move(-1)", "", mark("Previous column")),
        Key("columns.operation", "v", "pick('organisation_goal')", "", mark("It is the operation's goals")),
        Key("columns.goal", "m", "pick('goal')", "", mark("It is the goal")),
        Key("columns.sub_goal", "d", "pick('sub_goal')", "", mark("It is the sub-goal")),
        Key("columns.develop", "u", "pick('develop')", "", mark("It is what to develop")),
        Key("columns.activities", "a", "pick('activities')", "", mark("It is the activities")),
        Key("columns.responsible", "s", "pick('responsible')", "", mark("It is who is responsible")),
        Key("columns.do_by", "k", "pick('do_by')", "", mark("It is when it is done")),
        Key("columns.follow_up", "f", "pick('follow_up')", "", mark("It is when it is followed up")),
        Key("columns.dates", "b", "pick('dates')", "", mark("It is both dates")),
        Key("columns.horizon", "h", "pick('horizon')", "", mark("It is the horizon")),
        Key("columns.challenge", "c", "pick('challenge')", "", mark("It is the challenge of the year")),
        Key("columns.support", "t", "pick('support')", "", mark("It is the support")),
        Key("columns.note", "p", "pick('note')", "", mark("It is kept as private lines")),
        Key("columns.ignored", "x", "pick('ignored')", "", mark("It is left out")),
        Key("columns.page_down", "pagedown", "read(1)", mark("Read on"), mark("Read on in what is shown")),
        Key("columns.page_up", "pageup", "read(-1)", "", mark("Read back in what is shown")),
        Key("columns.back", "escape", "back", mark("Back"), mark("Back; nothing is brought in")),
    ),
    "team": (
        Key("team.open", "enter", "open", mark("Open"), mark("Open the marked employee")),
        Key("team.talk", "s", "talk", mark("Talk"), mark("Prepare, hold or go on with the talk")),
        Key("team.edit", "e", "edit", mark("Edit"), mark("Edit the marked employee's details")),
        Key("team.down", "down", "move(1)", "", mark("Next employee")),
        Key("team.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("team.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("team.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("team.back", "escape", "back", mark("Back"), mark("Back to the employees")),
    ),
    "operation_goals": (
        Key(
            "operation_goals.save", "f4", "save", mark("Save"), mark("Save the goals of the year"), first=True
        ),
        Key(
            "operation_goals.next",
            "pagedown",
            "year(1)",
            mark("Next year"),
            mark("The goals of the next year"),
            first=True,
        ),
        Key(
            "operation_goals.previous",
            "pageup",
            "year(-1)",
            "",
            mark("The goals of the year before"),
            first=True,
        ),
        Key("operation_goals.back", "escape", "back", mark("Back"), mark("Save and go back"), first=True),
    ),
    "goal_years": (
        Key("goal_years.down", "down,pagedown", "scroll(1)", mark("Scroll"), mark("Read on")),
        Key("goal_years.up", "up,pageup", "scroll(-1)", "", mark("Read back")),
        Key("goal_years.back", "escape", "back", mark("Back"), mark("Back")),
    ),
    "documents": (
        Key("documents.make", "enter", "make", mark("Create files"), mark("Create the files")),
        Key("documents.recipient", "m", "recipient", mark("Recipient"), mark("Next recipient")),
        Key("documents.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on")),
        Key("documents.page_up", "pageup", "page(-1)", "", mark("A page back")),
        Key("documents.down", "down", "line(1)", "", mark("Read on")),
        Key("documents.up", "up", "line(-1)", "", mark("Read back")),
        Key("documents.place", "p", "place", mark("Place"), mark("Choose the folder")),
        Key("documents.more", "i", "more", mark("More about this"), mark("What a public document means")),
        Key("documents.history", "h", "history", mark("History"), mark("What has been made before")),
        Key("documents.formats", "f", "formats", mark("Format"), mark("Other file formats")),
        Key(
            "documents.sign",
            "s",
            "sign",
            mark("Signed"),
            mark("Note that both have signed, on paper or in an e-service; again to take it back"),
        ),
        Key("documents.way", "tab", "way", "", mark("Signed on paper, or in an e-service"), first=True),
        Key(
            "documents.consent",
            "b",
            "consent",
            "",
            mark("The employee lets the new manager read what is between you; again to take it back"),
        ),
        Key("documents.name", "n", "new_name", "", mark("Create the files under a new name")),
        Key(
            "documents.handed",
            "l",
            "handed",
            mark("Handed to the employee"),
            mark("Note that the employee has been given it; again to take it back"),
        ),
        Key("documents.back", "escape", "back", mark("Back"), mark("Back; nothing is created")),
    ),
    "proof": (
        Key("proof.page_down", "pagedown", "page(1)", mark("Scroll"), mark("A page on")),
        Key("proof.page_up", "pageup", "page(-1)", "", mark("A page back")),
        Key("proof.down", "down", "line(1)", "", mark("Read on")),
        Key("proof.up", "up", "line(-1)", "", mark("Read back")),
        Key("proof.signed", "s", "signed", mark("What was signed"), mark("Read what both have signed")),
        Key("proof.back", "escape", "back", mark("Back"), mark("Back to the history")),
    ),
    "team_documents": (
        Key("team_documents.make", "enter", "make", mark("Create files"), mark("Create everybody's files")),
        Key("team_documents.recipient", "m", "recipient", mark("Recipient"), mark("Next recipient")),
        Key("team_documents.down", "down", "move(1)", "", mark("Next employee")),
        Key("team_documents.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("team_documents.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("team_documents.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("team_documents.back", "escape", "back", mark("Back"), mark("Stop after this one, or go back")),
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
