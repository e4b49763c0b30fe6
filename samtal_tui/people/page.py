"""One employee: her talks, the rows of their plans, and what was made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samtal_tui.guides.model import Word
from samtal_tui.guides.naming import chosen_word, word_in
from vault.errors import NoSuchRecord
from vault.records import PLAN_KINDS, Document, Person, Talk, TalkStatus

if TYPE_CHECKING:
    from vault.store import OpenVault


@dataclass(frozen=True)
class PersonPage:
    """The person, the talks, how many rows their plans have, and what was made of them.

    `drafts` are the rows only the manager has seen, in talks that are still open.
    """

    person: Person
    talks: tuple[Talk, ...]
    plans: Counter[str]
    drafts: Counter[str]
    private: dict[str, int]
    documents: tuple[Document, ...]
    words: dict[str, Word]


def person_page(vault: OpenVault, person_id: str) -> PersonPage:
    """Ask the vault; opens no seal but of open talks. What was made from special talks stays with them (Q10).

    Raises `NoSuchRecord`.
    """
    talks = vault.talks.of_person(person_id)
    apart = {talk.id for talk in talks if talk.apart}
    return PersonPage(
        person=vault.people.get(person_id),
        talks=tuple(talks),
        plans=Counter(item.talk for item in vault.items.shareable_of_person(person_id, PLAN_KINDS)),
        drafts=Counter(
            {talk.id: _drafts(vault, talk) for talk in talks if talk.status is not TalkStatus.CLOSED}
        ),
        private=vault.items.private_counts(person_id),
        documents=tuple(made for made in vault.ledger.of_person(person_id) if made.talk not in apart),
        words={talk.id: _word_of(vault, talk) for talk in talks},
    )


def _drafts(vault: OpenVault, talk: Talk) -> int:
    """How many rows of a talk's plan only she has seen."""
    return sum(
        item.kind in PLAN_KINDS and not item.audience.shareable for item in vault.items.of_talk(talk.id)
    )


def _word_of(vault: OpenVault, talk: Talk) -> Word:
    """What the talk is called: in the workplace's word, or that of the guide it follows (A02)."""
    setting = vault.profile.get().word
    try:
        own = "" if setting else word_in(vault.guides.get(talk.guide, talk.guide_version))
    except NoSuchRecord:
        own = ""
    return chosen_word(setting or own, None)
