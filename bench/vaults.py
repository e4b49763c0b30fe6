"""The vaults that are measured: a page of many lines, and thirty employees with thirty years behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from samtal_tui.export.compose import content_of, leaving_items
from samtal_tui.export.content import to_json
from samtal_tui.export.occasion import versioned
from samtal_tui.guides.loader import find
from samtal_tui.sharing.agreement import agree
from samtal_tui.talk.session import new_id, plan_talk
from samtal_tui.texts import Texts
from vault.records import Audience, Item, Kind, Person, Recipient, Talk, TalkStatus
from vault.store import OpenVault, create

PASSPHRASE = "tunnel gurka violett sparv kajak"  # noqa: S105 - of a vault that lives for a minute
PAGE = 500
"""Lines on the page that is open."""
SHORT = 60
"""Lines on the page it is compared with."""
GUIDE = "kommunal-rutin"
WORDS = (
    "jour",
    "schema",
    "vecka",
    "möte",
    "larm",
    "rutin",
    "kurs",
    "mål",
    "stöd",
    "plan",
    "grupp",
    "fråga",
    "tid",
)


def employee(number: int) -> Person:
    """Kim is the first of them."""
    given, family = ("Kim", "Påhittad") if number == 7 else ("Bo", f"Påhittsson{number:02}")
    return Person(id=f"{number:032x}", number=number, given=given, family=family)


def lines(person: str, talk: str, count: int, questions: tuple[str, ...]) -> Iterator[Item]:
    """Lines of all kinds; two out of three are private."""
    for at in range(count):
        words = " ".join(WORDS[(at * step + count) % len(WORDS)] for step in range(1, 10))
        yield Item(
            id=new_id(),
            person=person,
            talk=talk,
            kind=Kind.NOTE,
            fields={"voice": "employee", "text": f"{words} {at}"},
            audience=Audience.BETWEEN_US if at % 3 == 0 else Audience.PRIVATE,
            question=questions[at % len(questions)],
        )


def fill(folder: Path, people: int, years: int, a_talk: int) -> None:
    """Make a vault: `a_talk` lines in each talk of each year, and Kim's talk of today with a full page."""
    today = date.today()  # noqa: DTZ011 - the day the program shows
    folder.parent.mkdir(parents=True, exist_ok=True)
    vault, _ = create(folder, PASSPHRASE)
    questions = find(GUIDE).addresses()
    with vault.connection.transaction():
        for number in range(7, 7 + people):
            person = vault.people.add(employee(number)).id
            for year in range(1, years + 1):
                on = today.replace(year=today.year - year, day=1)
                talk = vault.talks.add(Talk(id=new_id(), person=person, on=on, status=TalkStatus.CLOSED)).id
                vault.items.apply(talk, list(lines(person, talk, a_talk, questions)))
                vault.items.forget_history(talk)
    _open_page(vault, today, 7, PAGE)
    _open_page(vault, today, 8, SHORT)
    vault.close()


def _open_page(vault: OpenVault, today: date, number: int, count: int) -> None:
    """A talk of today with so many lines on its first page, and an agreed plan of eight rows."""
    person = employee(number).id
    talk = plan_talk(vault, person, GUIDE, today)
    vault.items.apply(talk.id, list(lines(person, talk.id, count, find(GUIDE).addresses()[:1])))
    for row in range(8):
        fields = {"goal": f"mål {row}", "activities": "par med en kollega", "responsible": "employee"}
        goal = Item(
            id=new_id(),
            person=person,
            talk=talk.id,
            kind=Kind.GOAL,
            audience=Audience.ONWARD,
            fields={**fields, "do_by": f"{today.year}-12-0{row + 1}"},
        )
        vault.items.apply(talk.id, [agree(vault.id, goal, today)])


def document(vault: OpenVault) -> bytes:
    """The content of the document from Kim's talk of today, as the process that makes it is given it."""
    today = date.today()  # noqa: DTZ011 - as above
    talk = next(talk for talk in vault.talks.of_person(employee(7).id) if talk.on == today)
    items = leaving_items(vault, talk.id, Recipient.EMPLOYEE)
    occasion = versioned(vault, talk.id, Recipient.EMPLOYEE, today, items)
    return to_json(content_of(items, occasion, Texts("sv")))
