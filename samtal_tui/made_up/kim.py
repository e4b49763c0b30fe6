"""Kim Ek, whose talk goes on today: two years of talks before it, and last year's plan."""

from __future__ import annotations

from samtal_tui.made_up.telling import (
    Ago,
    Said,
    Told,
    agreed,
    challenge,
    check_in,
    goal,
    note,
    outcome,
    parked,
    person,
    promise,
    talk,
)

FIRST, LAST_YEAR, IN_JUNE, IN_OCTOBER = 708, 343, 244, 118
"""How many days ago Kim's earlier talks were."""

HERE = "arbetssituation/balans"
"""The question the demo opens at."""

ON_CALL = goal(
    "Klara jouren på egen hand",
    "Handle on-call alone",
    id="kim-on-call",
    activities=Said("Gå bredvid Ines två veckor.", "Two weeks beside Ines."),
    do_by=Ago(FIRST - 90),
)
ALARMS = goal(
    "Dokumentera de fem vanligaste larmen",
    "Document the five most common alarms",
    id="kim-alarms",
    organisation_goal=Said(
        "Färre driftstopp på kvällar och helger", "Fewer outages on evenings and weekends"
    ),
    develop=Said(
        "Skriva instruktioner som hela jouren förstår", "Write instructions everyone on call understands"
    ),
    activities=Said(
        "En mall, sedan två larm i månaden. Ines granskar.",
        "A template, then two a month. Ines reviews.",
    ),
    do_by=Ago(LAST_YEAR - 210),
    follow_up=Ago(IN_OCTOBER),
)
COURSE = goal(
    "Gå kursen i nätövervakning",
    "Take the course in network monitoring",
    id="kim-course",
    organisation_goal=Said("Vi ser fel innan användarna gör det", "We see faults before the users do"),
    activities=Said("Två dagar på plats.", "Two days on site."),
    do_by=Ago(LAST_YEAR - 90),
)
SPARE_POWER = goal(
    "Lära upp Mio på reservkraften",
    "Teach Mio the spare power",
    id="kim-spare-power",
    organisation_goal=Said("Ingen är ensam om något", "Nobody is alone in knowing something"),
    activities=Said("Tre förmiddagar i augusti.", "Three mornings in August."),
    do_by=Ago(LAST_YEAR - 190),
)
BRIEFING = challenge(
    "Hålla en genomgång för hela avdelningen",
    "Give a briefing to the whole department",
    id="kim-briefing",
    activities=Said("En kvart på APT före sommaren.", "A quarter of an hour at a staff meeting."),
    support=Said("Maria hjälper till med upplägget.", "Maria helps with the outline."),
    do_by=Ago(LAST_YEAR - 110),
)
SCHEDULE = promise(
    "Jag tar upp jourschemat med förvaltningen",
    "I raise the on-call schedule with the administration",
    id="kim-schedule",
    do_by=Ago(40),
)

TODAY = (
    note("börja med jouren, den har legat och skavt", "begin with on-call, it has been chafing"),
    note(
        "jouren och larmen är viktigast i dag",
        "on-call and the alarms matter most today",
        "planen-fran-i-fjol/det-viktigaste",
        voice="employee",
    ),
    note(
        "kursen i nätövervakning gav mer än väntat",
        "the course in network monitoring gave more than expected",
        "planen-fran-i-fjol/fjolarets-plan",
        voice="employee",
    ),
    note(
        "bra att Kim själv tar upp larmen, säg det",
        "good that Kim brings up the alarms, say so",
        "planen-fran-i-fjol/fjolarets-plan",
        voice="manager",
    ),
    note(
        "tycker larmen har blivit färre sedan hösten",
        "finds the alarms fewer since the autumn",
        "arbetssituation/arbetsbelastning",
        audience="between_us",
        voice="employee",
    ),
    note(
        "två personer sjuka samtidigt i november",
        "two people ill at once in November",
        "arbetssituation/arbetsbelastning",
        voice="manager",
    ),
    note(
        "rapporterna tar halva fredagen",
        "the reports take half of Friday",
        "arbetssituation/arbetsbelastning",
    ),
    note(
        "höj- och sänkbart skrivbord p.g.a. ryggbesvär",
        "a desk that can be raised, because of back trouble",
        "arbetssituation/fysisk-arbetsmiljo",
        audience="between_us",
        voice="employee",
    ),
    note(
        "jouren var tredje vecka är för tätt", "on call every third week is too often", HERE, voice="employee"
    ),
    note(
        "vill ha jour högst var femte vecka",
        "wants to be on call every fifth week at most",
        HERE,
        audience="between_us",
        voice="employee",
    ),
    note(
        "verkar tröttare än i höstas, fråga i april",
        "seems more tired than in the autumn, ask in April",
        HERE,
        voice="manager",
    ),
    note("nämnde ett läkarbesök", "mentioned a visit to a doctor", HERE, audience="sensitive"),
    promise(
        "jag pratar med Ines om schemat", "I talk with Ines about the schedule", question=HERE, do_by=Ago(-19)
    ),
    parked("nya lönestrukturen", "the new pay structure", HERE, voice="employee"),
    parked(
        "vem leder projektet efter Mio?",
        "who leads the project after Mio?",
        "arbetssituation/relationer-och-klimat",
        voice="employee",
    ),
    goal(
        "Hålla larmutbildning för nya i jouren",
        "Hold alarm training for newcomers on call",
        question="maluppfyllelse/individuella-mal",
        organisation_goal=Said("Ingen är ensam om något", "Nobody is alone in knowing something"),
    ),
)

KIM: Told = person(
    7,
    "Kim",
    "Ek",
    Said("drifttekniker", "operations technician"),
    talk(
        FIRST,
        "closed",
        *agreed(FIRST, ON_CALL),
        note("osäker på nätdelen, men lär sig snabbt", "unsure about networks, but learns fast"),
    ),
    talk(
        LAST_YEAR,
        "closed",
        *agreed(
            LAST_YEAR,
            outcome(ON_CALL, "done", next_step="close", causes=["own"]),
            ALARMS,
            COURSE,
            SPARE_POWER,
            SCHEDULE,
            BRIEFING,
            note(
                "trivs i laget och vill stanna",
                "enjoys the team and wants to stay",
                "arbetssituation/din-arbetssituation",
                voice="employee",
            ),
            {
                "kind": "evaluation",
                "voice": "both",
                "text": Said(
                    "Ett lugnt samtal, men ont om tid på slutet.", "A calm talk, short of time at the end."
                ),
                "next_time": Said("Börja med planen från i fjol.", "Begin with last year's plan."),
            },
        ),
        note(
            "vill helst slippa kvällsmöten, säg inget än",
            "would rather avoid evening meetings, say nothing yet",
            "arbetssituation/arbetstider",
            voice="manager",
            kept_until=Ago(-60),
        ),
        note("jouren blir nästa års fråga", "on-call will be next year's question", kept_until=Ago(-60)),
        reviewed=True,
    ),
    check_in(
        IN_JUNE,
        outcome(COURSE, "done", "kursen är klar", "the course is done"),
        outcome(ALARMS, "partly", "två av fem klara", "two of five done"),
    ),
    check_in(
        IN_OCTOBER,
        outcome(SPARE_POWER, "done", "Mio klarar provkörningen själv", "Mio does the test run alone"),
        outcome(
            ALARMS,
            "partly",
            "tre av fem, semestern kom emellan",
            "three of five, the holidays got in the way",
        ),
    ),
    talk(0, "held", *TODAY, used_seconds=41 * 60, question=HERE),
    employed_from=Ago(1490),
)
