"""The forms a plan can be laid out as, over the same rows: a municipality's and a university's (O20, T06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samtal_tui.guides.heads import layout_in
from samtal_tui.plan.table import (
    DATES,
    FORM_TITLE,
    Group,
    Parties,
    Row,
    Table,
    challenge_table,
    dates,
    goals_table,
    named,
    nested,
    responsible_name,
    rows_of,
    said,
)
from samtal_tui.texts import Texts, mark
from vault.errors import NoSuchRecord
from vault.records import Item, Kind, PlanLayout, Talk
from vault.store import OpenVault

TITLES: Mapping[PlanLayout, str] = {
    PlanLayout.MUNICIPAL: FORM_TITLE,
    PlanLayout.UNIVERSITY: mark("Individual goals and competence development plan"),
}
"""What the form is called."""

LAYOUTS: Mapping[PlanLayout, str] = {
    PlanLayout.MUNICIPAL: mark("the municipal form"),
    PlanLayout.UNIVERSITY: mark("the university's form"),
}
"""Whose form it is, in running text."""


def layout_for(vault: OpenVault, talk: Talk) -> PlanLayout:
    """The form of a talk's plan: chosen for it, else the workplace's, else the guide's own."""
    chosen = talk.layout or vault.profile.get().layout
    if chosen:
        return chosen
    try:
        return layout_in(vault.guides.get(talk.guide, talk.guide_version))
    except NoSuchRecord:
        return PlanLayout.MUNICIPAL


def turn_layout(vault: OpenVault, talk_id: str) -> PlanLayout:
    """Lay the plan of a talk out as the other form, here and in its documents; which one that is."""
    talk = vault.talks.get(talk_id)
    forms = tuple(PlanLayout)
    other = forms[(forms.index(layout_for(vault, talk)) + 1) % len(forms)]
    vault.talks.update(talk.model_copy(update={"layout": other}))
    return other


def plan_tables(layout: PlanLayout, items: Iterable[Item], parties: Parties, t: Texts) -> tuple[Table, ...]:
    """The tables of the form. In the university's a row with something to develop stands in both of them."""
    plan = list(items)
    challenges = challenge_table(plan, parties, t)
    if layout is PlanLayout.MUNICIPAL:
        return goals_table(plan, parties, t), challenges
    tables = (_individual_goals(plan, parties, t), _competence(plan, parties, t))
    # The university's form has no challenge of the year; one that was written is not left out for that.
    return (*tables, challenges) if challenges.rows else tables


def _individual_goals(plan: Sequence[Item], parties: Parties, t: Texts) -> Table:
    groups = (
        Group(t("Goals"), (t("The operation's goals"), t("Individual goal"))),
        Group(t("Carrying it out"), (t("How the goal is reached"), t("Responsible"), t(DATES))),
    )
    rows = [
        Row(
            goal.id,
            (
                goal.fields.get("organisation_goal", ""),
                named(goal, parties, t, within=within),
                "" if goal.fields.get("develop") else goal.fields.get("activities", ""),
                *_who_and_when(goal, parties, t),
            ),
        )
        for goal, within in nested(rows_of(plan, Kind.GOAL))
    ]
    rows += [
        Row(item.id, ("", "", said(item, parties, t), *_who_and_when(item, parties, t)))
        for item in rows_of(plan, Kind.PROMISE)
    ]
    return Table(t("Individual goals"), groups, tuple(rows))


def _competence(plan: Sequence[Item], parties: Parties, t: Texts) -> Table:
    groups = (
        Group(t("Competence"), (t("Competence to develop"), t("The goal it is needed for"))),
        Group(t("Carrying it out"), (t("Measures"), t("Responsible"), t(DATES))),
    )
    return Table(t("Competence development plan"), groups, tuple(_developing(plan, parties, t)))


def _developing(plan: Sequence[Item], parties: Parties, t: Texts) -> Iterator[Row]:
    for goal, _ in nested(rows_of(plan, Kind.GOAL)):
        if develop := goal.fields.get("develop"):
            measures = goal.fields.get("activities", "")
            yield Row(goal.id, (develop, goal.title, measures, *_who_and_when(goal, parties, t)))


def _who_and_when(item: Item, parties: Parties, t: Texts) -> tuple[str, str]:
    return responsible_name(item, parties), dates(item, t)
