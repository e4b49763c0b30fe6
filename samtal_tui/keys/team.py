"""The employees: the list, one of them, and all at once."""

from __future__ import annotations

from collections.abc import Mapping

from samtal_tui.keys.key import Key
from samtal_tui.texts import mark

SCOPES: Mapping[str, tuple[Key, ...]] = {
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
    "round_plan": (
        Key("round_plan.plan", "f4", "plan", mark("Plan them"), mark("Plan all that is shown"), first=True),
        Key(
            "round_plan.change",
            "enter",
            "change",
            mark("Change"),
            mark("Change day, hour and place of a row"),
        ),
        Key("round_plan.guide", "g", "guide", mark("Other guide"), mark("Another guide for the marked row")),
        Key(
            "round_plan.out",
            "delete",
            "leave_out",
            mark("Leave out"),
            mark("Plan nothing for the marked one"),
        ),
        Key("round_plan.down", "down", "move(1)", "", mark("Next employee")),
        Key("round_plan.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("round_plan.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("round_plan.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("round_plan.back", "escape", "back", mark("Back"), mark("Back; no talk is planned")),
    ),
    "round": (
        Key("round.open", "enter", "open", mark("Open"), mark("Prepare the marked talk")),
        Key("round.plan", "p", "plan", mark("Plan talks"), mark("Plan a talk for everybody who has none")),
        Key(
            "round.invite_all",
            "a",
            "invite_all",
            mark("Invite all"),
            mark("Make every invitation that is not made; again to create the files"),
        ),
        Key("round.make", "u", "make_all", mark("Make all forms"), mark("Make the forms not made yet")),
        Key("round.invite", "k", "invite", mark("Invite"), mark("Invite to the marked talk")),
        Key("round.answers", "v", "answers", mark("Answers"), mark("Take in answers to the marked talk")),
        Key("round.down", "down", "move(1)", "", mark("Next employee")),
        Key("round.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("round.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("round.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("round.back", "escape", "back", mark("Back"), mark("Back to the employees")),
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
    "team_documents": (
        Key("team_documents.make", "enter", "make", mark("Create files"), mark("Create everybody's files")),
        Key("team_documents.recipient", "m", "recipient", mark("Recipient"), mark("Next recipient")),
        Key("team_documents.down", "down", "move(1)", "", mark("Next employee")),
        Key("team_documents.up", "up", "move(-1)", "", mark("Previous employee")),
        Key("team_documents.page_down", "pagedown", "move(10)", "", mark("Ten employees down")),
        Key("team_documents.page_up", "pageup", "move(-10)", "", mark("Ten employees up")),
        Key("team_documents.back", "escape", "back", mark("Back"), mark("Stop after this one, or go back")),
    ),
}
