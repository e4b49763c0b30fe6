"""The whole team on one page: where each talk stands, and who is to have one (D02-D06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samtal_tui.people.standing import Line, Standing, months_between
from vault.records import TalkStatus

STATES = tuple(TalkStatus)
"""The way of a talk, from planned to closed."""

_NO_TALK = frozenset({Standing.DUE, Standing.NEW, Standing.EXEMPT, Standing.NOT_COVERED, Standing.LEFT})


@dataclass(frozen=True)
class Team:
    """Everybody with the state of her talk (None: none this year), and the sums.

    `covered` are to have a talk; `talked` of them have had one in the last twelve months.
    """

    rows: tuple[tuple[Line, TalkStatus | None], ...]
    covered: int
    talked: int

    @property
    def counts(self) -> Mapping[TalkStatus, int]:
        """How many talks stand in each state."""
        return Counter(state for _, state in self.rows if state)


def team(lines: Iterable[Line], today: date) -> Team:
    """The team, who has no talk first and then along the way; within a state as in `lines`."""
    rows = [(line, state_of(line)) for line in lines]
    rows.sort(key=lambda row: (_place(row[0]), STATES.index(row[1]) if row[1] else -1))
    covered = [line for line, _ in rows if line.covered]
    talked = sum(line.last is not None and months_between(line.last, today) < 12 for line in covered)
    return Team(tuple(rows), len(covered), talked)


def state_of(line: Line) -> TalkStatus | None:
    """The state of the talk that counts for the year; None when a new one is due, or none is to be held."""
    return None if line.standing in _NO_TALK else line.status


def _place(line: Line) -> int:
    """Those who are not to have a talk stand last."""
    return 0 if line.covered or state_of(line) else 1
