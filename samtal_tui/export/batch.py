"""Documents for the whole team: whom there is something for, and one after the other, each checked.

One that is refused stops nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from samtal_tui.export.compose import leaving_items
from samtal_tui.export.errors import ExportError
from samtal_tui.export.files import Made, free_edition, make_all
from samtal_tui.export.formats import Format
from samtal_tui.export.make import House, Maker
from samtal_tui.export.versions import documents_for, says_same
from samtal_tui.people.collation import swedish_key
from samtal_tui.people.talks import latest_held
from samtal_tui.texts import Texts
from vault.records import Person, Recipient, Talk, TalkStatus
from vault.shareable import leaving
from vault.store import OpenVault

_NOT_HANDED = tuple(TalkStatus)[: tuple(TalkStatus).index(TalkStatus.HANDED)]


@dataclass(frozen=True)
class Waiting:
    """Somebody whose latest talk has `lines` to give to the recipient."""

    person: Person
    talk: Talk
    lines: int


@dataclass(frozen=True)
class Outcome:
    """How it went for one person: the files, and a sentence for each that was refused."""

    waiting: Waiting
    made: Made
    refusals: tuple[str, ...] = ()
    code: int = 0


def waiting_for(vault: OpenVault, recipient: Recipient, today: date) -> list[Waiting]:
    """Everybody there is a document to make for, in Swedish order.

    To the employee goes what is agreed on and not handed over; to anybody else what no document made for
    them says yet. Who has no held talk, or nothing agreed that the recipient may read, is left out.
    """
    found = []
    for person in sorted(vault.people.all(), key=lambda one: (swedish_key(one.sort_name), one.number)):
        talk = latest_held(vault, person.id)
        if talk is None or talk.on > today:
            continue
        items = leaving_items(vault, talk.id, recipient)
        if not items or (recipient is Recipient.EMPLOYEE and talk.status not in _NOT_HANDED):
            continue
        says = [leaving(vault.id, item) for item in items]
        made = documents_for(vault, talk.id, recipient)
        if not any(says_same(one.items, says) for one in made):
            found.append(Waiting(person, talk, len(items)))
    return found


def make_one(
    vault: OpenVault,
    one: Waiting,
    recipient: Recipient,
    folder: Path,
    interface: str,
    now: datetime,
    *,
    formats: Sequence[Format] = (),
    house: House | None = None,
    noticed: bool = False,
    maker: Maker | None = None,
) -> Outcome:
    """Make the files for one person. Whatever is refused is a sentence, not an error.

    A file that stands there, an earlier version or that of a namesake, stays: the new one is numbered.
    """
    t = Texts(interface)

    try:
        made = make_all(
            vault,
            one.talk.id,
            recipient,
            folder,
            interface,
            now,
            formats=formats,
            house=house,
            edition=free_edition(vault, one.talk.id, recipient, folder, interface, formats),
            noticed=noticed,
            maker=maker,
        )
    except ExportError as error:
        return Outcome(one, Made(()), (error.sentence(t),), error.exit_code)
    refusals = tuple(f"{each.format.suffix}: {each.error.sentence(t)}" for each in made.refused)
    return Outcome(one, made, refusals, max((each.error.exit_code for each in made.refused), default=0))
