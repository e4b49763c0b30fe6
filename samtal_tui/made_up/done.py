"""Those in the made-up team whose talk is done and whose plan is being followed up."""

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
    talk,
)

_TECHNICIAN = Said("drifttekniker", "operations technician")
_DEVELOPER = Said("utvecklare", "developer")
_SUPPORT = Said("supporttekniker", "support technician")

ALM: Told = person(
    1,
    "Petra",
    "Alm",
    Said("samordnare", "coordinator"),
    talk(
        21,
        "handed",
        *agreed(
            21,
            goal("Korta ledtiden för beställningar", "Shorten the lead time of orders", do_by=Ago(-150)),
            goal("Lämna över licenserna", "Hand over the licences", do_by=Ago(-60)),
            goal("Leda två förbättringsmöten", "Lead two improvement meetings", do_by=Ago(-90)),
            goal("Läsa upphandlingsrätt", "Study procurement law", do_by=Ago(-300), horizon="6-24"),
        ),
        note("säger ja till för mycket", "says yes to too much", kept_until=Ago(-390)),
    ),
)

DAHL: Told = person(
    5,
    "Mio",
    "Dahl",
    _TECHNICIAN,
    talk(
        19,
        "handed",
        *agreed(
            19,
            goal("Ta över reservkraften", "Take over the spare power", do_by=Ago(-100)),
            goal("Delta i jouren från hösten", "Join on-call from the autumn", do_by=Ago(-200)),
            goal("Skriva en egen körplan", "Write a run book", do_by=Ago(-45)),
        ),
    ),
)

_SCRIPTS = goal("Samla skripten på ett ställe", "Gather the scripts in one place", id="hult-scripts")
_REVIEWS = goal("Granska kod varje vecka", "Review code every week", id="hult-reviews")

HULT: Told = person(
    8,
    "Sven",
    "Hult",
    _DEVELOPER,
    talk(
        151,
        "followed_up",
        *agreed(
            151, _SCRIPTS, _REVIEWS, goal("Pröva parprogrammering", "Try pair programming", do_by=Ago(-30))
        ),
    ),
    check_in(40, outcome(_SCRIPTS, "done"), outcome(_REVIEWS, "done", "sitter nu", "it sticks now")),
)

_TESTS = goal("Höja täckningen i testerna", "Raise the coverage of the tests", id="kaya-tests")

KAYA: Told = person(
    9,
    "Deniz",
    "Kaya",
    _DEVELOPER,
    talk(
        131,
        "followed_up",
        *agreed(131, _TESTS, goal("Hålla i demon en gång", "Run the demo once", do_by=Ago(-14))),
    ),
    check_in(35, outcome(_TESTS, "done")),
)

MOE: Told = person(
    10,
    "Ingrid",
    "Moe",
    _SUPPORT,
    talk(
        88,
        "followed_up",
        *agreed(
            88,
            goal("Lära känna skolorna", "Get to know the schools", do_by=Ago(-20)),
            goal("Skriva en guide för lånedatorer", "Write a guide to loan computers", do_by=Ago(-70)),
            goal("Byta pass med Jonas en månad", "Swap shifts with Jonas for a month", do_by=Ago(-110)),
        ),
    ),
)

SJO: Told = person(
    12,
    "Bo",
    "Sjö",
    _SUPPORT,
    talk(
        71,
        "followed_up",
        *agreed(
            71,
            goal("Trappa ner inför pensionen", "Wind down before retirement", do_by=Ago(-240)),
            goal("Visa två kollegor stordatorn", "Show two colleagues the mainframe", do_by=Ago(-120)),
        ),
    ),
)

_STOCK = goal("Räkna lagret på nytt", "Count the stock anew", id="as-stock")

AAS: Told = person(
    4,
    "Johan",
    "Ås",
    _TECHNICIAN,
    talk(
        63,
        "followed_up",
        *agreed(
            63,
            _STOCK,
            goal("Ta truckkortet", "Get the forklift licence", do_by=Ago(-25)),
            goal("Ordna om i förrådet", "Rearrange the storeroom", do_by=Ago(-80)),
            goal("Prova ny verktygsvagn", "Try a new tool trolley", do_by=Ago(-130)),
        ),
    ),
    check_in(9, outcome(_STOCK, "done", "stämmer på styck", "right to the piece")),
)

OST: Told = person(
    13,
    "Lena",
    "Öst",
    _DEVELOPER,
    talk(
        426,
        "closed",
        *agreed(
            426,
            goal("Bygga om inloggningen", "Rebuild the login"),
            goal("Hålla kurs i tillgänglighet", "Give a course in accessibility"),
        ),
    ),
    exempt=Said("föräldraledig", "parental leave"),
)

DONE = (ALM, DAHL, HULT, KAYA, MOE, SJO, AAS, OST)
