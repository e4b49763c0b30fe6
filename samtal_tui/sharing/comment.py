"""The employee's own comment: her words, read by both, agreed and passed on like every other line (R06)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from vault.records import COMMENT, Audience, Item, Kind, Voice
from vault.shareable import is_agreed


class Comment(StrEnum):
    """Where the employee's own comment stands."""

    NONE = "none"
    WAITING = "waiting"
    AGREED = "agreed"


def comment_standing(vault_id: str, items: Iterable[Item]) -> Comment:
    """Where the comment stands among what both may read of a talk."""
    comments = [item for item in items if is_comment(item)]
    if not comments:
        return Comment.NONE
    return Comment.AGREED if all(is_agreed(vault_id, one) for one in comments) else Comment.WAITING


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
