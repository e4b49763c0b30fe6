"""The rows of the list she reads before she turns the screen: signs and words, section by section."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from samtal_tui.sharing.agreement import Standing, latest, standing
from samtal_tui.sharing.guard import SAID, remarks
from samtal_tui.talk.turning import Shown, groups
from samtal_tui.texts import Texts
from samtal_tui.words import AUDIENCE_SIGN
from screens.talk_view import sign_of
from screens.told import Names, heading, told
from screens.widgets.plain import harmless
from screens.widgets.rows import Row
from screens.widgets.wrapping import wrapped
from vault.records import TITLE_FIELD, Item, Kind

GUTTER = 5
UNGUARDED = frozenset(
    {"voice", "responsible", "do_by", "follow_up", "horizon", "result", "causes", "next_step"}
)
"""The fields that hold a choice or a date and no words."""


def title_field(item: Item) -> str:
    """The field a rewording changes: the manager's own view, where there are two; else the sentence."""
    return "manager" if item.kind is Kind.DISSENT else TITLE_FIELD[item.kind]


def listed(shown: Shown, names: Names, t: Texts, width: int, marked: str) -> list[Row]:
    """Everything the employee will see, under its headings; the row with id `marked` has a mark."""
    rows: list[Row] = []
    for group in groups(shown.guide, shown.items):
        if rows:
            rows.append(Row(Text()))
        rows.append(Row(Text.assemble((f"   {harmless(heading(group, shown, t))}", "bold"))))
        for item in group.items:
            mark = "▌" if item.id == marked else " "
            lines = _lines(shown.vault_id, item, names, t, width, mark)
            text = Text("\n").join([*lines, *_guarded(lines, item, shown.others, t, width)])
            rows.append(Row(text, item.id))
    if not rows:
        rows = [Row(Text(f"   {t('Nothing yet.')}", "dim"))]
    return rows


def _guarded(lines: list[Text], item: Item, others: tuple[str, ...], t: Texts, width: int) -> list[Text]:
    """Underline what the guard would look at once more, and say why below it. It never forbids."""
    texts = [value for name, value in latest(item).fields.items() if name not in UNGUARDED]
    found = [
        (text[remark.start : remark.end], remark.reason) for text in texts for remark in remarks(text, others)
    ]
    for line in lines:
        line.highlight_words([word for word, _ in found], style="underline")
    told = [f"{word}: {t(SAID[reason])}" for word, reason in dict.fromkeys(found)]
    if not told:
        return []
    told.append(t("Shift+Tab makes it private"))
    rows = wrapped(harmless("   ".join(told)), width - GUTTER)
    return [Text(" " * GUTTER + row, "bold") for row in rows]


def _lines(vault_id: str, item: Item, names: Names, t: Texts, width: int, mark: str) -> list[Text]:
    newest = latest(item)
    said = told(newest, names, t)
    stands = standing(vault_id, item)
    beside = {
        Standing.OPEN: said.when,
        Standing.AGREED: t("agreed on"),
        Standing.PROPOSED: t("change proposed"),
    }[stands]
    details = [*said.details]
    if stands is not Standing.OPEN and said.when:
        details.append(said.when)
    if stands is Standing.PROPOSED:
        original = told(item.model_copy(update={"proposal": None}), names, t)
        details += [f"{t('Agreed wording')}: {words}" for words in original.words]
    if item.kind is Kind.OUTCOME:
        details.insert(0, said.who)
    gutter = f"{mark}{AUDIENCE_SIGN[newest.audience]} {sign_of(newest)} "
    room = width - GUTTER
    words = [row for part in said.words for row in wrapped(harmless(part), room)]
    if beside and len(words) == 1 and cell_len(words[0]) + cell_len(beside) + 2 <= room:
        words[0] += " " * (room - cell_len(words[0]) - cell_len(beside)) + beside
    elif beside:
        details.append(beside)
    lines = [Text(f"{gutter if place == 0 else ' ' * GUTTER}{row}") for place, row in enumerate(words)]
    for detail in details:
        lines += [Text(" " * GUTTER + row, "dim") for row in wrapped(harmless(detail), room)]
    return lines
