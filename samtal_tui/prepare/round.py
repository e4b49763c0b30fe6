"""The whole team in one go: who has a talk to come, who has been given the form, who has answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.people.collation import swedish_key
from samtal_tui.people.standing import NOT_HELD, last_held
from samtal_tui.people.talks import next_talk
from samtal_tui.plan.dates import add_months
from samtal_tui.prepare.form_names import made_on
from samtal_tui.prepare.invitation import is_invited
from vault.records import Document, Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault


ROUND = 6
"""Months within which a yearly talk belongs to the same round."""


@dataclass(frozen=True)
class RoundLine:
    """One employee in the round. `talk` is the one to come (None: none yet); `made` the day of
    the form for its day and hour.

    `held` is the day of a yearly talk in the last six months: this round has come to her already.
    """

    person: Person
    talk: Talk | None
    made: date | None = None
    held: date | None = None

    @property
    def invited(self) -> bool:
        """Whether she has been called to the talk to come, here or before it was brought in."""
        return self.talk is not None and is_invited(self.talk)

    @property
    def waiting(self) -> bool:
        """Whether the round has a talk to plan for her."""
        return not self.planned and (self.held is None or self.talk is not None)

    @property
    def planned(self) -> bool:
        """Whether the talk to come has its guide, so that a form can be made."""
        return self.talk is not None and bool(self.talk.guide)


def the_round(vault: OpenVault, today: date) -> list[RoundLine]:
    """Everybody who is here and not excepted, in Swedish order of family names."""
    made: dict[str, list[Document]] = {}
    for document in vault.ledger.all():
        made.setdefault(document.talk, []).append(document)
    lines = []
    for person in vault.people.all():
        if person.exempt or (person.employed_to and person.employed_to < today):
            continue
        talk = next_talk(vault, person.id)
        held = last_held(vault.talks.of_person(person.id))
        lately = held.on if held and held.on >= add_months(today, -ROUND) else None
        lines.append(RoundLine(person, talk, made_on(made.get(talk.id, ()), talk) if talk else None, lately))
    return sorted(lines, key=lambda line: (swedish_key(line.person.sort_name), line.person.number))


def to_invite(lines: Iterable[RoundLine]) -> list[RoundLine]:
    """Those whose talk is planned and who have not been invited to it."""
    return [line for line in to_make(lines, again=True) if not line.invited]


def to_make(lines: Iterable[RoundLine], *, again: bool = False) -> list[RoundLine]:
    """Those whose form can be made now, and has not been, or `again` all of them."""
    return [
        line
        for line in lines
        if line.planned and line.talk and line.talk.status in NOT_HELD and (again or line.made is None)
    ]
