"""What a typist means: the talk as it is to stand when she is done, told by her keys alone.

Nothing of the program is asked; only the guide's addresses and voices come from outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

KINDS: Mapping[str, str] = {"": "note", '"': "note", "!": "promise", "#": "goal", "?": "parked"}
LADDER = ("sensitive", "private", "between_us")


@dataclass
class Row:
    """A line as it stands: where, what it is, who reads it, whose words, which words."""

    address: str
    kind: str
    audience: str
    voice: str
    text: str
    number: int

    def as_told(self) -> tuple[str, ...]:
        """What is compared with the vault."""
        return self.address, self.kind, self.audience, self.voice, self.text


@dataclass
class Model:
    """The pages of a talk, the line being written on each, and where she is."""

    addresses: Sequence[str]
    voices: Mapping[str, str]
    here: str
    rows: list[Row] = field(default_factory=list)
    drafts: dict[str, tuple[str, str]] = field(default_factory=dict)
    typed: str = ""
    readers: str = "private"
    pasted: bool = False
    counted: int = 0

    def on_page(self) -> list[Row]:
        """The rows under this question, in the order they were first written."""
        return sorted((row for row in self.rows if row.address == self.here), key=lambda row: row.number)

    def enter(self) -> Row:
        """Enter on what is written."""
        sign = self.typed[0] if self.typed[:1] in KINDS and self.typed[1:2] == " " else ""
        row = self._new("" if self.pasted else sign, self.typed, self.readers)
        self.typed, self.readers, self.pasted = "", "private", False
        return row

    def paste(self, lines: Sequence[str]) -> None:
        """Several lines, each a private one; no sign in them counts."""
        for line in lines:
            self._new("", line, "private")

    def step(self, steps: int, audience: str) -> str:
        """Tab or Shift+Tab, with end stops."""
        return LADDER[max(0, min(LADDER.index(audience) + steps, len(LADDER) - 1))]

    def go(self, steps: int) -> None:
        """PgDn or PgUp; what is written waits."""
        if self.typed.strip():
            self.drafts[self.here] = (self.typed, self.readers)
        else:
            self.drafts.pop(self.here, None)
        place = self.addresses.index(self.here) + steps
        self.here = self.addresses[max(0, min(place, len(self.addresses) - 1))]
        self.typed, self.readers = self.drafts.pop(self.here, ("", "private"))
        self.pasted = False

    def _new(self, sign: str, typed: str, readers: str) -> Row:
        self.counted += 1
        kind = KINDS[sign]
        asked = self.voices[self.here]
        voice = "employee" if sign == '"' else asked if kind in {"note", "parked"} else "both"
        row = Row(self.here, kind, readers, voice, typed[2:] if sign else typed, self.counted)
        self.rows.append(row)
        return row

    def told(self) -> list[tuple[str, ...]]:
        """Every line, in the order they were first written."""
        return [row.as_told() for row in sorted(self.rows, key=lambda row: row.number)]

    def unfinished(self) -> dict[str, tuple[str, str]]:
        """Every line being written, by page."""
        here = {self.here: (self.typed, self.readers)} if self.typed.strip() else {}
        return {**self.drafts, **here}
