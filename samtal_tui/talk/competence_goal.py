"""A need for competence as a goal of the plan: knowledge, skill, will, and the measures that suit (I06-I09).

What is written about each corner becomes what the employee is to develop, and the measures chosen become the
activities. The goal is a private draft like any other row of the plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samtal_tui.guides.competence import corner_title
from samtal_tui.guides.model import CompetenceWording, Guide
from samtal_tui.guides.tools import Aim, Corner, Measure, Toolbox
from samtal_tui.sharing.agreement import latest, reword
from samtal_tui.talk.capture import Place
from samtal_tui.talk.opened import guide_of, slot_of
from samtal_tui.talk.session import new_id, write
from vault.errors import Malformed
from vault.records import Draft, Item, Kind, Person, Record, checked
from vault.store import OpenVault


class Sketch(Record):
    """What stands in the form: the goal, the need in each corner, how in her own words, what is chosen."""

    goal: str = ""
    corners: Mapping[Corner, str] = {}
    activities: str = ""
    measures: tuple[Measure, ...] = ()
    aim: Aim | None = None


@dataclass(frozen=True)
class Begun:
    """A form taken out: whose talk and guide, the goal it adds to (None: a new one), what is there, typed."""

    person: Person
    guide: Guide
    item: Item | None
    saved: Sketch
    typed: Sketch | None


def slot(address: str, item_id: str) -> str:
    """Where an unfinished form is kept: with the goal it adds to, or with the question it stands under."""
    return f"competence:{item_id or slot_of(address)}"


def take_out(vault: OpenVault, talk_id: str, address: str, item_id: str) -> Begun:
    """The form for a goal, or for a new one. Raises `NoSuchRecord`."""
    talk = vault.talks.get(talk_id)
    item = vault.items.get(item_id) if item_id else None
    item = item if item and item.kind is Kind.GOAL else None
    draft = vault.drafts.of_talk(talk_id).get(slot(address, item.id if item else ""))
    return Begun(
        person=vault.people.get(talk.person),
        guide=guide_of(vault, talk),
        item=item,
        saved=Sketch(goal=latest(item).title) if item else Sketch(),
        typed=_read(draft),
    )


def keep(vault: OpenVault, talk_id: str, name: str, sketch: Sketch | None) -> None:
    """Keep what is typed and not saved in the slot `name`, or forget it."""
    if sketch is None:
        vault.drafts.clear(talk_id, name)
    else:
        vault.drafts.put(talk_id, name, Draft(text=sketch.model_dump_json()))


def save(vault: OpenVault, place: Place, item: Item | None, fields: Mapping[str, str], today: date) -> Item:
    """Write the goal: a new private draft, or what is new added to the one there is."""
    if item is None:
        goal = Item(
            id=new_id(),
            person=place.person,
            talk=place.talk,
            kind=Kind.GOAL,
            fields=dict(fields),
            question=place.question,
        )
    else:
        goal = reword(vault.id, item, added(latest(item).fields, fields))
    done = write(vault, place.talk, today, [goal], slot=slot(place.question, item.id if item else ""))
    return done.items[0]


def fields_of(sketch: Sketch, wording: CompetenceWording, box: Toolbox, language: str) -> dict[str, str]:
    """The sketch as fields of a goal, in `language`."""
    needs = [
        f"{corner_title(corner, wording, box)(language)}: {words}"
        for corner in Corner
        if (words := sketch.corners.get(corner, "").strip())
    ]
    aims = [aim.title(language) for aim in box.aims if aim.id is sketch.aim]
    ways = [kind.title(language) for kind in box.measures if kind.id in sketch.measures]
    return {
        "goal": sketch.goal.strip(),
        "develop": _sentences([*needs, *aims]),
        "activities": _sentences([*ways, sketch.activities.strip()]),
    }


def added(before: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The fields of a goal with what is new after what was there; the goal itself is as it is written now."""
    after = dict(before)
    for name, text in new.items():
        both = [before.get(name, ""), text]
        after[name] = text if name == "goal" else _sentences(both) if all(both) else "".join(both)
    return after


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(part if part[-1] in ".?!…" else f"{part}." for part in parts if part)


def _read(draft: Draft | None) -> Sketch | None:
    """What is in a draft; one that cannot be read is as none."""
    if draft is None:
        return None
    try:
        return checked(Sketch, json.loads(draft.text))
    except (Malformed, ValueError):
        return None
