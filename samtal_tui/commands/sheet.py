"""`samtal sheet`: the talk that comes next on paper, for her who writes by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from samtal_tui.commands.desk import Desk, Refused, say
from samtal_tui.commands.options import FOLDER, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, PERSON
from samtal_tui.texts import mark


@click.command(
    cls=SpokenCommand,
    help=mark("Make the sheet to write on by hand in the next talk with PERSON: a number or a name."),
)
@click.argument("person", metavar=PERSON)
@click.option("--out", required=True, type=FOLDER, metavar=DIR, help=mark("The folder the file is put in."))
@at_the_desk
def sheet(desk: Desk, person: str, out: Path) -> None:
    """Make a talk sheet."""
    make(desk, person, out, datetime.now().astimezone())


def make(desk: Desk, wanted: str, folder: Path, now: datetime) -> None:
    """Make the sheet and print its path. Raises `Refused`; then no file was made."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.export.errors import ExportError
    from samtal_tui.people.talks import next_talk
    from samtal_tui.prepare.making import NothingToAsk
    from samtal_tui.prepare.sheet_making import make_sheet
    from samtal_tui.prepare.underlag import NoGuide

    with desk.vault() as vault:
        talk = next_talk(vault, person_named(desk, vault, wanted).id)
        try:
            if talk is None:
                raise NothingToAsk
            made = make_sheet(vault, talk.id, folder, desk.t.language, now=now)
        except NoGuide:
            raise Refused(NothingToAsk.exit_code, NothingToAsk().sentence(desk.t)) from None
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
    say(str(folder / made.file_name))
