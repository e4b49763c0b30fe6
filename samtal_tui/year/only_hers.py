"""What the manager said of the plan's rows during the year and nobody else has read: hers to prepare with.

The review never shows it: the two sit side by side there (product.md, promise 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samtal_tui.plan.review import known
from samtal_tui.sharing.agreement import latest
from vault.errors import NoSuchRecord
from vault.records import Audience, Item, Kind, OutcomeResult, TalkKind
from vault.store import OpenVault


@dataclass(frozen=True)
class OnlyHers:
    """One private thing said of a row in a check-in: how it went, or a remark, which has no `result`."""

    on: date
    row: str
    result: OutcomeResult | None
    words: str


def only_hers(vault: OpenVault, person_id: str, since: date | None, today: date) -> tuple[OnlyHers, ...]:
    """What was said in check-ins after `since`, is private and still kept today, in order."""
    days = {
        talk.id: talk.on
        for talk in vault.talks.of_person(person_id)
        if talk.kind is TalkKind.FOLLOW_UP and talk.checked and (since is None or talk.on > since)
    }
    said = [
        item
        for talk_id in days
        for item in vault.items.of_talk(talk_id)
        if item.origin
        and item.audience is Audience.PRIVATE
        and (item.kept_until is None or item.kept_until >= today)
    ]
    found = [_told(vault, item, days[item.talk]) for item in said if item.kind in {Kind.OUTCOME, Kind.NOTE}]
    return tuple(sorted(found, key=lambda one: one.on))


def _told(vault: OpenVault, item: Item, on: date) -> OnlyHers:
    if item.kind is Kind.OUTCOME:
        words, result = item.fields.get("words", ""), known(OutcomeResult, item.fields.get("result", ""))
    else:
        words, result = item.title, None
    return OnlyHers(on, _row(vault, item.origin), result, words)


def _row(vault: OpenVault, row_id: str) -> str:
    """What the row is called now; nothing for one that is sensitive or gone."""
    try:
        row = vault.items.get(row_id)
    except NoSuchRecord:
        return ""
    return "" if row.audience is Audience.SENSITIVE else latest(row).title
