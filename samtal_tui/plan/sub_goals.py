"""Sub-goals: a goal that is part of the goal it stands under, and how far its parts have come (P05)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samtal_tui.texts import Texts
from vault.records import Item, Kind, OutcomeResult
from vault.store import OpenVault


def in_order(rows: Iterable[Item]) -> list[Item]:
    """The rows in the order they were written, each sub-goal under its goal, both views under their row."""
    known = {row.id: row for row in rows}

    def place(row: Item) -> tuple[int, ...]:
        own = known.get(row.origin, row) if row.kind is Kind.DISSENT else row
        above = known.get(own.part_of, own)
        of_goal = (above.sequence, above.position, int(above is not own))
        return (*of_goal, own.sequence, own.position, int(own is not row), row.sequence)

    return sorted(known.values(), key=place)


def parts_of(goal: Item, rows: Iterable[Item]) -> list[Item]:
    """The sub-goals of a goal, in the order of `rows`."""
    return [row for row in rows if row.part_of == goal.id != row.id]


def rolled_up(results: Iterable[OutcomeResult | None], t: Texts) -> str:
    """How many sub-goals are done, of those still wanted, in words; empty when there is none.

    `results` is how each of them went, None for one nobody has said anything of.
    """
    wanted = [result for result in results if result is not OutcomeResult.OBSOLETE]
    if not wanted:
        return ""
    done = sum(result is OutcomeResult.DONE for result in wanted)
    return t.count("{done} of {n} sub-goal done", "{done} of {n} sub-goals done", len(wanted), done=done)


def latest_results(outcomes: Iterable[Item]) -> Mapping[str, OutcomeResult]:
    """How each row stands by the newest of `outcomes`, in their order, that says how it went; by its id."""
    found: dict[str, OutcomeResult] = {}
    for item in outcomes:
        said = (item.proposal.fields if item.proposal else item.fields).get("result", "")
        result = next((one for one in OutcomeResult if one == said), None)
        if item.kind is Kind.OUTCOME and result:
            found[item.origin] = result
    return found


def goal_above(rows: Sequence[Item], item_id: str) -> Item | None:
    """The nearest goal above a row that is itself no sub-goal."""
    found = None
    for row in rows:
        if row.id == item_id:
            return found
        if row.kind is Kind.GOAL and not row.part_of:
            found = row
    return None


def turn_sub_goal(vault: OpenVault, rows: Sequence[Item], item: Item) -> bool:
    """Make a goal a sub-goal of the goal above it, or a goal of its own again; False when neither can be.

    A goal with sub-goals of its own stays what it is. Whose part it is belongs to no agreement's words.
    """
    above = goal_above(rows, item.id)
    has_own = any(row.part_of == item.id for row in rows)
    if item.kind is not Kind.GOAL or has_own or not (item.part_of or above):
        return False
    part_of = "" if item.part_of or above is None else above.id
    vault.items.apply(item.talk, [item.model_copy(update={"part_of": part_of})])
    return True
