"""Take back a check-in of today: its words come back to be written anew, and the row is due as it was."""

from __future__ import annotations

from datetime import date

from samtal_tui.plan.checks import in_step
from samtal_tui.sharing.agreement import latest
from samtal_tui.texts import mark
from samtal_tui.year.check_in import keep_typed, talk_of_day
from vault.records import Item, Kind, OutcomeResult
from vault.store import OpenVault

NOTHING_TODAY = mark("There is no check-in of today to take back.")
AGREED = mark("You have both said yes to the check-in of today: it is changed at the turned screen (F4).")


class NotTakenBack(ValueError):
    """It stays. `sentence` is English for the catalogue."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def take_back(vault: OpenVault, row_id: str, today: date) -> None:
    """Take today's check-in of a row back; its words lie as drafts. Raises `NotTakenBack`, `CannotWrite`."""
    row = vault.items.get(row_id)
    talk = talk_of_day(vault, row.person, today)
    said = [item for item in vault.items.of_talk(talk.id) if item.origin == row_id] if talk else []
    outcome = next((item for item in said if item.kind is Kind.OUTCOME), None)
    if talk is None or outcome is None:
        raise NotTakenBack(NOTHING_TODAY)
    if outcome.agreed:
        raise NotTakenBack(AGREED)
    talk_id = talk.id
    remarks = [item for item in said if item.kind is Kind.NOTE and not item.audience.shareable]
    with vault.connection.transaction():
        in_step(vault, talk_id, lambda: vault.items.apply(talk_id, remove=_ids(outcome, *remarks)))
        fields = latest(outcome).fields
        typed = {
            "result": _typed_result(fields.get("result", "")),
            "words": fields.get("words", ""),
            "follow_up": fields.get("follow_up", ""),
            "remark": " ".join(item.title for item in remarks),
        }
        keep_typed(vault, row, typed)


def _typed_result(kept: str) -> str:
    """The number that is typed for how it went."""
    return next((str(number) for number, one in enumerate(OutcomeResult, start=1) if one == kept), "")


def _ids(*items: Item) -> list[str]:
    return [item.id for item in items]
