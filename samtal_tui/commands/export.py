"""`samtal export` and `samtal check-document`: documents from talks, and whether a file is one of them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samtal_tui.commands.desk import BAD_INPUT, USAGE, Desk, Refused, remark, say
from samtal_tui.commands.options import FOLDER, at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import DIR, FILE, PERSON
from samtal_tui.texts import mark

if TYPE_CHECKING:
    from samtal_tui.export.formats import Format
    from vault.records import Recipient, Talk
    from vault.store import OpenVault

RECIPIENTS = ("employee", "hr", "pay_talk", "new_manager")
SUFFIXES = ("md", "docx", "pdf", "txt", "json")

PERSON_OR_ALL = mark("Name one employee, or everybody with --all: see samtal export --help.")
NOBODY_WAITS = mark("There is nobody to make a document for: nothing new is agreed, or it is handed over.")
UNRECORDED = mark(
    "The vault is open for reading only, so the document stands in no history: "
    "install the newest samtal to write."
)
NO_FILE = mark("The file {place} cannot be read: check the path.")
STRANGER = mark("{place} is not a document from this vault, or it has been changed since it was made.")
CHANGED = mark(
    "{place} is not what was made: a document of that name was made {date} for "
    "{recipient}, and this is other bytes; it has been changed, or it is another "
    "file."
)
KNOWN = mark(
    "{place} is unchanged: {person}, the talk {day}, for {recipient}, {format}, version {version},"
    " made {date}."
)
SIGNED = mark("Version {version} was signed {date}.")
NOT_SIGNED = mark("Version {version} is not noted as signed.")


@click.command(
    cls=SpokenCommand, help=mark("Make the document of the newest talk with PERSON: a number or a name.")
)
@click.argument("person", metavar=PERSON, required=False, default="")
@click.option("--all", "everybody", is_flag=True, help=mark("For everybody who waits for one."))
@click.option("--to", required=True, type=click.Choice(RECIPIENTS), help=mark("For whom it is."))
@click.option(
    "--format",
    "format_",
    required=True,
    type=click.Choice(SUFFIXES),
    help=mark("Markdown, Word, PDF, text or JSON."),
)
@click.option("--out", required=True, type=FOLDER, metavar=DIR, help=mark("The folder the file is put in."))
@at_the_desk
def export(desk: Desk, person: str, everybody: bool, to: str, format_: str, out: Path) -> None:  # noqa: FBT001
    """Make a document, or one for everybody."""
    if bool(person) is everybody:
        raise Refused(USAGE, desk.t(PERSON_OR_ALL))
    make = make_everybodys if everybody else make_one
    make(desk, person, to, format_, out, datetime.now().astimezone())


@click.command(
    "check-document",
    cls=SpokenCommand,
    help=mark("Say whether FILE is a document from this vault, unchanged, and whose."),
)
@click.argument("file", metavar=FILE, type=FOLDER)
@at_the_desk
def check_document(desk: Desk, file: Path) -> None:
    """Look a file up in the history of documents."""
    look_up(desk, file)


def make_one(desk: Desk, wanted: str, to: str, suffix: str, folder: Path, now: datetime) -> None:
    """Make the document and print its path. Raises `Refused`; then no file was made."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.export.compose import leaving_items
    from samtal_tui.export.errors import ExportError, NothingMayLeave
    from samtal_tui.export.house import house_of
    from samtal_tui.export.make import make_document
    from samtal_tui.export.occasion import document_language

    recipient, format_ = _wanted(to, suffix)
    with desk.vault() as vault:
        person = person_named(desk, vault, wanted)
        talk = newest_talk(vault, person.id, now.date())
        language = document_language(person, recipient, desk.t.language)
        try:
            if talk is None or not leaving_items(vault, talk.id, recipient):
                raise NothingMayLeave(recipient)
            house = house_of(desk.config)
            made = make_document(
                vault,
                talk.id,
                recipient,
                format_,
                folder,
                language,
                now=now,
                house=house,
                noticed=_noticed(desk, vault, recipient),
            )
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
        _tell_unrecorded(desk, vault)
    say(str(folder / made.file_name))


