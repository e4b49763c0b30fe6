"""`samtal guides`: list, read, check and copy guides. No vault is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.desk import BAD_INPUT, CANNOT_WRITE, USAGE, Desk, Refused, remark, say
from samtal_tui.commands.spoken import COMMANDS, OPTIONS, SpokenGroup
from samtal_tui.commands.standins import FILE, GUIDE, NEW_ID
from samtal_tui.texts import LANGUAGES, mark

if TYPE_CHECKING:
    from samtal_tui.guides.loader import Folder

NO_FOLDER = mark("The folder {place} cannot be made: make it yourself, or use --out; no file was made.")

_lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=mark("The language: sv or en.")
)


@click.group(
    cls=SpokenGroup,
    invoke_without_command=True,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMANDS,
    help=mark("List, read, check and copy guides, your own included."),
)
@_lang
@click.pass_context
def guides(context: click.Context) -> None:
    """`samtal guides` alone lists them."""
    if context.invoked_subcommand is None:
        show_list(context.ensure_object(Desk))


@guides.command("list", help=mark("Name every guide with its workplace, its minutes and its questions."))
@_lang
@click.pass_obj
def list_(desk: Desk) -> None:
    """List the guides."""
    show_list(desk)


@guides.command(help=mark("Write out a whole guide to read."))
@click.argument("guide", metavar=GUIDE)
@_lang
@click.pass_obj
def show(desk: Desk, guide: str) -> None:
    """Write out a guide."""
    from samtal_tui.guides.commands import show_guide
    from samtal_tui.guides.problems import GuideError

    own = own_guides(desk)
    try:
        say(show_guide(guide, own, desk.t).removesuffix("\n"))
    except GuideError as error:
        _tell_broken(desk, own)
        raise Refused(BAD_INPUT if own.errors else USAGE, error.sentence(desk.t)) from None


@guides.command(help=mark("Say what is wrong with the guide in FILE, and what could be better."))
@click.argument("file", metavar=FILE)
@_lang
@click.pass_obj
def check(desk: Desk, file: str) -> None:
    """Check a file."""
    from samtal_tui.guides.commands import check_guide
    from samtal_tui.guides.loader import read_text
    from samtal_tui.guides.problems import GuideError

    path = Path(file)
    try:
        checked = check_guide(read_text(path), path.name, desk.t)
    except GuideError as error:
        raise Refused(BAD_INPUT, error.sentence(desk.t)) from None
    told = checked.text.removesuffix("\n")
    if not checked.usable:
        raise Refused(BAD_INPUT, told)
    say(told)


@guides.command(help=mark("Begin a guide of your own: copy GUIDE into a new file under the id NEW-ID."))
@click.argument("guide", metavar=GUIDE)
@click.argument("new_id", metavar=NEW_ID)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=FILE,
    help=mark("The new file. Without it, NEW-ID.toml in the folder of your own guides."),
)
@_lang
@click.pass_obj
def copy(desk: Desk, guide: str, new_id: str, out: Path | None) -> None:
    """Copy a guide; an existing file is never written over."""
    from samtal_tui.guides.commands import copy_guide
    from samtal_tui.guides.problems import GuideError

    own = own_guides(desk)
    try:
        text = copy_guide(guide, new_id, own)
    except GuideError as error:
        _tell_broken(desk, own)
        raise Refused(USAGE, error.sentence(desk.t)) from None
    say(str(_written(desk, text, out or desk.config.guides / f"{new_id}.toml", make_folder=out is None)))


def own_guides(desk: Desk) -> Folder:
    """The guides in the folder of the settings."""
    from samtal_tui.guides.loader import load_folder

    return load_folder(desk.config.guides)


def show_list(desk: Desk) -> None:
    """Write the list; raises `Refused` after it when a guide of one's own cannot be used."""
    from samtal_tui.guides.commands import list_guides

    own = own_guides(desk)
    say(list_guides(own, desk.t).removesuffix("\n"))
    *first, last = [error.sentence(desk.t) for error in own.errors] or [""]
    for sentence in first:
        remark(sentence)
    if last:
        raise Refused(BAD_INPUT, last)


def _tell_broken(desk: Desk, own: Folder) -> None:
    """The guide asked for may be one that cannot be read."""
    for error in own.errors:
        remark(error.sentence(desk.t))


def _written(desk: Desk, text: str, path: Path, *, make_folder: bool) -> Path:
    """Put `text` in a new file, whole or not at all; raises `Refused`."""
    from samtal_tui.export.errors import CannotPlace
    from samtal_tui.export.place import staged

    try:
        if make_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with staged(path.parent, path.name, text.encode()) as keep:
            keep()
    except OSError:
        raise Refused(CANNOT_WRITE, desk.t(NO_FOLDER, place=desk.shown(path.parent))) from None
    except CannotPlace as error:
        raise Refused(error.exit_code, error.sentence(desk.t)) from None
    return path
