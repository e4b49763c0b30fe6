"""The employee's answers on their way in: looked at first, then kept as her words, between the two.

Nothing that comes in is agreed. An answer that came in before and is changed since takes the place of the
earlier one, or is proposed beside it when that was agreed.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from samtal_tui.guides.model import Guide, Offer
from samtal_tui.prepare.codes import mark_of
from samtal_tui.prepare.incoming import read_incoming
from samtal_tui.prepare.lines import Incoming, Left
from samtal_tui.prepare.matching import Matched, match
from samtal_tui.prepare.refused import NotTaken, Why
from samtal_tui.prepare.standing import words_of
from samtal_tui.prepare.underlag import GOALS, NEEDS, OWN, ROW, Underlag, asked, underlag_of
from samtal_tui.sharing.agreement import latest, reword
from samtal_tui.talk.agenda import NOT_HELD
from samtal_tui.texts import LANGUAGES
from vault.errors import NoSuchRecord
from vault.records import Audience, Item, Kind, Talk, Voice
from vault.store import OpenVault

_ID = "samtal-answer-1"
FROM_FORM = "form"
"""The origin of what stood in a form and answered no question: it tells so when the words are said anew."""


class State(Enum):
    """What taking an answer in would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Answer:
    """One answer: what it is the answer to (empty: no question), its words, and the item it would become."""

    asked: str
    text: str
    state: State
    item: Item


@dataclass(frozen=True)
class Arrived:
    """What came in: answers in the order of the form, then what matched no question.

    `unanswered` questions have no answer; `left` stood in the file and is not taken in.
    """

    talk: Talk
    answers: tuple[Answer, ...]
    other: tuple[Answer, ...]
    unanswered: int
    left: frozenset[Left]

    @property
    def to_keep(self) -> tuple[Item, ...]:
        """The items that taking it in would write."""
        return tuple(one.item for one in (*self.answers, *self.other) if one.state is not State.SAME)


def arrive(vault: OpenVault, talk_id: str, data: bytes, name: str, today: date) -> Arrived:
    """Read answers to the form of a talk, from a file called `name` or a paste (empty); nothing is kept.

    Raises `NotTaken`, `NoGuide`, `NoSuchRecord`.
    """
    forms = [underlag_of(vault, talk_id, today, language=language) for language in LANGUAGES]
    first = forms[0]
    incoming = read_incoming(data, name, first.names)
    _refuse_another(vault, first, incoming)
    matched = match(incoming, [form.content for form in forms])
    if matched.is_empty:
        raise NotTaken(Why.EMPTY)
    language = first.occasion.person.language
    shown = next((form for form in forms if form.content.language == language), first)
    return _arrived(vault, shown, matched, incoming)


def take(vault: OpenVault, arrived: Arrived, today: date) -> list[Item]:
    """Keep what came in: one commit, one step to undo; the talk is answered from `today`."""
    talk = vault.talks.get(arrived.talk.id)
    with vault.connection.transaction():
        kept = vault.items.apply(talk.id, arrived.to_keep) if arrived.to_keep else []
        vault.talks.update(talk.model_copy(update={"answered": today}))
    return kept


def _refuse_another(vault: OpenVault, form: Underlag, incoming: Incoming) -> None:
    """Refuse the form of another person, another talk, another guide or another vault."""
    if not incoming.mark:
        _refuse_another_name(vault, form, incoming)
        return
    talk = form.occasion.talk
    wanted = mark_of(vault.id, talk.id, talk.guide, talk.guide_version)
    if incoming.mark == str(wanted):
        return
    whose = incoming.mark.partition("-")[0]
    if whose == wanted.talk:
        raise NotTaken(Why.OTHER_GUIDE)
    for other in vault.talks.all():
        if mark_of(vault.id, other.id, "", "").talk == whose:
            raise NotTaken(Why.OTHER_TALK if other.person == talk.person else Why.OTHER_PERSON)
    raise NotTaken(Why.OTHER_VAULT)


def _refuse_another_name(vault: OpenVault, form: Underlag, incoming: Incoming) -> None:
    """Where the mark is gone, the head of the form still says whose it is."""
    person = form.occasion.person
    others = {
        words_of(f"{label} {other.name}")
        for other in vault.people.all()
        if other.id != person.id and words_of(other.name) != words_of(person.name)
        for label in ("Medarbetare", "Employee")
    }
    if any(words_of(line.text) in others for line in incoming.lines if line.room is None):
        raise NotTaken(Why.OTHER_PERSON)


