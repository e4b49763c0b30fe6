"""The employee's own comment: her words, read by both, agreed and passed on like every other line (R06)."""

from __future__ import annotations

from vault.records import COMMENT, Audience, Item, Kind, Voice


def is_comment(item: Item) -> bool:
    """True for what the employee wants to stand beside the signatures."""
    return item.question == COMMENT and item.kind is Kind.NOTE


def new_comment(item_id: str, person: str, talk: str, words: str) -> Item:
    """A comment in the employee's words, read by the two until they let it be passed on."""
    return Item(
        id=item_id,
        person=person,
        talk=talk,
        kind=Kind.NOTE,
        audience=Audience.BETWEEN_US,
        question=COMMENT,
        fields={"voice": Voice.EMPLOYEE, "text": words},
    )
