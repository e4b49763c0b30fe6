"""What a check of the whole vault found, in words: what is damaged, and what can still be brought over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from samtal_tui.texts import Texts, mark
from vault.errors import VaultError
from vault.row_reading import Bound, Counts, readable
from vault.store import OpenVault
from vault.verify import Part, Report

PARTS: Mapping[Part, str] = {
    Part.KEY_FILE: mark("key files"),
    Part.DATABASE: mark("places in the database"),
    Part.PERSON_KEY: mark("keys of employees"),
    Part.SEAL: mark("sealed texts"),
    Part.RECORD: mark("records"),
}
RECORDS: Mapping[str, str] = {
    "meta": mark("your name, workplace and forms begun"),
    "person": mark("employees"),
    "talk": mark("talks"),
    "guide": mark("guides"),
    "shared": mark("lines that may be shared"),
    "private": mark("private lines"),
    "proposal": mark("new words not yet agreed on"),
    "document": mark("documents in the history"),
    "sign_off": mark("signatures"),
    "consent": mark("answers about a new manager"),
    "draft": mark("lines begun"),
    "receipt": mark("receipts of erasures"),
    "backup": mark("places of backups"),
}
_BOUNDS: Mapping[Bound, str] = {
    Bound.AT_MOST: mark("at most {n}"),
    Bound.AT_LEAST: mark("at least {n}"),
}


def damage_told(report: Report, t: Texts) -> str:
    """What is damaged, and how much of each: "sealed texts 2, records 1"."""
    found = Counter(finding.part for finding in report.findings if finding.part in PARTS)
    return ", ".join(f"{t(PARTS[part])} {found[part]}" for part in PARTS if found[part])


def lost_told(counts: Counts, t: Texts) -> str:
    """What is lost, and how much of each, as well as it is known; "nothing" when all can be read."""
    told = [
        f"{t(RECORDS[table])} {_how_many(counts, table, t)}" for table in RECORDS if counts.lost.get(table)
    ]
    return ", ".join(told) or t("nothing")


def _how_many(counts: Counts, table: str, t: Texts) -> str:
    bound, lost = counts.bound(table), counts.lost[table]
    return str(lost) if bound is Bound.EXACT else t(_BOUNDS[bound], n=lost)


def what_can_be_saved(vault: OpenVault, t: Texts) -> str:
    """What `samtal salvage` would bring over of a damaged vault, and what not."""
    try:
        counts = readable(vault)
    except VaultError:
        return t("Nothing in it can be read any more.")
    return t(
        "samtal salvage would bring {kept} records over to a new vault. Lost: {lost}.",
        kept=sum(counts.kept.values()),
        lost=lost_told(counts, t),
    )
