"""The standing texts of the talk sheet. The final check knows them as harmless."""

from __future__ import annotations

from samtal_tui.guides.model import Phase
from samtal_tui.texts import mark

TITLE = mark("Talk sheet: {talk} {day}")
INTRO = mark(
    "For your own hand during the talk. Type it in afterwards: in the talk, question by question, PgDn goes "
    "on. Paper is not encrypted: leave out what is sensitive, and destroy the sheet when it is typed in."
)
MARGIN = mark("In the margin:  =  for the two of us to read,  otherwise only you")
FIRST = mark("First on a line:  \"  the employee's words   !  promised   #  goal   ?  parked")

EMPLOYEE, MANAGER = mark("Employee"), mark("Manager")
DAY, PLACE = mark("Day"), mark("Place")
TIME = mark("Time, from and to")
BESIDES = mark("Others present")

PHASES = {Phase.THEN: mark("THEN"), Phase.NOW: mark("NOW"), Phase.LATER: mark("LATER")}
WHEN = mark("{phase}, {minutes} minutes")

LAST_PLAN = mark("The plan from {day}")
CAUSE = mark("What influenced it?")

PROMISES = mark("Promised")
PROMISE_COLUMNS = (mark("Who"), mark("What"), mark("Done by"))
PARKED = mark("Parked")
PARKED_COLUMNS = (mark("What"), mark("Taken up in"))

EVERY = (
    *(TITLE, INTRO, MARGIN, FIRST, EMPLOYEE, MANAGER, DAY, PLACE, TIME, BESIDES, WHEN, *PHASES.values()),
    *(LAST_PLAN, CAUSE, PROMISES, *PROMISE_COLUMNS, PARKED, *PARKED_COLUMNS),
)
"""All of them."""
