"""Agreement, item by item: what becomes of an item when two people decide over it.

Pure transitions from item to item (product.md; requirements Q06, R04, P11). An agreement binds kind,
readers and words exactly: whatever changes one of them is either not agreed or a proposal beside what is
agreed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from vault.records import (
    OWN_FIELDS,
    PLAN_KINDS,
    Agreement,
    Audience,
    Item,
    Kind,
    Proposal,
    Way,
    checked,
)
from vault.shareable import digest, is_agreed

PROPOSED_AS_ONWARD = PLAN_KINDS | {Kind.OUTCOME}
"""The kinds a private draft of which is shown, proposed as onward, when the screen is turned (T02, Q06)."""


class NotShown(ValueError):
    """Only what both may read can be agreed, passed on or kept between the two."""


class Standing(StrEnum):
    """How far the two have come with an item."""

    OPEN = "open"
    AGREED = "agreed"
    PROPOSED = "proposed"


def standing(vault_id: str, item: Item) -> Standing:
    """Open, agreed, or agreed with a proposal waiting for a yes."""
    if not is_agreed(vault_id, item):
        return Standing.OPEN
    return Standing.PROPOSED if item.proposal else Standing.AGREED


def agree(vault_id: str, item: Item, on: date, way: Way = Way.ROOM) -> Item:
    """Both say yes to `item` as it stands, or to its proposal if it has one. Raises `NotShown`.

    A second yes to the same words changes nothing: the first date stands.
    """
    settled = latest(item)
    _require_shareable(settled)
    if is_agreed(vault_id, settled):
        return settled
    return _changed(settled, agreed=Agreement(digest=digest(vault_id, settled), on=on, way=way))


def reword(vault_id: str, item: Item, fields: Mapping[str, str], audience: Audience | None = None) -> Item:
    """Give `item` the words `fields` and, when named, the readers `audience`.

    What is agreed keeps its wording and gets a proposal; with readers none but she is among, it is
    withdrawn at once instead. What is not agreed simply changes.
    """
    current = latest(item)
    readers = audience or current.audience
    if not readers.shareable:
        new = _changed(current, fields=_own(current.kind, fields), agreed=None)
        return new if readers is current.audience else withdraw(new, readers)
    return _proposed(_honest(vault_id, item), current.kind, fields, readers)


def read_by(vault_id: str, item: Item, audience: Audience) -> Item:
    """Change only who may read `item`; a proposal between the two, at once when it is withdrawn."""
    return reword(vault_id, item, latest(item).fields, audience)


def widen_onward(vault_id: str, item: Item) -> Item:
    """Let an item both may read be passed on. Raises `NotShown`."""
    _require_shareable(item)
    return read_by(vault_id, item, Audience.ONWARD)


def keep_between(vault_id: str, item: Item) -> Item:
    """Keep an item both may read between the two. Raises `NotShown`."""
    _require_shareable(item)
    return read_by(vault_id, item, Audience.BETWEEN_US)


def both_views(item: Item, employee: str, manager: str) -> Item:
    """Let both wordings stand side by side; both can then agree that they see it differently.

    Of something agreed this is a proposal, like every other change of it.
    """
    fields = {"employee": employee, "manager": manager}
    return _proposed(item, Kind.DISSENT, fields, latest(item).audience)


def withdraw(item: Item, audience: Audience = Audience.PRIVATE) -> Item:
    """Take an item back to private or sensitive: at once, whatever was agreed (the first promise).

    The newest words stay with it, and a plan row is held back from the next turned screen. Raises
    `ValueError` for readers that are not narrower than both.
    """
    if audience.shareable:
        raise ValueError("withdrawing leads to private or sensitive")
    new = latest(item)
    return _changed(new, audience=audience, agreed=None, held_back=new.kind in PROPOSED_AS_ONWARD)


def drop_proposal(item: Item) -> Item:
    """No to the proposal: what was agreed stands alone again."""
    return _changed(item, proposal=None)


def latest(item: Item) -> Item:
    """The item with its proposal taken: the newest words and readers. Unchanged when it has none.

    The result is not agreed unless the proposal only repeats what was.
    """
    new = item.proposal
    if new is None:
        return item
    kind = new.kind or item.kind
    return _changed(
        item,
        kind=kind,
        was=_was(item, kind),
        fields=new.fields,
        audience=new.audience,
        proposal=None,
        agreed=None,
    )


def is_shown(item: Item) -> bool:
    """True when the employee will see `item` at the turned screen. What is sensitive never is."""
    if item.audience.shareable:
        return True
    return item.audience is Audience.PRIVATE and item.kind in PROPOSED_AS_ONWARD and not item.held_back


def shown(items: Iterable[Item]) -> list[Item]:
    """What the employee will see, in order: the first step of turning the screen. Drafts stand as onward."""
    return [
        item if item.audience.shareable else _changed(item, audience=Audience.ONWARD)
        for item in items
        if is_shown(item)
    ]


def not_shown(items: Iterable[Item]) -> dict[Audience, int]:
    """How many items of each audience the employee will not see."""
    return dict(Counter(item.audience for item in items if not is_shown(item)))


def turned(vault_id: str, items: Iterable[Item]) -> list[Item]:
    """The shown items as they become when the screen is turned, to be kept in the vault.

    An item that does not change is returned as it is; an agreement that no longer fits its words is dropped.
    """
    return [_honest(vault_id, item) for item in shown(items)]


def _honest(vault_id: str, item: Item) -> Item:
    """`item` without an agreement that does not fit what it holds."""
    return _changed(latest(item), agreed=None) if item.agreed and not is_agreed(vault_id, item) else item


def _proposed(item: Item, kind: Kind, fields: Mapping[str, str], audience: Audience) -> Item:
    """`item` on its way to new content: beside the agreed wording, or in place of one not agreed."""
    own = OWN_FIELDS.get(kind, ())
    # What stands beside the sentence for her alone stays behind; the sentence holds every step of it (F04).
    shared = {name: text for name, text in fields.items() if name not in own}
    before = latest(item)
    was = _was(before, kind)
    new = _changed(before, kind=kind, was=was, fields=shared, audience=audience, agreed=None)
    if audience.shareable:
        new = _changed(new, held_back=False)
    if item.agreed is None:
        return new
    if (new.kind, new.fields, new.audience) == (item.kind, item.fields, item.audience):
        return drop_proposal(item)
    other = None if new.kind is item.kind else new.kind
    return _changed(item, proposal=Proposal(fields=new.fields, audience=new.audience, kind=other))


def _was(item: Item, kind: Kind) -> Kind | None:
    """The kind of plan row that `item` was before it became both views of it."""
    return item.row_kind if kind is Kind.DISSENT else None


def _own(kind: Kind, fields: Mapping[str, str]) -> dict[str, str]:
    """`fields` of a private item, without the steps of feedback when its sentence no longer holds them."""
    own = [name for name in OWN_FIELDS.get(kind, ()) if name != "reaction"]
    words = [fields.get(name, "").strip() for name in own if name != "tone"]
    if all(text in fields.get("text", "") for text in words):
        return dict(fields)
    return {name: text for name, text in fields.items() if name not in own}


def _require_shareable(item: Item) -> None:
    if not item.audience.shareable:
        raise NotShown("only what both may read can be agreed on")


def _changed(item: Item, **changes: object) -> Item:
    """A copy with `changes`, checked like any other record."""
    return checked(Item, {**{name: getattr(item, name) for name in Item.model_fields}, **changes})
