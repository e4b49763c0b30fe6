"""Keep the rows a talk followed up in step with what is said of them: undone, it moves no date (S02)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from samtal_tui.plan.dates import iso_day
from samtal_tui.sharing.agreement import latest
from vault.records import CheckedRow, Kind, TalkKind
from vault.store import OpenVault

T = TypeVar("T")


def in_step(vault: OpenVault, talk_id: str, change: Callable[[], T]) -> T:
    """Do `change`, which writes, removes or brings back items of a talk, in one transaction with its checks.

    What both were told of a row in another way, as by a file that was brought in, stays as it is.
    """
    with vault.connection.transaction():
        if vault.talks.get(talk_id).kind is not TalkKind.FOLLOW_UP:
            return change()
        before = _said(vault, talk_id)
        done = change()
        after = _said(vault, talk_id)
        if after != before:
            talk = vault.talks.get(talk_id)
            kept = [row for row in talk.checked if row.row not in {*before, *after}]
            vault.talks.update(talk.model_copy(update={"checked": (*kept, *after.values())}))
    return done


def _said(vault: OpenVault, talk_id: str) -> Mapping[str, CheckedRow]:
    """The rows something is said of in the talk, with the day each is followed up next, by their ids."""
    return {
        item.origin: CheckedRow(row=item.origin, follow_up=iso_day(latest(item).fields.get("follow_up", "")))
        for item in vault.items.of_talk(talk_id)
        if item.kind is Kind.OUTCOME and item.origin and not item.fields.get("next_step")
    }
