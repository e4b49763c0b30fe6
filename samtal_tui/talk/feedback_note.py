"""Feedback in four steps as one private line of the talk (I01-I05, F04, F05).

The line's text is the steps as running text; beside it, for her alone, stand the steps apart and what she
expects to hear. When others may read the line, only the text is left.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from samtal_tui.guides.feedback import Feedback, Tone, joined, wished_change, with_starters, written
from samtal_tui.guides.tools import Step, Toolbox
from samtal_tui.sharing.agreement import latest, reword
from samtal_tui.talk.capture import Place
from samtal_tui.talk.left import is_feedback
from samtal_tui.talk.opened import slot_of
from samtal_tui.talk.session import new_id, write
from vault.errors import Malformed
from vault.records import Draft, Item, Kind, Person, Record, Talk, Voice, checked
from vault.store import OpenVault


class Composed(Record):
    """What stands in the form: the steps, the reaction expected, and whether the wish becomes a goal too."""

    feedback: Feedback
    reaction: str = ""
    to_plan: bool = False


@dataclass(frozen=True)
class Begun:
    """A form taken out: whose talk, the line it changes (None: a new one), what is saved, what was typed."""

    person: Person
    talk: Talk
    item: Item | None
    saved: Composed
    typed: Composed | None


def slot(address: str, item_id: str) -> str:
    """Where an unfinished form is kept: with the line it changes, or with the question it stands under."""
    return f"feedback:{item_id or slot_of(address)}"


def take_out(
    vault: OpenVault, talk_id: str, address: str, item_id: str, language: str, box: Toolbox
) -> Begun:
    """The form for a line, or for a new one, in `language`. Raises `NoSuchRecord`."""
    talk = vault.talks.get(talk_id)
    item = vault.items.get(item_id) if item_id else None
    item = item if is_feedback(item) else None
    draft = vault.drafts.of_talk(talk_id).get(slot(address, item.id if item else ""))
    return Begun(
        person=vault.people.get(talk.person),
        talk=talk,
        item=item,
        saved=_composed(item, language, box),
        typed=_read(draft),
    )


def keep(vault: OpenVault, talk_id: str, name: str, composed: Composed | None) -> None:
    """Keep what is typed and not saved in the slot `name`, or forget it."""
    if composed is None:
        vault.drafts.clear(talk_id, name)
    else:
        vault.drafts.put(talk_id, name, Draft(text=composed.model_dump_json()))


def save(
    vault: OpenVault, place: Place, item: Item | None, composed: Composed, today: date, box: Toolbox
) -> Item:
    """Write the line, private when it is new, and the goal if one is wished for: one step to undo."""
    fields = fields_of(composed, box)
    if item is None:
        line = Item(
            id=new_id(),
            person=place.person,
            talk=place.talk,
            kind=Kind.NOTE,
            fields=fields,
            question=place.question,
        )
    else:
        line = reword(vault.id, item, fields)
    goal = goal_of(composed, place, box)
    put = [line, *([goal] if goal else [])]
    done = write(vault, place.talk, today, put, slot=slot(place.question, item.id if item else ""))
    return done.items[0]


def fields_of(composed: Composed, box: Toolbox) -> dict[str, str]:
    """The fields of the line; its text is empty when no step holds anything."""
    steps = {str(step): words for step, words in written(composed.feedback, box).items()}
    return {
        "voice": str(Voice.MANAGER),
        "text": joined(composed.feedback, box),
        "tone": str(composed.feedback.tone),
        **steps,
        "reaction": composed.reaction.strip(),
    }


def goal_of(composed: Composed, place: Place, box: Toolbox) -> Item | None:
    """The change wished for as a goal, a private draft; None when none is wanted or wished for."""
    wish = wished_change(composed.feedback, box) if composed.to_plan else ""
    if not wish:
        return None
    return Item(
        id=new_id(),
        person=place.person,
        talk=place.talk,
        kind=Kind.GOAL,
        fields={"goal": wish.rstrip(".")},
        question=place.question,
    )


def _composed(item: Item | None, language: str, box: Toolbox) -> Composed:
    fields = latest(item).fields if item else {}
    known = fields.get("tone", "")
    tone = Tone(known) if known in set(Tone) else Tone.CHANGE
    words = {step: fields[step] for step in Step if step in fields}
    feedback = Feedback(tone=tone, language=language, words=words)
    return Composed(feedback=with_starters(feedback, language, box), reaction=fields.get("reaction", ""))


def _read(draft: Draft | None) -> Composed | None:
    """What is in a draft; one that cannot be read is as none."""
    if draft is None:
        return None
    try:
        return checked(Composed, json.loads(draft.text))
    except (Malformed, ValueError):
        return None