def _arrived(vault: OpenVault, form: Underlag, matched: Matched, incoming: Incoming) -> Arrived:
    names = form.names
    texts = _questions(form)
    asks = {code for code, name in names.items() if name not in {GOALS, NEEDS}}
    building = _Building(vault, form)
    answers = []
    for code in texts:
        name = names[code]
        if code in matched.answers:
            answers.append(building.answer(texts[code], matched.answers[code], name))
        rows = matched.rows.get(code, ())
        answers += [building.answer(texts[code], row, name, part=part) for row, part in _told_apart(rows)]
    other = [building.answer("", text, OWN, part=part) for text, part in _told_apart(matched.other)]
    return Arrived(
        talk=form.occasion.talk,
        answers=tuple(answers),
        other=tuple(other),
        unanswered=len(asks - set(matched.answers)),
        left=incoming.left,
    )


def _told_apart(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each text with what tells it from the others, also from one in the same words."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield text, f"{text}|{seen[text]}"


def _questions(form: Underlag) -> dict[str, str]:
    """What each code asks, in the order of the form."""
    texts: dict[str, str] = {}
    for group in (*form.form.groups, *form.form.last):
        texts |= {ask.code: ask.text for ask in group.asks}
    return texts | {draft.code: draft.title for draft in form.form.drafts}


def _id_of(vault_id: str, talk_id: str, name: str, part: str = "") -> str:
    seed = "|".join((_ID, vault_id, talk_id, name, part))
    return hashlib.sha256(seed.encode()).hexdigest()[:32]


def came_in(vault_id: str, items: Iterable[Item]) -> list[Item]:
    """Those of `items` that a form brought in, known by their ids.

    A text that answered no question is known by its origin, or by its words as they came.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for item in items:
        if item.voice is not Voice.EMPLOYEE or item.kind is not Kind.NOTE:
            continue
        seen[item.talk, item.title] += 1
        numbers = range(1, seen[item.talk, item.title] + 1)
        names = [(item.question, ""), (f"{ROW}{item.origin}", "")]
        names += [(name, f"{item.title}|{number}") for name in (OWN, GOALS, NEEDS) for number in numbers]
        names += [(OWN, "")]
        if item.origin == FROM_FORM or item.id in {
            _id_of(vault_id, item.talk, name, part) for name, part in names
        }:
            found.append(item)
    return found


class _Building:
    """Makes an item of each answer, or finds the one it was before."""

    def __init__(self, vault: OpenVault, form: Underlag) -> None:
        self._vault = vault
        self._talk = form.occasion.talk
        self._places = dict(_places(form.guide))
        self._addresses = set(asked(form.guide))

    def answer(self, asks: str, text: str, name: str, part: str = "") -> Answer:
        """An answer to what `name` names; `part` tells several answers to the same apart."""
        item_id = _id_of(self._vault.id, self._talk.id, name, part)
        fields = {"voice": str(Voice.EMPLOYEE), "text": text}
        try:
            before = self._vault.items.get(item_id)
        except NoSuchRecord:
            new = Item(
                id=item_id,
                person=self._talk.person,
                talk=self._talk.id,
                kind=Kind.NOTE,
                audience=Audience.BETWEEN_US,
                fields=fields,
                question=name if name in self._addresses else self._places.get(name.partition("/")[0], ""),
                origin=name.removeprefix(ROW) if name.startswith(ROW) else FROM_FORM * bool(part),
            )
            return Answer(asks, text, State.NEW, new)
        if latest(before).title == text:
            return Answer(asks, text, State.SAME, before)
        changed = reword(self._vault.id, before, {**latest(before).fields, "text": text})
        return Answer(asks, text, State.CHANGED, changed)


def _places(guide: Guide) -> Iterator[tuple[str, str]]:
    """Where an answer stands in the talk that is no answer to a question of the guide."""
    for name, offer in ((ROW.rstrip("/"), Offer.LAST_PLAN), (GOALS, Offer.PLAN), (NEEDS, Offer.COMPETENCE)):
        for address in asked(guide):
            if offer in guide.question(address).offers:
                yield name, address
                break


def answered(talk: Talk) -> bool:
    """Whether answers have come in for a talk still to be held."""
    return talk.answered is not None and talk.status in NOT_HELD
