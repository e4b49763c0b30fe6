"""Backups, a new passphrase, the way back in, and what can be saved of a damaged vault."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.create import code_file
from samtal_tui.commands.desk import CANNOT_WRITE, USAGE, Desk, Refused, finish, remark, say
from samtal_tui.commands.options import FOLDER, LANGUAGE, VAULT, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
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
CHANGED = mark("The passphrase and every key are changed. Backups made before still open with the old one.")
RECOVERED = mark("The vault in {place} has a new passphrase and new keys. The recovery code is the same.")
NEW_CODE = mark(
    "The new recovery code opens the vault in {place} and the old one does not. Write it on paper and keep it"
    " safe. Backups made before still open with the old code."
)
NOT_TYPED = mark("That is not the code shown. Nothing is changed: the old code still opens the vault.")
OLD_STANDS = mark("The recovery code is not changed: the old one still opens the vault.")
ONE_SECRET = mark("Standard input can hold one secret: put the other in a file.")
SALVAGED = mark("Brought over to {place}: {kept} records. Lost: {lost}. Write down the new recovery code.")


def _today() -> date:
    return datetime.now().astimezone().date()


@click.command(
    cls=SpokenCommand,
    help=mark("Write a backup of the vault to FILE, one file that opens by itself, and prove that it opens."),
)
@click.argument("file", type=FOLDER, metavar="FILE")
@at_the_desk
def backup(desk: Desk, file: Path) -> None:
    """Make a backup where the user says."""
    from vault.backup import make_elsewhere

    with desk.vault() as vault, desk.refusing(file):
        make_elsewhere(vault, file, _today())
    say(desk.t(MADE, place=desk.shown(file)))


@click.command(cls=SpokenCommand, help=mark("List the automatic backups of the vault, the newest first."))
@click.option("--vault", type=FOLDER, metavar="DIR", help=VAULT)
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
@click.argument("file", type=FOLDER, metavar="FILE")
@click.option("--vault", type=FOLDER, metavar="DIR", help=VAULT)
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


NEW_FILE = click.option(
    "--new-passphrase-file",
    metavar="FILE",
    default="",
    help=mark("Read the new passphrase from FILE; - is standard input."),
)

RECOVERY_FILE = click.option(
    "--recovery-file",
    type=FOLDER,
    metavar="FILE",
    help=mark("Put the recovery code in a new FILE that only you can read."),
)


@click.command(cls=SpokenCommand, help=mark("Change the passphrase and every key."))
@NEW_FILE
@at_the_desk
def passphrase(desk: Desk, new_passphrase_file: str) -> None:
    """Rewrap, and by default change every key too."""
    from vault.rekey import change_passphrase

    with desk.vault() as vault:
        change_passphrase(vault, _new_secret(desk, new_passphrase_file))
    say(desk.t(CHANGED))


@click.command(
    cls=SpokenCommand, help=mark("Open the vault with the recovery code and give it a new passphrase.")
)
@click.option(
    "--code-file",
    metavar="FILE",
    default="",
    help=mark("Read the recovery code from FILE; - is standard input."),
)
@NEW_FILE
@click.option("--vault", type=FOLDER, metavar="DIR", help=VAULT)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=LANGUAGE)
@click.pass_obj
def recover(desk: Desk, code_file: str, new_passphrase_file: str, vault: Path | None) -> None:
    """The way back in when the passphrase is lost."""
    from vault.rekey import change_passphrase
    from vault.store import open_with_code

    if code_file == new_passphrase_file == "-":
        raise Refused(USAGE, desk.t(ONE_SECRET))
    folder = vault or desk.folder
    code = replace(desk, passphrase_file=code_file).secret(asked=desk.t("Recovery code"))
    with desk.refusing(folder):
        opened = open_with_code(folder, code)
        try:
            change_passphrase(opened, _new_secret(desk, new_passphrase_file))
        finally:
            opened.close()
    say(desk.t(RECOVERED, place=desk.shown(folder)))


@click.command(
    "recovery-code",
    cls=SpokenCommand,
    help=mark("Make a new recovery code; it is written to standard output, and the old one dies last."),
)
@RECOVERY_FILE
@at_the_desk
def recovery_code(desk: Desk, recovery_file: Path | None) -> None:
    """Hand the new code out, have it typed back where somebody sits, and only then let it count."""
    from samtal_tui.passphrase import normalise
    from vault.code import fresh
    from vault.rekey import change_code
    from vault.store import open_with_passphrase

    secret, code = normalise(desk.secret()), fresh()
    with desk.refusing(desk.folder):
        vault = open_with_passphrase(desk.folder, secret)
        try:
            vault.connection.refuse_read_only()
            with code_file(desk, recovery_file) as write_code:
                write_code(code)
                finish()
                if not recovery_file and sys.stdin.isatty() and sys.stdout.isatty():
                    _typed_back(desk, code)
                with _old_one_stands(desk):
                    change_code(vault, secret, code)
        finally:
            vault.close()
    remark(desk.t(NEW_CODE, place=desk.shown(desk.folder)))


def _typed_back(desk: Desk, code: str) -> None:
    """Let the code be typed as it was written down. Raises `Refused` after three tries."""
    from vault.code import same

    for _ in range(3):
        sys.stderr.write(desk.t("Type the code as you have written it down") + ": ")
        sys.stderr.flush()
        if same(sys.stdin.readline(), code):
            return
    raise Refused(USAGE, desk.t(NOT_TYPED))


@contextmanager
def _old_one_stands(desk: Desk) -> Iterator[None]:
    """Say with a refusal of the vault which of the two codes now counts: one has been handed out already."""
    try:
        with desk.refusing(desk.folder):
            yield
    except Refused as refused:
        told = f"{refused.sentence} {desk.t(OLD_STANDS)}"
    else:
        return
    raise Refused(CANNOT_WRITE, told)


@click.command(
    cls=SpokenCommand,
    help=mark("Bring every record that can still be read into a new vault in the folder OUT."),
)
@click.argument("out", type=FOLDER, metavar="OUT")
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


def _new_secret(desk: Desk, name: str) -> str:
    """The new passphrase, judged as the first one was. Raises `Refused`."""
    from samtal_tui.passphrase import judge, normalise

    if name == desk.passphrase_file == "-":
        raise Refused(USAGE, desk.t(ONE_SECRET))
    asked = replace(desk, passphrase_file=name)
    typed = asked.secret(twice=True, asked=desk.t("New passphrase"))
    verdict = judge(typed)
    if not verdict.accepted:
        raise Refused(USAGE, desk.t(verdict.reason))
    return normalise(typed)


COMMANDS = (backup, backups, restore, passphrase, recovery_code, recover, salvage)
"""What the command line has to say about keeping a vault safe."""
