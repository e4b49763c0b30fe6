"""Kim, and the plan of a year ago that holds now."""

from datetime import date

from vault.records import Agreement, Audience, Item, Kind, Person, Talk, TalkStatus
from vault.shareable import digest
from vault.store import OpenVault

KIM = Person(id="kim", number=7, given="Kim", family="Ek")
TODAY = date(2026, 2, 10)
LAST = Talk(id="old", person="kim", on=date(2025, 9, 1), status=TalkStatus.HANDED)


def row(name: str, kind: Kind = Kind.GOAL, **fields: str) -> Item:
    """A row both may read."""
    title = {"goal": f"Målet {name}"} if kind is Kind.GOAL else {}
    return Item(
        id=name, person="kim", talk="old", kind=kind, audience=Audience.ONWARD, fields={**title, **fields}
    )


def fill(vault: OpenVault, *rows: Item) -> None:
    """Kim, the talk, and `rows` as agreed in it."""
    vault.people.add(KIM)
    vault.talks.add(LAST)
    for one in rows:
        agreed = Agreement(digest=digest(vault.id, one), on=LAST.on)
        vault.items.apply("old", [one.model_copy(update={"agreed": agreed})])
