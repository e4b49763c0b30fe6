"""A new passphrase, a new recovery code, and the way back in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from samtal_tui.commands.create import code_file
from samtal_tui.commands.desk import CANNOT_WRITE, USAGE, Desk, Refused, finish, remark, say
from samtal_tui.commands.options import FOLDER, LANGUAGE, RECOVERY_FILE, VAULT, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, FILE
from samtal_tui.texts import LANGUAGES, mark

CHANGED = mark("The passphrase and every key are changed. Backups made before still open with the old one.")
RECOVERED = mark("The vault in {place} has a new passphrase and new keys. The recovery code is the same.")
NEW_CODE = mark(
    "The new recovery code opens the vault in {place} and the old one does not. Write it on paper and keep it"
    " safe. Backups made before still open with the old code."
)
NOT_TYPED = mark("That is not the code shown: nothing is changed, and the old code still opens the vault.")
OLD_STANDS = mark("The recovery code is not changed: the old one still opens the vault.")
ONE_SECRET = mark("Standard input can hold one secret: put the other in a file.")

NEW_FILE = click.option(
    "--new-passphrase-file",
    metavar=FILE,
    default="",
    help=mark("Read the new passphrase from FILE; - is standard input."),
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
    metavar=FILE,
    default="",
    help=mark("Read the recovery code from FILE; - is standard input."),
)
@NEW_FILE
@click.option("--vault", type=FOLDER, metavar=DIR, help=VAULT)
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


COMMANDS = (passphrase, recovery_code, recover)
"""What the command line has to say about what opens a vault."""
