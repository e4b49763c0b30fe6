"""Those in the made-up team for whom something is to be done."""

from __future__ import annotations

from samtal_tui.made_up.telling import (
    Ago,
    Said,
    Told,
    agreed,
    check_in,
    goal,
    note,
    outcome,
    person,
    promise,
    talk,
)

_WIKI = goal("Flytta rutinerna till wikin", "Move the routines to the wiki", id="lind-wiki", do_by=Ago(160))
_MENTOR = goal("Vara mentor för en nyanställd", "Mentor a new colleague", id="lind-mentor", do_by=Ago(120))
_EXAM = goal(
    "Ta certifikatet i molndrift", "Take the certificate in cloud operations", id="lind-exam", do_by=Ago(90)
)

LIND: Told = person(
    2,
    "Sara",
    "Lind",
    Said("systemförvaltare", "system administrator"),
    talk(372, "closed", *agreed(372, _WIKI, _MENTOR, _EXAM)),
    check_in(150, *(outcome(row, "done") for row in (_WIKI, _MENTOR, _EXAM))),
    talk(
        7,
        "held",
        note("längtar efter mer ansvar", "longs for more responsibility", "samspela/ditt-bidrag"),
        note(
            "blir tyst när budgeten kommer upp", "goes quiet when the budget comes up", "samspela/ditt-bidrag"
        ),
        note(
            "vill inte leda, vill förklara",
            "does not want to lead, wants to explain",
            "leda-sig-sjalv/kompetens",
        ),
        note(
            "fråga om mentorskapet gav något",
            "ask whether the mentoring gave anything",
            "avslutning/om-samtalet",
        ),
        note(
            "lunchen med grannlaget uppskattades",
            "the lunch with the other team was liked",
            "samspela/inblick",
        ),
        note(
            "ser över sina timmar till april",
            "looks over the hours until April",
            "arbetssituation/arbetstider",
        ),
        *agreed(
            7,
            note(
                "vill visa wikin för hela förvaltningen",
                "wants to show the wiki to the whole administration",
                "skapa-varde/forbattringar",
                voice="employee",
            ),
        ),
        used_seconds=105 * 60,
        reviewed=True,
    ),
)

BERG: Told = person(
    11,
    "Ali",
    "Berg",
    Said("nätverkstekniker", "network technician"),
    talk(
        355,
        "closed",
        *agreed(
            355,
            goal("Byta ut kärnväxlarna", "Replace the core switches", do_by=Ago(20), follow_up=Ago(12)),
            goal("Lära sig mätverktyget", "Learn the measuring tool", do_by=Ago(-50)),
            promise("Jag ordnar en testmiljö", "I arrange a test environment", do_by=Ago(60)),
        ),
    ),
    talk(
        -7,
        "invited",
        note("börja med kärnväxlarna", "begin with the core switches"),
        note("har hjälpt grannlaget två helger", "has helped the other team two weekends"),
    ),
)

_QUEUE = goal(
    "Halvera kön i ärendesystemet", "Halve the queue in the ticket system", id="wik-queue", do_by=Ago(100)
)

WIK: Told = person(
    3,
    "Jonas",
    "Wik",
    Said("supporttekniker", "support technician"),
    talk(
        376,
        "closed",
        *agreed(
            376,
            _QUEUE,
            goal("Skriva svar på de tio vanligaste frågorna", "Write answers to the ten commonest questions"),
            goal("Gå bredvid driften en vecka", "Spend a week beside operations", do_by=Ago(60)),
        ),
    ),
    check_in(140, outcome(_QUEUE, "done", "från 80 till 35", "from 80 to 35")),
)

NORD: Told = person(
    14,
    "Elin",
    "Nord",
    Said("vikarierande tekniker", "substitute technician"),
    employment="fixed_term",
    employed_from=Ago(130),
    employed_to=Ago(-95),
)

_LABELS = goal("Märka om korskopplingen", "Relabel the patch panel", id="falk-labels", do_by=Ago(-40))

FALK: Told = person(
    6,
    "Rita",
    "Falk",
    Said("drifttekniker", "operations technician"),
    talk(
        14,
        "agreed",
        *agreed(
            14,
            _LABELS,
            goal("Rita om reservkraftens schema", "Redraw the spare power diagram", do_by=Ago(-120)),
            goal("Pröva distansarbete en dag i veckan", "Try remote work one day a week", do_by=Ago(-60)),
            note(
                "trivs bäst när dagen är planerad",
                "is happiest when the day is planned",
                "arbetssituation/din-arbetssituation",
                audience="between_us",
                voice="employee",
            ),
        ),
        note("orolig för omorganisationen", "worried about the reorganisation", kept_until=Ago(-380)),
        used_seconds=96 * 60,
    ),
    check_in(3, outcome(_LABELS, "done", "klart redan", "done already")),
)

WAITING = (LIND, BERG, WIK, NORD, FALK)
