"""Kim's plan from last year and the talk of this year, for the tests of the rooms that show them."""

from datetime import date

from rigs import KIM

from samtal_tui.sharing.agreement import agree, reword
from vault.records import Audience, Item, Kind, Profile, Talk, TalkKind, TalkStatus
from vault.store import OpenVault

LAST_YEAR = Talk(id="old", person=KIM.id, on=date(2025, 3, 4), status=TalkStatus.CLOSED)
BETWEEN = Talk(
    id="between", person=KIM.id, kind=TalkKind.FOLLOW_UP, on=date(2025, 10, 15), status=TalkStatus.HELD
)
THIS_YEAR = Talk(id="new", person=KIM.id, on=date(2026, 2, 10), status=TalkStatus.HELD)
SECRET = "jouren är för tätt"


def item(name: str, kind: Kind, talk: str = "old", audience=Audience.PRIVATE, **fields: str) -> Item:
    return Item(id=name, person=KIM.id, talk=talk, kind=kind, audience=audience, fields=fields)


def agreed(vault: OpenVault, *items: Item) -> None:
    """Write items both have said yes to, passed on unless they say otherwise."""
    for one in items:
        audience = one.audience if one.audience.shareable else Audience.ONWARD
        vault.items.apply(
            one.talk, [agree(vault.id, one.model_copy(update={"audience": audience}), date(2025, 3, 4))]
        )


def talks(vault: OpenVault) -> None:
    """Kim's three talks."""
    vault.profile.put(Profile(manager="Maria Ståhl", organisation="Sjöbacka kommun", public_employer=True))
    for talk in (LAST_YEAR, BETWEEN, THIS_YEAR):
        vault.talks.add(talk)


GOALS = (
    item(
        "larm",
        Kind.GOAL,
        organisation_goal="Färre driftstopp på kvällar och helger",
        goal="Dokumentera de fem vanligaste larmen",
        develop="Skriva instruktioner som hela jouren förstår",
        activities="Mall i mars. Två larm i månaden. Ines granskar.",
        responsible="employee",
        do_by="2025-09-30",
        follow_up="2025-10-15",
    ),
    item(
        "utbildning",
        Kind.GOAL,
        goal="Hålla larmutbildning för nya i jouren",
        activities="Ett pass på våren, ett på hösten",
        responsible="employee",
        do_by="2025-11-30",
        horizon="0-6",
    ),
    item(
        "natet",
        Kind.GOAL,
        organisation_goal="Två personer kan varje system",
        goal="Lära sig nätet så att jouren klarar sig utan Ines",
        develop="Nätkunskap",
        activities="Kurs och gå bredvid",
        responsible="employee",
        follow_up="2026-10-01",
        horizon="6-24",
    ),
)
PROMISE = item(
    "schema", Kind.PROMISE, text="Jag pratar med Ines om schemat", responsible="manager", do_by="2025-04-01"
)
CHALLENGE = item(
    "utmaning",
    Kind.CHALLENGE,
    challenge="Leda bytet av larmsystem",
    activities="Projektplan i april",
    support="En timme i veckan med Maria",
    do_by="2025-12-15",
)


def last_year(vault: OpenVault) -> None:
    """Last year's plan, agreed, with a follow-up, what Kim has prepared, and one row Kim never saw."""
    talks(vault)
    agreed(vault, *GOALS, PROMISE, CHALLENGE)
    check_in = item(
        "avst",
        Kind.OUTCOME,
        talk="between",
        row="Dokumentera de fem vanligaste larmen",
        result="partly",
        words="tre av fem, semestern kom emellan",
    )
    agreed(vault, check_in.model_copy(update={"origin": "larm"}))
    prepared = item(
        "inf",
        Kind.NOTE,
        talk="new",
        audience=Audience.BETWEEN_US,
        voice="employee",
        text="Tre är klara. De två sista behöver någon som kan nätet.",
    )
    agreed(
        vault,
        item("e", Kind.EVALUATION, voice="employee", text="Bra", next_time="Börja med framtiden"),
        item(
            "p", Kind.PARKED, audience=Audience.BETWEEN_US, text="Lönestrukturen", taken_up_in="lönesamtalet"
        ),
    )
    vault.items.apply("new", [prepared.model_copy(update={"origin": "larm"})])
    vault.items.apply("old", [item("hemlig", Kind.GOAL, goal=SECRET)])


def this_year(vault: OpenVault) -> None:
    """Last year's plan and some rows of this year's, in every state a row can have."""
    last_year(vault)
    new = [one.model_copy(update={"id": f"{one.id}2", "talk": "new", "origin": one.id}) for one in GOALS]
    agreed(vault, new[0])
    shown = new[1].model_copy(update={"audience": Audience.ONWARD})
    draft = item("skrivbord", Kind.GOAL, talk="new", goal="Höj- och sänkbart skrivbord")
    promise = item("ines", Kind.PROMISE, talk="new", text="Jag pratar med Ines", responsible="manager")
    secret = item("k", Kind.GOAL, talk="new", audience=Audience.SENSITIVE, goal=SECRET)
    for one in (shown, draft, promise, secret, CHALLENGE.model_copy(update={"id": "u2", "talk": "new"})):
        vault.items.apply("new", [one])


def ready(vault: OpenVault) -> None:
    """A talk that can be documented: agreed rows and lines, private and sensitive ones, one changed since."""
    this_year(vault)
    agreed(
        vault,
        item(
            "n1",
            Kind.NOTE,
            talk="new",
            audience=Audience.BETWEEN_US,
            voice="employee",
            text="Jour var femte vecka",
        ),
        item("n2", Kind.NOTE, talk="new", voice="manager", text="Schemat ses över till sommaren"),
    )
    changed = reword(vault.id, vault.items.get("n2"), {"voice": "manager", "text": "Schemat ses över i maj"})
    private = item("n3", Kind.NOTE, talk="new", text=SECRET)
    for one in (changed, private):
        vault.items.apply("new", [one])


def held(vault: OpenVault) -> None:
    """A talk just held, as in the sketch of "Gå igenom"."""
    talks(vault)
    lines = (
        item("tight", Kind.NOTE, talk="new", voice="employee", text="jouren var tredje vecka är för tätt"),
        item(
            "tired", Kind.NOTE, talk="new", voice="manager", text="verkar tröttare än i höstas, fråga i april"
        ),
        item("teach", Kind.NOTE, talk="new", text="vill gärna hålla i larmutbildningen i höst"),
        item("typo", Kind.NOTE, talk="new", text="vill hgärna"),
        item("health", Kind.NOTE, talk="new", audience=Audience.SENSITIVE, text="läkarbesök i veckan"),
        item("pay", Kind.PARKED, talk="new", text="nya lönestrukturen"),
        item(
            "lead",
            Kind.PARKED,
            talk="new",
            audience=Audience.BETWEEN_US,
            text="vem leder projektet efter Mio?",
        ),
        item(
            "goal",
            Kind.GOAL,
            talk="new",
            goal="Hålla larmutbildning",
            activities="Två pass",
            responsible="employee",
        ),
    )
    for one in lines:
        vault.items.apply("new", [one])
