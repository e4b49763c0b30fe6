"""Make a form: by the process without keys, checked byte by byte, put whole in its place, and recorded."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from pathlib import Path

from samtal_tui.export.content import to_json
from samtal_tui.export.errors import ExportError
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts
from samtal_tui.export.make import Maker, put_and_record, run_worker
from samtal_tui.prepare import phrases
from samtal_tui.prepare.form_names import form_name
from samtal_tui.prepare.known import known_codes, known_texts
from samtal_tui.prepare.underlag import Underlag, title_of, underlag_of
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.texts import Texts
from vault.errors import NoSuchRecord
from vault.records import Document, Leaving, Recipient
from vault.shareable import digest
from vault.store import OpenVault

FORMATS = (Format.WORD, Format.PDF, Format.MARKDOWN, Format.TEXT)
"""What a form can be made as. All but PDF can be read back when they are filled in."""


class NothingToAsk(ExportError):
    """The talk has no guide yet, or there is no talk."""

    exit_code = 6

    def sentence(self, t: Texts) -> str:
        """Say that the talk is planned first."""
        return t(
            "There is no planned talk with a guide to make it from: plan the talk first; no file was made."
        )


def make_underlag(
    vault: OpenVault,
    talk_id: str,
    format_: Format,
    folder: Path,
    *,
    now: datetime,
    overwrite: bool = False,
    maker: Maker | None = None,
) -> Document:
    """Make the form for a talk in `folder` and record it; return the line of the history.

    Raises `NoSuchRecord`, `NoGuide`, `CannotPlace`, `MakingFailed`, `StoppedByFinalCheck`; whatever is
    raised, no file was made or changed.
    """
    underlag = underlag_of(vault, talk_id, now.date())
    data = (maker or run_worker)(format_, to_json(underlag.content))
    leaving = {item.id for item in underlag.rows}
    final_check(
        data,
        format_,
        agreed=agreed_texts(underlag.rows),
        known=_known(underlag),
        forbidden=forbidden_texts(vault, leaving),
    )
    name = underlag_name(underlag, format_)
    document = Document(
        id=secrets.token_hex(16),
        person=underlag.occasion.person.id,
        talk=talk_id,
        recipient=Recipient.EMPLOYEE,
        format=format_,
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=now,
        items=tuple(Leaving(item=item.id, digest=digest(vault.id, item)) for item in underlag.rows),
        stayed={},
        underlag=True,
    )
    put_and_record(vault, document, folder, data, overwrite=overwrite)
    return document


def underlag_name(underlag: Underlag, format_: Format) -> str:
    """What the file is called: what it is, the talk, its day and the person."""
    occasion, t = underlag.occasion, Texts(underlag.content.language)
    return form_name(title_of(occasion, t), occasion.talk, occasion.person.name, format_.suffix)


def private_among(vault: OpenVault, underlag: Underlag) -> int:
    """How many rows in the form are not agreed or not the employee's to read, counted in the vault itself.

    Always 0; it is looked up, not assumed, so that what the screen says was true when it was said.
    """
    count = 0
    for row in underlag.rows:
        try:
            stored = vault.items.get(row.id)
        except NoSuchRecord:
            count += 1
        else:
            count += not stored.audience.shareable
    return count


def told_of(vault: OpenVault, underlag: Underlag, t: Texts) -> str:
    """What the form holds from the vault, said before it is made."""
    agreed = t.count("{n} agreed row", "{n} agreed rows", len(underlag.rows))
    return f"{agreed}, {t('{n} private', n=private_among(vault, underlag))}"


def _known(underlag: Underlag) -> list[str]:
    form, t = underlag.form, Texts(underlag.content.language)
    texts = known_texts(underlag.occasion, underlag.guide, underlag.rows, t)
    if underlag.since:
        texts.append(t(phrases.LAST_PLAN, day=underlag.since.isoformat()))
    return [*texts, *known_codes(tuple(underlag.names), form.mark)]
