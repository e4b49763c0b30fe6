"""The command line: a list of short commands. What each does stands in `commands/`.

Nothing heavy is imported before a command needs it. A passphrase is never taken from an argument or from the
environment. The exit codes stand in docs/command-line.md. `samtal` without arguments does not come here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from samtal_tui.commands import safety, secrets
from samtal_tui.commands.answers import answers
from samtal_tui.commands.desk import Desk, Refused
from samtal_tui.commands.export import check_document, export
from samtal_tui.commands.guides import guides
from samtal_tui.commands.options import FOLDER, LANGUAGE, RECOVERY_FILE, VAULT, at_the_desk
from samtal_tui.commands.proof import proof
from samtal_tui.commands.sheet import sheet
from samtal_tui.commands.spoken import COMMANDS, OPTIONS, SpokenGroup, usage_told
from samtal_tui.commands.standins import DATE, DIR, FILE, NAME, PERSON
from samtal_tui.commands.underlag import underlag
from samtal_tui.commands.year import calendar, due, plan
from samtal_tui.texts import LANGUAGES, mark


@click.group(
    cls=SpokenGroup,
    invoke_without_command=True,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMANDS,
    help=mark("Prepare, hold, document and follow up the yearly talk. Without a command: open samtal."),
)
@click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.version_option(
    package_name="samtal-tui", message="%(prog)s %(version)s", help=mark("Say which version this is.")
)
@click.pass_context
def commands(context: click.Context, vault: Path | None) -> int | None:
    """`samtal` alone opens the program."""
    desk = context.ensure_object(Desk)
    context.obj = replace(desk, folder=vault or desk.folder)
    if context.invoked_subcommand is None:
        from samtal_tui.commands.opening import open_program

        return open_program(context.obj)
    return None


@commands.command(help=mark("Create a vault; the recovery code is written to standard output."))
@RECOVERY_FILE
@click.option("--manager", default="", metavar=NAME, help=mark("Your name, as documents give it."))
@click.option("--organisation", default="", metavar=NAME, help=mark("The workplace, as documents name it."))
@at_the_desk
def init(desk: Desk, recovery_file: Path | None, manager: str, organisation: str) -> None:
    """Create a vault."""
    from samtal_tui.commands import create

    create.init(desk, recovery_file, manager, organisation)


@commands.command(help=mark("Try samtal with made-up employees; nothing is kept."))
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def demo(desk: Desk) -> int:
    """Open the demonstration."""
    from samtal_tui.commands.opening import open_program

    return open_program(desk, demo=True)


@commands.command(help=mark("Show the turned screen in a second terminal, to share in a video meeting."))
@click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def show(desk: Desk, vault: Path | None) -> int:
    """Follow the turned screen."""
    from samtal_tui.commands.opening import open_viewer

    return open_viewer(replace(desk, folder=vault or desk.folder))


@commands.command(help=mark("List the employees, what needs doing first."))
@click.option("--json", "as_json", is_flag=True, help=mark("As JSON."))
@at_the_desk
def people(desk: Desk, as_json: bool) -> None:  # noqa: FBT001 - click hands it over
    """List everybody."""
    from samtal_tui.commands import people

    people.show_people(desk, _today(), as_json=as_json)


commands.add_command(export)
commands.add_command(check_document)
commands.add_command(proof)


@commands.command(help=mark("Read the whole vault and say whether it is sound."))
@at_the_desk
def verify(desk: Desk) -> None:
    """Check the vault."""
    from samtal_tui.commands import keeping

    keeping.verify(desk)


@commands.command(
    "import",
    help=mark(
        "Bring in a FILE: people, talks and plans as JSON; last year's plan from Word, Markdown or CSV;"
        " employees from CSV."
    ),
)
@click.argument("file", metavar=FILE)
@click.option("--for", "person", metavar=PERSON, default="", help=mark("Whose plan it is."))
@click.option("--on", "day", metavar=DATE, default="", help=mark("The day of the talk the plan is from."))
@at_the_desk
def import_file(desk: Desk, file: str, person: str, day: str) -> None:
    """Bring in a file."""
    from samtal_tui.commands import keeping, papers

    if papers.is_paper(file):
        papers.import_paper(desk, file, person, day, _today())
    else:
        keeping.import_file(desk, file)


commands.add_command(underlag)
commands.add_command(sheet)
commands.add_command(answers)
commands.add_command(guides)
for each in (*safety.BACKUPS, *secrets.COMMANDS, safety.salvage):
    commands.add_command(each)
commands.add_command(plan)
commands.add_command(due)
commands.add_command(calendar)


def obey(desk: Desk, arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; the exit code. Raises `Refused`, `Unwritten`, `KeyboardInterrupt`."""
    try:
        return int(commands.main(list(arguments), "samtal", standalone_mode=False, obj=desk) or 0)
    except click.UsageError as error:
        raise Refused(error.exit_code, usage_told(error, desk.t)) from None
    except click.Abort:
        raise KeyboardInterrupt from None


def _today() -> date:
    return datetime.now().astimezone().date()
