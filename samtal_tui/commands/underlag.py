"""`samtal underlag`: the form an employee prepares with, for the talk that comes next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from samtal_tui.commands.desk import Desk, Refused, remark, say
from samtal_tui.commands.options import FOLDER, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, PERSON
from samtal_tui.texts import mark


@click.command(
    cls=SpokenCommand, help=mark("Make what PERSON prepares with before the next talk: a number or a name.")
)
@click.argument("person", metavar=PERSON)
@click.option(
    "--format",
    "format_",
    default="docx",
    type=click.Choice(["docx", "pdf", "md", "txt"]),
    help=mark("Word, PDF, Markdown or text; a PDF cannot be read back."),
)
@click.option("--out", required=True, type=FOLDER, metavar=DIR, help=mark("The folder the file is put in."))
@at_the_desk
def underlag(desk: Desk, person: str, format_: str, out: Path) -> None:
    """Make a form."""
    make(desk, person, format_, out, datetime.now().astimezone())


def make(desk: Desk, wanted: str, suffix: str, folder: Path, now: datetime) -> None:
    """Make the form and print its path. Raises `Refused`; then no file was made."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.export.errors import ExportError
    from samtal_tui.people.talks import next_talk
    from samtal_tui.prepare.making import FORMATS, NothingToAsk, make_underlag, told_of
    from samtal_tui.prepare.underlag import NoGuide, underlag_of

    format_ = next(each for each in FORMATS if each.suffix == f".{suffix}")
    with desk.vault() as vault:
        person = person_named(desk, vault, wanted)
        talk = next_talk(vault, person.id)
        try:
            if talk is None:
                raise NothingToAsk
            remark(told_of(vault, underlag_of(vault, talk.id, now.date()), desk.t))
            made = make_underlag(vault, talk.id, format_, folder, now=now)
        except NoGuide:
            raise Refused(NothingToAsk.exit_code, NothingToAsk().sentence(desk.t)) from None
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
    say(str(folder / made.file_name))
