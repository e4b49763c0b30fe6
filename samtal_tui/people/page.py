"""One employee: her talks, the rows of their plans, and what was made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samtal_tui.guides.model import Word
from samtal_tui.guides.naming import chosen_word, word_in
from vault.errors import NoSuchRecord
from vault.records import PLAN_KINDS, Document, Item, Person, Talk

if TYPE_CHECKING:
    from vault.store import OpenVault


@dataclass(frozen=True)
class PersonPage:
    """The person, the talks, the rows of their plans, and what was made of them."""

    person: Person
    talks: tuple[Talk, ...]
    plans: tuple[Item, ...]
    private: dict[str, int]
    documents: tuple[Document, ...]
    words: dict[str, Word]


def person_page(vault: OpenVault, person_id: str) -> PersonPage:
    """Ask the vault; opens no seal. What was made from special talks stays with them (Q10).

    Raises `NoSuchRecord`.
    """
    talks = vault.talks.of_person(person_id)
    apart = {talk.id for talk in talks if talk.apart}
    return PersonPage(
        person=vault.people.get(person_id),
        talks=tuple(talks),
        plans=tuple(vault.items.shareable_of_person(person_id, PLAN_KINDS)),
        private=vault.items.private_counts(person_id),
        documents=tuple(made for made in vault.ledger.of_person(person_id) if made.talk not in apart),
        words={talk.id: _word_of(vault, talk) for talk in talks},
    )


def _word_of(vault: OpenVault, talk: Talk) -> Word:
    """What the talk is called: in the workplace's word, or that of the guide it follows (A02)."""
    setting = vault.profile.get().word
    try:
        own = "" if setting else word_in(vault.guides.get(talk.guide, talk.guide_version))
    except NoSuchRecord:
        own = ""
    return chosen_word(setting or own, None)
