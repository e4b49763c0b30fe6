"""`samtal plan`, `samtal due` and `samtal calendar`: the plan that lives all year, for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, remark, say
from samtal_tui.commands.options import FOLDER, LANGUAGE, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import FILE, PERSON
from samtal_tui.texts import LANGUAGES, Texts, mark

if TYPE_CHECKING:
    from samtal_tui.year.due import Due
    from samtal_tui.year.plan_now import Plan

NOT_ON = mark(
    "Nothing is counted outside the vault: write due_file = true in {place} and open the vault once, if you"
    " want that."
)
NOT_YET = mark("Nothing is counted yet: open the vault once.")
BROKEN = mark("{place} is damaged: open the vault once, and it is written anew.")
NO_PLAN = mark("There is no plan both have seen yet.")
DRAFTS = mark("Not shown: drafts {drafts}.")


@click.command(
    cls=SpokenCommand, help=mark("Show the plan of PERSON that holds now: what both have seen of it.")
)
@click.argument("person", metavar=PERSON)
@click.option("--json", "as_json", is_flag=True, help=mark("As JSON."))
@at_the_desk
def plan(desk: Desk, person: str, as_json: bool) -> None:  # noqa: FBT001 - click hands it over
    """Show a plan."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.year.plan_now import plan_of

    with desk.vault() as vault:
        found = plan_of(vault, person_named(desk, vault, person).id)
    if as_json:
        say(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    for line in _plan_told(found, desk.t):
        say(line)
    if found.drafts:
        remark(desk.t(DRAFTS, drafts=found.drafts))


@click.command(cls=SpokenCommand, help=mark("Say how much is due, as counts, without opening the vault."))
@click.option("--json", "as_json", is_flag=True, help=mark("As JSON."))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def due(desk: Desk, as_json: bool) -> None:  # noqa: FBT001 - click hands it over
    """Say what is due."""
    from samtal_tui.config import config_path
    from samtal_tui.year.due import on_day
    from samtal_tui.year.due_file import NotDue, due_place, forget_due, read_due

    place = due_place()
    if not desk.config.due_file:
        forget_due(place)
        raise Refused(USAGE, desk.t(NOT_ON, place=desk.shown(config_path())))
    try:
        found = on_day(read_due(place), datetime.now().astimezone().date())
    except FileNotFoundError:
        raise Refused(USAGE, desk.t(NOT_YET)) from None
    except NotDue:
        raise Refused(BAD_INPUT, desk.t(BROKEN, place=desk.shown(place))) from None
    say(json.dumps(asdict(found)) if as_json else due_told(found, desk.t))


@click.command(
    cls=SpokenCommand,
    help=mark("Put the days of talks and follow-ups in a calendar FILE (.ics), without names."),
)
@click.option("--out", required=True, type=FOLDER, metavar=FILE, help=mark("The calendar file to make."))
@click.option("--replace", is_flag=True, help=mark("Replace the file if it is there."))
@at_the_desk
def calendar(desk: Desk, out: Path, replace: bool) -> None:  # noqa: FBT001 - click hands it over
    """Make a calendar file."""
    from samtal_tui.calendar.make import make_calendar
    from samtal_tui.export.errors import ExportError

    now = datetime.now().astimezone()
    with desk.vault() as vault:
        try:
            count = make_calendar(vault, out, desk.t, now, overwrite=replace)
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
    say(str(out))
    remark(desk.t.count("{n} day is in it.", "{n} days are in it.", count))


def due_told(found: Due, t: Texts) -> str:
    """The counts on one line, those that are zero left out."""
    parts = (
        t.count("{n} talk today", "{n} talks today", found.today) if found.today else "",
        t.count("{n} talk to plan", "{n} talks to plan", found.to_plan) if found.to_plan else "",
        t.count("{n} talk to close", "{n} talks to close", found.to_close) if found.to_close else "",
        t.count("{n} promise late", "{n} promises late", found.promised) if found.promised else "",
        t.count("{n} follow-up", "{n} follow-ups", found.follow_ups) if found.follow_ups else "",
    )
    return ", ".join(part for part in parts if part) or t("Nothing is due.")


def _plan_told(found: Plan, t: Texts) -> list[str]:
    """The plan as text: a heading, then a block a row."""
    from samtal_tui.words import KIND
    from screens.widgets.plain import harmless, one_line

    if found.on is None:
        return [t(NO_PLAN)]
    lines = [t("The plan from {date}", date=found.on.isoformat())]
    for row in found.rows:
        state = t("agreed {date}", date=row.agreed.isoformat()) if row.agreed else t("not agreed yet")
        lines.append("")
        lines.append(f"{t(KIND[row.kind])}: {one_line(row.title)} ({state})")
        lines += [f"  {t(label)}: {harmless(text)}" for label, text in row.told]
        lines += [f"  {on.isoformat()}: {one_line(said)}" for on, said in row.check_ins(t)]
    return lines
