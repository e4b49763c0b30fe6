"""The standing texts of documents: everything in one that neither of the two has written.

The final check takes what stands here as known, so a document says nothing of its own from anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from samtal_tui import words
from samtal_tui.guides.model import Word
from samtal_tui.guides.naming import talk_heading
from samtal_tui.plan.layouts import TITLES, plan_tables
from samtal_tui.plan.table import HORIZONS, Parties, form_header
from samtal_tui.texts import Texts, mark
from vault.records import Kind, PlanLayout, SignWay, Talk, TalkKind

STATEMENT = mark("Everything in this document is something {employee} and {manager} have both said yes to.")
INTRO = mark(
    "The goals were set in dialogue and belong together with the goals of the operation. Development is "
    "planned where it is needed to reach them; everything that widens or deepens what the employee can do "
    "counts."
)
PAGE = mark("Page {page} of {pages}")
PART_TITLE = mark("{title} ({number} of {count})")
NOTES_TITLE = mark("From the talk")
OTHER_SECTION = mark("Other matters")
THE_EMPLOYEE = mark("The employee")
THE_MANAGER = mark("The manager")
BOTH = mark("Both")
TAKEN_UP_IN = mark("Taken up in: {where}")
NEXT_TIME = mark("Better next time: {what}")
OUTCOMES_TITLE = mark("The plan from last time")
OUTCOME_COLUMNS = (
    mark("In the plan"),
    mark("How did it go?"),
    mark("What influenced it?"),
    mark("In our words"),
    mark("Next step"),
)
SIGNATURE_TITLE = mark("Signatures")
SIGNATURE_SENTENCE = mark(
    "By signing we confirm that the document reflects what came up in the talk. It does not mean that we "
    "agree on everything."
)
SIGNATURE_COMMENT = mark("The employee's comment")
VERSION = mark("Version {number}")
REPLACES: Mapping[SignWay, str] = {
    SignWay.PAPER: mark("It takes the place of version {number}, which was signed on paper {date}."),
    SignWay.E_SERVICE: mark(
        "It takes the place of version {number}, which was signed in an e-service {date}."
    ),
}
SIGNATURE_DATE = mark("Date")
SIGNATURE_EMPLOYEE = mark("Employee")
SIGNATURE_MANAGER = mark("Manager")


def talk_name(talk: Talk, word: Word, t: Texts) -> str:
    """What the talk is called: in the workplace's word when it is the yearly one (A02)."""
    yearly = talk.kind is TalkKind.DEVELOPMENT
    return talk_heading(word, t) if yearly else t(words.TALK_KIND[talk.kind])


def standing_texts(t: Texts) -> tuple[str, ...]:
    """Every text a document may hold that comes from the program, in one language, values left out."""
    nobody = Parties("", "")
    tables = [table for layout in PlanLayout for table in plan_tables(layout, (), nobody, t)]
    storeys = [tuple(group.title for group in table.groups) for table in tables]
    storeys += [table.columns for table in tables]
    plain = (
        *words.TALK_KIND.values(),
        *words.RESULT.values(),
        *words.CAUSE.values(),
        *words.NEXT_STEP.values(),
        *words.READERS_TURNED.values(),
        words.KIND[Kind.PARKED],
        words.KIND[Kind.DISSENT],
        words.KIND[Kind.EVALUATION],
        *HORIZONS.values(),
        *OUTCOME_COLUMNS,
        *(
            *TITLES.values(),
            INTRO,
            NOTES_TITLE,
            OTHER_SECTION,
            THE_EMPLOYEE,
            THE_MANAGER,
            BOTH,
            OUTCOMES_TITLE,
        ),
        *(SIGNATURE_TITLE, SIGNATURE_SENTENCE, SIGNATURE_COMMENT, SIGNATURE_DATE),
        *(SIGNATURE_EMPLOYEE, SIGNATURE_MANAGER),
    )
    labels = [label for label, _ in form_header(date.min, nobody, "", t)]
    beside = (" ".join(map(t, OUTCOME_COLUMNS)), *map(" ".join, storeys))
    names = (talk_heading(word, t) for word in Word)
    return (*map(t, plain), *names, *labels, *(table.title for table in tables), *beside)
