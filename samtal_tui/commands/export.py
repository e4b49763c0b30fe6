"""`samtal export`: one document of one person's newest talk."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samtal_tui.commands.desk import Desk, Refused, say

if TYPE_CHECKING:
    from vault.records import Talk
    from vault.store import OpenVault


def export(desk: Desk, wanted: str, to: str, suffix: str, folder: Path, now: datetime) -> None:
    """Make the document and print its path. Raises `Refused`; then no file was made."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.export.errors import ExportError, NothingMayLeave
    from samtal_tui.export.formats import Format
    from samtal_tui.export.make import make_document
    from samtal_tui.export.occasion import document_language
    from vault.records import Recipient

    recipient = Recipient(to)
    format_ = next(each for each in Format if each.suffix == f".{suffix}")
    with desk.vault() as vault:
        person = person_named(desk, vault, wanted)
        talk = newest_talk(vault, person.id, now.date())
        language = document_language(person, recipient, desk.t.language)
        try:
            if talk is None:
                raise NothingMayLeave(recipient)
            made = make_document(vault, talk.id, recipient, format_, folder, language, now=now)
        except ExportError as error:
            raise Refused(error.exit_code, error.sentence(desk.t)) from None
    say(str(folder / made.file_name))


def newest_talk(vault: OpenVault, person_id: str, today: date) -> Talk | None:
    """The newest talk that has been, or is being, held; special talks are documented by themselves (Q10).

    A mere check-in is none: what was said in it is documented from the person's page.
    """
    from samtal_tui.people.talks import is_check_in
    from vault.records import TalkKind

    talks = (talk for talk in vault.talks.of_person(person_id) if not is_check_in(talk))
    return next((talk for talk in talks if talk.on <= today and talk.kind is not TalkKind.SPECIAL), None)
