"""Backups, and what can be saved of a damaged vault."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.create import code_file
from samtal_tui.commands.desk import Desk, remark, say
from samtal_tui.commands.options import FOLDER, LANGUAGE, RECOVERY_FILE, VAULT, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, FILE, OUT
from samtal_tui.texts import LANGUAGES, mark

if TYPE_CHECKING:
    from vault.store import OpenVault

MADE = mark("The backup {place} is made, and proved to open.")
NONE = mark(
    "There is no automatic backup of the vault in {place} yet; the first is made when it is next opened."
)
RESTORED = mark(
    "The vault is laid out in {place}. It opens with the passphrase it had when the backup was made."
)
SALVAGED = mark("Brought over to {place}: {kept} records. Lost: {lost}. Write down the new recovery code.")


def _today() -> date:
    return datetime.now().astimezone().date()


@click.command(
    cls=SpokenCommand,
    help=mark("Write a backup of the vault to FILE, one file that opens by itself, and prove that it opens."),
)
@click.argument("file", type=FOLDER, metavar=FILE)
@at_the_desk
def backup(desk: Desk, file: Path) -> None:
    """Make a backup where the user says."""
    from vault.backup import make_elsewhere

    with desk.vault() as vault, desk.refusing(file):
        make_elsewhere(vault, file, _today())
    say(desk.t(MADE, place=desk.shown(file)))


@click.command(cls=SpokenCommand, help=mark("List the automatic backups of the vault, the newest first."))
@click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def backups(desk: Desk, vault: Path | None) -> None:
    """List what lies in the vault's own folder of backups; needs no passphrase."""
    from vault.backup import automatic_ones

    folder = vault or desk.folder
    found = automatic_ones(folder)
    for each in reversed(found):
        size = each.path.stat().st_size // 1024
        say(f"{each.day.isoformat()}  {size:>8} kB  {desk.shown(each.path)}")
    if not found:
        remark(desk.t(NONE, place=desk.shown(folder)))


@click.command(
    cls=SpokenCommand, help=mark("Lay out the backup FILE as a vault in --vault DIR, where none may stand.")
)
@click.argument("file", type=FOLDER, metavar=FILE)
@click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def restore(desk: Desk, file: Path, vault: Path | None) -> None:
    """Put a backup back; it asks for no passphrase, the vault will."""
    from vault.backup import restore as lay_out
    from vault.errors import BackupDamaged, NotAVault

    folder = vault or desk.folder
    with desk.refusing(folder):
        try:
            lay_out(file, folder)
        except (BackupDamaged, NotAVault) as error:
            with desk.refusing(file):
                raise error from None
    say(desk.t(RESTORED, place=desk.shown(folder)))


@click.command(
    cls=SpokenCommand,
    help=mark("Bring every record that can still be read into a new vault in the folder OUT."),
)
@click.argument("out", type=FOLDER, metavar=OUT)
@RECOVERY_FILE
@at_the_desk
def salvage(desk: Desk, out: Path, recovery_file: Path | None) -> None:
    """Save what can be saved; the damaged vault is not changed and the new one has the same passphrase."""
    from samtal_tui.keeping.soundness import lost_told
    from samtal_tui.passphrase import normalise
    from vault.salvage import salvage as bring_over
    from vault.store import open_with_passphrase

    secret = normalise(desk.secret())
    with code_file(desk, recovery_file) as write_code:
        with desk.refusing(desk.folder):
            damaged: OpenVault = open_with_passphrase(desk.folder, secret, damaged=True)
            try:
                with desk.refusing(out):
                    result = bring_over(damaged, out, secret)
            finally:
                damaged.close()
        write_code(result.code)
    kept = sum(result.counts.kept.values())
    remark(desk.t(SALVAGED, place=desk.shown(out), kept=kept, lost=lost_told(result.counts, desk.t)))


BACKUPS = (backup, backups, restore)
"""What the command line has to say about backups."""
