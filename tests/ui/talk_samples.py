"""A talk in the middle of being held, for the tests of its screens."""

from __future__ import annotations

from datetime import date

from rigs import KIM

from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.session import plan_talk
from vault.records import Audience, Item, Kind, Profile, Talk, TalkStatus
from vault.store import OpenVault

TALK = "t" * 32
LAST = "l" * 32
HERE = "arbetssituation/balans"
LATER = "skapa-varde/forbattringar"

SECRETS = ("JOURHEMLIS", "TRÖTTHEMLIS", "LÄKARHEMLIS", "LÖNEHEMLIS")
"""One word in each private and sensitive line of the talk, and nowhere else."""


def item(number: int, kind: Kind, audience: Audience, question: str = HERE, **fields: str) -> Item:
    return Item(
        id=f"{number:032x}",
        person=KIM.id,
        talk=TALK,
        kind=kind,
        audience=audience,
        fields=fields,
        question=question,
    )


def lines() -> list[Item]:
    return [
        item(
            1,
            Kind.NOTE,
            Audience.PRIVATE,
            voice="employee",
            text="jouren var tredje vecka är för tätt JOURHEMLIS",
        ),
        item(2, Kind.NOTE, Audience.BETWEEN_US, voice="employee", text="vill ha jour högst var femte vecka"),
        item(3, Kind.NOTE, Audience.PRIVATE, voice="manager", text="verkar tröttare än i höstas TRÖTTHEMLIS"),
        item(4, Kind.NOTE, Audience.SENSITIVE, voice="employee", text="nämnde läkarbesök LÄKARHEMLIS"),
        item(5, Kind.PROMISE, Audience.PRIVATE, text="jag pratar med Ines om schemat före 1 mars"),
        item(6, Kind.PARKED, Audience.PRIVATE, voice="both", text="nya lönestrukturen LÖNEHEMLIS"),
        item(
            7,
            Kind.GOAL,
            Audience.PRIVATE,
            LATER,
            goal="Dokumentera de två sista larmen",
            activities="Par med Ines i mars",
            responsible="employee",
            do_by="2026-06-30",
        ),
    ]


def fill_talk(vault: OpenVault) -> None:
    """Kim's talk of today, with lines of every kind, and last year's agreed plan."""
    vault.profile.put(Profile(manager="Maria Ståhl", organisation="Påhittade kommunen"))
    vault.talks.add(Talk(id=LAST, person=KIM.id, on=date(2025, 3, 4), status=TalkStatus.FOLLOWED_UP))
    goal = item(99, Kind.GOAL, Audience.ONWARD, "", goal="Dokumentera de fem vanligaste larmen")
    goal = goal.model_copy(
        update={
            "talk": LAST,
            "fields": {"goal": goal.title, "do_by": "2025-09-30", "responsible": "employee"},
        }
    )
    vault.items.apply(LAST, [agree(vault.id, goal, date(2025, 3, 4))])
    vault.talks.add(Talk(id=TALK, person=KIM.id, on=date(2026, 2, 10), minutes=120))
    plan_talk(vault, KIM.id, "kommunal-rutin", date(2026, 2, 10), minutes=120, talk_id=TALK)
    vault.talks.update(vault.talks.get(TALK).model_copy(update={"question": HERE, "used_seconds": 41 * 60}))
    vault.items.apply(TALK, lines())
