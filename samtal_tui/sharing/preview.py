"""What goes into a document and what stays behind, item by item: the second promise made countable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samtal_tui.texts import mark
from vault.records import Audience, Item, Recipient
from vault.shareable import REACH, may_leave, select


class Stays(StrEnum):
    """Why something stays behind. The values are kept in the history of documents."""

    PRIVATE = "private"
    SENSITIVE = "sensitive"
    BETWEEN_US = "between_us"
    OTHER_KIND = "other_kind"
    NOT_AGREED = "not_agreed"
    CHANGED = "changed"


STAYS: Mapping[Stays, str] = {
    Stays.PRIVATE: mark("private"),
    Stays.SENSITIVE: mark("sensitive"),
    Stays.BETWEEN_US: mark("between us"),
    Stays.OTHER_KIND: mark("not of the kind they are given"),
    Stays.NOT_AGREED: mark("not agreed"),
    Stays.CHANGED: mark("changed since you agreed"),
}
"""The reasons in words, as the preview lists them."""


@dataclass(frozen=True)
class Preview:
    """What a recipient is given: `going` as agreed, `staying` a count for each reason.

    `changed` are the items among those going whose new wording waits for a yes: they leave with the agreed
    one, and the preview names them.
    """

    going: tuple[Item, ...]
    staying: Mapping[Stays, int]
    changed: tuple[Item, ...]

    @property
    def stays(self) -> int:
        """How many rows stay behind in all."""
        return sum(self.staying.values())


def preview(
    vault_id: str,
    items: Iterable[Item],
    recipient: Recipient,
    *,
    consented: frozenset[Audience] = frozenset(),
) -> Preview:
    """Sort all `items` of a talk, private ones included, into what goes to `recipient` and what stays."""
    every = list(items)
    reasons: Counter[Stays] = Counter()
    changed = []
    for item in every:
        going = may_leave(vault_id, item, recipient, consented=consented)
        if going and item.proposal:
            reasons[Stays.CHANGED] += 1
            changed.append(item)
        elif not going:
            reasons[_reason(item, recipient, consented)] += 1
    return Preview(
        going=select(vault_id, every, recipient, consented=consented),
        staying={why: reasons[why] for why in Stays if reasons[why]},
        changed=tuple(changed),
    )


def _reason(item: Item, recipient: Recipient, consented: frozenset[Audience]) -> Stays:
    """The first reason that would keep `item` behind even if the others did not."""
    reach = REACH[recipient]
    if not item.audience.shareable:
        return Stays(item.audience.value)
    opened = consented if recipient is Recipient.NEW_MANAGER else frozenset()
    if item.audience not in reach.audiences | opened:
        return Stays.BETWEEN_US
    return Stays.NOT_AGREED if item.kind in reach.kinds else Stays.OTHER_KIND
