"""A person with last year's plan, for the tests of the review."""

from datetime import date

from samtal_tui.sharing.agreement import agree
from vault.records import Audience, Item, Kind, Person, Talk, TalkKind, TalkStatus
from vault.store import OpenVault

KIM = Person(id="kim", number=7, given="Kim", family="Ek")
TODAY = date(2026, 2, 10)
LAST_YEAR = Talk(id="old", person="kim", on=date(2025, 3, 4), status=TalkStatus.CLOSED)
CHECK_IN = Talk(id="between", person="kim", kind=TalkKind.FOLLOW_UP, on=date(2025, 10, 15))
THIS_YEAR = Talk(id="new", person="kim", on=TODAY)


def item(name: str, kind: Kind, talk: str = "old", **fields: str) -> Item:
    """A private item of Kim's."""
    return Item(id=name, person="kim", talk=talk, kind=kind, fields=fields)


def goal(name: str, **fields: str) -> Item:
    """A goal in last year's plan."""
    return item(name, Kind.GOAL, **{"goal": f"Målet {name}", **fields})


def people(vault: OpenVault) -> None:
    """Kim and her three talks."""
    vault.people.add(KIM)
    for talk in (LAST_YEAR, CHECK_IN, THIS_YEAR):
        vault.talks.add(talk)


def agreed(vault: OpenVault, *items: Item) -> None:
    """Write `items` as both said yes to them last year, each with its own readers or else onward."""
    for one in items:
        audience = one.audience if one.audience.shareable else Audience.ONWARD
        shown = one.model_copy(update={"audience": audience})
        vault.items.apply(one.talk, [agree(vault.id, shown, date(2025, 3, 4))])


def written(vault: OpenVault, *items: Item) -> None:
    """Write `items` as they are."""
    for one in items:
        vault.items.apply(one.talk, [one])


def of_kind(vault: OpenVault, talk: str, kind: Kind) -> list[Item]:
    """The items of one kind in a talk."""
    return [one for one in vault.items.of_talk(talk) if one.kind is kind]
