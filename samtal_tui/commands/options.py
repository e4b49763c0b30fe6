"""The options that every command on a vault has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click

from samtal_tui.commands.desk import Desk
from samtal_tui.commands.standins import DIR, FILE
from samtal_tui.texts import LANGUAGES, mark

FOLDER = click.Path(path_type=Path)
VAULT = mark("The folder of the vault.")
LANGUAGE = mark("The language: sv or en.")
PASSPHRASE_FILE = mark("Read the passphrase from FILE; - is standard input.")

RECOVERY_FILE = click.option(
    "--recovery-file",
    type=FOLDER,
    metavar=FILE,
    help=mark("Put the recovery code in a new FILE that only you can read."),
)


def at_the_desk(function: Callable[..., None]) -> Callable[..., None]:
    """Hand a command its desk, with `--vault` and `--passphrase-file` on it."""

    @click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
    @click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
    @click.option("--passphrase-file", metavar=FILE, default="", help=PASSPHRASE_FILE)
    @wraps(function)
    def command(vault: Path | None, passphrase_file: str, **given: object) -> None:
        desk = click.get_current_context().ensure_object(Desk)
        function(replace(desk, folder=vault or desk.folder, passphrase_file=passphrase_file), **given)

    return command
