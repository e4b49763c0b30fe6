"""The standing texts of what is handed out before the talk. The final check knows them as harmless."""

from __future__ import annotations

from samtal_tui.texts import mark

TITLE = mark("To prepare: {talk} {day}")
STATEMENT = mark(
    "{employee}, this is for you to think over before we meet. Answer what you like, as briefly as you "
    "like, and leave the rest empty. Send it to {manager} a few days before the talk, or bring it with you."
)
CODES_NOTE = mark(
    "The letters in square brackets help your answers find their place. Let them stand if you can; move, "
    "delete and add as you wish."
)
ANSWER = mark("Answer:")

DAY, PLACE, LENGTH = mark("Day"), mark("Place"), mark("Time set aside")
EMPLOYEE, MANAGER = mark("Employee"), mark("Manager")
AT = mark("{day} at {hour}")
MINUTES = mark("{minutes} minutes")

LAST_PLAN = mark("The plan from {day}")
LAST_PLAN_INTRO = mark(
    "This is what we both said yes to. How did it go, in your own words, and what affected it?"
)

GOALS = mark("My own goals")
GOALS_INTRO = mark("A first draft of what you want to reach, soon and further ahead. We finish it together.")
GOALS_COLUMNS = (
    mark("What I want to reach"),
    mark("How I get there"),
    mark("The support I need"),
    mark("By when"),
)
NEEDS = mark("What I need to learn or develop")
NEEDS_INTRO = mark(
    "New tasks, a course, a study visit, learning from a colleague, more responsibility: everything counts."
)
NEEDS_COLUMNS = (
    mark("What I need to be able to do"),
    mark("What for"),
    mark("How I could learn it"),
    mark("By when"),
)

OWN = mark("What you want to raise")
OWN_QUESTION = mark("What is most important for you that we talk about, and what is not asked about here?")

PRIVACY = mark("What is written down, and who reads it")
PRIVACY_INTRO = mark("{manager} prepares and takes notes in a program called samtal, on their own computer.")
PRIVACY_LINES = (
    mark("Everything is kept encrypted there. The program sends nothing over any network."),
    mark("What you write here is read by {manager}. It is kept as your words, between the two of you."),
    mark(
        "Nothing becomes part of your plan or your documents until both of you have said yes to the words "
        "and to who may read them: only the two of you, or also HR and a new manager."
    ),
    mark(
        "{manager} also has private notes, to remember things by. They never stand in a document made with "
        "the program, but they are your employer's data."
    ),
    mark("You may ask to see everything that is kept about you, the private notes too (GDPR, article 15)."),
    mark(
        "Leave out what is sensitive, such as health or union matters. Say it to {manager} in person, or "
        "talk to HR."
    ),
)
PUBLIC = mark(
    "With a public employer a finished document may become an official document, which others "
    "can ask to read."
)

EVERY = (
    *(TITLE, STATEMENT, CODES_NOTE, ANSWER, DAY, PLACE, LENGTH, EMPLOYEE, MANAGER, AT, MINUTES),
    *(LAST_PLAN, LAST_PLAN_INTRO, GOALS, GOALS_INTRO, *GOALS_COLUMNS, NEEDS, NEEDS_INTRO, *NEEDS_COLUMNS),
    *(OWN, OWN_QUESTION, PRIVACY, PRIVACY_INTRO, *PRIVACY_LINES, PUBLIC),
)
"""All of them."""
