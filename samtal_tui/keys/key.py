"""What one binding is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One binding: `keys` is Textual's spelling, alternatives separated by commas, the first one is shown.

    `label` stands in the footer (empty: the footer leaves it out), `help` in F1 and the palette. `first`
    means that the screen takes the key before the focused field does.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    first: bool = False
