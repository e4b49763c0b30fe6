"""The history of documents, and one document of it line by line: what somebody careful is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from samtal_tui.export.proof import Proof, ProvenLine, Since, said_of, told_of
from samtal_tui.export.recognise import FileNow
from samtal_tui.sharing.preview import STAYS, Stays
from samtal_tui.texts import Texts, mark
from samtal_tui.words import KIND, READERS_TURNED, RECIPIENT, SIGN_WAY
from screens.widgets.plan_layout import labelled, wrapped
from screens.widgets.rows import Row
from vault.records import Document, SignOff

FILE_NOW = {
    FileNow.UNCHANGED: mark("In the folder, unchanged: it holds exactly what was made."),
    FileNow.CHANGED: mark("A file of that name is in the folder, but it is not what was made."),
    FileNow.GONE: mark("Not in the folder now. samtal check-document tells whether a file is this one."),
}

_LABEL = 12
"""Cells for a label: what is left of 80 holds a SHA-256 on one line."""


def history_rows(history: Sequence[Document], signed: Sequence[SignOff], t: Texts, width: int) -> list[Row]:
    """What has been made about the person: when, for whom, how much went and stayed, what is signed."""
    files = {file for one in signed for file in one.files}
    rows = [Row(_made(made, made.sha256 in files, t, width), made.id) for made in history]
    return rows or [Row(Text(f" {t('No document has been made yet.')}"))]


def _made(made: Document, signed: bool, t: Texts, width: int) -> Text:  # noqa: FBT001
    told = _told_of(made, t)
    more = [t("version {number}", number=made.version)] if made.version > 1 else []
    more += [t("signed")] if signed else []
    more += [t("notice shown")] if made.notice else []
    first = labelled(f"{made.made_at:%Y-%m-%d %H:%M}", told, width, indent=1, label_width=18)
    second = labelled("", ", ".join((made.file_name, *more)), width, indent=1, label_width=18)
    return Text("\n").join((first, second))


def _told_of(made: Document, t: Texts) -> str:
    if made.sheet:
        return t.count(
            "a talk sheet, for your own hand: {n} row of the last plan",
            "a talk sheet, for your own hand: {n} rows of the last plan",
            len(made.items),
        )
    return t(
        "for {recipient}: {went} lines went, {stayed} stayed",
        recipient=t(RECIPIENT[made.recipient]),
        went=len(made.items),
        stayed=sum(made.stayed.values()),
    )


def proof_rows(proof: Proof, t: Texts, width: int) -> list[Row]:
    """Everything that is known of one document."""
    rows = [Row(text) for text in _head(proof, t, width)]
    told = t.count("{n} line, agreed by both", "{n} lines, every one agreed by both", len(proof.lines))
    rows += [Row(Text()), Row(Text(f" {told}", "bold"))]
    for line in proof.lines:
        rows += [Row(Text()), *(Row(text) for text in _line(line, proof, t, width))]
    rows += [Row(Text()), *(Row(text) for text in _stayed(proof, t, width))]
    return rows


def _head(proof: Proof, t: Texts, width: int) -> Iterator[Text]:
    made = proof.document
    facts = [
        (t("Made"), f"{made.made_at:%Y-%m-%d %H:%M}"),
        (t("For"), t(RECIPIENT[made.recipient])),
        (t("File"), made.file_name),
        ("", t(FILE_NOW[proof.file])),
        ("SHA-256", made.sha256),
        (t("Version"), str(made.version)),
    ]
    if proof.occasion.signed and not made.is_blank:
        facts.append((t("Signature"), _signature(proof.signed, t)))
    if made.notice:
        facts.append((t("Notice"), t("You were told that it will probably be an official document.")))
    for label, value in facts:
        yield labelled(label, value, width, indent=1, label_width=_LABEL)


def _signature(signed: SignOff | None, t: Texts) -> str:
    if signed is None:
        return t("this version is not noted as signed")
    return t(
        "{date} {way}; what was signed is kept as it was (s)",
        date=signed.on.isoformat(),
        way=t(SIGN_WAY[signed.way]),
    )


def _line(line: ProvenLine, proof: Proof, t: Texts, width: int) -> Iterator[Text]:
    if line.item is not None and line.since is Since.SAME:
        for who, words in said_of(line.item, proof.occasion, t):
            yield labelled(who, words, width, indent=1, label_width=_LABEL)
        yield labelled("", t(READERS_TURNED[line.item.audience]), width, indent=1, label_width=_LABEL)
    elif line.item is not None:
        # Its words now may be for fewer readers than those that left.
        yield Text(f" {t(KIND[line.item.kind])}")
    else:
        yield Text(f" {t('A line that is not here any more')}")
    yield labelled("", told_of(line, t), width, indent=1, label_width=_LABEL)
    yield labelled("", line.digest, width, indent=1, label_width=_LABEL)


def _stayed(proof: Proof, t: Texts, width: int) -> Iterator[Text]:
    told = t.count("{n} line stayed behind", "{n} lines stayed behind", proof.stayed)
    yield Text(f" {told}", "bold")
    for why, number in proof.document.stayed.items():
        known = next((t(STAYS[reason]) for reason in Stays if reason == why), why)
        yield labelled(known, str(number), width, indent=1, label_width=34)


def signed_rows(signed: SignOff, t: Texts, width: int) -> list[Row]:
    """What was signed, as it was."""
    from samtal_tui.export.content import from_json
    from screens.widgets.plan_document import document_rows

    told = t(
        "Version {number}, signed {date} {way}, word for word. SHA-256 of it: {digest}",
        number=signed.version,
        date=signed.on.isoformat(),
        way=t(SIGN_WAY[signed.way]),
        digest=signed.digest,
    )
    head = Text("\n".join(f" {line}" for line in wrapped(told, width - 2)), "bold")
    return [Row(head), Row(Text()), *document_rows(from_json(signed.content.encode()), width)]
