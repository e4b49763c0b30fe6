"""`samtal people`: everybody and where things stand, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from samtal_tui.commands.desk import USAGE, Desk, Refused, say
from samtal_tui.texts import Texts, mark

if TYPE_CHECKING:
    from samtal_tui.people.standing import Line
    from vault.records import Person
    from vault.store import OpenVault

NOBODY = mark("Nobody in the vault has this number or name: samtal people lists everybody.")
SEVERAL = mark("The name fits {candidates}: use the number.")


def show_people(desk: Desk, today: date, *, as_json: bool) -> None:
    """Print everybody, what needs doing first."""
    from samtal_tui.people.overview import overview

    with desk.vault() as vault:
        lines = overview(vault, today).lines
    if as_json:
        say(json.dumps([_entry(line, desk.t) for line in lines], ensure_ascii=False, indent=2))
    else:
        for row in _table(lines, desk.t):
            say(row)


def person_named(desk: Desk, vault: OpenVault, wanted: str) -> Person:
    """The person with this number or name; raises `Refused`, with candidates when there are several."""
    from samtal_tui.people.lookup import NoSuchPerson, SeveralPeople, find_person
    from screens.widgets.plain import harmless

    try:
        return find_person(vault.people.all(), wanted)
    except NoSuchPerson:
        raise Refused(USAGE, desk.t(NOBODY)) from None
    except SeveralPeople as error:
        listed = ", ".join(f"{person.number:02} {harmless(person.name)}" for person in error.candidates)
        raise Refused(USAGE, desk.t(SEVERAL, candidates=listed)) from None


def _entry(line: Line, t: Texts) -> dict[str, str | int | None]:
    from samtal_tui.people.overview import told

    return {
        "number": line.person.number,
        "name": line.person.name,
        "role": line.person.role,
        "unit": line.person.unit,
        "last": line.last.isoformat() if line.last else None,
        "standing": line.standing.name.lower(),
        "told": told(line, t),
        "done": line.done,
        "goals": line.goals,
        "late": line.late,
    }


def _table(lines: Sequence[Line], t: Texts) -> list[str]:
    from samtal_tui.people.overview import goals_told, late_told, told
    from screens.widgets.plain import harmless

    head = (t("No"), t("Employee"), t("Last"), t("Standing"), t("Done"), t("Promised"))
    rows = [
        (
            f"{line.person.number:02}",
            harmless(line.person.sort_name),
            line.last.isoformat() if line.last else "-",
            harmless(told(line, t)),
            goals_told(line, t),
            late_told(line, t),
        )
        for line in lines
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (head, *rows)
    ]
