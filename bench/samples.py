"""What was measured, and the table that tells it: each number against its baseline and its budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


def p(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, round(len(values) * percent / 100))]


@dataclass
class Samples:
    """Samples by name: milliseconds, bytes or megabytes."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, seconds: float) -> None:
        """Take down a time."""
        self.count(name, seconds * 1000)

    def count(self, name: str, value: float) -> None:
        """Take down any other number."""
        self.of.setdefault(name, []).append(value)


@dataclass(frozen=True)
class Row:
    """One budget: what is measured, against which baseline, and how much of it is allowed.

    `told` says the measured against the baseline as the budget does, `allowed` the most it may be.
    """

    what: str
    ours: str
    base: str
    budget: str
    allowed: Callable[[float], float]
    at: int = 50
    told: Callable[[float, float], str] = lambda ours, base: f"{ours / base:.2f} x"

    def line(self, samples: Samples) -> str:
        """The row of the table, with "met" or "MISSED"."""
        if self.ours not in samples.of or (self.base and self.base not in samples.of):
            return f"| {self.what} | | | | {self.budget} | NOT MEASURED |"
        ours = p(samples.of[self.ours], self.at)
        base = p(samples.of[self.base], self.at) if self.base else 0.0
        verdict = "met" if ours <= self.allowed(base) else "MISSED"
        against, beside = (self.told(ours, base), f"{base:.1f}") if self.base else ("", "")
        return f"| {self.what} | {ours:.1f} | {beside} | {against} | {self.budget} | {verdict} |"


def times(what: str, ours: str, base: str, most: float, at: int = 50) -> Row:
    """A budget of so many times the baseline."""
    return Row(what, ours, base, f"{most:g} x", lambda base: base * most, at)


def plus(what: str, ours: str, base: str, most: float) -> Row:
    """A budget of so much more than the baseline."""
    return Row(
        what,
        ours,
        base,
        f"+ {most:g} ms",
        lambda base: base + most,
        told=lambda ours, base: f"{ours - base:+.0f} ms",
    )


def at_most(what: str, ours: str, most: float, unit: str, at: int = 50) -> Row:
    """A budget that needs no baseline."""
    return Row(what, ours, "", f"{most:g} {unit}", lambda _: most, at)


def table(rows: Sequence[Row], samples: Samples) -> str:
    """All budgets, one a row."""
    head = ["| what | samtal | baseline | against it | budget | verdict |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *(row.line(samples) for row in rows)])
