"""The action plan as the municipal form lays it out: four header fields and two tables (O01-O14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samtal_tui.texts import Texts, mark
from samtal_tui.words import KIND
from vault.records import Item, Kind


@dataclass(frozen=True)
class Parties:
    """The names the form uses for the two: shown where a row says "employee" or "manager"."""

    employee: str
    manager: str


@dataclass(frozen=True)
class Group:
    """Neighbouring columns under one heading."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row: the id of the item it comes from and one text a column, lines divided by newlines."""

    item: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table of the form."""

    title: str
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of all columns, in order."""
        return tuple(column for group in self.groups for column in group.columns)


FORM_TITLE = mark("Action plan for individual goals and competence development")
ACTIVITIES = mark("How will it be done? Which activities will be carried out?")
DATES = mark("Dates for completion and follow-up")
GOAL_TEXTS = ("organisation_goal", "goal", "develop", "activities")
DONE_BY = mark("Done by {date}")
FOLLOWED_UP = mark("Followed up {date}")
SUB_GOAL = mark("Sub-goal: {goal}")
HORIZONS = {"0-6": mark("Within 6 months"), "6-24": mark("Within 6 to 24 months")}


def form_header(on: date, parties: Parties, unit: str, t: Texts) -> tuple[tuple[str, str], ...]:
    """The four fields at the head of the form, as (label, value) (O02)."""
    return (
        (t("Date"), on.isoformat()),
        (t("Employee"), parties.employee),
        (t("Responsible manager"), parties.manager),
        (t("Operation, unit"), unit),
    )


def goals_table(items: Iterable[Item], parties: Parties, t: Texts) -> Table:
    """Table 1: a row a goal, its sub-goals beneath it (P05), then a row a promise (O03-O09)."""
    plan = list(items)
    rows = [_goal(goal, parties, t, within=within) for goal, within in nested(rows_of(plan, Kind.GOAL))]
    rows += [_promise(item, parties, t) for item in rows_of(plan, Kind.PROMISE)]
    goals = Group(t("Goals"), (t("The operation's goals"), t("The employee's goals")))
    develop = t("What does the employee need to develop to reach the goal?")
    actions = Group(t("Action plan"), (develop, t(ACTIVITIES), t("Responsible"), t(DATES)))
    return Table(t("Goals and action plan"), (goals, actions), tuple(rows))


def challenge_table(items: Iterable[Item], parties: Parties, t: Texts) -> Table:
    """Table 2: the challenge of the year (O10-O14)."""
    title = t("Challenge of the year")
    rows = [_challenge(item, parties, t) for item in rows_of(items, Kind.CHALLENGE)]
    challenge = Group(title, (t("The employee's challenge"),))
    support = t("What support is needed, if any, and from whom?")
    actions = Group(t("Action plan"), (t(ACTIVITIES), support, t(DATES)))
    return Table(title, (challenge, actions), tuple(rows))


def rows_of(items: Iterable[Item], kind: Kind) -> list[Item]:
    """The rows of one kind; both views of a row come after it."""
    rows = [item for item in items if item.row_kind is kind]
    places = {row.id: place for place, row in enumerate(rows)}

    def place(row: Item) -> tuple[int, bool]:
        own = places[row.id]
        return (places.get(row.origin, own), True) if row.kind is Kind.DISSENT else (own, False)

    return sorted(rows, key=place)


def responsible_name(item: Item, parties: Parties) -> str:
    """Who is responsible for a plan row, by name."""
    value = item.fields.get("responsible", "")
    return {"employee": parties.employee, "manager": parties.manager}.get(value, value)


def nested(goals: Sequence[Item]) -> Iterator[tuple[Item, bool]]:
    """Every goal once, each followed by its sub-goals; True for a sub-goal whose goal stands here too.

    Both views of a goal come right after it.
    """
    known = {goal.id for goal in goals}
    placed: set[str] = set()

    def under(goal: Item, *, within: bool) -> Iterator[tuple[Item, bool]]:
        if goal.id not in placed:
            placed.add(goal.id)
            yield goal, within
            for one in goals:
                if one.kind is Kind.DISSENT and one.origin == goal.id:
                    yield from under(one, within=False)
            for one in goals:
                if one.part_of == goal.id:
                    yield from under(one, within=True)

    for goal in goals:
        if goal.part_of not in known and (goal.kind is not Kind.DISSENT or goal.origin not in known):
            yield from under(goal, within=False)
    # Goals that are each other's sub-goals belong under none of them, and still have to stand here.
    for goal in goals:
        yield from under(goal, within=False)


def said(item: Item, parties: Parties, t: Texts) -> str:
    """The sentence a row is known by; both, with whose they are, where the two see it differently (P11)."""
    if item.kind is not Kind.DISSENT:
        return item.title
    views = ((parties.employee, "employee"), (parties.manager, "manager"))
    told = [f"{who}: {text}" for who, name in views if (text := item.fields.get(name, ""))]
    return "\n".join((t(KIND[Kind.DISSENT]), *told))


def named(goal: Item, parties: Parties, t: Texts, *, within: bool) -> str:
    """A goal as its column says it; `within` another it is called a sub-goal."""
    return t(SUB_GOAL, goal=said(goal, parties, t)) if within else said(goal, parties, t)


def dates(item: Item, t: Texts) -> str:
    """Both dates in one column (O09), with the horizon when the goal has one (P06, P07)."""
    lines = []
    if do_by := item.fields.get("do_by"):
        lines.append(t(DONE_BY, date=do_by))
    if follow_up := item.fields.get("follow_up"):
        lines.append(t(FOLLOWED_UP, date=follow_up))
    if horizon := HORIZONS.get(item.fields.get("horizon", "")):
        lines.append(t(horizon))
    return "\n".join(lines)


def _goal(item: Item, parties: Parties, t: Texts, *, within: bool) -> Row:
    operation, _, *texts = (item.fields.get(name, "") for name in GOAL_TEXTS)
    goal = named(item, parties, t, within=within)
    return Row(item.id, (operation, goal, *texts, responsible_name(item, parties), dates(item, t)))


def _promise(item: Item, parties: Parties, t: Texts) -> Row:
    who = responsible_name(item, parties)
    return Row(item.id, ("", "", "", said(item, parties, t), who, dates(item, t)))


def _challenge(item: Item, parties: Parties, t: Texts) -> Row:
    texts = [item.fields.get(name, "") for name in ("activities", "support")]
    return Row(item.id, (said(item, parties, t), *texts, dates(item, t)))
