"""The first page: everybody, what needs doing, and the sentences that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.people.standing import USUAL, Line, Rules, Standing, in_order, line
from samtal_tui.texts import Texts, mark
from vault.records import PLAN_KINDS, Item, Kind, Person, Talk, TalkStatus

if TYPE_CHECKING:
    from vault.store import OpenVault


@dataclass(frozen=True)
class Overview:
    """Everybody in the order of what needs doing, and the sums the head of the page tells."""

    lines: tuple[Line, ...]

    @property
    def next(self) -> Line | None:
        """The line that says what to do next, if anything is waiting."""
        first = self.lines[0] if self.lines else None
        return first if first and first.standing < Standing.NOT_HANDED else None

    @property
    def late(self) -> int:
        """How many of the manager's promises are past their day."""
        return sum(entry.late for entry in self.lines)

    @property
    def to_go_through(self) -> int:
        """How many held talks are not gone through."""
        return sum(entry.standing is Standing.TO_GO_THROUGH for entry in self.lines)

    @property
    def follow_ups(self) -> int:
        """How many plan rows are to be followed up by today."""
        return sum(entry.follow_ups for entry in self.lines)


@dataclass(frozen=True)
class Known:
    """What the overview is told from about one person: `line` takes it as it stands."""

    person: Person
    talks: Sequence[Talk]
    plan: Sequence[Item]


def everybody(vault: OpenVault) -> list[Known]:
    """Everybody in `vault`, special talks aside. Opens no seal.

    The cost grows with people, talks and plan rows, not with notes.
    """
    talks: defaultdict[str, list[Talk]] = defaultdict(list)
    apart = set()
    for talk in vault.talks.all():
        if talk.apart:
            apart.add(talk.id)
        else:
            talks[talk.person].append(talk)
    plans: defaultdict[str, list[Item]] = defaultdict(list)
    for kind in sorted(PLAN_KINDS | {Kind.OUTCOME}):
        for item in vault.items.shareable_of_kind(kind):
            if item.talk not in apart:
                plans[item.person].append(item)
    return [Known(person, talks[person.id], plans[person.id]) for person in vault.people.all()]


def overview(vault: OpenVault, today: date, rules: Rules = USUAL) -> Overview:
    """Everybody in `vault`. What is private is not looked at.

    So a promise counts as late only once both have seen it.
    """
    private = vault.items.private_counts()
    lines = (line(one.person, one.talks, one.plan, private, today, rules) for one in everybody(vault))
    return Overview(tuple(in_order(lines)))


_SAID: Mapping[Standing, str] = {
    Standing.PASSED: mark("{on}, not closed"),
    Standing.DUE: mark("due: {months} months ago"),
    Standing.NEW: mark("new"),
    Standing.HANDED: mark("handed over, followed up"),
    Standing.EXEMPT: mark("exempt: {reason}"),
    Standing.NOT_COVERED: mark("not covered ({months} mo)"),
    Standing.LEFT: mark("left {left}"),
}

_WITH_STATUS: Mapping[TalkStatus, str] = {
    TalkStatus.PLANNED: mark("planned for {on}"),
    TalkStatus.INVITED: mark("invited to {on}"),
    TalkStatus.PREPARED: mark("prepared for {on}"),
    TalkStatus.AGREED: mark("agreed, not handed over"),
    TalkStatus.SIGNED: mark("signed, not handed over"),
}


def told(entry: Line, t: Texts) -> str:
    """What the line about a person says of where things stand, about 24 characters."""
    match entry:
        case Line(standing=Standing.TODAY | Standing.COMING, answered=True):
            return t("{when}, answers in", when=_when(entry, t))
        case Line(standing=Standing.TODAY):
            return _when(entry, t)
        case Line(standing=Standing.TO_GO_THROUGH, private=0):
            return t("held, to go through")
        case Line(standing=Standing.TO_GO_THROUGH, private=left):
            return t.count("held, {n} line left", "held, {n} lines left", left)
        case Line(standing=Standing.COMING | Standing.NOT_HANDED, status=TalkStatus() as status):
            text = _WITH_STATUS[status]
        case Line(standing=Standing.FOLLOWED_UP):
            text = mark("followed up") if entry.done < entry.goals else mark("closed")
        case Line(standing=Standing.NEW, excepted=True):
            return t("new, included: {reason}", reason=entry.person.included)
        case Line(standing=Standing.NEW, months=months) if months:
            text = mark("new, covered ({months} mo)")
        case _:
            text = _SAID[entry.standing]
    return t(
        text,
        on=entry.on.isoformat() if entry.on else "",
        months=entry.months,
        reason=entry.person.exempt,
        left=entry.person.employed_to or "",
    )


def _when(entry: Line, t: Texts) -> str:
    """The day of a talk to come and, when it is today, its hour."""
    if entry.standing is not Standing.TODAY:
        return entry.on.isoformat() if entry.on else ""
    return t("today {hour}", hour=f"{entry.at:%H:%M}") if entry.at else t("today")


def exception_told(entry: Line, t: Texts) -> str:
    """Why somebody is to have a talk, or none, when the rules by themselves say otherwise; else empty."""
    person = entry.person
    if person.exempt and entry.standing is not Standing.EXEMPT:
        return t("exempt: {reason}", reason=person.exempt)
    if entry.excepted and entry.standing is not Standing.NEW:
        return t("included: {reason}", reason=person.included)
    return ""


def goals_told(entry: Line, t: Texts) -> str:
    """How many rows of the plan are done: "2 of 4", or a dash when there is no plan."""
    return t("{done} of {goals}", done=entry.done, goals=entry.goals) if entry.goals else "-"


def late_told(entry: Line, t: Texts) -> str:
    """How many of the manager's promises are late: "1 late", or nothing."""
    return t("{late} late", late=entry.late) if entry.late else ""
