"""An item in words, as two people read it together: who, what, and everything a yes to it covers.

An agreement covers every field, so every filled field is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samtal_tui.export.compose import outcome_cells
from samtal_tui.export.phrases import NEXT_TIME, OTHER_SECTION, TAKEN_UP_IN
from samtal_tui.places import place_told
from samtal_tui.plan.form import FORM
from samtal_tui.plan.table import HORIZONS
from samtal_tui.talk.turning import LAST_PLAN, PLAN, TO_END, Group, Shown
from samtal_tui.texts import Texts, mark
from vault.records import TITLE_FIELD, Item, Kind, Voice

HEADINGS = {
    LAST_PLAN: mark("Last year's plan"),
    PLAN: mark("Action plan"),
    TO_END: mark("How the talk was"),
}
_TOGETHER = frozenset({"responsible", "do_by", "follow_up", "horizon"})


@dataclass(frozen=True)
class Names:
    """The two by given name, as at the table."""

    employee: str
    manager: str

    def of(self, code: str) -> str:
        """The name for "employee" or "manager"; any other name as it is."""
        return {"employee": self.employee, "manager": self.manager}.get(code, code)


@dataclass(frozen=True)
class Told:
    """One item: who it is from or what it is, the words, what else belongs to it, and when or by whom."""

    who: str
    words: tuple[str, ...]
    details: tuple[str, ...] = ()
    when: str = ""


def names_of(shown: Shown, t: Texts) -> Names:
    """The two of this talk."""
    return Names(shown.person.given, (shown.manager.split() or [t("The manager")])[0])


def heading(group: Group, shown: Shown, t: Texts) -> str:
    """What stands above a group."""
    if group.section:
        return shown.guide.section(group.section).title(t.language)
    return t(HEADINGS.get(group.name, OTHER_SECTION))


def told(item: Item, names: Names, t: Texts) -> Told:
    """`item`, whose words are the newest ones, in words."""
    match item.kind:
        case Kind.OUTCOME:
            row, result, causes, words, following = outcome_cells(item, t)
            parts = (": ".join(part for part in (causes, words) if part), *following.split("\n"))
            return Told(result, (row,), tuple(part for part in parts if part))
        case Kind.DISSENT:
            views = (("employee", names.employee), ("manager", names.manager))
            return Told(
                t("Two views"),
                tuple(f"{name}: {item.fields[field]}" for field, name in views if item.fields.get(field)),
            )
        case Kind.GOAL | Kind.PROMISE | Kind.CHALLENGE:
            return Told(
                _row_name(item, names, t), (item.title,), tuple(_details(item, t)), _when(item, names, t)
            )
        case _:
            return Told(_speaker(item, names, t), (item.title,), tuple(_remarks(item, t)))


def _speaker(item: Item, names: Names, t: Texts) -> str:
    return t("Both") if item.voice is Voice.BOTH else names.of(item.voice)


def _row_name(item: Item, names: Names, t: Texts) -> str:
    if item.kind is Kind.PROMISE:
        return names.of(item.fields.get("responsible", "")) or t("Promise")
    return t("Goal") if item.kind is Kind.GOAL else t("Challenge")


def _remarks(item: Item, t: Texts) -> Iterator[str]:
    if item.kind is Kind.PARKED:
        where = item.fields.get("taken_up_in")
        yield t(TAKEN_UP_IN, where=place_told(where, t)) if where else t("Parked")
    if what := item.fields.get("next_time"):
        yield t(NEXT_TIME, what=what)


def _details(item: Item, t: Texts) -> Iterator[str]:
    for field in FORM[item.kind]:
        value = item.fields.get(field.name)
        if value and field.name not in _TOGETHER and field.name != TITLE_FIELD[item.kind]:
            yield f"{t(field.label)}: {value}"


def _when(item: Item, names: Names, t: Texts) -> str:
    """Who, until when and when it is followed up, on one line; what is missing is said."""
    fields = item.fields
    parts = [names.of(fields.get("responsible", ""))]
    if do_by := fields.get("do_by"):
        parts.append(t("done by {date}", date=do_by))
    if follow_up := fields.get("follow_up"):
        parts.append(t("followed up {date}", date=follow_up))
    if not do_by and not follow_up:
        parts.append(t("no date yet"))
    if horizon := HORIZONS.get(fields.get("horizon", "")):
        parts.append(t(horizon).lower())
    return "   ".join(part for part in parts if part)
