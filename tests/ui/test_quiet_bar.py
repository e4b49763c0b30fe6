"""The scroll bar that is drawn seldom looks as the one that is always drawn."""

from pathlib import Path

from rich.text import Text
from rigs import rig, settle
from textual.app import ComposeResult
from textual.scrollbar import ScrollBar

from screens.room import Room
from screens.widgets.rows import Row, RowList


class Long(Room[object]):
    """A list of as many rows as it is told."""

    SCOPE = "proof"

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield RowList()


async def test_it_looks_as_the_usual_one_wherever_it_stands_and_however_long_the_list(tmp_path: Path) -> None:
    async with rig(tmp_path, Long()) as (app, pilot):
        rows = app.screen.query_one(RowList)
        looks = set()
        for count in (60, 61, 500, 501, 90, 30, 2_000):
            rows.show([Row(Text(f"rad {number}"), str(number)) for number in range(count)])
            for at in (0, count // 3, count // 3 + 1, count - 1):
                rows.select(str(at))
                await settle(app, pilot)
                bar = rows.vertical_scrollbar
                drawn = bar.render_lines(bar.size.region)
                bar._styles_cache.clear()
                usual = ScrollBar.render_lines(bar, bar.size.region)
                assert [list(strip) for strip in drawn] == [list(strip) for strip in usual]
                looks.add("\n".join(str(list(strip)) for strip in drawn))
        app.theme = "samtal-light"
        await settle(app, pilot)
        drawn = bar.render_lines(bar.size.region)
        assert "\n".join(str(list(strip)) for strip in drawn) not in looks
        assert len(looks) > 10