def make_everybodys(desk: Desk, _: str, to: str, suffix: str, folder: Path, now: datetime) -> None:
    """Make a document for everybody who waits for one, and print each path.

    Who is refused is a line on standard error, and the rest goes on; raises `Refused` with the last of them.
    """
    from samtal_tui.export.batch import make_one as make_for
    from samtal_tui.export.batch import waiting_for
    from samtal_tui.export.errors import ExportError
    from samtal_tui.export.house import house_of

    recipient, format_ = _wanted(to, suffix)
    refusals: list[tuple[int, str]] = []
    with desk.vault() as vault:
        try:
            house = house_of(desk.config)
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
        waiting = waiting_for(vault, recipient, now.date())
        noticed = bool(waiting) and _noticed(desk, vault, recipient)
        for one in waiting:
            outcome = make_for(
                vault,
                one,
                recipient,
                folder,
                desk.t.language,
                now,
                formats=(format_,),
                house=house,
                noticed=noticed,
            )
            for made in outcome.made.documents:
                say(str(folder / made.file_name))
            refusals += [(outcome.code, f"{one.person.number:02}: {each}") for each in outcome.refusals]
        if waiting:
            _tell_unrecorded(desk, vault)
    if not waiting:
        remark(desk.t(NOBODY_WAITS))
    for _code, sentence in refusals[:-1]:
        remark(sentence)
    if refusals:
        raise Refused(max(code for code, _sentence in refusals), refusals[-1][1])


def _tell_unrecorded(desk: Desk, vault: OpenVault) -> None:
    if vault.read_only:
        remark(desk.t(UNRECORDED))


def _noticed(desk: Desk, vault: OpenVault, recipient: Recipient) -> bool:
    """Tell a public employer's manager what the step means, before it is taken; whether she was told."""
    from samtal_tui.export.public_record import spoken_notice

    if not vault.profile.get().public_employer:
        return False
    for line in spoken_notice(recipient, desk.t):
        remark(line)
    return True


def _wanted(to: str, suffix: str) -> tuple[Recipient, Format]:
    from samtal_tui.export.formats import Format
    from vault.records import Recipient

    return Recipient(to), next(each for each in Format if each.suffix == f".{suffix}")


def look_up(desk: Desk, file: Path) -> None:
    """Say what the history knows of a file. Raises `Refused` when it is no document from here, unchanged."""
    from samtal_tui import words
    from samtal_tui.export.recognise import Unreadable
    from samtal_tui.export.recognise import check_document as recognise
    from samtal_tui.export.versions import SIGNED_BY_BOTH
    from screens.widgets.plain import harmless

    t, place = desk.t, desk.shown(file)
    with desk.vault() as vault:
        try:
            found = recognise(vault, file)
        except Unreadable:
            raise Refused(BAD_INPUT, t(NO_FILE, place=place)) from None
        if found.document is None or found.person is None:
            made = found.namesake
            if made is None:
                raise Refused(BAD_INPUT, t(STRANGER, place=place))
            day, whom = made.made_at.date().isoformat(), t(words.RECIPIENT[made.recipient])
            raise Refused(BAD_INPUT, t(CHANGED, place=place, date=day, recipient=whom))
        made, person = found.document, found.person
        talk = vault.talks.get(made.talk)
    told = {
        "place": place,
        "person": harmless(f"{person.number:02} {person.name}"),
        "day": talk.on.isoformat(),
        "recipient": t(words.RECIPIENT[made.recipient]),
        "format": made.format,
        "version": made.version,
        "date": f"{made.made_at:%Y-%m-%d %H:%M}",
    }
    say(t(KNOWN, **told))
    say(
        t.count(
            "It holds {n} line that both had agreed on; {stayed} stayed behind.",
            "It holds {n} lines that both had agreed on; {stayed} stayed behind.",
            len(made.items),
            stayed=sum(made.stayed.values()),
        )
    )
    if signed := found.signed:
        say(t(SIGNED, version=signed.version, date=signed.on.isoformat()))
    elif made.recipient in SIGNED_BY_BOTH and not made.is_blank:
        say(t(NOT_SIGNED, version=made.version))


def newest_talk(vault: OpenVault, person_id: str, today: date) -> Talk | None:
    """The newest talk that has been, or is being, held; special talks are documented by themselves (Q10).

    A mere check-in is none: what was said in it is documented from the person's page.
    """
    from samtal_tui.people.talks import is_documented
    from vault.records import TalkKind

    talks = (talk for talk in vault.talks.of_person(person_id) if is_documented(vault, talk))
    return next((talk for talk in talks if talk.on <= today and talk.kind is not TalkKind.SPECIAL), None)
