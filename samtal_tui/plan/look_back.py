"""Find the plan a new talk looks back on (L06, S01, S08).

Nothing private is ever part of it: the employee sits beside the screen. A row that nobody has shown her is
counted, not told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samtal_tui.plan.review import (
    Answer,
    CheckIn,
    ReviewRow,
    answer_from,
    draft_slot,
    known,
)
from samtal_tui.plan.sub_goals import in_order
from vault.errors import Malformed
from vault.records import (
    PLAN_KINDS,
    Draft,
    Item,
    Kind,
    OutcomeResult,
    Person,
    Talk,
    TalkKind,
    Voice,
    checked,
)
from vault.store import OpenVault

_ORDER = (Kind.GOAL, Kind.PROMISE, Kind.CHALLENGE)
"""Årets utmaning has the last card."""


@dataclass(frozen=True)
class Parked:
    """A question parked in the last talk that both may read, and where it was to be taken up."""

    text: str
    taken_up_in: str


@dataclass(frozen=True)
class Review:
    """Last year's plan as the new talk looks back on it; `since` is None when there is none.

    `since` is the day of the talk the plan was made in. `unseen` rows of it were never shown to the employee.
    `next_time` is what was to be done better in the next talk, with whose words it is (R03). `views` are the
    rows of the plan the two saw differently, as the employee and as the manager put it. `manager` is the
    manager's name, as documents say it. `from_paper` means that the plan was brought in from a paper.
    """

    person: Person
    talk: Talk
    since: date | None = None
    rows: tuple[ReviewRow, ...] = ()
    unseen: int = 0
    next_time: tuple[tuple[Voice, str], ...] = ()
    parked: tuple[Parked, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    manager: str = ""
    from_paper: bool = False


@dataclass(frozen=True)
class _Year:
    """The talk the plan was made in, and those after it up to the new one, with their days."""

    base: Talk
    days: Mapping[str, date]


def last_plan(vault: OpenVault, talk_id: str, today: date, items: Sequence[Item] | None = None) -> Review:
    """The plan that the talk `talk_id` looks back on, with the answers given so far.

    `items` are all of the person's, when they have been asked for already: it takes a seal each to open them.
    """
    talk = vault.talks.get(talk_id)
    review = gather(
        vault.people.get(talk.person),
        vault.talks.of_person(talk.person),
        talk,
        vault.items.of_person(talk.person) if items is None else items,
        vault.drafts.of_talk(talk_id),
        today,
    )
    return replace(review, manager=vault.profile.get().manager)


def gather(
    person: Person,
    talks: Sequence[Talk],
    talk: Talk,
    items: Sequence[Item],
    drafts: Mapping[str, Draft],
    today: date,
) -> Review:
    """The review of `talk`. `talks` are the person's, newest first, `drafts` those of `talk`."""
    year = _year(talks, talk, items)
    if year is None:
        return Review(person, talk)
    decided = {
        item.origin
        for item in items
        if item.kind is Kind.OUTCOME and item.talk in year.days and item.fields.get("next_step")
    }
    standing = [
        item
        for item in items
        if item.talk in year.days and item.kind in PLAN_KINDS and item.id not in decided
    ]
    shareable = [item for item in items if item.audience.shareable]
    of_base = [item for item in shareable if item.talk == year.base.id]
    ordered = sorted(in_order(standing), key=lambda item: _ORDER.index(item.kind))
    return Review(
        person=person,
        talk=talk,
        since=year.base.on,
        from_paper=year.base.from_paper,
        rows=tuple(
            _row(item, talk, items, shareable, year, drafts.get(draft_slot(item.id)), today)
            for item in ordered
            if item.audience.shareable
        ),
        unseen=sum(not item.audience.shareable for item in standing),
        next_time=tuple(
            (item.voice, text) for item in of_base if (text := item.fields.get("next_time", "").strip())
        ),
        parked=tuple(
            Parked(item.title, item.fields.get("taken_up_in", ""))
            for item in of_base
            if item.kind is Kind.PARKED
        ),
        views=tuple(
            (item.fields.get("employee", ""), item.fields.get("manager", ""))
            for item in of_base
            if item.kind is Kind.DISSENT and item.row_kind
        ),
    )


def _year(talks: Sequence[Talk], talk: Talk, items: Iterable[Item]) -> _Year | None:
    """From the newest earlier yearly talk with a plan, or else the newest with one, up to `talk`.

    A special talk is stored apart and neither looks back nor is looked back on (Q10).
    """
    if talk.kind is TalkKind.SPECIAL:
        return None
    place = next(number for number, other in enumerate(talks) if other.id == talk.id)
    earlier = [other for other in talks[place + 1 :] if other.kind is not TalkKind.SPECIAL]
    with_plan = {item.talk for item in items if item.kind in PLAN_KINDS}
    planned = [other for other in earlier if other.id in with_plan]
    yearly = [other for other in planned if other.kind is TalkKind.DEVELOPMENT]
    base = next(iter([*yearly, *planned]), None)
    if base is None:
        return None
    return _Year(base, {other.id: other.on for other in earlier[: earlier.index(base) + 1]})


def _row(
    item: Item,
    talk: Talk,
    items: Sequence[Item],
    shareable: Sequence[Item],
    year: _Year,
    draft: Draft | None,
    today: date,
) -> ReviewRow:
    agreed = item.model_copy(update={"proposal": None})
    left = [other for other in items if other.talk == talk.id and other.origin == item.id]
    outcome = next((other for other in left if other.kind is Kind.OUTCOME), None)
    successors = tuple(
        sorted(
            (other for other in left if other.row_kind),
            key=lambda other: (other.position, other.sequence),
        )
    )
    saved = answer_from(agreed, outcome, successors, today)
    return ReviewRow(
        item=agreed,
        saved=saved,
        answer=_drafted(draft) or saved,
        check_ins=tuple(_check_ins(item, items, shareable, year)),
        prepared=tuple(
            other.title
            for other in shareable
            if other.talk == talk.id
            and other.origin == item.id
            and other.kind is Kind.NOTE
            and other.voice is Voice.EMPLOYEE
        ),
        outcome=outcome,
        successors=successors,
    )


def _check_ins(
    item: Item, items: Sequence[Item], shareable: Sequence[Item], year: _Year
) -> Iterator[CheckIn]:
    """How the row, and those it came from since the plan was made, stood when they were followed up."""
    origins = {other.id: other.origin for other in items if other.talk in year.days}
    line, origin = [item.id], item.origin
    while origin and origin not in line:
        line.append(origin)
        origin = origins.get(origin, "")
    found = [
        (year.days[other.talk], other)
        for other in shareable
        if other.kind is Kind.OUTCOME
        and other.origin in line
        and other.talk in year.days
        and other.talk != year.base.id
    ]
    for on, other in sorted(found, key=lambda one: (one[0], one[1].sequence)):
        result = known(OutcomeResult, other.fields.get("result", ""))
        yield CheckIn(on, result, other.fields.get("words", ""))


def _drafted(draft: Draft | None) -> Answer | None:
    """The answer in a draft; one that cannot be read is as none."""
    if draft is None:
        return None
    try:
        return checked(Answer, json.loads(draft.text))
    except (Malformed, ValueError):
        return None
