"""One document, line by line: who agreed to what and when, what the file holds, and how much stayed behind.

Made for somebody careful who is shown it: every sentence of it can be looked up in the vault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.recognise import FileNow, file_now
from vault.records import Document, Item, Leaving, SignOff, Way
from vault.shareable import digest, is_agreed
from vault.store import OpenVault


class Since(Enum):
    """What has become of an item since it left."""

    SAME = "same"
    OTHER_WORDS = "other_words"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ProvenLine:
    """One item of a document: when and how the two agreed on it, and whether those words stand today.

    `item` is what stands now, when both may read it; its words are those that left only for `Since.SAME`,
    which is proved by its digest. `on` is None where an early history did not keep the day.
    """

    digest: str
    on: date | None
    way: Way
    since: Since
    item: Item | None


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
    lines = (_line(vault.id, one, shared.get(one.item)) for one in document.items)
    return Proof(
        document=document,
        occasion=occasion,
        lines=tuple(_in_order(lines, occasion)),
        file=file_now(document, folder),
        signed=_signed(vault, document),
    )


def _line(vault_id: str, left: Leaving, now: Item | None) -> ProvenLine:
    since = Since.WITHDRAWN
    if now is not None:
        stands = is_agreed(vault_id, now) and digest(vault_id, now) == left.digest
        since = Since.SAME if stands else Since.OTHER_WORDS
    on, way = left.on, left.way
    if on is None and now is not None and now.agreed is not None and since is Since.SAME:
        on, way = now.agreed.on, now.agreed.way
    return ProvenLine(digest=left.digest, on=on, way=way, since=since, item=now)


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
