"""`samtal proof`: a receipt for one document, to read, to print or to hand to somebody careful."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, say
from samtal_tui.commands.export import NO_FILE, RECIPIENTS, STRANGER
from samtal_tui.commands.options import FOLDER, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, FILE_OR_PERSON
from samtal_tui.texts import mark

if TYPE_CHECKING:
    from samtal_tui.export.proof import Proof
    from vault.records import Document
    from vault.store import OpenVault

FOR_WHOM = mark("There is no file {place}: for an employee, say which document with --to WHOM.")
NONE_MADE = mark("No document has been made for {recipient} about that employee.")


@click.command(
    cls=SpokenCommand,
    help=mark("Show who agreed to what and when in a document: FILE, or the newest one about PERSON."),
)
@click.argument("which", metavar=FILE_OR_PERSON)
@click.option("--to", default="", type=click.Choice(["", *RECIPIENTS]), help=mark("For whom it was made."))
@click.option(
    "--format",
    "format_",
    default="pdf",
    type=click.Choice(["pdf", "docx", "md", "txt"]),
    help=mark("The format of the receipt, with --out."),
)
@click.option(
    "--out", type=FOLDER, metavar=DIR, help=mark("Put a receipt in this folder instead of showing it.")
)
@at_the_desk
def proof(desk: Desk, which: str, to: str, format_: str, out: Path | None) -> None:
    """Show the proof of a document, or make it a file."""
    show(desk, which, to, format_, out, datetime.now().astimezone())


def show(desk: Desk, which: str, to: str, suffix: str, folder: Path | None, now: datetime) -> None:
    """Print the receipt, or make it a file and print its path. Raises `Refused`; then there is no file."""
    from samtal_tui.export.errors import ExportError
    from samtal_tui.export.receipt import FORMATS, make_receipt, receipt_text
    from screens.widgets.plain import harmless

    with desk.vault() as vault:
        proven = _proven(desk, vault, which, to, now)
        if folder is None:
            said = harmless(receipt_text(proven, desk.t, now))
        else:
            format_ = next(each for each in FORMATS if each.suffix == f".{suffix}")
            try:
                said = str(make_receipt(vault, proven, format_, folder, desk.t, now))
            except ExportError as error:
                raise Refused(error.exit_code, error.sentence(desk.t)) from None
    say(said.rstrip("\n"))


def _proven(desk: Desk, vault: OpenVault, which: str, to: str, now: datetime) -> Proof:
    """The proof of the document that a file is, or of the newest about somebody."""
    from samtal_tui.export.proof import prove
    from samtal_tui.export.recognise import FileNow, Unreadable, check_document

    file = Path(which)
    if to or not file.exists():
        return prove(vault, _newest(desk, vault, which, to).id, desk.config.documents, now.date())
    try:
        document = check_document(vault, file).document
    except Unreadable:
        raise Refused(BAD_INPUT, desk.t(NO_FILE, place=desk.shown(file))) from None
    if document is None:
        raise Refused(BAD_INPUT, desk.t(STRANGER, place=desk.shown(file)))
    return replace(prove(vault, document.id, file.parent, now.date()), file=FileNow.UNCHANGED)


def _newest(desk: Desk, vault: OpenVault, which: str, to: str) -> Document:
    """The document made last for `to`; special talks are proved from their file (Q10)."""
    from samtal_tui import words
    from samtal_tui.commands.people import person_named
    from vault.records import Recipient

    if not to:
        raise Refused(USAGE, desk.t(FOR_WHOM, place=desk.shown(Path(which))))
    person = person_named(desk, vault, which)
    apart = {talk.id for talk in vault.talks.of_person(person.id) if talk.apart}
    made = (
        one
        for one in vault.ledger.of_person(person.id)
        if one.recipient is Recipient(to) and one.talk not in apart and not one.underlag and not one.sheet
    )
    if newest := next(made, None):
        return newest
    raise Refused(6, desk.t(NONE_MADE, recipient=desk.t(words.RECIPIENT[Recipient(to)])))
