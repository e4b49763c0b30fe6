"""How far the two have come with a row of the plan, in words."""

from __future__ import annotations

from collections.abc import Iterator

from samtal_tui.plan.sub_goals import parts_of, rolled_up
from samtal_tui.plan.this_year import ThisYear
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import Texts
from samtal_tui.words import RESULT
from screens.widgets.plain import one_line
from vault.records import Audience, Item, Voice

HIDDEN = "* * *"
"""What stands in place of a sensitive line: it is never drawn."""


def stands(item: Item, t: Texts, draft: str = "") -> str:
    """Whether a row is agreed or proposed; `draft` is what a draft is called, if not in full."""
    if item.proposal:
        return t("your proposal waits for a yes")
    if item.agreed:
        return t("agreed {date}", date=item.agreed.on.isoformat())
    if item.audience.shareable:
        return t("not agreed yet")
    if item.held_back:
        return t("held back")
    return draft or t("a draft until you turn the screen")


def proposer(item: Item, seen: ThisYear, t: Texts, *, always: bool = False) -> str:
    """Who came up with a row, as far as that is noted; once it is agreed only when it is asked for (P02)."""
    if item.proposed_by is None or (item.agreed and not always):
        return ""
    told = {
        Voice.EMPLOYEE: t("proposed by {name}", name=one_line(seen.person.given)),
        Voice.MANAGER: t("proposed by you"),
        Voice.BOTH: t("proposed by you both"),
    }
    return told[item.proposed_by]


def parts_told(item: Item, seen: ThisYear, t: Texts, *, each: bool = False) -> Iterator[str]:
    """How far the sub-goals of a goal have come, and with `each` how every one of them stands (P05)."""
    parts = [one for one in parts_of(item, seen.rows) if one.audience is not Audience.SENSITIVE]
    if told := rolled_up((seen.results.get(one.id) for one in parts), t):
        yield told
    for one in parts if each else ():
        if result := seen.results.get(one.id):
            yield f"{one_line(latest(one).title)}: {t(RESULT[result]).lower()}"
