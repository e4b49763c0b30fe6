"""What is missing in a plan: told, never demanded; a gate warns and does not block (P04, O19, M51)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samtal_tui.texts import mark
from vault.records import Item, Kind


class Lack(StrEnum):
    """What can be missing."""

    GOAL = "goal"
    ACTIVITIES = "activities"
    RESPONSIBLE = "responsible"
    DATE = "date"
    PLACE = "place"


LACKS: Mapping[Lack, str] = {
    Lack.GOAL: mark("a goal"),
    Lack.ACTIVITIES: mark("activities"),
    Lack.RESPONSIBLE: mark("who is responsible"),
    Lack.DATE: mark("a date"),
    Lack.PLACE: mark("where it is taken up"),
}
"""What is missing, as it stands after "missing:"."""

NO_GOAL = mark("The plan has no goal yet.")

_NEEDED: Mapping[Kind, tuple[Lack, ...]] = {
    Kind.GOAL: (Lack.ACTIVITIES, Lack.RESPONSIBLE, Lack.DATE),
    Kind.PROMISE: (Lack.RESPONSIBLE, Lack.DATE),
    Kind.CHALLENGE: (Lack.ACTIVITIES, Lack.DATE),
    Kind.PARKED: (Lack.PLACE,),
}
_FIELDS: Mapping[Lack, tuple[str, ...]] = {
    Lack.ACTIVITIES: ("activities",),
    Lack.RESPONSIBLE: ("responsible",),
    Lack.DATE: ("do_by", "follow_up"),
    Lack.PLACE: ("taken_up_in",),
}


@dataclass(frozen=True)
class Gap:
    """What is missing in one row: its id and title. No goal at all has neither."""

    lacks: tuple[Lack, ...]
    item: str = ""
    title: str = ""


def lacks(item: Item) -> tuple[Lack, ...]:
    """What is missing in `item`, its newest words counted. A date is there when either of the two is."""
    fields = item.proposal.fields if item.proposal else item.fields
    return tuple(
        lack
        for lack in _NEEDED.get(item.kind, ())
        if not any(fields.get(name, "").strip() for name in _FIELDS[lack])
    )


def gaps(items: Iterable[Item]) -> list[Gap]:
    """What is missing in the plan and the parking lot of one talk, in the order of `items`."""
    every = list(items)
    found = [Gap(missing, item.id, item.title) for item in every if (missing := lacks(item))]
    if not any(item.kind is Kind.GOAL for item in every):
        found.insert(0, Gap((Lack.GOAL,)))
    return found
