"""The whole team in one go: who has a talk to come, who has been given the form, who has answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from samtal_tui.guides.loader import BUILT_IN
from samtal_tui.people.collation import swedish_key
from samtal_tui.people.standing import NOT_HELD
from samtal_tui.people.talks import next_talk
from samtal_tui.talk.session import plan_talk
from vault.records import Person, Talk, TalkKind

if TYPE_CHECKING:
    from vault.store import OpenVault

SATURDAY = 5


@dataclass(frozen=True)
class RoundLine:
    """One employee in the round. `talk` is the one to come (None: none yet); `made` the day of its form."""

    person: Person
    talk: Talk | None
    made: date | None = None

    @property
    def planned(self) -> bool:
        """Whether the talk to come has its guide, so that a form can be made."""
        return self.talk is not None and bool(self.talk.guide)


@dataclass(frozen=True)
class Slot:
    """A day and an hour for a talk."""

    on: date
    at: time


def the_round(vault: OpenVault, today: date) -> list[RoundLine]:
    """Everybody who is here and not excepted, in Swedish order of family names."""
    made = {
        document.talk: document.made_at.date()
        for document in reversed(vault.ledger.all())
        if document.underlag
    }
    lines = []
    for person in vault.people.all():
        if person.exempt or (person.employed_to and person.employed_to < today):
            continue
        talk = next_talk(vault, person.id)
        lines.append(RoundLine(person, talk, made.get(talk.id) if talk else None))
    return sorted(lines, key=lambda line: (swedish_key(line.person.sort_name), line.person.number))


def slots(first: date, hours: Sequence[time]) -> Iterator[Slot]:
    """Days from `first` on, Saturdays and Sundays left out, each with the same hours."""
    day = first
    while True:
        if day.weekday() < SATURDAY:
            for hour in hours:
                yield Slot(day, hour)
        day += timedelta(days=1)


def plan_round(
    vault: OpenVault, lines: Iterable[RoundLine], first: date, hours: Sequence[time]
) -> list[Talk]:
    """Plan a talk for each line that has none with a guide, one after another: all of them, or none.

    A talk follows the guide of the person's last one, or else the one used most.
    """
    free = slots(first, hours)
    with vault.connection.transaction():
        usual = _usual_guide(vault)
        planned = []
        for line in lines:
            if line.planned:
                continue
            slot = next(free)
            before = [talk.guide for talk in vault.talks.of_person(line.person.id) if _yearly(talk)]
            guide = next((each for each in before if each in BUILT_IN), usual)
            talk = plan_talk(vault, line.person.id, guide, slot.on, talk_id=line.talk.id if line.talk else "")
            planned.append(vault.talks.update(talk.model_copy(update={"at": slot.at})))
    return planned


def _usual_guide(vault: OpenVault) -> str:
    used = Counter(talk.guide for talk in vault.talks.all() if _yearly(talk) and talk.guide in BUILT_IN)
    return used.most_common(1)[0][0] if used else BUILT_IN[0]


def _yearly(talk: Talk) -> bool:
    return talk.kind is TalkKind.DEVELOPMENT and bool(talk.guide)


def to_make(lines: Iterable[RoundLine], *, again: bool = False) -> list[RoundLine]:
    """Those whose form can be made now, and has not been, or `again` all of them."""
    return [
        line
        for line in lines
        if line.planned and line.talk and line.talk.status in NOT_HELD and (again or line.made is None)
    ]


def read_start(written: str) -> tuple[date, tuple[time, ...]]:
    """ "2026-03-02 09:00 13:00" as the first day and the hours of each day. Raises `ValueError`."""
    day, *hours = written.split()
    return date.fromisoformat(day), tuple(time.fromisoformat(hour) for hour in hours) or (time(9), time(13))
