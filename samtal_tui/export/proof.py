"""One document, line by line: who agreed to what and when, what the file holds, and how much stayed behind.

Made for somebody careful who is shown it: every sentence of it can be looked up in the vault.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from samtal_tui.export.compose import leaving_items, outcome_cells
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.recognise import FileNow, file_now
from samtal_tui.plan.table import challenge_table, goals_table
from samtal_tui.texts import Texts, mark
from samtal_tui.words import KIND, WAY
from vault.records import PLAN_KINDS, Document, Item, Kind, Leaving, SignOff, Way
from vault.shareable import digest, is_agreed
from vault.store import OpenVault


class Since(Enum):
    """What has become of an item since it left."""

    SAME = "same"
    OTHER_WORDS = "other_words"
    WITHDRAWN = "withdrawn"


SINCE = {
    Since.SAME: mark("agreed {day} {way}"),
    Since.OTHER_WORDS: mark("agreed {day} {way}; since then it has other words, or is not agreed"),
    Since.WITHDRAWN: mark("agreed {day} {way}; since then it was taken back or erased"),
}
"""What is told of a line."""


@dataclass(frozen=True)
class ProvenLine:
    """One item of a document: when and how the two agreed on it, and whether those words stand today.

    `item` is what stands now, when both may read it; its words are those that left only for `Since.SAME`,
    which is proved by its digest. `on` is None where an early history did not keep the day. `told` is true
    when those words may leave to the same recipient today, and a receipt may repeat them.
    """

    digest: str
    on: date | None
    way: Way
    since: Since
    item: Item | None
    told: bool = False


@dataclass(frozen=True)
class Proof:
    """A document of the history with all that is known of it."""

    document: Document
    occasion: Occasion
    lines: tuple[ProvenLine, ...]
    file: FileNow
    signed: SignOff | None

    @property
    def stayed(self) -> int:
        """How many lines stayed behind when it was made."""
        return sum(self.document.stayed.values())


def prove(vault: OpenVault, document_id: str, folder: Path, today: date) -> Proof:
    """Everything known of a document; `folder` is where documents are put. Raises `NoSuchRecord`."""
    document = vault.ledger.get(document_id)
    shared = {item.id: item for item in vault.items.shareable_of_person(document.person)}
    occasion = occasion_of(vault, document.talk, document.recipient, today)
    leaves = {item.id for item in leaving_items(vault, document.talk, document.recipient)}
    lines = (_line(vault.id, one, shared.get(one.item), leaves) for one in document.items)
    return Proof(
        document=document,
        occasion=occasion,
        lines=tuple(_in_order(lines, occasion)),
        file=file_now(document, folder),
        signed=_signed(vault, document),
    )


def told_of(line: ProvenLine, t: Texts) -> str:
    """When and how it was agreed on, and what has become of it since."""
    day = line.on.isoformat() if line.on else "–"
    return t(SINCE[line.since], day=day, way=t(WAY[line.way]))


def said_of(item: Item, occasion: Occasion, t: Texts) -> Iterator[tuple[str, str]]:
    """Every text of an item as the document has it, with whose it is or what it is."""
    names = occasion.parties(t)
    if item.kind is Kind.DISSENT:
        yield names.employee, item.fields.get("employee", "")
        yield names.manager, item.fields.get("manager", "")
        return
    yield occasion.who(item.voice, t) if "voice" in item.fields else t(KIND[item.kind]), item.title
    if item.kind is Kind.OUTCOME:
        cells = outcome_cells(item, t)
    elif item.kind in PLAN_KINDS:
        tables = (goals_table([item], names, t), challenge_table([item], names, t))
        cells = tuple(cell for table in tables for row in table.rows for cell in row.cells)
    else:
        cells = tuple(text for name, text in item.fields.items() if name != "voice")
    for cell in cells:
        if cell and cell != item.title:
            yield "", cell


def _line(vault_id: str, left: Leaving, now: Item | None, leaves: Container[str]) -> ProvenLine:
    since = Since.WITHDRAWN
    if now is not None:
        stands = is_agreed(vault_id, now) and digest(vault_id, now) == left.digest
        since = Since.SAME if stands else Since.OTHER_WORDS
    on, way = left.on, left.way
    if on is None and now is not None and now.agreed is not None and since is Since.SAME:
        on, way = now.agreed.on, now.agreed.way
    told = since is Since.SAME and left.item in leaves
    return ProvenLine(digest=left.digest, on=on, way=way, since=since, item=now, told=told)


def _in_order(lines: Iterable[ProvenLine], occasion: Occasion) -> list[ProvenLine]:
    """As the document has them: in the order of the guide, what nobody can read any more last."""
    found = list(lines)
    items = occasion.in_order([one.item for one in found if one.item is not None])
    places = {item.id: place for place, item in enumerate(items)}
    return sorted(found, key=lambda one: places[one.item.id] if one.item else len(places))


def _signed(vault: OpenVault, document: Document) -> SignOff | None:
    """What both have signed: this file, or another of the same version."""
    signed = [one for one in vault.sign_offs.of_talk(document.talk) if one.recipient is document.recipient]
    return next((one for one in signed if one.version == document.version), None)
