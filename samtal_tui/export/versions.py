"""The versions of a document: one for every content, so that it is clear which one is signed (R05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vault.records import Document, Leaving, Recipient, SignOff
from vault.store import OpenVault

SIGNED_BY_BOTH = frozenset({Recipient.EMPLOYEE, Recipient.HR})
"""Whose documents have a place for two signatures (R05)."""


def says_same(one: Iterable[Leaving], other: Iterable[Leaving]) -> bool:
    """Whether two contents are one: the same items, in the same words, under the same questions.

    Where an item stood is left out of account when one of the two does not know.
    """
    ours, theirs = ({(each.item, each.digest): each.question for each in side} for side in (one, other))
    return ours.keys() == theirs.keys() and all(
        ours[each] == theirs[each] or None in {ours[each], theirs[each]} for each in ours
    )


def documents_for(vault: OpenVault, talk_id: str, recipient: Recipient) -> list[Document]:
    """The documents of a talk made for `recipient`, the newest first; forms before the talk are none."""
    person = vault.talks.get(talk_id).person
    return [
        made
        for made in vault.ledger.of_person(person)
        if made.talk == talk_id and made.recipient is recipient and not made.is_blank
    ]


def version_of(made: Sequence[Document], leaving: Iterable[Leaving]) -> int:
    """The number of the version that says `leaving`: that of the document that said it, or a new one."""
    says = tuple(leaving)
    known = next((one.version for one in made if says_same(one.items, says)), None)
    return known or max((one.version for one in made), default=0) + 1


def signed_for(vault: OpenVault, talk_id: str, recipient: Recipient) -> list[SignOff]:
    """What both have signed of the documents for `recipient`, the newest first."""
    return [one for one in vault.sign_offs.of_talk(talk_id) if one.recipient is recipient]
