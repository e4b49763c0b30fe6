"""Make a talk sheet: by the process without keys, checked byte by byte, put whole in its place, recorded."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from samtal_tui import words
from samtal_tui.export import phrases as document_phrases
from samtal_tui.export.content import one_line, printable
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.make import Maker, put_and_record, run_worker
from samtal_tui.export.names import file_name
from samtal_tui.export.sheet import SHEET_FORMAT, sheet_to_json
from samtal_tui.plan.layouts import TITLES, plan_tables
from samtal_tui.plan.table import Parties
from samtal_tui.prepare import sheet_phrases as phrases
from samtal_tui.prepare.sheet import TalkSheet, sheet_of, title_of
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.texts import Texts
from vault.records import Document, Leaving, Recipient
from vault.shareable import digest
from vault.store import OpenVault


def make_sheet(
    vault: OpenVault,
    talk_id: str,
    folder: Path,
    language: str,
    *,
    now: datetime,
    overwrite: bool = False,
    maker: Maker | None = None,
) -> Document:
    """Make the Word sheet for a talk in `folder` and record it; return the line of the history.

    Raises `NoSuchRecord`, `NoGuide`, `CannotPlace`, `MakingFailed`, `StoppedByFinalCheck`; whatever is
    raised, no file was made or changed.
    """
    found = sheet_of(vault, talk_id, now.date(), language)
    data = (maker or run_worker)(Format.WORD, sheet_to_json(found.sheet))
    final_check(
        data,
        Format.WORD,
        agreed=[printable(row.title) for row in found.rows],
        known=list(_known(found, Texts(language))),
        forbidden=forbidden_texts(vault, {row.id for row in found.rows}),
    )
    document = Document(
        id=secrets.token_hex(16),
        person=found.occasion.person.id,
        talk=talk_id,
        recipient=Recipient.EMPLOYEE,
        format=Format.WORD,
        file_name=sheet_name(found, Texts(language)),
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=now,
        items=tuple(Leaving(item=row.id, digest=digest(vault.id, row)) for row in found.rows),
        stayed={},
        sheet=True,
    )
    put_and_record(vault, document, folder, data, overwrite=overwrite)
    return document


def sheet_name(found: TalkSheet, t: Texts) -> str:
    """What the file is called: what it is, the talk, its day and the person."""
    occasion = found.occasion
    parts = (title_of(occasion, t).replace(":", ""), occasion.person.name)
    return file_name(parts, Format.WORD.suffix)


def _known(found: TalkSheet, t: Texts) -> Iterator[str]:
    """Every text the sheet may have in it, worked out without looking at how it was composed."""
    yield from map(one_line, _standing(found, t))
    for section in found.guide.sections:
        yield section.title(t.language)
        yield t(phrases.WHEN, phase=t(phrases.PHASES[section.phase]), minutes=section.minutes)
        for question in section.questions:
            yield question.text(t.language)
            yield " ".join(question.prompts(t.language))
    for row in found.rows:
        yield printable(row.title)
        yield t("done by {date}", date=row.fields.get("do_by", ""))


def _standing(found: TalkSheet, t: Texts) -> Iterator[str]:
    occasion, talk, parties = found.occasion, found.occasion.talk, found.occasion.parties(t)
    yield from map(t, phrases.EVERY)
    yield t(phrases.TITLE, talk=occasion.talk_name(t), day=talk.on.isoformat())
    if found.since:
        yield t(phrases.LAST_PLAN, day=found.since.isoformat())
    yield from (parties.employee, parties.manager, talk.on.isoformat(), talk.place)
    yield f"{talk.at:%H:%M}" if talk.at else ""
    yield from map(t, words.RESULT.values())
    yield " ".join(map(t, words.RESULT.values()))
    for table in plan_tables(occasion.layout, (), Parties("", ""), t):
        yield from (table.title, *table.columns, *(group.title for group in table.groups))
    yield from (t(TITLES[occasion.layout]), t(document_phrases.PAGE), SHEET_FORMAT, t.language)
    yield f"{occasion.today.isoformat()}T00:00:00Z"
