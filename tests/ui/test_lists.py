"""A list draws its own rows, and has its frame like every other widget."""

from pathlib import Path

from rigs import rig, seen, settle

from screens.widgets.rows import RowList


async def test_a_list_is_drawn_inside_its_frame(tmp_path: Path) -> None:
    async with rig(tmp_path) as (app, pilot):
        people = app.screen.query_one("#people", RowList)
        bare = [line for line in seen(app).splitlines() if "07  Ek, Kim" in line]
        people.styles.border_top = ("solid", "white")
        people.styles.padding = (0, 2)
        await settle(app, pilot)
        page = seen(app).splitlines()
        assert page[people.region.y] == "─" * 80
        assert page[people.region.y + 1].startswith("  " + bare[0][:20])
