"""A receipt for one document: who agreed to what, when and how, which file it is, how much stayed behind.

It says what the proof shows (R04, R05), as a document of its own: to print, or to hand to somebody careful.
It repeats words only where they may leave to the same recipient today, and counts what stayed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from samtal_tui import words
from samtal_tui.export import phrases, text
from samtal_tui.export.compose import letterhead
from samtal_tui.export.content import (
    Content,
    Field,
    Group,
    Line,
    Said,
    Section,
    Table,
    one_line,
    printable,
    to_json,
)
from samtal_tui.export.errors import NotAsPdf
from samtal_tui.export.final_check import final_check
from samtal_tui.export.formats import Format
from samtal_tui.export.known import agreed_texts, known_texts
from samtal_tui.export.make import Maker, run_worker
from samtal_tui.export.names import file_name
from samtal_tui.export.place import staged
from samtal_tui.export.proof import Proof, ProvenLine, said_of, told_of
from samtal_tui.export.recognise import FileNow
from samtal_tui.plan.table import form_header
from samtal_tui.sharing.forbidden import forbidden_texts
from samtal_tui.sharing.preview import STAYS, Stays
from samtal_tui.texts import Texts, mark
from vault.records import Item
from vault.store import OpenVault

FORMATS = (Format.PDF, Format.WORD, Format.MARKDOWN, Format.TEXT)
"""The formats a receipt is made in."""

STATEMENT = mark(
    "A receipt for one document: what {employee} and {manager} had both agreed on when it was made, and how "
    "many lines stayed behind. What stayed is only counted."
)
COLUMNS = (
    mark("What it says"),
    mark("Whose words"),
    mark("Who may read it"),
    mark("Agreed by both"),
    mark("SHA-256 of the wording"),
)
FILE = {
    FileNow.UNCHANGED: mark("unchanged: it holds exactly what was made"),
    FileNow.CHANGED: mark("another file of that name is in the folder now"),
    FileNow.GONE: mark("not in the folder now"),
}
NOT_TOLD = mark("Words that do not stand, or may not leave, any more")
GROUP = 16
"""Digits of a SHA-256 on a line of a narrow cell."""


def receipt_content(proof: Proof, t: Texts, now: datetime) -> Content:
    """What the receipt says."""
    occasion = proof.occasion
    parties = occasion.parties(t)
    header = form_header(occasion.talk.on, parties, occasion.unit, t)
    return Content(
        language=t.language,
        title=_title(proof, t),
        statement=one_line(t(STATEMENT, employee=parties.employee, manager=parties.manager)),
        made_on=now.date().isoformat(),
        page=t(phrases.PAGE),
        header=tuple(Field(label, one_line(value)) for label, value in (*header, *facts(proof, t))),
        plan=None,
        outcomes=_lines(proof, t),
        notes_title=t("The document"),
        sections=(Section("SHA-256", _facts(sums(proof, t))),),
        signature=None,
        part_title=t(phrases.PART_TITLE),
        letterhead=letterhead(occasion),
    )


def receipt_text(proof: Proof, t: Texts, now: datetime) -> str:
    """The receipt as plain text, to read in a terminal."""
    return text.make(receipt_content(proof, t, now)).decode().replace("\t", "  ")


def make_receipt(
    vault: OpenVault,
    proof: Proof,
    format_: Format,
    folder: Path,
    t: Texts,
    now: datetime,
    *,
    edition: int = 1,
    maker: Maker | None = None,
) -> Path:
    """Make the receipt as a file, checked like every document, and return its path.

    Raises `CannotPlace`, `MakingFailed`, `StoppedByFinalCheck`; whatever is raised, there is no file.
    """
    data = (maker or run_worker)(format_, to_json(receipt_content(proof, t, now)))
    shown = told_items(proof)
    final_check(
        data,
        format_,
        agreed=agreed_texts(shown),
        known=[*known_texts(shown, proof.occasion, t), *_own_texts(proof, t, now)],
        forbidden=forbidden_texts(vault, {item.id for item in shown}),
    )
    path = folder / receipt_name(proof, format_, t, edition)
    with staged(folder, path.name, data) as keep:
        keep()
    return path


def make_free_receipt(vault: OpenVault, proof: Proof, folder: Path, t: Texts, now: datetime) -> Path:
    """Make the receipt as PDF, or as Word where a PDF cannot hold it, under a name that is free.

    Raises what `make_receipt` raises.
    """
    edition = 1
    while any(os.path.lexists(folder / receipt_name(proof, each, t, edition)) for each in FORMATS):
        edition += 1
    try:
        return make_receipt(vault, proof, Format.PDF, folder, t, now, edition=edition)
    except NotAsPdf:
        return make_receipt(vault, proof, Format.WORD, folder, t, now, edition=edition)


def receipt_name(proof: Proof, format_: Format, t: Texts, edition: int = 1) -> str:
    """What the file is called: for the very file it is about."""
    about = proof.document.file_name.replace(".", "_")
    return file_name((t("Receipt"), about, str(edition) if edition > 1 else ""), format_.suffix)


def told_items(proof: Proof) -> list[Item]:
    """The items whose words the receipt repeats."""
    return [line.item for line in proof.lines if line.item is not None and line.told]


def facts(proof: Proof, t: Texts) -> list[tuple[str, str]]:
    """What is known of the file, as labels and values."""
    made, signed = proof.document, proof.signed
    known = [
        (t("File"), made.file_name),
        (t("For"), t(words.RECIPIENT[made.recipient])),
        (t("Made"), f"{made.made_at:%Y-%m-%d %H:%M}"),
        (t("Now"), t(FILE[proof.file])),
        (t("Version"), str(made.version)),
        (_stayed_title(proof, t), ", ".join(f"{why} {number}" for why, number in stayed(proof, t)) or "–"),
    ]
    if signed:
        known.append((t("Signed"), f"{signed.on.isoformat()} {t(words.SIGN_WAY[signed.way])}"))
    elif proof.occasion.signed and not made.underlag:
        known.append((t("Signed"), t("this version is not noted as signed")))
    if made.notice:
        known.append((t("Notice"), t("The manager was told that it will probably be an official document.")))
    return known


def sums(proof: Proof, t: Texts) -> list[tuple[str, str]]:
    """The SHA-256 sums, in hex: of the file, and of the words that were signed."""
    signed = [(t("What was signed"), proof.signed.digest)] if proof.signed else []
    return [(t("The file"), proof.document.sha256), *signed]


def stayed(proof: Proof, t: Texts) -> list[tuple[str, str]]:
    """How many lines stayed behind, for each reason."""
    said = {reason.value: t(STAYS[reason]) for reason in Stays}
    return [(said.get(why, why), str(number)) for why, number in proof.document.stayed.items()]


def _stayed_title(proof: Proof, t: Texts) -> str:
    return t.count("{n} line stayed behind", "{n} lines stayed behind", proof.stayed)


def _facts(known: list[tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(Line("", (Said(label, value),)) for label, value in known)


def _title(proof: Proof, t: Texts) -> str:
    day = proof.occasion.talk.on.isoformat()
    return f"{t('Receipt')}: {proof.occasion.talk_name(t)} {day}"


def _lines(proof: Proof, t: Texts) -> Table | None:
    if not proof.lines:
        return None
    title = t.count("{n} line, agreed by both", "{n} lines, every one agreed by both", len(proof.lines))
    rows = tuple(tuple(map(printable, _row(line, proof, t))) for line in proof.lines)
    return Table(title, (Group("", tuple(map(t, COLUMNS))),), rows)


def _row(line: ProvenLine, proof: Proof, t: Texts) -> Iterator[str]:
    if line.item is not None and line.told:
        said = [one for one in said_of(line.item, proof.occasion, t) if one[1]]
        yield "\n".join(words_ for _, words_ in said)
        yield "\n".join(dict.fromkeys(who for who, _ in said if who))
        yield t(words.READERS_TURNED[line.item.audience])
    else:
        yield t(NOT_TOLD)
        yield t(words.KIND[line.item.kind]) if line.item else ""
        yield ""
    yield told_of(line, t)
    yield "\n".join(line.digest[place : place + GROUP] for place in range(0, len(line.digest), GROUP))


def _own_texts(proof: Proof, t: Texts, now: datetime) -> Iterator[str]:
    """Every text of a receipt that no item has, and its own name."""
    parties = proof.occasion.parties(t)
    yield _title(proof, t)
    yield t(STATEMENT, employee=parties.employee, manager=parties.manager)
    yield f"{now.date().isoformat()}T00:00:00Z"
    yield from map(t, COLUMNS)
    yield t("The document")
    yield t("The file")
    yield _stayed_title(proof, t)
    for label, value in (*facts(proof, t), *sums(proof, t), *stayed(proof, t)):
        yield f"{label} {value}"
    yield t.count("{n} line, agreed by both", "{n} lines, every one agreed by both", len(proof.lines))
    for line in proof.lines:
        yield told_of(line, t)
        if line.item is not None and line.told:
            yield " ".join(text for _, text in said_of(line.item, proof.occasion, t))
        else:
            yield from _row(line, proof, t)
        yield from (line.digest[place : place + GROUP] for place in range(0, len(line.digest), GROUP))
        if line.item is not None:
            yield t(words.KIND[line.item.kind])
            yield t(words.READERS_TURNED[line.item.audience])
    yield " ".join((parties.employee, parties.manager))
