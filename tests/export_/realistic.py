"""A talk as it is after a real hour: private lines beside what both have agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count

from samtal_tui.guides.loader import find, toml_of
from samtal_tui.sharing.agreement import agree
from vault.records import (
    Audience,
    Draft,
    Item,
    Kind,
    Person,
    Profile,
    Proposal,
    Talk,
)
from vault.store import OpenVault

DAY = date(2026, 2, 10)
GUIDE = "kommunal-rutin"

ONWARD, BETWEEN, PRIVATE, SENSITIVE = (
    Audience.ONWARD,
    Audience.BETWEEN_US,
    Audience.PRIVATE,
    Audience.SENSITIVE,
)

AGREED: tuple[tuple[Kind, Audience, str, dict[str, str]], ...] = (
    (
        Kind.NOTE,
        BETWEEN,
        "arbetssituation/arbetstider",
        {"voice": "employee", "text": "Vill ha jour högst var femte vecka."},
    ),
    (
        Kind.NOTE,
        ONWARD,
        "arbetssituation/fysisk-arbetsmiljo",
        {"voice": "both", "text": "Ett höj- och sänkbart skrivbord beställs.\nKlart före sommaren."},
    ),
    (
        Kind.DISSENT,
        BETWEEN,
        "arbetssituation/arbetsbelastning",
        {
            "employee": "Larmen har blivit färre sedan hösten.",
            "manager": "Lika många, men jämnare fördelade.",
        },
    ),
    (
        Kind.NOTE,
        ONWARD,
        "samspela/ditt-bidrag",
        {"voice": "manager", "text": "Kim lär upp nya i jouren på ett sätt som hela gruppen märker."},
    ),
    (
        Kind.PARKED,
        BETWEEN,
        "samspela/inblick",
        {"voice": "employee", "text": "Nya lönestrukturen", "taken_up_in": "lönesamtalet"},
    ),
    (
        Kind.GOAL,
        ONWARD,
        "leda-sig-sjalv/vagen-till-malen",
        {
            "organisation_goal": "Färre driftstopp på kvällar och helger",
            "goal": "Dokumentera de två sista larmen",
            "develop": "Skriva instruktioner som hela jouren förstår",
            "activities": "Par med Ines i mars.\nGenomgång på APT i maj.",
            "responsible": "employee",
            "do_by": "2026-06-30",
            "follow_up": "2026-04-15",
            "horizon": "0-6",
        },
    ),
    (
        Kind.GOAL,
        ONWARD,
        "leda-sig-sjalv/kompetens",
        {
            "organisation_goal": "Fler som kan leda en större incident",
            "goal": "Kunna leda incidentarbetet en hel helg",
            "develop": "Incidentledning och kommunikation under tryck",
            "activities": "Kurs i september.\nTvå övningar under hösten.",
            "responsible": "employee",
            "do_by": "2027-02-28",
            "follow_up": "2026-10-15",
            "horizon": "6-24",
        },
    ),
    (
        Kind.PROMISE,
        ONWARD,
        "arbetssituation/arbetstider",
        {
            "text": "Jag pratar med Ines om schemat.",
            "responsible": "manager",
            "do_by": "2026-03-01",
        },
    ),
    (
        Kind.CHALLENGE,
        ONWARD,
        "vilja-lyckas/arets-utmaning",
        {
            "challenge": "Hålla larmutbildningen för alla nya i jouren",
            "activities": "Planera med utbildningsgruppen, prova på två kollegor först",
            "support": "Tid en dag i månaden, och en som lyssnar: Deniz",
            "do_by": "2026-11-30",
            "follow_up": "2026-08-20",
        },
    ),
    (
        Kind.OUTCOME,
        ONWARD,
        "planen-fran-i-fjol/fjolarets-plan",
        {
            "row": "Dokumentera de fem vanligaste larmen",
            "result": "partly",
            "causes": "resources organisation",
            "words": "Nätkompetens saknades från augusti.",
            "next_step": "carry",
            "next_text": "Dokumentera de två sista larmen",
            "follow_up": "2026-09-15",
        },
    ),
    (
        Kind.EVALUATION,
        ONWARD,
        "avslutning/om-samtalet",
        {"voice": "employee", "text": "Lugnt och ärligt.", "next_time": "Mer tid till framtiden."},
    ),
)

HIDDEN: tuple[tuple[Audience, str], ...] = (
    (PRIVATE, "jouren var tredje vecka är för tät"),
    (PRIVATE, "verkar tröttare än i höstas, fråga i april"),
    (PRIVATE, "Kim vill ha jour högst var femte vecka, men Ines orkar inte mer"),
    (PRIVATE, "- vill gärna hålla i larmutbildningen i höst"),
    (PRIVATE, "tveksam"),
    (PRIVATE, "ok"),
    (PRIVATE, "datum?"),
    (PRIVATE, "Larmen har blivit färre sedan hösten. Lika många, men jämnare fördelade."),
    (SENSITIVE, "nämnde läkarbesök och ny medicin"),
    (BETWEEN, "funderar på att söka tjänsten i grannkommunen"),
)


def fill(vault: OpenVault, agreed: Sequence = AGREED, hidden: Sequence = HIDDEN) -> Talk:
    """A person with one talk: `agreed` agreed, `hidden` not, one proposal and one draft on top."""
    guide = find(GUIDE)
    vault.guides.keep(guide.id, guide.version, toml_of(GUIDE))
    vault.profile.put(Profile(manager="Maria Ståhl", organisation="Påhittade kommun"))
    vault.people.add(Person(id="p7", number=7, given="Kim", family="Påhittad", unit="IT-drift"))
    talk = Talk(id="t1", person="p7", guide=guide.id, guide_version=guide.version, on=DAY)
    vault.talks.add(talk)
    number = count(1)

    def item(kind: Kind, audience: Audience, question: str, fields: dict[str, str]) -> Item:
        return Item(
            id=f"i{next(number)}",
            person="p7",
            talk="t1",
            kind=kind,
            audience=audience,
            question=question,
            fields=fields,
        )

    items = [agree(vault.id, item(*one), DAY) for one in agreed]
    if items:
        change = {**items[0].fields, "text": "Vill ha jour högst var sjätte vecka."}
        items[0] = items[0].model_copy(update={"proposal": Proposal(fields=change, audience=BETWEEN)})
    hidden_at = "arbetssituation/din-arbetssituation"
    items += [item(Kind.NOTE, audience, hidden_at, {"text": text}) for audience, text in hidden]
    vault.items.apply("t1", put=items)
    vault.drafts.put("t1", hidden_at, Draft(text="och så var det ryktet om omorganisationen"))
    return talk
