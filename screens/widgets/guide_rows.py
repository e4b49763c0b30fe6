"""The guides to choose among: built-in ones first, then the manager's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import set_cell_size
from rich.text import Text

from samtal_tui.guides.commands import size
from samtal_tui.guides.model import Guide
from samtal_tui.texts import Texts
from screens.widgets.rows import Row


def guides_head(t: Texts, *, wide: bool) -> str:
    """What stands above the guides."""
    head = t("Guide: Up and Down choose")
    if not wide:
        return f" {head}"
    return f" {head:<36}{t('Workplace'):<22}{t('Questions'):>10}{t('Minutes'):>8}"


def guide_rows(ready: Sequence[Guide], own: Sequence[Guide], t: Texts, *, wide: bool) -> Iterator[Row]:
    """A row each: the guide, whose it is, and how long; on two lines where columns do not fit."""
    for guide in ready:
        yield Row(_row(guide, t, wide=wide), guide.id)
    if own:
        yield Row(Text(f"   {t('Your own')}", "dim"))
    for guide in own:
        yield Row(_row(guide, t, wide=wide), guide.id)


def _row(guide: Guide, t: Texts, *, wide: bool) -> Text:
    title, workplace = guide.title(t.language), guide.workplace(t.language)
    if wide:
        cells = f"   {set_cell_size(title, 33)} {set_cell_size(workplace, 27)}"
        return Text(f"{cells}{len(guide.addresses()):>5}{guide.minutes:>8}")
    return Text(f"   {title}").append(f"\n     {workplace}, {size(guide, t)}", "dim")
