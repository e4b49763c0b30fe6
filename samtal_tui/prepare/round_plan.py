"""A proposal of days, hours and guides for everybody's talks, which the manager changes row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from samtal_tui.guides.loader import NO_FOLDER, Folder, built_in
from samtal_tui.guides.model import Guide, Use
from samtal_tui.plan.dates import NotADate, read_date
from samtal_tui.prepare.hours import NotAnHour, read_hour
from samtal_tui.prepare.lead_time import Busy, When, taken
from samtal_tui.prepare.round import RoundLine
from samtal_tui.prepare.working_days import working_days
from samtal_tui.talk.session import plan_talk
from vault.records import Person, Talk, TalkKind

if TYPE_CHECKING:
    from vault.store import OpenVault

USUAL_HOURS = (time(9), time(13))
"""Two talks of two hours a day leave time to write down what was said (G07)."""

BEGINNING = "round"
"""The form of the line that begins a proposal, as it is kept until the round is planned."""

_YEAR = re.compile(r"(19|20|21)\d\d")


@dataclass(frozen=True)
class Written:
    """What one line says: a day, hours, and whatever follows them, a place."""

    on: date
    hours: tuple[time, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Proposed:
    """A talk as it would be planned. `talk` is the id of one that was noted for before (empty: none)."""

    person: Person
    talk: str
    when: When
    guide: str
    place: str = ""

    @property
    def busy(self) -> Busy:
        """The time it takes."""
        return Busy(self.when, self.person.sort_name)


def read_written(text: str, today: date) -> Written:
    """ "2 mars 9 13.30 Linden" as a day, hours and a place. Raises `NotADate`."""
    words = text.split()
    for count in range(1, len(words) + 1):
        try:
            on = read_date(" ".join(words[:count]), today)
        except NotADate:
            continue
        rest = words[count:]
        if rest and _YEAR.fullmatch(rest[0]):
            on = read_date(" ".join(words[: count + 1]), today)
            rest = rest[1:]
        if on:
            hours = list(_hours(rest))
            return Written(on, tuple(hours), " ".join(rest[len(hours) :]))
    on = read_date(text, today)
    return Written(on or today)


def _hours(words: Iterable[str]) -> Iterator[time]:
    for word in words:
        try:
            at = read_hour(word)
        except NotAnHour:
            return
        if at is not None:
            yield at


def choosable(own: Folder) -> list[Guide]:
    """The guides a talk can follow: the built-in ones, then the manager's own."""
    ready = [*built_in(), *(loaded.guide for loaded in own.guides)]
    return [guide for guide in ready if guide.use is Use.TALK]


def propose(
    vault: OpenVault,
    lines: Sequence[RoundLine],
    written: Written,
    busy: Sequence[Busy],
    own: Folder = NO_FOLDER,
) -> list[Proposed]:
    """A talk for each line that waits for one, on working days, at hours that are free.

    A talk follows the guide of the person's last one, or else the one used most, and takes its time.
    """
    guides = {guide.id: guide for guide in choosable(own)}
    usual = _usual_guide(vault, guides)
    proposed: list[Proposed] = []
    slots = ((day, hour) for day in working_days(written.on) for hour in written.hours or USUAL_HOURS)
    for line in lines:
        if not line.waiting:
            continue
        before = [talk.guide for talk in vault.talks.of_person(line.person.id) if _yearly(talk)]
        guide = next((each for each in before if each in guides), usual)
        took = [*busy, *(one.busy for one in proposed)]
        free = (When(day, hour, guides[guide].minutes) for day, hour in slots)
        when = next((each for each in free if not taken(each, took)), When(written.on))
        proposed.append(Proposed(line.person, line.talk.id if line.talk else "", when, guide, written.place))
    return proposed


def plan_round(vault: OpenVault, proposed: Iterable[Proposed], own: Folder = NO_FOLDER) -> list[Talk]:
    """Plan them all, or none. Raises `GuideError`, `NoSuchRecord`."""
    with vault.connection.transaction():
        return [
            plan_talk(
                vault,
                one.person.id,
                one.guide,
                one.when.on,
                at=one.when.at,
                place=one.place,
                talk_id=one.talk,
                own=own,
            )
            for one in proposed
        ]


def changes(first: Mapping[str, Proposed], now: Mapping[str, Proposed]) -> dict[str, str]:
    """What she changed in a proposal, by person, for keeping; an empty text: left out."""
    return {
        person: _spelled(now[person]) if person in now else ""
        for person, one in first.items()
        if now.get(person) != one
    }


def changed_again(
    first: Mapping[str, Proposed], kept: Mapping[str, str], guides: Iterable[Guide]
) -> dict[str, Proposed]:
    """The proposal with what was kept of it by `changes`; a guide that is gone is not brought back."""
    known = {guide.id for guide in guides}
    found = {}
    for person, one in first.items():
        if person not in kept:
            found[person] = one
        elif kept[person]:
            day, hour, minutes, guide, place = kept[person].split("\t", 4)
            when = When(date.fromisoformat(day), time.fromisoformat(hour) if hour else None, int(minutes))
            changed = replace(one, when=when, place=place)
            found[person] = replace(changed, guide=guide) if guide in known else changed
    return found


def _spelled(one: Proposed) -> str:
    hour = f"{one.when.at:%H:%M}" if one.when.at else ""
    return "\t".join((one.when.on.isoformat(), hour, str(one.when.minutes), one.guide, one.place))


def clashes(proposed: Sequence[Proposed], busy: Sequence[Busy]) -> dict[str, Busy]:
    """What each talk would run into, by the person's id."""
    found = {}
    for one in proposed:
        others = [other.busy for other in proposed if other is not one]
        if hit := taken(one.when, [*busy, *others]):
            found[one.person.id] = hit
    return found


def _usual_guide(vault: OpenVault, guides: Iterable[str]) -> str:
    known = list(guides)
    used = Counter(talk.guide for talk in vault.talks.all() if _yearly(talk) and talk.guide in known)
    return used.most_common(1)[0][0] if used else known[0]


def _yearly(talk: Talk) -> bool:
    return talk.kind is TalkKind.DEVELOPMENT and bool(talk.guide)
