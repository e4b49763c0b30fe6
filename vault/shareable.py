"""What may leave the vault: the rule, and the selection that follows it.

This module may not import `seal` (an import contract): it has no means to open a private body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated

import rfc8785
from pydantic import Field

from vault.records import Audience, Item, Kind, Leaving, Recipient, Record

DIGEST_FORMAT = "samtal-item-1"


class Reach(Record):
    """Which kinds of item, for which audiences, a recipient is given."""

    kinds: frozenset[Kind]
    audiences: Annotated[frozenset[Audience], Field(max_length=2)]


_EVERYTHING = frozenset(Kind)
_BOTH = frozenset({Audience.BETWEEN_US, Audience.ONWARD})
_ONWARD = frozenset({Audience.ONWARD})

REACH: Mapping[Recipient, Reach] = {
    Recipient.EMPLOYEE: Reach(kinds=_EVERYTHING, audiences=_BOTH),
    Recipient.HR: Reach(kinds=_EVERYTHING, audiences=_ONWARD),
    Recipient.PAY_TALK: Reach(kinds=frozenset({Kind.GOAL, Kind.CHALLENGE, Kind.OUTCOME}), audiences=_ONWARD),
    Recipient.NEW_MANAGER: Reach(kinds=_EVERYTHING, audiences=_ONWARD),
}
"""Who is given what (product.md, T02, S05, S09)."""


def digest(vault_id: str, item: Item) -> str:
    """SHA-256, in hex, of the RFC 8785 JSON of everything an agreement covers, text exactly as stored."""
    covered: dict[str, str | dict[str, str]] = {
        "format": DIGEST_FORMAT,
        "vault": vault_id,
        "person": item.person,
        "talk": item.talk,
        "id": item.id,
        "kind": str(item.kind),
        "audience": str(item.audience),
        "fields": item.fields,
    }
    return hashlib.sha256(rfc8785.dumps(dict(covered))).hexdigest()


def is_agreed(vault_id: str, item: Item) -> bool:
    """True when both said yes to exactly what the item now holds."""
    return item.agreed is not None and item.agreed.digest == digest(vault_id, item)


def may_leave(
    vault_id: str, item: Item, recipient: Recipient, *, consented: frozenset[Audience] = frozenset()
) -> bool:
    """The rule, written here and nowhere else.

    `consented` are audiences the employee has opened for a new manager; it widens for nobody else.
    """
    reach = REACH[recipient]
    audiences = reach.audiences | (consented & _BOTH if recipient is Recipient.NEW_MANAGER else frozenset())
    return is_agreed(vault_id, item) and item.kind in reach.kinds and item.audience in audiences


def select(
    vault_id: str,
    items: Iterable[Item],
    recipient: Recipient,
    *,
    consented: frozenset[Audience] = frozenset(),
) -> tuple[Item, ...]:
    """The items that may leave to `recipient`, in their order, stripped of proposals not yet agreed."""
    return tuple(
        item.model_copy(update={"proposal": None})
        for item in items
        if may_leave(vault_id, item, recipient, consented=consented)
    )


def leaving(vault_id: str, item: Item) -> Leaving:
    """What a history keeps of an item: its digest, where it stood, when and how it was agreed on."""
    words = digest(vault_id, item)
    if item.agreed is None:
        return Leaving(item=item.id, digest=words, question=item.question)
    return Leaving(item=item.id, digest=words, on=item.agreed.on, way=item.agreed.way, question=item.question)
