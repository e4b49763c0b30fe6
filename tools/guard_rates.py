"""How well the sensitive guard does on the phrases and the neutral text of its tests.

Prints the table that stands in docs/guard.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from samtal_tui.sharing.guard import remarks

DATA = Path(__file__).parent.parent / "tests" / "sharing_"
OTHERS = ("Ines Ny", "Sara Lind", "Sten Berg", "Bo Sjö", "Hans Klås", "Åsa-Lill Öst")
"""The other people in the vault of the phrases."""


def found(text: str) -> set[tuple[str, str]]:
    """What is underlined in `text`, and why."""
    return {(text[one.start : one.end], one.reason.value) for one in remarks(text, OTHERS)}


def caught(phrases: Sequence[Sequence[str]]) -> int:
    """How many of [phrase, words, why] are underlined where they should be, for that reason."""
    return sum((words, why) in found(phrase) for phrase, words, why in phrases)


def disturbed(phrases: Sequence[str]) -> int:
    """How many neutral phrases have anything underlined."""
    return sum(bool(found(phrase)) for phrase in phrases)


def table() -> str:
    """The rates, as Markdown."""
    phrases = tomllib.loads((DATA / "guard_phrases.toml").read_text(encoding="utf-8"))
    text = (DATA / "guard_neutral.txt").read_text(encoding="utf-8")
    counted = [
        ("sensitive, the lists were made for them", caught(phrases["sensitive"]), len(phrases["sensitive"])),
        ("sensitive, not seen before", caught(phrases["unseen_sensitive"]), len(phrases["unseen_sensitive"])),
        ("neutral, the lists were made for them", disturbed(phrases["neutral"]), len(phrases["neutral"])),
        ("neutral, not seen before", disturbed(phrases["unseen_neutral"]), len(phrases["unseen_neutral"])),
        ("words of a neutral text, not seen before", len(remarks(text, OTHERS)), len(text.split())),
    ]
    rows = [f"| {what} | {number} of {all_} | {number / all_:.1%} |" for what, number, all_ in counted]
    return "\n".join(["| phrases | underlined | rate |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(table())
