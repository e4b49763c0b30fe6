"""What the documents room shows: the exact text, what goes and what stays, the history, the public record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from samtal_tui.export import text as plain_text
from samtal_tui.export.content import Content
from samtal_tui.export.formats import Format
from samtal_tui.export.leaked import LeakedLine
from samtal_tui.export.offer import Offer
from samtal_tui.export.public_record import PUBLIC_RECORD
from samtal_tui.sharing.comment import Comment
from samtal_tui.sharing.consent import Yes
from samtal_tui.sharing.preview import STAYS, Stays
from samtal_tui.texts import Texts, mark
from samtal_tui.words import SIGN_WAY
from screens.widgets.plain import one_line
from screens.widgets.plan_layout import labelled, wrapped
from screens.widgets.plan_standing import HIDDEN
from screens.widgets.rows import Row
from vault.records import Item, Kind, SignOff


def document_rows(content: Content, width: int) -> list[Row]:
    """The exact text of the document, laid out for the screen: every word of it and no other."""
    rows: list[Row] = []
    for title, lines in plain_text.parts(content):
        rows += [Row(Text()), Row(_paragraph(title, width, "bold"))]
        rows += [Row(_line(line, width)) for line in lines]
    return rows[1:]


def _line(line: str, width: int) -> Text:
    label, tab, value = line.partition("\t")
    if not tab:
        return _paragraph(label, width)
    column = min(24, width // 3)
    if len(label) < column:
        return labelled(label, value, width, indent=1, label_width=column)
    told = _paragraph(label, width, "dim")
    return Text("\n").join([told, labelled("", value, width, indent=1, label_width=column)])


def _paragraph(text: str, width: int, style: str = "") -> Text:
    return Text.assemble(("\n".join(f" {line}" for line in wrapped(text, width - 2)), style))


_PLAN, _OUTCOMES, _NOTES = mark("action plan"), mark("last year's plan"), mark("notes")
_SORTS = (_PLAN, _OUTCOMES, _NOTES)


def _sort(item: Item) -> str:
    if item.row_kind:
        return _PLAN
    return _OUTCOMES if item.kind is Kind.OUTCOME else _NOTES


def summary(offer: Offer, t: Texts, width: int) -> Text:
    """What goes and what stays, one under the other, and the lines that were changed by name."""
    sorts = Counter(_sort(item) for item in offer.preview.going)
    going = t.count("{n} line, agreed", "{n} lines, all agreed", len(offer.preview.going))
    staying = t.count("{n} line", "{n} lines", offer.preview.stays)
    lines = [
        _counted(
            t("IN THE FILE"), going, [f"{t(sort)} {sorts[sort]}" for sort in _SORTS if sorts[sort]], width
        ),
        _counted(
            t("STAYS HERE"),
            staying,
            [f"{_why(why, t)} {number}" for why, number in offer.preview.staying.items()],
            width,
        ),
    ]
    for item in offer.preview.changed:
        told = t("Changed, goes with the words agreed on: {title}", title=one_line(item.title))
        lines.append(_one_line(told, width))
    for gone in offer.fallen:
        named = (
            t("No longer in the document: {title}", title=one_line(gone.title))
            if gone.title
            else t("No longer in the document: a line that was taken back")
        )
        lines.append(_one_line(named, width))
    lines += [labelled(*told, width, indent=1, label_width=14) for told in _standing(offer, t)]
    return Text("\n").join(lines)


def _one_line(told: str, width: int) -> Text:
    line = Text(f" {told}")
    line.truncate(width - 1, overflow="ellipsis")
    return line


def _standing(offer: Offer, t: Texts) -> Iterator[tuple[str, str]]:
    """Which version it is and whether it is signed; what the employee has said about a new manager."""
    if offer.occasion.signed and offer.content is not None:
        yield t("VERSION"), version_told(offer, t)
        yield from _comment(offer, t)
    name, between = one_line(offer.occasion.person.given), offer.between_us
    match offer.yes:
        case Yes.GIVEN:
            yield t("BETWEEN US"), t("{name} has said yes: it goes too", name=name)
        case Yes.OUTGROWN:
            yield (
                t("BETWEEN US"),
                t("stays: {name} said yes before the newest of it was agreed on", name=name),
            )
        case Yes.NOT_ASKED:
            yield (
                t("BETWEEN US"),
                t.count(
                    "{n} line stays, unless {name} says yes to it",
                    "{n} lines stay, unless {name} says yes to them",
                    between,
                    name=name,
                ),
            )
        case Yes.NOTHING_TO_ASK:
            return


def _comment(offer: Offer, t: Texts) -> Iterator[tuple[str, str]]:
    """Where the employee can say something of her own, as long as that can be added (R06)."""
    if not offer.occasion.to_employee or offer.signature or offer.comment is Comment.AGREED:
        return
    name = one_line(offer.occasion.person.given)
    if offer.comment is Comment.WAITING:
        yield t("COMMENT"), t("{name} has written one: it waits for your yes on the turned screen", name=name)
    else:
        yield t("COMMENT"), t("none yet; {name} writes one on the last page of the turned screen", name=name)


def version_told(offer: Offer, t: Texts) -> str:
    """Which version is shown, and which is signed."""
    number, signed = offer.occasion.version, offer.signature
    if signed:
        return f"{number}: {signature_told(signed, t)}"
    older = next(iter(offer.signed), None)
    now = t("not signed yet") if offer.made else t("not created yet")
    if older is None:
        return f"{number}: {now}"
    return t(
        "{number}: {now}; version {older} is {signed}",
        number=number,
        now=now,
        older=older.version,
        signed=signature_told(older, t),
    )


def signature_told(signed: SignOff, t: Texts) -> str:
    """How and when it was signed."""
    return t("signed {way} {date}", way=t(SIGN_WAY[signed.way]), date=signed.on.isoformat())


def _counted(label: str, count: str, parts: list[str], width: int) -> Text:
    told = f"{count}: {', '.join(parts)}" if parts else count
    return labelled(label, told, width, indent=1, label_width=14)


def _why(why: Stays, t: Texts) -> str:
    return t("changed") if why is Stays.CHANGED else t(STAYS[why])


def more_rows(t: Texts, width: int) -> list[Row]:
    """What an official document is and what follows from it."""
    rows = [Row(Text.assemble((f" {t('Official documents')}", "bold")))]
    for paragraph in PUBLIC_RECORD:
        rows += [Row(Text()), Row(_paragraph(t(paragraph), width))]
    return rows


def leaked_rows(leaked: Sequence[LeakedLine], t: Texts, width: int) -> list[Row]:
    """The lines whose words stood in a document that was stopped: only ever on her own screen."""
    rows = [
        Row(_paragraph(t("The words come from these lines of yours. Nobody else is to see them."), width))
    ]
    for line in leaked:
        where = f"{one_line(line.person)} {line.on.isoformat() if line.on else ''}".strip()
        words = HIDDEN if line.words is None else one_line(line.words) or t("a line that is deleted")
        rows += [Row(Text()), Row(labelled(where, words, width, indent=1, label_width=30))]
    return rows


def folder_told(folder: Path, formats: Sequence[Format], t: Texts) -> str:
    """Where the files will stand, and which they are."""
    names = {
        Format.MARKDOWN: "Markdown",
        Format.WORD: "Word",
        Format.PDF: "PDF",
        Format.JSON: "JSON",
        Format.TEXT: t("plain text for HR's system"),
    }
    return f"{tilde(folder)}    {', '.join(names[each] for each in formats)}"


def tilde(path: Path) -> str:
    """A path as it is usually written, the home folder as ~."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
