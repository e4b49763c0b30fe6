"""Make a document: compose it, have it made by the process without keys, check its bytes, write it whole."""

from __future__ import annotations

import hashlib
import secrets
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from samtal_tui import words
from samtal_tui.export.compose import content_of
from samtal_tui.export.content import to_json
from samtal_tui.export.errors import MakingFailed, NothingMayLeave
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts, known_texts
from samtal_tui.export.names import file_name
from samtal_tui.export.occasion import Occasion, occasion_of
from samtal_tui.export.place import staged
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.sharing.preview import preview
from samtal_tui.texts import Texts
from vault.records import Audience, Document, Item, Leaving, Recipient
from vault.shareable import digest, select
from vault.store import OpenVault

TIME_LIMIT = 30.0
"""Seconds the process that makes documents is given; it needs less than one on a quiet machine."""

Maker = Callable[[Format, bytes], bytes]
"""Turns a format and a document's content as JSON into the document's bytes. Raises `MakingFailed`."""


def make_document(
    vault: OpenVault,
    talk_id: str,
    recipient: Recipient,
    format_: Format,
    folder: Path,
    language: str,
    *,
    now: datetime,
    overwrite: bool = False,
    part: int = 0,
    edition: int = 1,
    consented: frozenset[Audience] = frozenset(),
    maker: Maker | None = None,
) -> Document:
    """Make the document of a talk for `recipient` in `folder` and record it; return the line of the history.

    `language` is the document's own (see `document_language`); `part` is how many characters a field of HR's
    system takes, for plain text (0: no limit); `edition` numbers a file that stands beside earlier ones.
    Raises `NothingMayLeave`, `CannotPlace`, `MakingFailed`, `StoppedByFinalCheck`; whatever is raised, no
    file was made or changed.
    """
    t = Texts(language)
    items = select(vault.id, vault.items.shareable_of_talk(talk_id), recipient, consented=consented)
    if not items:
        raise NothingMayLeave(recipient)
    occasion = occasion_of(vault, talk_id, recipient, now.date())
    data = (maker or run_worker)(format_, to_json(content_of(items, occasion, t, part=part)))
    final_check(
        data,
        format_,
        agreed=agreed_texts(items),
        known=known_texts(items, occasion, t),
        forbidden=forbidden_texts(vault, {item.id for item in items}),
    )
    name = document_name(occasion, format_, t, edition)
    stayed = preview(vault.id, vault.items.of_talk(talk_id), recipient, consented=consented).staying
    document = Document(
        id=secrets.token_hex(16),
        person=occasion.person.id,
        talk=talk_id,
        recipient=recipient,
        format=format_,
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=now,
        items=tuple(_leaving(vault.id, item) for item in items),
        stayed={reason.value: number for reason, number in stayed.items()},
    )
    # Recorded first: a line about a file that a power cut took is better than a file without its line.
    with staged(folder, name, data, overwrite=overwrite) as keep:
        vault.ledger.record(document)
        keep()
    return document


def document_name(occasion: Occasion, format_: Format, t: Texts, edition: int = 1) -> str:
    """What the file is called: the talk, its day, the person, whom it is for; numbered from the second."""
    whom = t(words.RECIPIENT[occasion.recipient])
    parts = (occasion.talk_name(t), occasion.talk.on.isoformat(), occasion.person.name, whom)
    return file_name((*parts, str(edition) if edition > 1 else ""), format_.suffix)


def run_worker(format_: Format, content: bytes, *, limit: float = TIME_LIMIT) -> bytes:
    """Run the process without keys. Raises `MakingFailed` when it hangs, ends early or says nothing."""
    command = [sys.executable, "-I", "-B", "-m", "samtal_tui.export.worker", format_]
    return run_maker(command, content, limit=limit)


def run_maker(command: list[str], content: bytes, *, limit: float) -> bytes:
    """Run `command` with `content` on standard input: no environment, no open files, no folder of ours."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, and the environment empty
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            close_fds=True,
            timeout=limit,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise MakingFailed from None
    return done.stdout


def _leaving(vault_id: str, item: Item) -> Leaving:
    return Leaving(item=item.id, digest=digest(vault_id, item))
